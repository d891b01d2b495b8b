import type { Block } from "../model/index.ts";
import type { BoilerplatePack } from "../packs/boilerplate.ts";
import { type OutletTable, outletByName } from "../packs/outlets.ts";
import { findPhrases, readPhraseTokens } from "../text/phrases.ts";

/** Only the head of a text is searched for the issuer's own voice. */
const sampleChars = 8000;

/** Says whether a text speaks as its issuer: a communique, an NGO's update, a monitor's alert. False for news, and when the publisher is unknown. */
export function isIssuerText(
  text: string,
  blocks: readonly Block[],
  title: string | null,
  outletName: string | null,
  pack: BoilerplatePack,
  table: OutletTable,
): boolean {
  if (outletName === null || outletByName(table, outletName) !== null) return false;
  const name = readPhraseTokens(outletName, 0, outletName.length);
  const kinds = findPhrases(pack.issuerNames, name);
  // The last telling word decides: "Ministry of Information News Agency" reports, "Radio Authority" acts.
  const bodies = kinds.filter((hit) => hit.value === "body");
  const outlets = kinds.filter((hit) => hit.value === "outlet");
  const isBody = bodies.length > 0 && outlets.length === 0;
  if (outlets.length > 0 && bodies.length === 0) return false;
  const titled = title !== null && findPhrases(pack.issuerTitles, readPhraseTokens(title, 0, title.length)).length > 0;
  let voice = 0;
  let ownWords = 0;
  let declared = false;
  let left = sampleChars;
  for (const block of blocks) {
    if (block.role === "boilerplate" || block.role === "headline" || left <= 0) continue;
    left -= block.span.end - block.span.start;
    const tokens = readPhraseTokens(text, block.span.start, Math.min(block.span.end, block.span.start + sampleChars));
    voice += findPhrases(pack.issuerVoice, tokens).length;
    const words = tokens.map((token) => token.key);
    if (
      speaksOfItself(
        words,
        name.map((token) => token.key),
      )
    )
      voice += 1;
    ownWords += countOwnWords(text.slice(block.span.start, Math.min(block.span.end, block.span.start + sampleChars)), pack);
    if (
      declares(
        words,
        name.map((token) => token.key),
      )
    )
      declared = true;
  }
  if (isBody) return titled || voice >= 1;
  return declared || (titled && (voice >= 2 || ownWords >= LEAST_OWN_WORDS));
}

/** "We" and "our" under a title like "situation update" that make it the publisher's own, when nobody is quoted. */
const LEAST_OWN_WORDS = 3;
const QUOTE_OR_WORD = /["“”]|\p{L}+/gu;

/** How often a text says "we" and "our" outside quotation marks. */
function countOwnWords(text: string, pack: BoilerplatePack): number {
  let count = 0;
  let quoted = false;
  for (const [piece] of text.matchAll(QUOTE_OR_WORD)) {
    if (piece === "“") quoted = true;
    else if (piece === "”") quoted = false;
    else if (piece === '"') quoted = !quoted;
    else if (!quoted && pack.issuerWords.has(piece.toLowerCase())) count += 1;
  }
  return count;
}

/** What bodies say and do in their own texts. */
const ACTING: ReadonlySet<string | undefined> = new Set([
  "states",
  "informs",
  "mourns",
  "expresses",
  "reminds",
  "has",
  "continues",
  "stresses",
  "regrets",
  "recommends",
  "urges",
  "recorded",
  "found",
]);

/** "the Authority states": the last word of the publisher's name, as subject of a statement. */
function speaksOfItself(words: readonly string[], name: readonly string[]): boolean {
  return words.some((word, at) => words[at - 1] === "the" && name.includes(word) && word.length > 4 && ACTING.has(words[at + 1]));
}

/** What bodies do in their own statements and newspapers do not. */
const DECLARING: ReadonlySet<string | undefined> = new Set([
  "confirms",
  "announces",
  "regrets",
  "mourns",
  "denies",
  "rejects",
  "expresses",
  "extends",
  "states",
  "informs",
  "condemns",
  "deplores",
  "deeply",
  "categorically",
  "firmly",
  "strongly",
]);

/** "Norland Chemicals confirms": the publisher's whole name as subject of a verb of declaring. */
function declares(words: readonly string[], name: readonly string[]): boolean {
  if (name.length < 2) return false;
  return words.some((_, at) => DECLARING.has(words[at + name.length]) && name.every((word, i) => words[at + i] === word));
}
