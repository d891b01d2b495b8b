import type { Article, ArticleId, Claim, ClaimId, Reading } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";

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
    passages.sort((a, b) => Number(isCopy(a.article)) - Number(isCopy(b.article)) || compareAge(a.article, b.article) || compareText(a.claim.id, b.claim.id));
    for (const [index, later] of passages.entries()) {
      const first = passages.slice(0, Math.min(index, MOST_EARLIER)).find((earlier) => isTakenFrom(later, earlier));
      if (first !== undefined) reused.set(later.claim.id, first.claim.id);
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

const isTakenFrom = (later: Passage, earlier: Passage): boolean => earlier.article.id !== later.article.id && isSame(earlier.words, later.words);

/** Own text before text credited to an agency, the earlier before the later, the dated before the undated. */
const compareAge = (a: Article, b: Article): number =>
  a.wires.length - b.wires.length || compareText(a.published?.from ?? "\uffff", b.published?.from ?? "\uffff");

/** The words two sentences share make up enough of all their words. */
function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const least = (SAME_WORDING / (1 + SAME_WORDING)) * (a.size + b.size);
  // so many words of the first may be missing in the second; most pairs are given up after a few
  let spare = a.size - least + 1e-9;
  for (const word of a) {
    if (spare < 0) return false;
    if (!b.has(word)) spare--;
  }
  return spare >= 0;
}
