import { compareText } from "../text/compare-text.ts";

const LETTER = { claim: "c", finding: "f", origin: "o", story: "s" } as const;

export type ShortIdKind = keyof typeof LETTER;

/** 32-bit FNV-1a of a string, as eight hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

/** An id of eight digits that does not depend on what else there is: for files that are compared with later ones. */
export const stableId = (kind: ShortIdKind, id: string): string => `${LETTER[kind]}-${fnv1a(id)}`;

/** Fewest digits an id is shown with. */
const SHORTEST = 4;

/**
 * Ids short enough to type ("f-7f3a"), one for each id given: the fewest digits that tell all of them apart.
 * Two ids with the same hash keep their full spelling.
 */
export function shortIds(kind: ShortIdKind, ids: readonly string[]): ReadonlyMap<string, string> {
  const hashes = new Map(ids.map((id) => [id, fnv1a(id)]));
  const distinct = [...hashes].sort(([a], [b]) => compareText(a, b));
  for (let digits = SHORTEST; digits <= 8; digits += 1) {
    const seen = new Set([...hashes.values()].map((hash) => hash.slice(0, digits)));
    if (seen.size === hashes.size) return new Map(distinct.map(([id, hash]) => [id, `${LETTER[kind]}-${hash.slice(0, digits)}`]));
  }
  return new Map(distinct.map(([id]) => [id, id]));
}

/** Ids that a typed one may mean: the full spelling, or any beginning of its short one, with or without the letter. */
export function matchShortId(kind: ShortIdKind, ids: readonly string[], typed: string): readonly string[] {
  if (ids.includes(typed)) return [typed];
  const wanted = typed.startsWith(`${LETTER[kind]}-`) ? typed.slice(2) : typed;
  if (wanted.length < SHORTEST) return [];
  return ids.filter((id) => fnv1a(id).startsWith(wanted));
}
