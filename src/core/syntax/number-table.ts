/** Looks a 32-bit number up by another; undefined when it is not there. */
export interface NumberLookup {
  get(key: number): number | undefined;
}

/** A fixed table of pairs of 32-bit numbers: one look at one place in memory, where a Map takes several. */
export class NumberTable implements NumberLookup {
  readonly #mask: number;
  /** Key, value, key, value, ...; a value of 0 marks a free place, so that values are kept one up. */
  readonly #slots: Int32Array;
  /** Keys of the value that is 0 one up. */
  readonly #last = new Set<number>();
  /** Pairs in the table. */
  readonly size: number;

  constructor(pairs: Int32Array) {
    let places = 2;
    while (places < pairs.length * 0.75) places *= 2;
    this.#mask = places - 1;
    this.#slots = new Int32Array(places * 2);
    this.size = pairs.length / 2;
    for (let at = 0; at < pairs.length; at += 2) this.#put(pairs[at] as number, pairs[at + 1] as number);
  }

  #put(key: number, value: number): void {
    if (value === -1) return void this.#last.add(key);
    const slots = this.#slots;
    let place = (key ^ (key >>> 16)) & this.#mask;
    while (slots[place * 2 + 1] !== 0 && slots[place * 2] !== key) place = (place + 1) & this.#mask;
    slots[place * 2] = key;
    slots[place * 2 + 1] = value + 1;
  }

  get(key: number): number | undefined {
    const slots = this.#slots;
    let place = (key ^ (key >>> 16)) & this.#mask;
    for (;;) {
      const value = slots[place * 2 + 1] as number;
      if (value === 0) return this.#last.has(key) ? -1 : undefined;
      if (slots[place * 2] === key) return value - 1;
      place = (place + 1) & this.#mask;
    }
  }
}
