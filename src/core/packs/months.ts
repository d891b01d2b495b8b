import { compilePhrases, type PhraseSet } from "../text/phrases.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string().min(1));
const shape = z.strictObject({
  months: z.array(words).length(12),
  solarHijri: z.array(words).length(12),
  links: words,
  published: words,
  updated: words,
  zones: z.record(z.string(), z.number().int().min(-840).max(840)),
});

/** Month names of many languages and the words around the date of a page. */
export interface MonthTable {
  /** Lower-cased name or abbreviation without full stop, Arabic yeh and kaf in their Persian form -> 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** The same for the Solar Hijri calendar. */
  readonly solarHijri: ReadonlyMap<string, number>;
  /** Words that may stand between day, month and year. */
  readonly links: ReadonlySet<string>;
  /** "Published", "Updated" and the like, before a date. */
  readonly labels: PhraseSet<"published" | "updated">;
  /** Lower-cased zone name -> minutes ahead of UTC. */
  readonly zones: ReadonlyMap<string, number>;
}

function numbered(lists: readonly (readonly string[])[]): Map<string, number> {
  const map = new Map<string, number>();
  const shared = new Set<string>();
  for (const [index, names] of lists.entries()) {
    for (const name of names) {
      const key = name.toLowerCase().replaceAll(".", "").replaceAll("ي", "ی").replaceAll("ك", "ک");
      if ((map.get(key) ?? index + 1) !== index + 1) shared.add(key);
      map.set(key, index + 1);
    }
  }
  for (const key of shared) map.delete(key);
  return map;
}

/** Checks and compiles months.yaml. */
export function compileMonthTable(file: PackFile): MonthTable {
  const data = checkShape(shape, file);
  return {
    months: numbered(data.months),
    solarHijri: numbered(data.solarHijri),
    links: new Set(data.links.map((word) => word.replaceAll(".", ""))),
    labels: compilePhrases<"published" | "updated">([
      ...data.published.map((word): [string, "published"] => [word, "published"]),
      ...data.updated.map((word): [string, "updated"] => [word, "updated"]),
    ]),
    zones: new Map(Object.entries(data.zones)),
  };
}
