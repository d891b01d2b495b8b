import { uint32At } from "../number-at.ts";

/** Rows under one key: the newest ones. A frequent key forgets its older rows and is never skipped. */
export const WAYS = 4;
const FIRST_BITS = 10;
/** Bits of an entry that tell keys of one bucket apart; the others hold the row. */
const TAG_BITS = 9;
/** Rows a table can point to. */
export const MOST_ROWS = 2 ** (32 - TAG_BITS) - 1;
/** Entries for each cell beyond which the table doubles. */
const FULL = 0.7;

/**
 * From 32-bit keys to the newest rows that were put under them; four bytes a row and key. Keys are not kept: a row may come back under a key it
 * was never put under (1 in 500), so whoever asks compares the rows themselves.
 */
export class WayTable {
  private cells = new Uint32Array(2 ** FIRST_BITS * WAYS);
  private bits = FIRST_BITS;
  private entered = 0;

  /** True when the next keys should go into a larger table: whoever has the keys puts them into a new one. */
  get full(): boolean {
    return this.entered > FULL * this.cells.length;
  }

  /** A table from a clone of one. */
  static revive(data: WayTable): WayTable {
    return Object.assign(new WayTable(), data);
  }

  /** An empty table with twice the room of another one. */
  static wider(table: WayTable): WayTable {
    const wide = new WayTable();
    wide.bits = table.bits + 1;
    wide.cells = new Uint32Array(2 ** wide.bits * WAYS);
    return wide;
  }

  /** Puts a row (from 0) in front of those under a key; the oldest falls out. */
  put(key: number, row: number): void {
    const { cells } = this;
    const mixed = Math.imul(key, 0x9e3779b1) >>> 0;
    const start = (mixed >>> (32 - this.bits)) * WAYS;
    if (cells[start + WAYS - 1] === 0) this.entered++;
    for (let at = start + WAYS - 1; at > start; at--) cells[at] = uint32At(cells, at - 1);
    cells[start] = (((row + 1) << TAG_BITS) | (mixed & (2 ** TAG_BITS - 1))) >>> 0;
  }

  /** Appends the rows under a key, newest first. */
  find(key: number, into: number[]): void {
    const { cells } = this;
    const mixed = Math.imul(key, 0x9e3779b1) >>> 0;
    const start = (mixed >>> (32 - this.bits)) * WAYS;
    const tag = mixed & (2 ** TAG_BITS - 1);
    for (let at = start; at < start + WAYS; at++) {
      const entry = uint32At(cells, at);
      if (entry !== 0 && (entry & (2 ** TAG_BITS - 1)) === tag) into.push((entry >>> TAG_BITS) - 1);
    }
  }
}
