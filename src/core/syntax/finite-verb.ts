import type { Span } from "../model/index.ts";

/** What a tag may be in a clause that seems to lack its verb. */
const Part = { other: 0, finite: 1, subordinator: 2, participle: 3, nominal: 4, opener: 5, number: 6, auxiliary: 7, adverb: 8 } as const;

/** In the order in which they are tried. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:VERB|AUX)\/(?:VBD|VBZ|VBP|MD)$/, Part.finite],
  [/^AUX\//, Part.auxiliary],
  [/\/(?:WDT|WP|WP\$|WRB)$|^SCONJ\/IN$/, Part.subordinator],
  [/^VERB\/VBN$/, Part.participle],
  [/\/CD$/, Part.number],
  [/\/(?:DT|PRP\$|\$|JJ)$/, Part.opener],
  [/\/(?:NN|NNS|NNP|NNPS|PRP)$/, Part.nominal],
  [/^ADV\//, Part.adverb],
];

/** Words an auxiliary may stand before its participle. */
const REACH = 3;

/**
 * Mends the commonest slip of a tagger that reads from the left: "The manifest listed 312 people" with a participle and no verb. Where a sentence has no more
 * finite verbs than words that open a clause, the first participle in -ed between a noun and what may be its object becomes a past tense.
 */
export class FiniteVerbs {
  readonly #parts: Uint8Array;
  /** Number of the tag of a past tense; 0 when there is none. */
  readonly #past: number;

  /** `tags` are "UPOS/XPOS" of tag 1, 2, ... */
  constructor(tags: readonly string[]) {
    this.#parts = Uint8Array.from([Part.other, ...tags.map((tag) => PARTS.find(([pattern]) => pattern.test(tag))?.[1] ?? Part.other)]);
    this.#past = tags.indexOf("VERB/VBD") + 1;
  }

  /** Changes `tagged` in place. */
  mend(text: string, words: readonly Span[], tagged: Int32Array): void {
    const parts = this.#parts;
    let wanting = 0;
    let participles = 0;
    for (let at = 0; at < words.length; at += 1) {
      const part = parts[tagged[at] as number] as number;
      if (part === Part.finite) wanting -= 1;
      else if (part === Part.subordinator) wanting += 1;
      else if (part === Part.participle) participles += 1;
    }
    if (wanting < 0 || participles === 0) return;
    for (let at = 1; at + 1 < words.length; at += 1) {
      if (parts[tagged[at] as number] !== Part.participle || !this.#fits(text, words, tagged, at)) continue;
      tagged[at] = this.#past;
      return;
    }
  }

  #fits(text: string, words: readonly Span[], tagged: Int32Array, at: number): boolean {
    const partAt = (index: number): number => this.#parts[tagged[index] as number] as number;
    const { start, end } = words[at] as Span;
    if (!text.startsWith("ed", end - 2) || end - start < 4) return false;
    const before = words[at - 1] as Span;
    const last = text.charAt(before.end - 1);
    if (partAt(at - 1) !== Part.nominal && partAt(at - 1) !== Part.number && last !== "," && last !== ")") return false;
    const after = partAt(at + 1);
    if (after !== Part.nominal && after !== Part.opener && after !== Part.number) return false;
    for (let back = at - 1; back >= 0 && at - back <= REACH; back -= 1) if (partAt(back) === Part.auxiliary) return false;
    return true;
  }
}
