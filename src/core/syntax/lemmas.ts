/** Ending rules of one tag: ending (or "^word" for a whole word) to "letters to cut" + ":" + "letters to add". */
export type EndingRules = Readonly<Record<string, string>>;

/** Longest ending a rule may name, in UTF-16 units. */
export const MAX_ENDING = 6;

/** Answers kept for each tag, and the longest word kept, in UTF-16 units. */
const KEPT = 4096;
const MAX_KEPT = 40;

/** Base forms by whole word or longest known ending, one table a tag. */
export class Lemmatiser {
  readonly #tables: readonly ReadonlyMap<string, readonly [number, string]>[];
  /** Answers given before, one map a tag. */
  readonly #known: Map<string, string>[];

  /** `tables[tag]` holds the rules of a tag; tag 0 is unused. */
  constructor(tables: readonly EndingRules[]) {
    this.#tables = tables.map((rules) => new Map(Object.entries(rules).map(([ending, rule]) => {
      const colon = rule.indexOf(":");
      return [ending, [Number(rule.slice(0, colon)), rule.slice(colon + 1)] as const] as const;
    })));
    this.#known = tables.map(() => new Map());
  }

  /** Base form of `word` (already lower-cased unless a name) with this tag. */
  find(word: string, tag: number): string {
    const known = this.#known[tag];
    const before = known?.get(word);
    if (before !== undefined) return before;
    const found = this.#derive(word, tag);
    if (known !== undefined && word.length <= MAX_KEPT) {
      if (known.size >= KEPT) known.clear();
      known.set(word, found);
    }
    return found;
  }

  #derive(word: string, tag: number): string {
    const table = this.#tables[tag];
    if (table === undefined) return word;
    const whole = table.get(`^${word}`);
    if (whole !== undefined) return apply(word, whole);
    for (let length = Math.min(MAX_ENDING, word.length); length >= 0; length -= 1) {
      const rule = table.get(length === 0 ? "" : word.slice(-length));
      if (rule !== undefined) return apply(word, rule);
    }
    return word;
  }
}

function apply(word: string, [cut, add]: readonly [number, string]): string {
  return cut >= word.length && add === "" ? word : word.slice(0, Math.max(0, word.length - cut)) + add;
}
