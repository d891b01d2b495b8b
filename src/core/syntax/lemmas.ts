/** Ending rules of one tag: ending (or "^word" for a whole word) to "letters to cut" + ":" + "letters to add". */
export type EndingRules = Readonly<Record<string, string>>;

/** Longest ending a rule may name, in UTF-16 units. */
export const MAX_ENDING = 6;

/** Base forms by whole word or longest known ending, one table a tag. */
export class Lemmatiser {
  readonly #tables: readonly ReadonlyMap<string, readonly [number, string]>[];

  /** `tables[tag]` holds the rules of a tag; tag 0 is unused. */
  constructor(tables: readonly EndingRules[]) {
    this.#tables = tables.map(
      (rules) =>
        new Map(
          Object.entries(rules).map(([ending, rule]) => {
            const colon = rule.indexOf(":");
            return [ending, [Number(rule.slice(0, colon)), rule.slice(colon + 1)] as const] as const;
          }),
        ),
    );
  }

  /** Base form of `word` (already lower-cased unless a name) with this tag. */
  find(word: string, tag: number): string {
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
