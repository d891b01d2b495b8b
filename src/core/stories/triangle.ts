import { float64At, int32At, uint32At } from "./number-at.ts";
import { Numbering } from "./numbering.ts";
import type { Vector } from "./vector.ts";

/** A number for each pair of positions, whichever comes first; eight bytes a pair. */
export class Triangle {
  readonly size: number;
  private readonly cells: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.cells = new Float64Array((size * (size - 1)) / 2);
  }

  private at(a: number, b: number): number {
    return a > b ? (a * (a - 1)) / 2 + b : (b * (b - 1)) / 2 + a;
  }

  get(a: number, b: number): number {
    return float64At(this.cells, this.at(a, b));
  }

  set(a: number, b: number, value: number): void {
    this.cells[this.at(a, b)] = value;
  }

  add(a: number, b: number, value: number): void {
    const at = this.at(a, b);
    this.cells[at] = float64At(this.cells, at) + value;
  }
}

/** Inner products of all pairs of vectors. Work is that of the pairs that share a feature, once for each feature. */
export function multiplyPairs(vectors: readonly Vector[]): Triangle {
  const products = new Triangle(vectors.length);
  const all = vectors.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const numbering = new Numbering(all);
  // a chain of entries for each feature, newest first: who has it, how much it weighs there, and the entry before
  const heads = new Int32Array(all);
  const who = new Int32Array(all + 1);
  const theirs = new Float64Array(all + 1);
  const before = new Int32Array(all + 1);
  const row = new Float64Array(vectors.length);
  let entries = 0;
  vectors.forEach(({ hashes, weights }, at) => {
    row.fill(0, 0, at);
    for (let k = 0; k < hashes.length; k++) {
      const weight = float64At(weights, k);
      if (weight === 0) continue;
      const number = numbering.enter(uint32At(hashes, k));
      const head = int32At(heads, number);
      for (let entry = head; entry > 0; entry = int32At(before, entry)) {
        const other = int32At(who, entry);
        row[other] = float64At(row, other) + weight * float64At(theirs, entry);
      }
      entries++;
      who[entries] = at;
      theirs[entries] = weight;
      before[entries] = head;
      heads[number] = entries;
    }
    for (let other = 0; other < at; other++) if (row[other] !== 0) products.set(at, other, float64At(row, other));
  });
  return products;
}
