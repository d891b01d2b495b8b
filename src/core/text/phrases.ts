/** One word of a text as phrases see it: lower case, or the class of a figure. */
export interface PhraseToken {
  readonly start: number;
  readonly end: number;
  /** Lower-cased word; "#" for a number, "$" for an amount of money. */
  readonly key: string;
  readonly word: string;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** Where any word leads. */
  any: Node<T> | null;
  readonly values: T[];
}

/** Phrases compiled to one trie; matching costs at most the longest phrase per word. */
export interface PhraseSet<T> {
  readonly root: Node<T>;
}

/** A phrase found in a run of tokens, as half-open token indexes. */
export interface PhraseHit<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

const currencies = "$€£¥₹₽₴₺₩₪₦₱₫฿";

function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return (
    code >= 0xaa &&
    !(code >= 0x2000 && code <= 0x206f) &&
    !(code >= 0x20a0 && code <= 0x20cf) &&
    code !== 0xab &&
    code !== 0xbb &&
    code !== 0xb7 &&
    code !== 0x3000 &&
    code !== 0xa0
  );
}

/** A plain small letter, which lower case leaves as it is. */
function isLowerCode(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Words, numbers and amounts of money of text[start, end); apostrophes stay inside words and are made straight. */
export function readPhraseTokens(text: string, start: number, end: number): PhraseToken[] {
  const tokens: PhraseToken[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      at += 1;
      continue;
    }
    const from = at;
    const numeric = isDigitCode(code);
    let lower = isLowerCode(code);
    at += 1;
    while (at < end) {
      const here = text.charCodeAt(at);
      if (isWordCode(here)) {
        lower &&= isLowerCode(here);
        at += 1;
      } else if (at + 1 < end && (here === 39 || here === 0x2019) && isWordCode(text.charCodeAt(at + 1))) {
        lower = false;
        at += 2;
      } else if (numeric && at + 1 < end && (here === 44 || here === 46) && isDigitCode(text.charCodeAt(at + 1))) at += 2;
      else break;
    }
    const word = text.slice(from, at);
    const money = numeric && from > start && currencies.includes(text.charAt(from - 1));
    const key = lower ? word : money ? "$" : numeric && !/[A-Za-z]/.test(word) ? "#" : word.toLowerCase().replaceAll("’", "'");
    tokens.push({ start: money ? from - 1 : from, end: at, key, word });
  }
  return tokens;
}

/** Words of a stretch of one text. */
export type TokenReader = (start: number, end: number) => readonly PhraseToken[];

/** Reads stretches of one text and remembers them: several readers of one article ask for the same paragraphs. */
export function readTokensOf(text: string): TokenReader {
  const known = new Map<number, { readonly end: number; readonly tokens: readonly PhraseToken[] }>();
  return (start, end) => {
    const before = known.get(start);
    if (before?.end === end) return before.tokens;
    const tokens = readPhraseTokens(text, start, end);
    known.set(start, { end, tokens });
    return tokens;
  };
}

/**
 * Compiles phrases. A word stands for itself, `#` for a number, `$` for an amount of money, `*` for any one word.
 */
export function compilePhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseSet<T> {
  const root: Node<T> = { next: new Map(), any: null, values: [] };
  for (const [phrase, value] of entries) {
    let node = root;
    for (const raw of phrase.trim().toLowerCase().split(/\s/)) {
      const keys = raw === "#" || raw === "$" || raw === "*" ? [raw] : readPhraseTokens(raw, 0, raw.length).map((token) => token.key);
      for (const key of keys) {
        let next = node.next.get(key);
        if (next === undefined) {
          next = { next: new Map(), any: null, values: [] };
          node.next.set(key, next);
          if (key === "*") node.any = next;
        }
        node = next;
      }
    }
    if (node !== root) node.values.push(value);
  }
  return { root };
}

/** All phrases found, by where they start; phrases may overlap. */
export function findPhrases<T>(set: PhraseSet<T>, tokens: readonly PhraseToken[]): PhraseHit<T>[] {
  const hits: PhraseHit<T>[] = [];
  for (let from = 0; from < tokens.length; from += 1) walk(set.root, tokens, from, from, hits);
  return hits;
}

function walk<T>(node: Node<T>, tokens: readonly PhraseToken[], from: number, at: number, hits: PhraseHit<T>[]): void {
  if (at > from) for (const value of node.values) hits.push({ from, to: at, value });
  const token = tokens[at];
  if (token === undefined) return;
  const exact = node.next.get(token.key);
  if (exact !== undefined) walk(exact, tokens, from, at + 1, hits);
  if (node.any !== null) walk(node.any, tokens, from, at + 1, hits);
}
