import { BUCKETS } from "./templates.ts";

/** Sums of weights, one a class: whole numbers in a trained model, fractions in training. */
export type Scores = Float32Array | Int32Array;

/** What adds up the weights of some features, one sum a class. */
export interface Scorer {
  readonly classes: number;
  add(features: Int32Array, count: number, scores: Scores): void;
}

/** The four byte streams of one weight table. */
export interface WeightStreams {
  readonly classes: number;
  /** Largest absolute weight: what int8 127 stands for. */
  readonly scale: number;
  /** Distances between used buckets, 7 bits a byte, high bit = more follows. */
  readonly gaps: Uint8Array;
  /** Weights in each used bucket. */
  readonly counts: Uint8Array;
  readonly labels: Uint8Array;
  /** Square-root companded: sign(q) (q / 127)^2 scale. Linear steps of the same size cost two points of attachment. */
  readonly values: Int8Array;
}

/** Calls back for every bucket of the streams, in rising order, with its stretch of `labels` and `values`. */
function eachBucket(streams: WeightStreams, visit: (bucket: number, from: number, to: number) => void): void {
  let bucket = -1;
  let at = 0;
  let index = 0;
  for (let row = 0; row < streams.counts.length; row += 1) {
    let gap = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = streams.gaps[at] as number;
      at += 1;
      gap |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    bucket += gap;
    const end = index + (streams.counts[row] as number);
    visit(bucket & (BUCKETS - 1), index, end);
    index = end;
  }
}

/** Weights as whole numbers, in units of scale / 127^2: only their order counts, and their sums are exact in any order. */
const DECODED = Int32Array.from({ length: 256 }, (_, byte) => {
  const q = byte < 128 ? byte : byte - 256;
  return Math.sign(q) * q * q;
});

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Most features looked up at once. */
const MAX_FEATURES = 256;

/** Weights of many classes, few in each bucket. */
export class WeightTable implements Scorer {
  readonly classes: number;
  /** For every 32 buckets: a bit for each that has weights, and how many have before them. Small, so that the processor keeps it at hand. */
  readonly #index = new Int32Array(BUCKETS / 16);
  /** Where a used bucket's weights begin (24 bits) and how many they are (8 bits). */
  readonly #starts: Int32Array;
  /** Packed weight (8 bits) and class (8 bits). */
  readonly #entries: Uint16Array;
  readonly #hits = new Int32Array(MAX_FEATURES + 1);

  constructor(streams: WeightStreams) {
    this.classes = streams.classes;
    const index = this.#index;
    const starts = new Int32Array(streams.counts.length);
    const entries = new Uint16Array(streams.labels.length);
    this.#starts = starts;
    this.#entries = entries;
    let row = 0;
    let at = 0;
    eachBucket(streams, (bucket, from, to) => {
      const word = (bucket >>> 5) << 1;
      index[word] = (index[word] as number) | (1 << (bucket & 31));
      starts[row] = (from << 8) | (to - from);
      row += 1;
      for (; at < to; at += 1) entries[at] = (((streams.values[at] as number) & 0xff) << 8) | (streams.labels[at] as number);
    });
    let before = 0;
    for (let word = 0; word < index.length; word += 2) {
      index[word + 1] = before;
      before += countBits(index[word] as number);
    }
  }

  add(features: Int32Array, count: number, scores: Scores): void {
    this.addAt(features, count, scores, 0);
  }

  /** Adds to the sums that begin at `base`. First looks up all features, without a branch, so that the looks wait for memory together. */
  addAt(features: Int32Array, count: number, scores: Scores, base: number): void {
    const index = this.#index;
    const starts = this.#starts;
    const entries = this.#entries;
    const hits = this.#hits;
    let found = 0;
    for (let at = 0; at < count; at += 1) {
      const bucket = features[at] as number;
      hits[found] = bucket;
      found += ((index[(bucket >>> 5) << 1] as number) >>> (bucket & 31)) & 1;
    }
    for (let at = 0; at < found; at += 1) {
      const bucket = hits[at] as number;
      const word = (bucket >>> 5) << 1;
      hits[at] = starts[(index[word + 1] as number) + countBits((index[word] as number) & ((1 << (bucket & 31)) - 1))] as number;
    }
    for (let hit = 0; hit < found; hit += 1) {
      const start = hits[hit] as number;
      let at = start >>> 8;
      const end = at + (start & 0xff);
      for (; at < end; at += 1) {
        const entry = entries[at] as number;
        const place = base + (entry & 0xff);
        scores[place] = (scores[place] as number) + (DECODED[entry >>> 8] as number);
      }
    }
  }
}

/** Weights of the three moves: a perceptron's weights in one bucket sum to nothing, so two bytes hold them, read without a branch. */
export class MoveTable implements Scorer {
  readonly classes = 3;
  readonly #pairs = new Uint16Array(BUCKETS);

  constructor(streams: WeightStreams) {
    const pairs = this.#pairs;
    eachBucket(streams, (bucket, from, to) => {
      let pair = 0;
      for (let at = from; at < to; at += 1) pair |= ((streams.values[at] as number) & 0xff) << ((streams.labels[at] as number) * 8);
      pairs[bucket] = pair;
    });
  }

  add(features: Int32Array, count: number, scores: Scores): void {
    const pairs = this.#pairs;
    let first = 0;
    let second = 0;
    for (let index = 0; index < count; index += 1) {
      const pair = pairs[features[index] as number] as number;
      first = (first + (DECODED[pair & 0xff] as number)) | 0;
      second = (second + (DECODED[pair >>> 8] as number)) | 0;
    }
    scores[0] = (scores[0] as number) + first;
    scores[1] = (scores[1] as number) + second;
    scores[2] = (scores[2] as number) - first - second;
  }
}

/** Index of the highest score. */
export function findBest(scores: Scores, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) if ((scores[index] as number) > (scores[best] as number)) best = index;
  return best;
}
