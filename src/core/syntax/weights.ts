import { BUCKETS } from "./templates.ts";

/** What adds up the weights of some features, one sum a class. */
export interface Scorer {
  readonly classes: number;
  add(features: Int32Array, count: number, scores: Float32Array): void;
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

/** Calls back for every weight of the streams, buckets in rising order; `last` is true for the last weight of a bucket. */
function eachWeight(streams: WeightStreams, visit: (bucket: number, label: number, value: number, last: boolean) => void): void {
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
    for (; index < end; index += 1) visit(bucket & (BUCKETS - 1), streams.labels[index] as number, streams.values[index] as number, index + 1 === end);
  }
}

function decodeValues(scale: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const q = byte < 128 ? byte : byte - 256;
    return Math.sign(q) * (q / 127) ** 2 * scale;
  });
}

/** Weights of many classes, few in each bucket: one look finds where a bucket's weights lie, one more reads them. */
export class WeightTable implements Scorer {
  readonly classes: number;
  readonly #starts = new Uint32Array(BUCKETS);
  /** Class (8 bits), weight (8 bits), bit 16 set when more of the bucket follow. */
  readonly #entries: Uint32Array;
  readonly #decoded: Float32Array;

  constructor(streams: WeightStreams) {
    this.classes = streams.classes;
    this.#decoded = decodeValues(streams.scale);
    this.#entries = new Uint32Array(streams.labels.length + 1);
    let at = 1;
    eachWeight(streams, (bucket, label, value, last) => {
      if (this.#starts[bucket] === 0) this.#starts[bucket] = at;
      this.#entries[at] = label | ((value & 0xff) << 8) | (last ? 0 : 0x10000);
      at += 1;
    });
  }

  add(features: Int32Array, count: number, scores: Float32Array): void {
    const starts = this.#starts;
    const entries = this.#entries;
    const decoded = this.#decoded;
    for (let index = 0; index < count; index += 1) {
      let at = starts[features[index] as number] as number;
      if (at === 0) continue;
      let entry = 0;
      do {
        entry = entries[at] as number;
        at += 1;
        const label = entry & 0xff;
        scores[label] = (scores[label] as number) + (decoded[(entry >>> 8) & 0xff] as number);
      } while (entry >= 0x10000);
    }
  }
}

/** Weights of the three moves: a perceptron's weights in one bucket sum to nothing, so two bytes hold them, read without a branch. */
export class MoveTable implements Scorer {
  readonly classes = 3;
  readonly #pairs = new Uint16Array(BUCKETS);
  readonly #decoded: Float32Array;

  constructor(streams: WeightStreams) {
    this.#decoded = decodeValues(streams.scale);
    eachWeight(streams, (bucket, label, value) => {
      this.#pairs[bucket] = (this.#pairs[bucket] as number) | ((value & 0xff) << (label * 8));
    });
  }

  add(features: Int32Array, count: number, scores: Float32Array): void {
    const pairs = this.#pairs;
    const decoded = this.#decoded;
    let first = 0;
    let second = 0;
    for (let index = 0; index < count; index += 1) {
      const pair = pairs[features[index] as number] as number;
      first += decoded[pair & 0xff] as number;
      second += decoded[pair >>> 8] as number;
    }
    scores[0] = (scores[0] as number) + first;
    scores[1] = (scores[1] as number) + second;
    scores[2] = (scores[2] as number) - first - second;
  }
}

/** Index of the highest score. */
export function findBest(scores: Float32Array, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) if ((scores[index] as number) > (scores[best] as number)) best = index;
  return best;
}
