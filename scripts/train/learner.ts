import { BUCKETS } from "../../src/core/syntax/templates.ts";
import type { Scorer, WeightStreams } from "../../src/core/syntax/weights.ts";

/** Averaged perceptron over hashed features; a bucket gets a row of weights when it is first corrected. */
export class Learner implements Scorer {
  readonly classes: number;
  #rows = new Int32Array(BUCKETS);
  /** Corrections of each bucket over all runs, up to 255. */
  #touched = new Uint8Array(BUCKETS);
  #used = 0;
  #weights: Float32Array;
  #sums: Float64Array;
  #totals = new Float32Array(0);
  #runs = 0;
  #step = 1;

  constructor(classes: number) {
    this.classes = classes;
    this.#weights = new Float32Array(classes * 4096);
    this.#sums = new Float64Array(classes * 4096);
  }

  add(features: Int32Array, count: number, scores: Float32Array): void {
    const width = this.classes;
    const rows = this.#rows;
    const weights = this.#weights;
    for (let index = 0; index < count; index += 1) {
      const row = rows[features[index] as number] as number;
      if (row === 0) continue;
      const base = row * width;
      for (let label = 0; label < width; label += 1) scores[label] = (scores[label] as number) + (weights[base + label] as number);
    }
  }

  /** Counts an example without a correction: later weights weigh less in the average. */
  tick(): void {
    this.#step += 1;
  }

  /** Moves the weights of `features` towards class `good` and away from `bad`. */
  correct(features: Int32Array, count: number, good: number, bad: number): void {
    for (let index = 0; index < count; index += 1) {
      const bucket = features[index] as number;
      let row = this.#rows[bucket] as number;
      if (row === 0) {
        this.#used += 1;
        row = this.#used;
        this.#rows[bucket] = row;
        if ((row + 1) * this.classes > this.#weights.length) this.#grow();
      }
      if ((this.#touched[bucket] as number) < 255) this.#touched[bucket] = (this.#touched[bucket] as number) + 1;
      this.#move(row * this.classes + good, 1);
      this.#move(row * this.classes + bad, -1);
    }
  }

  #move(at: number, by: number): void {
    this.#weights[at] = (this.#weights[at] as number) + by;
    this.#sums[at] = (this.#sums[at] as number) + by * this.#step;
  }

  #grow(): void {
    const weights = new Float32Array(this.#weights.length * 2);
    weights.set(this.#weights);
    this.#weights = weights;
    const sums = new Float64Array(this.#sums.length * 2);
    sums.set(this.#sums);
    this.#sums = sums;
  }

  /** Closes one run: keeps its averaged weights and starts anew from zero. The packed model is the mean of all runs. */
  settle(): void {
    if (this.#totals.length < this.#weights.length) {
      const totals = new Float32Array(this.#weights.length);
      totals.set(this.#totals);
      this.#totals = totals;
    }
    const end = (this.#used + 1) * this.classes;
    for (let at = 0; at < end; at += 1) {
      const average = (this.#weights[at] as number) - (this.#sums[at] as number) / this.#step;
      this.#totals[at] = (this.#totals[at] as number) + average;
    }
    this.#weights.fill(0);
    this.#sums.fill(0);
    this.#step = 1;
    this.#runs += 1;
  }

  /**
   * Packs the mean of the runs: buckets corrected less than `minTouches` times a run and weights below `floor` are dropped, the others
   * square-root companded to int8. `written` is the number of classes to write (one less than all where the last follows from the others).
   */
  pack(floor: number, minTouches: number, written = this.classes): WeightStreams {
    const width = this.classes;
    const end = (this.#used + 1) * width;
    let scale = 0;
    for (let at = 0; at < end; at += 1) scale = Math.max(scale, Math.abs(this.#totals[at] as number));
    const gaps: number[] = [];
    const counts: number[] = [];
    const labels: number[] = [];
    const values: number[] = [];
    let last = -1;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const row = this.#rows[bucket] as number;
      if (row === 0 || (this.#touched[bucket] as number) < minTouches * this.#runs) continue;
      let kept = 0;
      for (let label = 0; label < written; label += 1) {
        const value = this.#totals[row * width + label] as number;
        const q = Math.sign(value) * Math.round(127 * Math.sqrt(Math.abs(value) / scale));
        if (Math.abs(value) < floor * this.#runs || q === 0) continue;
        labels.push(label);
        values.push(q);
        kept += 1;
      }
      if (kept === 0) continue;
      for (let gap = bucket - last; ; gap >>>= 7) {
        gaps.push(gap >= 0x80 ? (gap & 0x7f) | 0x80 : gap);
        if (gap < 0x80) break;
      }
      counts.push(kept);
      last = bucket;
    }
    return {
      classes: width,
      scale: scale / this.#runs,
      gaps: Uint8Array.from(gaps),
      counts: Uint8Array.from(counts),
      labels: Uint8Array.from(labels),
      values: Int8Array.from(values),
    };
  }
}
