import { ClassKernel } from "./kernel.ts";
import type { NumberLookup } from "./number-table.ts";
import { compileTemplates, hashTemplates } from "./templates.ts";
import { findBest, isLearning, type Scorer, type WeightStreams } from "./weights.ts";
import { Atom, type WordAtoms } from "./word-atoms.ts";

const names = [
  "bias",
  "t1",
  "t2",
  "w",
  "w-1",
  "w-2",
  "w+1",
  "w+2",
  "s1",
  "s2",
  "s3",
  "s4",
  "p1",
  "p3",
  "shape",
  "class",
  "fine",
  "s3-1",
  "s3+1",
  "s2+1",
  "shape-1",
  "shape+1",
  "class-1",
  "class+1",
  "fine-1",
  "fine+1",
  "class+2",
  "d+1",
  "d",
  "d+2",
];

/** What the tagger looks at: this word, its neighbours, the two tags before, the tags the dictionary allows. */
const list = [
  "bias",
  "w",
  "s1",
  "s2",
  "s3",
  "s4",
  "p1",
  "p3",
  "shape",
  "class",
  "fine",
  "shape s2",
  "shape s3",
  "shape class",
  "t1",
  "t2",
  "t1 t2",
  "t1 w",
  "t1 s3",
  "t1 shape",
  "t1 class",
  "t1 t2 w",
  "t1 w+1",
  "t1 s2 s2+1",
  "t1 d",
  "t1 d d+1",
  "t1 t2 d d+1",
  "w-1",
  "w-2",
  "w+1",
  "w+2",
  "s3-1",
  "s3+1",
  "s2+1",
  "w-1 w",
  "w w+1",
  "w-1 w+1",
  "w-1 w w+1",
  "w+1 w+2",
  "w w+1 w+2",
  "shape-1 shape",
  "shape shape+1",
  "shape-1 shape shape+1",
  "class-1",
  "class+1",
  "fine-1",
  "fine+1",
  "class-1 class",
  "class class+1",
  "t1 class class+1",
  "class+1 class+2",
  "d d+1",
  "d d+1 d+2",
  "d w+1",
  "d+1",
  "d s3+1",
  "t1 d fine+1",
  "t1 shape d+1",
];
const templates = compileTemplates(names, list);

/** Most and least common readings of a word: a tag when it has one, the set of its tags otherwise. */
export interface TagDictionary {
  /** Tag of a word that always has it, by exact hash. */
  readonly only: NumberLookup;
  /** Hash of the set of tags a word was seen with, by plain hash. */
  readonly sets: NumberLookup;
}

/** Called in training after each scored word; returns the tag to go on with. */
export type TagTeacher = (index: number, features: Int32Array, count: number, guess: number) => number;

/** Greedy tagger, left to right; tags are numbers from 1, 0 is "no word". */
export class Tagger {
  readonly tags = { at: new Int32Array(64) };
  /** Weights that still change, in training; null otherwise. */
  readonly #scorer: Scorer | null;
  /** Weights that no longer change; null in training. */
  readonly #kernel: ClassKernel | null;
  readonly #dictionary: TagDictionary;
  readonly #values: Int32Array;
  readonly #features = new Int32Array(templates.count);
  readonly #scores: Float32Array;
  #sets = new Int32Array(64);

  constructor(weights: Scorer | WeightStreams, dictionary: TagDictionary) {
    this.#scorer = isLearning(weights) ? weights : null;
    this.#kernel = isLearning(weights) ? null : new ClassKernel(templates, weights);
    this.#dictionary = dictionary;
    this.#values = this.#kernel?.values ?? new Int32Array(names.length);
    this.#scores = new Float32Array(weights.classes);
  }

  /** Tags the words; the result stays valid until the next call and has a 0 behind the last word. */
  tag(atoms: WordAtoms, teacher: TagTeacher | null = null): Int32Array {
    const size = atoms.size;
    if (this.tags.at.length < size + 1) this.tags.at = new Int32Array((size + 1) * 2);
    if (this.#sets.length < size + 3) this.#sets = new Int32Array((size + 3) * 2);
    const tags = this.tags.at;
    const sets = this.#sets;
    const { only, sets: known } = this.#dictionary;
    const words = atoms.columns[Atom.word] as Int32Array;
    for (let index = 0; index < size; index += 1)
      sets[index] = known.get(words[index] as number) ?? ((atoms.columns[Atom.suffix2] as Int32Array)[index] as number);
    sets[size] = 0;
    sets[size + 1] = 0;
    sets[size + 2] = 0;
    const values = this.#values;
    const kernel = this.#kernel;
    for (let index = 0; index < size; index += 1) {
      const fixed = only.get(atoms.exact[index] as number);
      if (fixed !== undefined) {
        tags[index] = fixed;
        continue;
      }
      this.#readValues(atoms, index, tags, sets, values);
      tags[index] = kernel === null ? this.#learn(index, teacher) : kernel.choose() + 1;
    }
    tags[size] = 0;
    return tags;
  }

  /** Scores the word with weights in training and asks the teacher which tag to go on with. */
  #learn(index: number, teacher: TagTeacher | null): number {
    const features = this.#features;
    const scores = this.#scores.fill(0);
    hashTemplates(templates, this.#values, features);
    this.#scorer?.add(features, templates.count, scores);
    const guess = findBest(scores, scores.length) + 1;
    return teacher === null ? guess : teacher(index, features, templates.count, guess);
  }

  #readValues(atoms: WordAtoms, index: number, tags: Int32Array, sets: Int32Array, values: Int32Array): void {
    const size = atoms.size;
    const before = index > 0 ? index - 1 : size;
    const before2 = index > 1 ? index - 2 : size;
    const after = index + 1 < size ? index + 1 : size;
    const after2 = index + 2 < size ? index + 2 : size;
    const columns = atoms.columns;
    const word = columns[Atom.word] as Int32Array;
    const suffix3 = columns[Atom.suffix3] as Int32Array;
    const shape = columns[Atom.shape] as Int32Array;
    const coarse = columns[Atom.class] as Int32Array;
    const fine = columns[Atom.fineClass] as Int32Array;
    const suffix1 = columns[Atom.suffix1] as Int32Array;
    const suffix2 = columns[Atom.suffix2] as Int32Array;
    const suffix4 = columns[Atom.suffix4] as Int32Array;
    const prefix1 = columns[Atom.prefix1] as Int32Array;
    const prefix3 = columns[Atom.prefix3] as Int32Array;
    values[0] = 1;
    values[1] = index > 0 ? (tags[before] as number) : 0;
    values[2] = index > 1 ? (tags[before2] as number) : 0;
    values[3] = word[index] as number;
    values[4] = word[before] as number;
    values[5] = word[before2] as number;
    values[6] = word[after] as number;
    values[7] = word[after2] as number;
    values[8] = suffix1[index] as number;
    values[9] = suffix2[index] as number;
    values[10] = suffix3[index] as number;
    values[11] = suffix4[index] as number;
    values[12] = prefix1[index] as number;
    values[13] = prefix3[index] as number;
    values[14] = shape[index] as number;
    values[15] = coarse[index] as number;
    values[16] = fine[index] as number;
    values[17] = suffix3[before] as number;
    values[18] = suffix3[after] as number;
    values[19] = suffix2[after] as number;
    values[20] = shape[before] as number;
    values[21] = shape[after] as number;
    values[22] = coarse[before] as number;
    values[23] = coarse[after] as number;
    values[24] = fine[before] as number;
    values[25] = fine[after] as number;
    values[26] = coarse[after2] as number;
    values[27] = sets[index + 1] as number;
    values[28] = sets[index] as number;
    values[29] = index + 2 < size ? (sets[index + 2] as number) : 0;
  }
}
