import type { Reading, Span } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, readWords } from "../text/name-words.ts";

/** Names of a text with the folded words that stand for them; a country goes by its key, so that "Kyiv" and "Ukrainian" meet. */
export interface NamedThing {
  readonly name: string;
  readonly words: ReadonlySet<string>;
  readonly span: Span;
  /** Every word must stand in the passage: of a date each counts, of a person the last is enough. */
  readonly exact: boolean;
}

/** A digit anywhere in a word. */
const DIGIT = /\d/u;

const wordsOf = (text: string, pack: VoicesPack): ReadonlySet<string> =>
  new Set(
    readWords(text).flatMap((word) =>
      pack.small.has(word.text) || pack.blank.has(word.text) || !word.capital ? [] : [pack.sides.get(word.text) ?? word.text],
    ),
  );

/** The persons, bodies, places and outlets a reading names, in order of the text. */
export function readNames(reading: Reading, pack: VoicesPack): readonly NamedThing[] {
  const found: NamedThing[] = [];
  for (const mention of reading.mentions) {
    if (mention.kind === "time") {
      // "On 18 October", "on Friday": what has a capital or a digit must be the passage's too.
      const text = reading.article.text.slice(mention.span.start, mention.span.end);
      const dated = mention.timexType === "DATE" || mention.timexType === "TIME";
      const words = new Set(
        readWords(text).flatMap((word) => (dated && (word.capital || DIGIT.test(word.text)) && !pack.small.has(word.text) ? [word.text] : [])),
      );
      if (words.size > 0) found.push({ name: text, words, span: mention.span, exact: true });
      continue;
    }
    if (mention.kind !== "actor" && mention.kind !== "place" && mention.kind !== "outlet") continue;
    const words = wordsOf(mention.name, pack);
    if (words.size > 0) found.push({ name: mention.name, words, span: mention.span, exact: false });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** All words of a passage under which a name may be found. */
export const passageWords = (text: string, pack: VoicesPack): ReadonlySet<string> => new Set(readWordsOfLong(text).map((word) => pack.sides.get(word) ?? word));

function readWordsOfLong(text: string): readonly string[] {
  const words: string[] = [];
  // `readWords` stops after a name's length; a passage is read in pieces cut at spaces.
  for (let start = 0; start < text.length && start < 4000; ) {
    let end = Math.min(text.length, start + 200);
    while (end < text.length && end > start + 100 && text[end] !== " ") end--;
    for (const word of readWords(text.slice(start, end))) words.push(word.text);
    start = end;
  }
  return words;
}

/** The passage names the thing: by all its words, or for a person by the last. */
export function isNamed(thing: NamedThing, passage: ReadonlySet<string>): boolean {
  const words = [...thing.words];
  const last = words.at(-1);
  return words.every((word) => hasWord(passage, word)) || (!thing.exact && words.length > 1 && last !== undefined && hasWord(passage, last));
}
