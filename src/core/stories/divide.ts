/** Starting pairs tried, and rounds of moving items to the side they are nearer to. */
const STARTS = 16;
const ROUNDS = 8;

/** The division into two sides whose articles are most alike within and least across: 0 or 1 for each position; null when no division has two articles a side. */
export function divideInTwo(count: number, similarity: (a: number, b: number) => number): number[] | null {
  const table = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const score = similarity(a, b);
      table[a * count + b] = score;
      table[b * count + a] = score;
    }
  }
  const at = (a: number, b: number): number => table[a * count + b] ?? 0;
  let best: number[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < Math.min(count, STARTS); start++) {
    let far = -1;
    for (let other = 0; other < count; other++) if (other !== start && (far < 0 || at(start, other) < at(start, far))) far = other;
    let sides = Array.from({ length: count }, (_, k): number => (k === start || (k !== far && at(k, start) >= at(k, far)) ? 0 : 1));
    for (let round = 0; round < ROUNDS; round++) {
      const next = sides.map((_, k) => {
        const sum = [0, 0];
        const size = [0, 0];
        sides.forEach((side, other) => {
          if (other === k) return;
          sum[side] = (sum[side] ?? 0) + at(k, other);
          size[side] = (size[side] ?? 0) + 1;
        });
        const mean = (side: number): number => ((size[side] ?? 0) > 0 ? (sum[side] ?? 0) / (size[side] ?? 1) : -1);
        return mean(0) >= mean(1) ? 0 : 1;
      });
      if (next.every((side, k) => side === sides[k])) break;
      sides = next;
    }
    let within = 0;
    let across = 0;
    let pairsWithin = 0;
    let pairsAcross = 0;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < a; b++) {
        if (sides[a] === sides[b]) {
          within += at(a, b);
          pairsWithin++;
        } else {
          across += at(a, b);
          pairsAcross++;
        }
      }
    }
    const ones = sides.reduce((sum, side) => sum + side, 0);
    if (pairsWithin === 0 || pairsAcross === 0 || ones < 2 || count - ones < 2) continue;
    const quality = within / pairsWithin - across / pairsAcross;
    if (quality > most) [best, most] = [sides, quality];
  }
  return best;
}
