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

/** Whether weights still change, in training. */
export const isLearning = (weights: Scorer | WeightStreams): weights is Scorer => "add" in weights;

/** Calls back for every bucket of the streams, in rising order, with its stretch of `labels` and `values`. */
export function eachBucket(streams: WeightStreams, visit: (bucket: number, from: number, to: number) => void): void {
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

/** Index of the highest score. */
export function findBest(scores: Scores, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) if ((scores[index] as number) > (scores[best] as number)) best = index;
  return best;
}
