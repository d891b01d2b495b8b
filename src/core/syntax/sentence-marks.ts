import type { TagFacts } from "./tag-facts.ts";
import { Atom, hashWord, isMark, type WordAtoms } from "./word-atoms.ts";

const hashMark = (mark: string): number => hashWord(mark, 0, mark.length);
const COMMA = hashMark(",");
const QUOTES = new Set(['"', "``", "''"].map(hashMark));
const OTHERS = new Set(["-", "--", ":", ";", "(", ")"].map(hashMark));

/** Bits of a word's shape that do not depend on its place. */
const SHAPE = 1023;

/** What stands between two words of one sentence, and how alike they are. Holds one sentence at a time; places count words, the last is behind the sentence. */
export class SentenceMarks {
  /** How many commas (low byte) and other marks (the rest), quotation marks and finite verbs stand before each place. */
  #marks = new Int32Array(0);
  #quotes = new Int32Array(0);
  #finite = new Int32Array(0);
  #atoms: WordAtoms | null = null;
  /** Number of each word's universal part of speech; 0 behind the sentence. */
  coarse = new Int32Array(0);

  read(atoms: WordAtoms, tags: Int32Array, facts: TagFacts): void {
    const size = atoms.size;
    this.#atoms = atoms;
    if (this.#marks.length < size + 1) {
      const grow = () => new Int32Array((size + 1) * 2);
      this.#marks = grow();
      this.#quotes = grow();
      this.#finite = grow();
      this.coarse = grow();
    }
    const words = atoms.columns[Atom.word] as Int32Array;
    const shapes = atoms.columns[Atom.shape] as Int32Array;
    let marks = 0;
    let quotes = 0;
    let finite = 0;
    for (let at = 0; at <= size; at += 1) {
      this.#marks[at] = marks;
      this.#quotes[at] = quotes;
      this.#finite[at] = finite;
      const tag = tags[at] as number;
      this.coarse[at] = facts.coarse[tag] as number;
      finite += facts.finite[tag] as number;
      if (at === size || !isMark(shapes[at] as number)) continue;
      const word = words[at] as number;
      if (word === COMMA) marks += 1;
      else if (QUOTES.has(word)) quotes += 1;
      else if (OTHERS.has(word)) marks += 256;
    }
  }

  /** Marks between two places: commas (0 to 3) and others (0 to 2). */
  between(from: number, to: number): number {
    const between = (this.#marks[to] as number) - (this.#marks[from] as number);
    const commas = between & 0xff;
    const others = between >> 8;
    return (commas > 3 ? 3 : commas) + 4 * (others > 2 ? 2 : others);
  }

  /** 1 when a word stands inside quotation marks. */
  quoted(at: number): number {
    return (this.#quotes[at] as number) & 1;
  }

  /** Finite verbs in [from, to): one more than their number, at most 3. */
  finite(from: number, to: number): number {
    const between = (this.#finite[to] as number) - (this.#finite[from] as number);
    return 1 + (between > 2 ? 2 : between);
  }

  /** 4 same fine class, 3 same class, 2 same part of speech and shape, 1 same part of speech, 0 nothing; 9 when one of the words is none. */
  likeness(a: number, b: number): number {
    const atoms = this.#atoms as WordAtoms;
    if (a >= atoms.size || b >= atoms.size) return 9;
    const fine = atoms.columns[Atom.fineClass] as Int32Array;
    if (fine[a] !== 0 && fine[a] === fine[b]) return 4;
    const coarse = atoms.columns[Atom.class] as Int32Array;
    if (coarse[a] !== 0 && coarse[a] === coarse[b]) return 3;
    if (this.coarse[a] !== this.coarse[b]) return 0;
    const shapes = atoms.columns[Atom.shape] as Int32Array;
    return ((shapes[a] as number) & SHAPE) === ((shapes[b] as number) & SHAPE) ? 2 : 1;
  }
}
