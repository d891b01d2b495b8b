import type { Span } from "../model/index.ts";

/** Which column of a word a feature looks at. */
export const Atom = { word: 0, suffix1: 1, suffix2: 2, suffix3: 3, suffix4: 4, prefix1: 5, prefix3: 6, shape: 7, class: 8, fineClass: 9 } as const;
const COLUMNS = 10;

const FNV = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** Bits of a shape: a word without letters or digits; the first of its sentence. */
const MARK = 256;
const OPENING = 1024;

/** Whether a word of this shape has neither letters nor digits. */
export const isMark = (shape: number): boolean => ((shape - 1) & MARK) !== 0;

/** Maps a lower-cased word (as a hash) to its distributional classes, coarse in the low byte, fine in the next; 0 for none. */
export type WordClasses = (wordHash: number) => number;

/** Letters in lower case, every digit alike, typographic marks as their plain ones: what the features see of a character. */
function plain(code: number): number {
  if (code < 0x80) {
    if (code >= 0x41 && code <= 0x5a) return code + 32;
    return code >= 0x30 && code <= 0x39 ? 0x30 : code;
  }
  if (code === 0x2019 || code === 0x2018) return 0x27;
  if (code === 0x201c || code === 0x201d || code === 0x201e) return 0x22;
  if (code >= 0x2010 && code <= 0x2015) return 0x2d;
  return code < 0xc0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** Hash of a word as `WordAtoms` sees it. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = FNV;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ plain(text.charCodeAt(at)), PRIME);
  return hash ^ (hash >>> 15);
}

/** Hashed views of the words of one sentence, reused from sentence to sentence; row `size` stands for "no word". */
export class WordAtoms {
  size = 0;
  columns: Int32Array[] = [];
  /** Hash that tells upper from lower case: key of the tag dictionary. */
  exact = new Int32Array(0);
  #capacity = 0;
  readonly #classes: WordClasses;

  constructor(classes: WordClasses) {
    this.#classes = classes;
  }

  fill(text: string, words: readonly Span[]): void {
    const size = words.length;
    this.size = size;
    if (size + 1 > this.#capacity) {
      this.#capacity = Math.max(64, (size + 1) * 2);
      this.columns = Array.from({ length: COLUMNS }, () => new Int32Array(this.#capacity));
      this.exact = new Int32Array(this.#capacity);
    }
    for (let index = 0; index < size; index += 1) {
      const word = words[index] as Span;
      this.#fillWord(text, word.start, word.end, index);
    }
    for (const column of this.columns) column[size] = 0;
    this.exact[size] = 0;
  }

  #fillWord(text: string, start: number, end: number, index: number): void {
    const columns = this.columns;
    let hash = FNV;
    let exact = FNV;
    let upper = 0;
    let lower = 0;
    let digit = 0;
    let marks = 0;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      const same = plain(code);
      hash = Math.imul(hash ^ same, PRIME);
      exact = Math.imul(exact ^ code, PRIME);
      if (same === 0x30) digit += 1;
      else if (same !== code && same >= 0x61) upper += 1;
      else if (same >= 0x61 && same !== 0x7c) lower += 1;
      else if (same === 0x2d) marks |= 1;
      else if (same === 0x2e) marks |= 2;
      else marks |= 4;
      if (at === start) (columns[Atom.prefix1] as Int32Array)[index] = hash;
      if (at === start + 2) (columns[Atom.prefix3] as Int32Array)[index] = hash;
    }
    const length = end - start;
    if (length < 3) (columns[Atom.prefix3] as Int32Array)[index] = hash;
    let suffix = 0x2545f491;
    for (let k = 1; k <= 4; k += 1) {
      if (k <= length) suffix = Math.imul(suffix ^ plain(text.charCodeAt(end - k)), PRIME);
      (columns[k] as Int32Array)[index] = suffix ^ (suffix >>> 13);
    }
    const first = text.charCodeAt(start);
    const capital = upper > 0 && plain(first) !== first ? 1 : 0;
    const letters = upper + lower;
    const shape =
      capital |
      (upper > 0 && lower === 0 ? 2 : 0) |
      (upper > capital && lower > 0 ? 4 : 0) |
      (digit > 0 ? (letters > 0 ? 8 : 16) : 0) |
      (marks << 5) |
      (letters === 0 && digit === 0 ? MARK : 0) |
      (length === 1 ? 512 : 0) |
      (index === 0 ? OPENING : 0);
    hash ^= hash >>> 15;
    (columns[Atom.word] as Int32Array)[index] = hash;
    this.exact[index] = exact ^ (exact >>> 15);
    (columns[Atom.shape] as Int32Array)[index] = shape + 1;
    const classes = this.#classes(hash);
    (columns[Atom.class] as Int32Array)[index] = classes & 0xff;
    (columns[Atom.fineClass] as Int32Array)[index] = classes >>> 8;
  }
}
