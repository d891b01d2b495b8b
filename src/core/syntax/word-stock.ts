import type { Upos, VerbBases, Word } from "./index.ts";
import { copyText } from "./kept.ts";
import type { Lemmatiser } from "./lemmas.ts";

/** Words kept at once; a power of two. A newer one takes the place of an older one. */
const PLACES = 8192;
/** Longer forms are made anew each time: addresses, not words. */
const LONGEST = 40;

/** Lower case with straight apostrophes. */
export const foldWord = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.includes("’") ? lower.replaceAll("’", "'") : lower;
};

/** A pure function of a word, and of one thing more that seldom changes, that remembers its answers for the words in stock. */
export function keepWords<About, Value>(find: (word: Word, about: About) => Value): (word: Word, about: About) => Value {
  const words = new Array<Word | null>(PLACES).fill(null);
  const values = new Array<Value | null>(PLACES).fill(null);
  let before: About | null = null;
  return (word, about) => {
    const { place } = word;
    if (about !== before) {
      words.fill(null);
      before = about;
    }
    if (place < 0) return find(word, about);
    if (words[place] === word) return values[place] as Value;
    const value = find(word, about);
    words[place] = word;
    values[place] = value;
    return value;
  };
}

function isAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}

/** Words met before: all places where a form stands with one tag share one object and one string. */
export class WordStock {
  readonly #kinds: readonly { readonly upos: Upos; readonly tag: string }[];
  readonly #lemmatiser: Lemmatiser;
  readonly #words: (Word | null)[] = new Array<Word | null>(PLACES).fill(null);
  readonly #tags = new Int32Array(PLACES);
  #bases: VerbBases | null = null;

  /** `kinds[tag]` says what a tag stands for; tag 0 is unused. */
  constructor(kinds: readonly { readonly upos: Upos; readonly tag: string }[], lemmatiser: Lemmatiser) {
    this.#kinds = kinds;
    this.#lemmatiser = lemmatiser;
  }

  /** Says which base forms of verbs come before those of the model. */
  useBases(bases: VerbBases): void {
    if (bases === this.#bases) return;
    this.#bases = bases;
    this.#words.fill(null);
  }

  /** The word that stands at [start, end) with this tag; `hash` is that of its letters. */
  find(text: string, start: number, end: number, hash: number, tag: number): Word {
    const place = (hash ^ Math.imul(tag, 0x9e3779b1)) & (PLACES - 1);
    const known = this.#words[place] as Word | null;
    if (known !== null && this.#tags[place] === tag && known.text.length === end - start && isAt(text, start, known.text)) return known;
    const form = text.slice(start, end);
    if (form.length > LONGEST) return this.#make(form, tag, -1);
    const word = this.#make(copyText(form), tag, place);
    this.#words[place] = word;
    this.#tags[place] = tag;
    return word;
  }

  #make(text: string, tag: number, place: number): Word {
    const kind = this.#kinds[tag] as { readonly upos: Upos; readonly tag: string };
    const lower = text.toLowerCase();
    const base = kind.upos === "VERB" || kind.tag === "VBN" ? this.#bases?.get(lower) : undefined;
    const lemma = base ?? this.#lemmatiser.find(kind.upos === "PROPN" ? text : lower, tag);
    return { text, lower: foldWord(text), lemma, upos: kind.upos, tag: kind.tag, place };
  }
}
