import type { Span } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { headAt, relAt, tagAt, uposAt } from "../syntax/token-at.ts";

/** Relations that open a clause of its own. */
const CLAUSAL = new Set(["root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"]);

/** No path in a sentence is followed further than this: trees of text we did not write may be chains. */
const MAX_CLIMB = 60;

/** Tokens from `index` up to the root, itself first. */
export function ancestors(sentence: Sentence, index: number): number[] {
  const path: number[] = [];
  let at = index;
  while (at >= 0 && path.length < MAX_CLIMB) {
    path.push(at);
    at = headAt(sentence, at);
  }
  return path;
}

/** "appears *to have moved*": an infinitive without a subject of its own belongs to the clause of its governor. */
function isBareInfinitive(sentence: Sentence, index: number): boolean {
  const own = sentence.children[index] ?? [];
  return own.some((child) => tagAt(sentence, child) === "TO") && !own.some((child) => relAt(sentence, child).startsWith("nsubj"));
}

/** True when a token heads a clause: a clausal relation, or a conjoined verb. */
export function opensClause(sentence: Sentence, index: number): boolean {
  const rel = relAt(sentence, index);
  if (rel === "ccomp" && isBareInfinitive(sentence, index)) return false;
  return CLAUSAL.has(rel) || (rel === "conj" && uposAt(sentence, index) === "VERB");
}

/** The head of the clause a token stands in. */
export const clauseHead = (sentence: Sentence, index: number): number => ancestors(sentence, index).find((at) => opensClause(sentence, at)) ?? index;

/** A path between two tokens: its edges, and how many clause boundaries it crosses. */
export interface TreePath {
  readonly edges: number;
  readonly clauses: number;
}

/** The path between two tokens through their lowest common ancestor. */
export function treePath(sentence: Sentence, a: number, b: number): TreePath {
  const up = ancestors(sentence, a);
  const other = ancestors(sentence, b);
  const below = [...up.filter((at) => !other.includes(at)), ...other.filter((at) => !up.includes(at))];
  return { edges: below.length, clauses: below.filter((at) => opensClause(sentence, at)).length };
}

const NONE: readonly number[] = [];

/** Indexes of a token and everything below it, in order; stops at tokens `skip` refuses. */
export function subtree(sentence: Sentence, index: number, skip: (token: number) => boolean = () => false): number[] {
  const found = [index];
  // a token has one head, so that none is met twice
  for (const at of found) found.push(...(sentence.children[at] ?? NONE).filter((child) => !skip(child)));
  return found.sort((a, b) => a - b);
}

/** The stretch of text a list of tokens covers, without punctuation at its ends. */
export function spanOf(sentence: Sentence, tokens: readonly number[]): Span | null {
  const words = tokens.filter((index) => uposAt(sentence, index) !== "PUNCT");
  const first = sentence.tokens[words[0] ?? -1];
  const last = sentence.tokens[words.at(-1) ?? -1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Index of the token that covers a position, or the first one after it; the last one when none is. */
export function tokenAt(sentence: Sentence, position: number): number {
  let low = 0;
  let high = sentence.tokens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentence.tokens[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First child of a token with one of the relations; -1 when none. */
export function childBy(sentence: Sentence, index: number, ...relations: readonly string[]): number {
  for (const child of sentence.children[index] ?? NONE) if (relations.includes(relAt(sentence, child))) return child;
  return -1;
}

/** The way between two tokens as a reader sees it: "kilometers -obj-> captured". */
export function describePath(sentence: Sentence, from: number, to: number): string {
  const up = ancestors(sentence, from);
  const down = ancestors(sentence, to);
  const word = (token: number): string => sentence.tokens[token]?.text ?? "";
  const rise = up.filter((token) => !down.includes(token)).map((token) => `${word(token)} -${relAt(sentence, token)}-> `);
  const meet = up.filter((token) => down.includes(token)).slice(0, 1);
  const fall = down
    .filter((token) => !up.includes(token))
    .reverse()
    .map((token) => ` <-${relAt(sentence, token)}- ${word(token)}`);
  return [...rise, ...meet.map(word), ...fall].join("");
}
