import { uint32At } from "../number-at.ts";

const BITS = 15;
const MASK = 2 ** BITS - 1;

/**
 * Numbered places for up to some 20,000 numbers, emptied in one step: what placing sums up for one article lies in arrays beside it, by cell. Small enough
 * to stay in the processor's cache, however large the index is.
 */
export class Cells {
  static readonly SIZE = 2 ** BITS;
  private readonly keys = new Uint32Array(Cells.SIZE);
  private readonly stamps = new Uint32Array(Cells.SIZE);
  private stamp = 0;
  /** Cells in use, in order of entering. */
  readonly used: number[] = [];

  /** Empties all cells. */
  clear(): void {
    this.used.length = 0;
    this.stamp = (this.stamp + 1) >>> 0;
    if (this.stamp === 0) this.stamps.fill(0);
    if (this.stamp === 0) this.stamp = 1;
  }

  /** The cell of a number, -1 when it has none. */
  find(key: number): number {
    const { keys, stamps, stamp } = this;
    for (let at = key & MASK; stamps[at] === stamp; at = (at + 1) & MASK) if (keys[at] === key) return at;
    return -1;
  }

  /** The cell of a number; it gets one when it has none. */
  enter(key: number): number {
    const { keys, stamps, stamp } = this;
    let at = key & MASK;
    for (; stamps[at] === stamp; at = (at + 1) & MASK) if (keys[at] === key) return at;
    stamps[at] = stamp;
    keys[at] = key;
    this.used.push(at);
    return at;
  }

  /** The number a cell is used for. */
  keyAt(cell: number): number {
    return uint32At(this.keys, cell);
  }
}
