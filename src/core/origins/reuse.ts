import type { Article, ArticleId, Claim, ClaimId, Reading } from "../model/index.ts";

/** A sentence of fewer words may be worded alike by chance. */
const SHORTEST_SENTENCE_WORDS = 9;
/** Share of words two sentences must have in common, of all words of both, before one is taken from the other. */
const SAME_WORDING = 0.72;
/** Runs of letters or digits. */
const WORD = /[\p{L}\p{N}]+/gu;

/** Earlier passages of one figure that a sentence is held against. */
export const MOST_EARLIER = 50;

/** A claim where it was printed. */
interface Printed {
  readonly article: Article;
  readonly claim: Claim;
}

interface Passage extends Printed {
  readonly words: ReadonlySet<string>;
}

/** Sentences taken over from other articles. */
export interface Reused {
  /** For each claim of such a sentence the earlier claim, which it repeats. */
  readonly claims: ReadonlyMap<ClaimId, ClaimId>;
  /** Claims for which nothing was found among the first `MOST_EARLIER` passages, and further ones were not looked at. */
  readonly cutShort: number;
}

/** Finds claims whose whole sentence another article printed before, nearly word for word: the wire copy inside an otherwise different text. */
export function findReused(readings: readonly Reading[], roots: ReadonlyMap<ArticleId, ArticleId>): Reused {
  const isCopy = (article: Article): boolean => roots.get(article.id) !== article.id;
  const buckets = new Map<string, Printed[]>();
  for (const { article, claims } of readings) {
    for (const claim of claims) {
      const figure = claim.figure?.figure.quantity;
      const key = `${claim.kind} ${claim.what} ${figure === undefined ? "-" : `${figure.unit} ${figure.low} ${figure.high}`}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [{ article, claim }]);
      else bucket.push({ article, claim });
    }
  }
  const reused = new Map<ClaimId, ClaimId>();
  let cutShort = 0;
  for (const printed of buckets.values()) {
    // what nobody else says is read no further
    if (printed.length < 2) continue;
    const passages = printed.map(readPassage).filter(({ words }) => words.size >= SHORTEST_SENTENCE_WORDS);
    passages.sort((a, b) => Number(isCopy(a.article)) - Number(isCopy(b.article)) || compareAge(a.article, b.article) || (a.claim.id < b.claim.id ? -1 : 1));
    for (const [index, later] of passages.entries()) {
      const first = findEarlier(passages, Math.min(index, MOST_EARLIER), later);
      if (first !== null) reused.set(later.claim.id, first.claim.id);
      else if (index > MOST_EARLIER) cutShort++;
    }
  }
  return { claims: reused, cutShort };
}

/** Characters of a sentence that are held against others. */
const LONGEST_SENTENCE_CHARS = 1000;

function readPassage({ article, claim }: Printed): Passage {
  const { start, end } = claim.sentence;
  const sentence = article.text.slice(start, Math.min(end, start + LONGEST_SENTENCE_CHARS)).toLowerCase();
  return { article, claim, words: new Set(sentence.match(WORD)) };
}

/** The first of the first `count` passages that another article has nearly word for word. */
function findEarlier(passages: readonly Passage[], count: number, { article, words }: Passage): Passage | null {
  for (let at = 0; at < count; at++) {
    const earlier = passages[at];
    if (earlier !== undefined && earlier.article.id !== article.id && isSame(earlier.words, words)) return earlier;
  }
  return null;
}

/** The dated before the undated, the earlier before the later, own text before text credited to an agency. */
function compareAge(a: Article, b: Article): number {
  if (a.wires.length !== b.wires.length) return a.wires.length - b.wires.length;
  const [left, right] = [a.published?.from ?? "\uffff", b.published?.from ?? "\uffff"];
  return left === right ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : left < right ? -1 : 1;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // so many words must be shared, whatever the others are; most pairs are given up after a few
  const least = (SAME_WORDING / (1 + SAME_WORDING)) * (a.size + b.size) - 1e-9;
  let shared = 0;
  let left = a.size;
  for (const word of a) {
    if (b.has(word)) shared++;
    left--;
    if (shared + left < least) return false;
  }
  return shared >= SAME_WORDING * (a.size + b.size - shared);
}
