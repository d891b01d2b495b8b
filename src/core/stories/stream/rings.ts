import { numberAt, uint32At } from "../number-at.ts";

/** Stories a feature remembers: the newest ones. A hot feature is never skipped and never costs more. */
export const RING = 48;
/** Rings start small, for most features are rare. */
const SIZES = [1, 4, 12, RING] as const;
const CLASS_BITS = 2;
const CLASS_MASK = 2 ** CLASS_BITS - 1;

const widthOf = (size: number): number => numberAt(SIZES, size);
const NO_CELLS = new Uint32Array(0);

/** No ring. */
export const NO_RING = 0;

/** Rings of references (32-bit numbers above 0), newest first, in flat memory. A handle names one; touching a ring may give it a new handle. */
export class RingPool {
  private readonly cells = SIZES.map((size) => new Uint32Array(256 * size));
  private readonly used = SIZES.map(() => 0);
  private readonly free: number[][] = SIZES.map(() => []);

  /** A pool from a clone of one. */
  static revive(data: RingPool): RingPool {
    return Object.assign(new RingPool(), data);
  }

  private cellsOf(size: number): Uint32Array {
    return this.cells[size] ?? NO_CELLS;
  }

  private take(size: number): number {
    const known = this.free[size]?.pop();
    if (known !== undefined) return known;
    const at = numberAt(this.used, size);
    const cells = this.cellsOf(size);
    if ((at + 1) * widthOf(size) > cells.length) {
      const wide = new Uint32Array(cells.length * 2);
      wide.set(cells);
      this.cells[size] = wide;
    }
    this.used[size] = at + 1;
    return at;
  }

  /** Forgets a ring. */
  drop(handle: number): void {
    if (handle === NO_RING) return;
    const size = (handle - 1) & CLASS_MASK;
    const at = (handle - 1) >>> CLASS_BITS;
    this.cellsOf(size).fill(0, at * widthOf(size), (at + 1) * widthOf(size));
    this.free[size]?.push(at);
  }

  /** Calls `visit` for each reference, newest first. */
  each(handle: number, visit: (reference: number) => void): void {
    if (handle === NO_RING) return;
    const size = (handle - 1) & CLASS_MASK;
    const width = widthOf(size);
    const cells = this.cellsOf(size);
    const start = ((handle - 1) >>> CLASS_BITS) * width;
    for (let at = start; at < start + width; at++) {
      const reference = uint32At(cells, at);
      if (reference === 0) return;
      visit(reference);
    }
  }

  /** Moves a reference to the front, putting it in when it is new; dead ones are dropped on the way. Returns the handle from now on. */
  touch(handle: number, reference: number, isLive: (reference: number) => boolean): number {
    const kept = [reference];
    this.each(handle, (other) => {
      if (other !== reference && kept.length < RING && isLive(other)) kept.push(other);
    });
    return this.write(handle, kept);
  }

  /** Drops dead references; returns the handle from now on, `NO_RING` when none is left. */
  prune(handle: number, isLive: (reference: number) => boolean): number {
    const kept: number[] = [];
    let dead = false;
    this.each(handle, (reference) => {
      if (isLive(reference)) kept.push(reference);
      else dead = true;
    });
    if (!dead) return handle;
    if (kept.length > 0) return this.write(handle, kept);
    this.drop(handle);
    return NO_RING;
  }

  private write(handle: number, references: readonly number[]): number {
    const size = SIZES.findIndex((width) => references.length <= width);
    let own = handle;
    if (handle === NO_RING || ((handle - 1) & CLASS_MASK) !== size) {
      this.drop(handle);
      own = ((this.take(size) << CLASS_BITS) | size) + 1;
    }
    const start = ((own - 1) >>> CLASS_BITS) * widthOf(size);
    const cells = this.cellsOf(size);
    cells.fill(0, start, start + widthOf(size));
    cells.set(references, start);
    return own;
  }
}
