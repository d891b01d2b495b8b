import { ClassKernel, MoveKernel } from "./kernel.ts";
import { labelList, labelNames } from "./label-templates.ts";
import { moveList, moveNames } from "./move-templates.ts";
import { SentenceMarks } from "./sentence-marks.ts";
import type { TagFacts } from "./tag-facts.ts";
import { compileTemplates, hashTemplates } from "./templates.ts";
import { findBest, isLearning, type Scorer, type Scores, type WeightStreams } from "./weights.ts";
import { Atom, type WordAtoms } from "./word-atoms.ts";

/** Arc-hybrid transitions: move the next word on the stack; hang the top under the next word; hang the top under the one below it. */
export const Move = { shift: 0, left: 1, right: 2 } as const;

const count = moveNames.length;

const structure = compileTemplates(moveNames, moveList);

const labels = compileTemplates(labelNames, labelList);

/** Told after each scored step in training; returns the class to go on with. */
export interface TreeTeacher {
  chooseMove(builder: TreeBuilder, features: Int32Array, count: number, scores: Scores, legal: number): number;
  chooseLabel(head: number, dependent: number, features: Int32Array, count: number, guess: number): number;
}

/** Key of an arc whose relation its two tags and its direction decide. */
export function arcKey(headTag: number, dependentTag: number, left: boolean): number {
  return (((headTag << 8) | dependentTag) << 1) | (left ? 1 : 0);
}

const DISTANCES = Uint8Array.from({ length: 64 }, (_, d) => (d < 5 ? d : d < 7 ? 5 : d < 11 ? 6 : d < 21 ? 7 : 8));

/** Greedy transition parser (arc-hybrid): one pass over the words, two steps a word. Holds one tree at a time. */
export class TreeBuilder {
  size = 0;
  /** Index of each word's head; -1 for the root. */
  heads = new Int32Array(0);
  /** Relation of each word, from 1; 0 for the root. */
  labels = new Int32Array(0);
  stack = new Int32Array(0);
  /** Words on the stack. */
  depth = 0;
  /** Next word. */
  next = 0;
  #left = new Int32Array(0);
  #left2 = new Int32Array(0);
  #right = new Int32Array(0);
  #right2 = new Int32Array(0);
  #leftCount = new Int32Array(0);
  #rightCount = new Int32Array(0);
  #leftSet = new Int32Array(0);
  #rightSet = new Int32Array(0);
  #case = new Int32Array(0);
  #tags: Int32Array = new Int32Array(0);
  #atoms: WordAtoms | null = null;
  /** Weights that still change, in training; null otherwise. */
  readonly #moves: Scorer | null;
  readonly #relations: Scorer | null;
  /** Weights that no longer change; null in training. */
  readonly #moveKernel: MoveKernel | null;
  readonly #labelKernel: ClassKernel | null;
  readonly #marks = new SentenceMarks();
  readonly #facts: TagFacts;
  readonly #sure: Uint8Array;
  readonly #caseLabels: ReadonlySet<number>;
  readonly #moveValues: Int32Array;
  readonly #labelValues: Int32Array;
  readonly #features = new Int32Array(Math.max(structure.count, labels.count));
  readonly #moveScores: Scores;
  readonly #labelScores: Float32Array;

  /** `sure` gives the relation of arcs that need no score, by `arcKey`; `caseLabels` the relations of words that mark their head ("case", "mark"). */
  constructor(
    moves: Scorer | WeightStreams,
    relations: Scorer | WeightStreams,
    facts: TagFacts,
    sure: ReadonlyMap<number, number>,
    caseLabels: ReadonlySet<number>,
  ) {
    this.#moves = isLearning(moves) ? moves : null;
    this.#relations = isLearning(relations) ? relations : null;
    this.#moveKernel = isLearning(moves) ? null : new MoveKernel(structure, moves);
    this.#labelKernel = isLearning(relations) ? null : new ClassKernel(labels, relations);
    this.#moveValues = this.#moveKernel?.values ?? new Int32Array(count);
    this.#labelValues = this.#labelKernel?.values ?? new Int32Array(labelNames.length);
    this.#facts = facts;
    this.#sure = new Uint8Array(1 << 17);
    for (const [key, label] of sure) this.#sure[key] = label;
    this.#caseLabels = caseLabels;
    this.#labelScores = new Float32Array(relations.classes);
    this.#moveScores = this.#moveKernel?.sums ?? new Float32Array(3);
  }

  build(atoms: WordAtoms, tags: Int32Array, teacher: TreeTeacher | null = null): void {
    this.#reset(atoms, tags);
    const size = this.size;
    const scores = this.#moveScores;
    const features = this.#features;
    const kernel = this.#moveKernel;
    while (this.next < size || this.depth > 1) {
      const legal = (this.next < size ? 1 : 0) | (this.next < size && this.depth > 0 ? 2 : 0) | (this.depth > 1 ? 4 : 0);
      let move = 0;
      if (legal === 1) move = Move.shift;
      else if (legal === 4 && teacher === null) move = Move.right;
      else {
        this.#readState();
        if (kernel !== null) kernel.weigh();
        else {
          hashTemplates(structure, this.#moveValues, features);
          scores.fill(0);
          this.#moves?.add(features, structure.count, scores);
        }
        if (teacher !== null) move = teacher.chooseMove(this, features, structure.count, scores, legal);
        else {
          move = -1;
          for (let m = 0; m < 3; m += 1) if ((legal & (1 << m)) !== 0 && (move < 0 || (scores[m] as number) > (scores[move] as number))) move = m;
        }
      }
      if (move === Move.shift) {
        this.stack[this.depth] = this.next;
        this.depth += 1;
        this.next += 1;
      } else {
        this.depth -= 1;
        const dependent = this.stack[this.depth] as number;
        this.#link(move === Move.left ? this.next : (this.stack[this.depth - 1] as number), dependent, teacher);
      }
    }
  }

  #reset(atoms: WordAtoms, tags: Int32Array): void {
    const size = atoms.size;
    this.size = size;
    this.#atoms = atoms;
    this.#tags = tags;
    if (this.heads.length < size + 1) {
      const grow = () => new Int32Array((size + 1) * 2);
      this.heads = grow();
      this.labels = grow();
      this.stack = grow();
      this.#left = grow();
      this.#left2 = grow();
      this.#right = grow();
      this.#right2 = grow();
      this.#leftCount = grow();
      this.#rightCount = grow();
      this.#leftSet = grow();
      this.#rightSet = grow();
      this.#case = grow();
    }
    this.#marks.read(atoms, tags, this.#facts);
    for (let index = 0; index <= size; index += 1) {
      this.heads[index] = -1;
      this.labels[index] = 0;
      this.#left[index] = size;
      this.#left2[index] = size;
      this.#right[index] = size;
      this.#right2[index] = size;
      this.#leftCount[index] = 0;
      this.#rightCount[index] = 0;
      this.#leftSet[index] = 0;
      this.#rightSet[index] = 0;
      this.#case[index] = 0;
    }
    this.depth = 0;
    this.next = 0;
  }

  #readState(): void {
    const size = this.size;
    const atoms = this.#atoms as WordAtoms;
    const s0 = this.depth > 0 ? (this.stack[this.depth - 1] as number) : size;
    const s1 = this.depth > 1 ? (this.stack[this.depth - 2] as number) : size;
    const s2 = this.depth > 2 ? (this.stack[this.depth - 3] as number) : size;
    const b0 = this.next < size ? this.next : size;
    const b1 = b0 + 1 < size ? b0 + 1 : size;
    const b2 = b0 + 2 < size ? b0 + 2 : size;
    const b3 = b0 + 3 < size ? b0 + 3 : size;
    const v = this.#moveValues;
    const marks = this.#marks;
    const W = atoms.columns[Atom.word] as Int32Array;
    const C = atoms.columns[Atom.class] as Int32Array;
    const F = atoms.columns[Atom.fineClass] as Int32Array;
    const SH = atoms.columns[Atom.shape] as Int32Array;
    const SX = atoms.columns[Atom.suffix3] as Int32Array;
    const T = this.#tags;
    const U = marks.coarse;
    const L = this.labels;
    const s0l = this.#left[s0] as number;
    const s0l2 = this.#left2[s0] as number;
    const s0r = this.#right[s0] as number;
    const s0r2 = this.#right2[s0] as number;
    const s1l = this.#left[s1] as number;
    const s1r = this.#right[s1] as number;
    const s1r2 = this.#right2[s1] as number;
    const b0l = this.#left[b0] as number;
    const b0l2 = this.#left2[b0] as number;
    const at = (column: Int32Array, index: number): number => column[index] as number;
    v[0] = at(W, s0);
    v[1] = at(T, s0);
    v[2] = at(W, s1);
    v[3] = at(T, s1);
    v[4] = at(W, s2);
    v[5] = at(T, s2);
    v[6] = at(W, b0);
    v[7] = at(T, b0);
    v[8] = at(W, b1);
    v[9] = at(T, b1);
    v[10] = at(W, b2);
    v[11] = at(T, b2);
    v[12] = at(T, b3);
    v[13] = at(U, s0);
    v[14] = at(U, s1);
    v[15] = at(U, s2);
    v[16] = at(U, b0);
    v[17] = at(U, b1);
    v[18] = at(U, b2);
    v[19] = at(C, s0);
    v[20] = at(C, s1);
    v[21] = at(C, b0);
    v[22] = at(C, b1);
    v[23] = at(F, s0);
    v[24] = at(F, s1);
    v[25] = at(F, b0);
    v[26] = at(W, s0l);
    v[27] = at(T, s0l);
    v[28] = at(L, s0l);
    v[29] = at(T, s0l2);
    v[30] = at(L, s0l2);
    v[31] = at(W, s0r);
    v[32] = at(T, s0r);
    v[33] = at(L, s0r);
    v[34] = at(T, s0r2);
    v[35] = at(L, s0r2);
    v[36] = at(W, s1l);
    v[37] = at(T, s1l);
    v[38] = at(L, s1l);
    v[39] = at(W, s1r);
    v[40] = at(T, s1r);
    v[41] = at(L, s1r);
    v[42] = at(T, s1r2);
    v[43] = at(L, s1r2);
    v[44] = at(W, b0l);
    v[45] = at(T, b0l);
    v[46] = at(L, b0l);
    v[47] = at(T, b0l2);
    v[48] = at(L, b0l2);
    v[49] = s0 < size && b0 < size ? (DISTANCES[Math.min(63, b0 - s0)] as number) : 9;
    v[50] = s1 < size ? (DISTANCES[Math.min(63, s0 - s1)] as number) : 9;
    v[51] = at(this.#leftCount, s0);
    v[52] = at(this.#rightCount, s0);
    v[53] = at(this.#leftCount, s1);
    v[54] = at(this.#rightCount, s1);
    v[55] = at(this.#leftCount, b0);
    v[56] = at(this.#leftSet, s0);
    v[57] = at(this.#rightSet, s0);
    v[58] = at(this.#leftSet, s1);
    v[59] = at(this.#rightSet, s1);
    v[60] = at(this.#leftSet, b0);
    v[61] = s0 < size ? marks.between(s0, b0) : 15;
    v[62] = s1 < size ? marks.between(s1, s0) : 15;
    v[63] = s0 + 1 < size ? at(T, s0 + 1) : 0;
    v[64] = s0 > 0 && s0 < size ? at(T, s0 - 1) : 0;
    v[65] = b0 > 0 && b0 < size ? at(T, b0 - 1) : 0;
    v[66] = at(this.#case, s0);
    v[67] = at(this.#case, s1);
    v[68] = at(this.#case, b0);
    v[69] = at(SH, s0);
    v[70] = at(SH, b0);
    v[71] = this.depth > 4 ? 4 : this.depth;
    v[72] = at(C, s2);
    v[73] = at(C, b2);
    v[74] = at(SX, s0);
    v[75] = at(SX, b0);
    v[76] = at(SX, s1);
    v[77] = marks.quoted(s0) | (marks.quoted(s1) << 1) | (marks.quoted(b0) << 2);
    v[78] = marks.likeness(s1, s0) + (at(T, s1) === at(T, s0) ? 16 : 0);
    v[79] = marks.likeness(s2, s0) + (at(T, s2) === at(T, s0) ? 16 : 0);
    v[80] = marks.likeness(s0, b0);
    v[81] = marks.finite(this.next, size);
    v[82] = s1 < size ? marks.finite(s1 + 1, s0) : 0;
    v[83] = s0 < size ? marks.finite(s0 + 1, this.next) : 0;
  }

  #link(head: number, dependent: number, teacher: TreeTeacher | null): void {
    this.heads[dependent] = head;
    const label = this.#findLabel(head, dependent, teacher);
    this.labels[dependent] = label;
    const bit = 1 << (label & 31);
    if (dependent < head) {
      this.#left2[head] = this.#left[head] as number;
      this.#left[head] = dependent;
      this.#leftCount[head] = (this.#leftCount[head] as number) + 1;
      this.#leftSet[head] = (this.#leftSet[head] as number) | bit;
      if (this.#caseLabels.has(label)) this.#case[head] = (this.#atoms as WordAtoms).columns[Atom.word]?.[dependent] as number;
    } else {
      this.#right2[head] = this.#right[head] as number;
      this.#right[head] = dependent;
      this.#rightCount[head] = (this.#rightCount[head] as number) + 1;
      this.#rightSet[head] = (this.#rightSet[head] as number) | bit;
    }
  }

  #findLabel(head: number, dependent: number, teacher: TreeTeacher | null): number {
    const sure = this.#sure[arcKey(this.#tags[head] as number, this.#tags[dependent] as number, dependent < head)] as number;
    if (sure !== 0) return sure;
    this.#readArc(head, dependent);
    const kernel = this.#labelKernel;
    if (kernel !== null) return kernel.choose() + 1;
    const features = this.#features;
    hashTemplates(labels, this.#labelValues, features);
    const scores = this.#labelScores.fill(0);
    this.#relations?.add(features, labels.count, scores);
    const label = findBest(scores, scores.length) + 1;
    return teacher === null ? label : teacher.chooseLabel(head, dependent, features, labels.count, label);
  }

  #readArc(h: number, d: number): void {
    const size = this.size;
    const atoms = this.#atoms as WordAtoms;
    const v = this.#labelValues;
    const marks = this.#marks;
    const W = atoms.columns[Atom.word] as Int32Array;
    const C = atoms.columns[Atom.class] as Int32Array;
    const F = atoms.columns[Atom.fineClass] as Int32Array;
    const T = this.#tags;
    const L = this.labels;
    const at = (column: Int32Array, index: number): number => column[index] as number;
    const dl = at(this.#left, d);
    const dr = at(this.#right, d);
    const hl = at(this.#left, h);
    const hr = at(this.#right, h);
    v[0] = at(W, h);
    v[1] = at(T, h);
    v[2] = at(W, d);
    v[3] = at(T, d);
    v[4] = at(C, h);
    v[5] = at(C, d);
    v[6] = at(F, h);
    v[7] = at(F, d);
    v[8] = d < h ? 1 : 2;
    v[9] = DISTANCES[Math.min(63, Math.abs(h - d))] as number;
    v[10] = at(this.#case, d);
    v[11] = at(T, dl);
    v[12] = at(L, dl);
    v[13] = at(T, dr);
    v[14] = at(L, dr);
    v[15] = at(this.#leftSet, d);
    v[16] = at(this.#rightSet, d);
    v[17] = at(this.#leftSet, h);
    v[18] = at(this.#rightSet, h);
    v[19] = h > 0 ? at(T, h - 1) : 0;
    v[20] = at(T, h + 1);
    v[21] = d > 0 ? at(T, d - 1) : 0;
    v[22] = at(T, d + 1);
    v[23] = d > 0 ? at(W, d - 1) : 0;
    v[24] = d + 1 < size ? at(W, d + 1) : 0;
    v[25] = d < h ? marks.between(d, h) : marks.between(h, d);
    v[26] = at(W, dl);
    v[27] = at(W, dr);
    v[28] = at(T, hl);
    v[29] = at(T, hr);
    v[30] = at(W, hl);
    v[31] = at(atoms.columns[Atom.suffix3] as Int32Array, d);
    v[32] = at(this.#case, h);
    v[33] = at(marks.coarse, d);
    v[34] = at(marks.coarse, h);
    v[35] = at(L, hl);
    v[36] = at(L, hr);
    v[37] = 0;
  }
}
