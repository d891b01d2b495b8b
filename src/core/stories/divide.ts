import { float64At } from "./number-at.ts";

/** Starting pairs tried, and rounds of moving items to the side they are nearer to. */
const STARTS = 16;
const ROUNDS = 8;

/** Each item's side after all have moved to the one they are more alike to, on the mean; `table` holds the similarities row by row. */
function moveNearer(table: Float64Array, sides: readonly number[]): number[] {
  const count = sides.length;
  return sides.map((_, k) => {
    let [left, right, lefts, rights] = [0, 0, 0, 0];
    for (let other = 0, row = k * count; other < count; other++) {
      if (other === k) continue;
      const score = float64At(table, row + other);
      if (sides[other] === 0) {
        left += score;
        lefts++;
      } else {
        right += score;
        rights++;
      }
    }
    return (lefts > 0 ? left / lefts : -1) >= (rights > 0 ? right / rights : -1) ? 0 : 1;
  });
}

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
  const at = (a: number, b: number): number => float64At(table, a * count + b);
  let best: number[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < Math.min(count, STARTS); start++) {
    let far = -1;
    for (let other = 0; other < count; other++) if (other !== start && (far < 0 || at(start, other) < at(start, far))) far = other;
    let sides = Array.from({ length: count }, (_, k): number => (k === start || (k !== far && at(k, start) >= at(k, far)) ? 0 : 1));
    for (let round = 0; round < ROUNDS; round++) {
      const next = moveNearer(table, sides);
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
