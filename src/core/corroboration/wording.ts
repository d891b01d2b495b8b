import type { Article, Citation } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { readWords, sameWord } from "../text/name-words.ts";

/** A sentence of fewer content words may be worded alike by chance. */
const FEWEST_WORDS = 4;
/** Sentences longer than this hold more than was asked. */
const LONGEST_SENTENCE_CHARS = 400;
/** Ends of sentences and of lines: a headline has no full stop. */
const STOP = /[.!?]["”’)]?\s|\n/gu;

interface Worded {
  readonly words: readonly string[];
  readonly denies: boolean;
}

function readWording(text: string, stop: ReadonlySet<string>, negations: ReadonlySet<string>, voices: VoicesPack): Worded {
  const all = readWords(text).map((word) => word.text);
  return {
    words: all
      .filter((word) => !stop.has(word) && !voices.small.has(word) && !negations.has(word) && !/^\d/.test(word))
      .map((word) => voices.sides.get(word) ?? word),
    denies: all.some((word) => negations.has(word) || word.endsWith("n't")),
  };
}

/**
 * A sentence of a report that says the same in nearly the same words: it begins with the same one, has all the words of the asked one
 * and is denied like it, or, for `opposite`, is denied where it is not. Null when there is none.
 */
export function findSameWording(
  asked: string,
  opposite: boolean,
  articles: readonly Article[],
  stop: ReadonlySet<string>,
  negations: ReadonlySet<string>,
  voices: VoicesPack,
): Citation | null {
  const mine = readWording(asked, stop, negations, voices);
  const first = mine.words[0];
  if (first === undefined || mine.words.length < FEWEST_WORDS) return null;
  for (const article of articles) {
    let start = 0;
    for (const match of [...article.text.matchAll(STOP), null]) {
      const end = match === null ? article.text.length : match.index + 1;
      const sentence = article.text.slice(start, end);
      const from = start;
      start = match === null ? end : match.index + match[0].length;
      if (sentence.length > LONGEST_SENTENCE_CHARS) continue;
      const theirs = readWording(sentence, stop, negations, voices);
      if ((theirs.denies !== mine.denies) !== opposite || theirs.words.length > mine.words.length * 2 || !sameWord(theirs.words[0] ?? "", first)) continue;
      if (mine.words.every((word) => theirs.words.some((other) => sameWord(word, other)))) return { article: article.id, span: { start: from, end } };
    }
  }
  return null;
}
