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
    return this.cells[this.at(a, b)] ?? 0;
  }

  set(a: number, b: number, value: number): void {
    this.cells[this.at(a, b)] = value;
  }

  add(a: number, b: number, value: number): void {
    const at = this.at(a, b);
    this.cells[at] = (this.cells[at] ?? 0) + value;
  }
}

/** Inner products of all pairs of vectors. Work is that of the pairs that share a feature, once for each feature. */
export function multiplyPairs(vectors: readonly Vector[]): Triangle {
  const products = new Triangle(vectors.length);
  const postings = new Map<number, { readonly who: number[]; readonly weights: number[] }>();
  const row = new Float64Array(vectors.length);
  vectors.forEach(({ hashes, weights }, at) => {
    row.fill(0, 0, at);
    for (let k = 0; k < hashes.length; k++) {
      const weight = weights[k] ?? 0;
      if (weight === 0) continue;
      const hash = hashes[k] ?? 0;
      const posting = postings.get(hash);
      if (posting === undefined) {
        postings.set(hash, { who: [at], weights: [weight] });
        continue;
      }
      const { who, weights: theirs } = posting;
      for (let other = 0; other < who.length; other++) {
        const position = who[other] ?? 0;
        row[position] = (row[position] ?? 0) + weight * (theirs[other] ?? 0);
      }
      who.push(at);
      theirs.push(weight);
    }
    for (let other = 0; other < at; other++) if (row[other] !== 0) products.set(at, other, row[other] ?? 0);
  });
  return products;
}
