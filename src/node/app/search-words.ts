/** A word of a text as it is searched for: lower case, without accents. */
export interface SearchWord {
  readonly word: string;
  /** UTF-16 offsets of it in the text. */
  readonly start: number;
  readonly end: number;
}

/** Words in a row that have to stand so; `beginning`: the last is only the beginning of a word. */
export interface WordRun {
  readonly words: readonly string[];
  readonly beginning: boolean;
}

/** What is searched for: every run has to stand in a passage. Never empty. */
export type WordQuery = readonly WordRun[];

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const ACCENT = /\p{M}/gu;
/** Longest word, in characters: a longer one is no word. */
const LONGEST = 100;

const plain = (word: string): string => word.normalize("NFKD").replaceAll(ACCENT, "").toLowerCase().slice(0, LONGEST);

/** Every word of a text, in order. */
export function searchWords(text: string): readonly SearchWord[] {
  const words: SearchWord[] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    // what compatibility forms come apart into may hold more than one word: "½" is 1 and 2
    for (const part of plain(found).match(WORD) ?? []) words.push({ word: part, start: index, end: index + found.length });
  }
  return words;
}

/** Most runs of one question, and words of one run. */
const MOST_RUNS = 20;
const MOST_WORDS = 20;

/**
 * Reads what a person typed: words, "words in a row" between quotation marks, and a beginning with a star (evacuat*). Anything else only
 * parts words: no sign has a meaning to a database. Null when no word is in it.
 */
export function readWordQuery(text: string): WordQuery | null {
  const runs: WordRun[] = [];
  for (const [at, part] of text.split('"').entries()) {
    const words = searchWords(part);
    if (at % 2 === 1) runs.push({ words: words.map(({ word }) => word).slice(0, MOST_WORDS), beginning: false });
    else for (const { word, end } of words) runs.push({ words: [word], beginning: part.charAt(end) === "*" });
  }
  const asked = runs.filter(({ words }) => words.length > 0).slice(0, MOST_RUNS);
  return asked.length === 0 ? null : asked;
}

const fits = (run: WordRun, words: readonly SearchWord[], at: number): boolean =>
  run.words.every((wanted, place) => {
    const word = words[at + place]?.word ?? "";
    return run.beginning ? word.startsWith(wanted) : word === wanted;
  });

/** Where the first of the runs stands that stands anywhere; null when one is missing. */
export function findRuns(query: WordQuery, words: readonly SearchWord[]): number | null {
  const places = query.map((run) => words.findIndex((_, at) => fits(run, words, at)));
  return places.length === 0 || places.includes(-1) ? null : Math.min(...places);
}
