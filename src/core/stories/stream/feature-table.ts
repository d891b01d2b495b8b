import { int32At, uint8At, uint16At, uint32At } from "../number-at.ts";
import { NO_RING, RingPool } from "./rings.ts";

const FIRST_CELLS = 1 << 12;
/** Share of cells in use from which the table doubles. */
const FULL = 0.6;
/** Articles after which all counts are halved, so that frequencies follow the window. */
const HALVING = 65_536;
/** Cells looked at for each article entered, so that features without a count or an open story are forgotten a few at a time. */
const SWEPT = 64;
const MOST_COUNTED = 0xffff;

/**
 * What the index knows of a feature, by the 32-bit hash of its key: in how many articles of the window it stood, and a ring of the open stories it was
 * telling for. Halving is lazy: a count is shifted by the halvings since it was written.
 */
export class FeatureTable {
  private keys = new Uint32Array(FIRST_CELLS);
  private counts = new Uint16Array(FIRST_CELLS);
  private epochs = new Uint8Array(FIRST_CELLS);
  private handles = new Int32Array(FIRST_CELLS);
  private used = 0;
  private epoch = 0;
  private hand = 0;
  private pool = new RingPool();
  private sinceHalving = 0;
  /** Articles that the counts stand for. */
  window = 0;

  /** A table from a clone of one. */
  static revive(data: FeatureTable): FeatureTable {
    return Object.assign(new FeatureTable(), data, { pool: RingPool.revive(data.pool) });
  }

  /** The cell of a key, or the free one where it would stand. */
  private cellOf(key: number): number {
    const mask = this.keys.length - 1;
    let at = key & mask;
    for (;;) {
      const found = uint32At(this.keys, at);
      if (found === key || found === 0) return at;
      at = (at + 1) & mask;
    }
  }

  private countAt(cell: number): number {
    const halvings = (this.epoch - uint8At(this.epochs, cell)) & 0xff;
    return halvings > 15 ? 0 : uint16At(this.counts, cell) >> halvings;
  }

  /** Articles of the window that have a feature. */
  countOf(key: number): number {
    return this.countAt(this.cellOf(key || 1));
  }

  /** Calls `visit` for each open story that can be found by a feature, newest first. */
  eachStory(key: number, visit: (reference: number) => void): void {
    this.pool.each(int32At(this.handles, this.cellOf(key || 1)), visit);
  }

  private enter(key: number): number {
    const cell = this.cellOf(key);
    if (this.keys[cell] === key) return cell;
    if (this.used >= FULL * this.keys.length) {
      this.widen();
      return this.enter(key);
    }
    this.keys[cell] = key;
    this.counts[cell] = 0;
    this.epochs[cell] = this.epoch;
    this.handles[cell] = NO_RING;
    this.used++;
    return cell;
  }

  /** Counts one more article for a feature. */
  count(key: number): void {
    const cell = this.enter(key || 1);
    this.counts[cell] = Math.min(MOST_COUNTED, this.countAt(cell) + 1);
    this.epochs[cell] = this.epoch;
  }

  /** Lets an open story be found by a feature. */
  point(key: number, reference: number, isLive: (reference: number) => boolean): void {
    const cell = this.enter(key || 1);
    this.handles[cell] = this.pool.touch(int32At(this.handles, cell), reference, isLive);
  }

  /** One article more: lets time pass for the counts, and forgets a little of what is dead. */
  pass(isLive: (reference: number) => boolean): void {
    this.window++;
    if (++this.sinceHalving >= HALVING) {
      this.sinceHalving = 0;
      this.window = Math.ceil(this.window / 2);
      this.epoch = (this.epoch + 1) & 0xff;
    }
    for (let swept = 0; swept < SWEPT; swept++) {
      const cell = this.hand & (this.keys.length - 1);
      if (this.keys[cell] !== 0 && this.refresh(cell, isLive)) this.remove(cell);
      else this.hand = cell + 1;
    }
  }

  /** Brings a cell up to date; true when nothing is left of it. */
  private refresh(cell: number, isLive: (reference: number) => boolean): boolean {
    const count = this.countAt(cell);
    this.counts[cell] = count;
    this.epochs[cell] = this.epoch;
    const handle = this.pool.prune(int32At(this.handles, cell), isLive);
    this.handles[cell] = handle;
    return count === 0 && handle === NO_RING;
  }

  /** Frees a cell and moves up those behind it that would not be found any more. */
  private remove(cell: number): void {
    const mask = this.keys.length - 1;
    let hole = cell;
    for (let at = (cell + 1) & mask; this.keys[at] !== 0; at = (at + 1) & mask) {
      const home = uint32At(this.keys, at) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      this.move(at, hole);
      hole = at;
    }
    // a key looked for in vain ends on a free cell, which must know nothing
    this.keys[hole] = 0;
    this.counts[hole] = 0;
    this.handles[hole] = NO_RING;
    this.used--;
  }

  private move(from: number, to: number): void {
    for (const table of [this.keys, this.counts, this.epochs, this.handles]) table.copyWithin(to, from, from + 1);
  }

  private widen(): void {
    const { keys, counts, epochs, handles } = this;
    const size = keys.length * 2;
    this.keys = new Uint32Array(size);
    this.counts = new Uint16Array(size);
    this.epochs = new Uint8Array(size);
    this.handles = new Int32Array(size);
    keys.forEach((key, at) => {
      if (key === 0) return;
      const cell = this.cellOf(key);
      this.keys[cell] = key;
      this.counts[cell] = uint16At(counts, at);
      this.epochs[cell] = uint8At(epochs, at);
      this.handles[cell] = int32At(handles, at);
    });
  }
}
