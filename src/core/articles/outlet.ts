import type { Block, OutletId } from "../model/index.ts";
import type { BoilerplatePack } from "../packs/boilerplate.ts";
import { type OutletTable, outletByHost, outletByName } from "../packs/outlets.ts";
import { findPhrases, type PhraseToken, type TokenReader } from "../text/phrases.ts";

/** Who published a report and how we know. */
export interface Publisher {
  readonly outlet: OutletId | null;
  readonly name: string | null;
  readonly basis: "stated" | "inferred" | null;
}

export const unknownPublisher: Publisher = { outlet: null, name: null, basis: null };
/** Words of a name looked at on either side of a phrase. */
const longestNameWords = 6;
/** A name the table does not know is one when it ends like one. */
const newsName =
  /\s(?:Times|Post|News|Herald|Gazette|Journal|Daily|Wire|Press|Agency|Observer|Courier|Tribune|Chronicle|Telegraph|Broadcasting|Radio|TV|Television)$/;
/** Signs needed before a name the table does not know is taken for the publisher; one is enough for a known one. */
const enoughSigns = 2;

/** The publisher as the envelope, the page or the header block state it; a known host settles it too. */
export function statedPublisher(names: readonly (string | null)[], url: string | null, table: OutletTable): Publisher {
  const byHost = url === null ? null : outletByHost(table, hostOf(url));
  for (const name of names) {
    const plain = name?.trim() ?? "";
    if (plain === "" || plain.length > 120) continue;
    const known = outletByName(table, plain);
    if (known !== null) return { outlet: known.id, name: known.name, basis: "stated" };
    if (byHost !== null) break;
    return { outlet: null, name: plain, basis: "stated" };
  }
  return byHost === null ? unknownPublisher : { outlet: byHost.id, name: byHost.name, basis: "stated" };
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** The publisher as the text gives itself away ("told CNN", "could not independently verify"); null unless one name leads. */
export function inferPublisher(text: string, blocks: readonly Block[], pack: BoilerplatePack, table: OutletTable, read: TokenReader): Publisher {
  const signs = new Map<string, number>();
  for (const block of blocks) {
    const tokens = read(block.span.start, block.span.end);
    for (const hit of findPhrases(pack.self, tokens)) {
      const name = hit.value === "before" ? nameAfter(text, tokens, hit.to) : nameBefore(text, tokens, hit.from);
      if (name === null) continue;
      const known = outletByName(table, name);
      const weight = tokens[hit.from]?.key === "told" || tokens[hit.from]?.key === "tells" ? 1 : 2;
      const key = known?.name ?? name;
      if ((known !== null && !known.isCommonWord) || newsName.test(name)) {
        signs.set(key, (signs.get(key) ?? 0) + (block.role === "boilerplate" ? weight + 1 : weight));
      }
    }
  }
  const ranked = [...signs].sort((a, b) => b[1] - a[1]);
  const [leader, second] = ranked;
  if (leader === undefined || (second !== undefined && second[1] * 2 > leader[1])) return unknownPublisher;
  const known = outletByName(table, leader[0]);
  if (leader[1] < enoughSigns && known === null) return unknownPublisher;
  if (leader[1] < enoughSigns) return unknownPublisher;
  return { outlet: known?.id ?? null, name: known?.name ?? leader[0], basis: "inferred" };
}

function isNameWord(token: PhraseToken | undefined): token is PhraseToken {
  return token !== undefined && /^[\p{Lu}\d]/u.test(token.word);
}

function nameAfter(text: string, tokens: readonly PhraseToken[], at: number): string | null {
  let from = at;
  if (tokens[from]?.key === "the" && tokens[from]?.word === "the") from += 1;
  let to = from;
  while (to < from + longestNameWords && isNameWord(tokens[to]) && (to === from || adjoins(text, tokens[to - 1], tokens[to]))) to += 1;
  return adjoins(text, tokens[at - 1], tokens[at]) ? nameOf(text, tokens.slice(from, to)) : null;
}

function nameBefore(text: string, tokens: readonly PhraseToken[], at: number): string | null {
  let from = at;
  while (from > 0 && at - from < longestNameWords && isNameWord(tokens[from - 1]) && adjoins(text, tokens[from - 1], tokens[from])) from -= 1;
  return nameOf(text, tokens.slice(from, at));
}

function adjoins(text: string, a: PhraseToken | undefined, b: PhraseToken | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const between = text.slice(a.end, b.start);
  return between === " " || between === "\u00a0" || between === " & " || between === "-" || between === "";
}

/** The words of a name as written, without the ending of a genitive; null of no words. */
function nameOf(text: string, words: readonly PhraseToken[]): string | null {
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end).replace(/['’]s$/, "");
}
