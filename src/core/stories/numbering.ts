import { int32At, uint32At } from "./number-at.ts";

/** Numbers from 0 for up to `most` different 32-bit hashes, in order of entering: what is known of a feature then lies in flat arrays. */
export class Numbering {
  private readonly keys: Uint32Array;
  /** The number of the hash in a cell, and one; 0 for a free cell. */
  private readonly numbers: Uint32Array;
  private readonly mask: number;
  /** Hashes entered so far. */
  size = 0;

  constructor(most: number) {
    const cells = 2 ** Math.ceil(Math.log2(2 * Math.max(8, most)));
    this.keys = new Uint32Array(cells);
    this.numbers = new Uint32Array(cells);
    this.mask = cells - 1;
  }

  private cellOf(hash: number): number {
    const { keys, numbers, mask } = this;
    let at = hash & mask;
    while (numbers[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  /** The number of a hash, -1 when it has none. */
  find(hash: number): number {
    return uint32At(this.numbers, this.cellOf(hash)) - 1;
  }

  /** The number of a hash; it gets the next one when it has none. */
  enter(hash: number): number {
    const cell = this.cellOf(hash);
    const known = uint32At(this.numbers, cell);
    if (known > 0) return known - 1;
    this.keys[cell] = hash;
    this.numbers[cell] = ++this.size;
    return this.size - 1;
  }
}

/** In how many of some lists of hashes, each without repeats, every hash stands. */
export function countHashes(lists: readonly { readonly hashes: Uint32Array }[]): (hash: number) => number {
  const all = lists.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const numbering = new Numbering(all);
  const counts = new Int32Array(all);
  for (const { hashes } of lists) {
    for (let at = 0; at < hashes.length; at++) {
      const number = numbering.enter(uint32At(hashes, at));
      counts[number] = int32At(counts, number) + 1;
    }
  }
  return (hash) => {
    const number = numbering.find(hash);
    return number < 0 ? 0 : int32At(counts, number);
  };
}
