import { compilePhrases, type PhraseSet } from "../text/phrases.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string().min(1));
const fields = ["outlet", "title", "byline", "published", "updated", "url", "other"] as const;

const shape = z.strictObject({
  stopWords: words,
  headerKeys: z.record(z.enum(fields), words),
  reporting: words,
  persons: words,
  imperatives: words,
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      heads: z.boolean().optional(),
      continues: z.boolean().optional(),
      speaks: z.boolean().optional(),
      atEdges: z.boolean().optional(),
      sure: words,
      opening: words.default([]),
      likely: words,
    }),
  ),
  self: z.strictObject({ before: words, after: words }),
  issuer: z.strictObject({ bodies: words, outlets: words, titles: words, voice: words, own: words }),
  byline: words,
});

/** What a line of a header block says. */
export type HeaderField = (typeof fields)[number];

/** One kind of matter that surrounds a report. */
export interface BoilerplateRule {
  readonly id: string;
  /** A short line of this kind opens a list of links. */
  readonly heads: boolean;
  /** What follows a block of this kind and speaks to the reader belongs to it. */
  readonly continues: boolean;
  /** Addresses the reader: words of this kind without "you", an order, a price or buttons are reporting about such things. */
  readonly speaks: boolean;
  /** Stands at the head or the end of a text, hardly ever inside. */
  readonly atEdges: boolean;
}

/** A phrase of a rule and how much it says: 1 decides alone, 0.5 needs a second sign. */
export interface BoilerplatePhrase {
  readonly rule: BoilerplateRule;
  readonly weight: number;
  /** Counts in full only where a line or sentence begins with it, a quarter of it elsewhere. */
  readonly opening: boolean;
}

/** Compiled form of boilerplate.yaml. */
export interface BoilerplatePack {
  readonly stopWords: ReadonlySet<string>;
  readonly headerKeys: ReadonlyMap<string, HeaderField>;
  readonly reporting: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly imperatives: ReadonlySet<string>;
  readonly rules: ReadonlySet<BoilerplateRule>;
  readonly phrases: PhraseSet<BoilerplatePhrase>;
  /** Phrases next to which a report names its own publisher. */
  readonly self: PhraseSet<"before" | "after">;
  /** Signs that a text speaks as its issuer: in the publisher's name, in the title, in the text. */
  readonly issuerNames: PhraseSet<"body" | "outlet">;
  readonly issuerTitles: PhraseSet<true>;
  readonly issuerVoice: PhraseSet<true>;
  /** Pronouns of a body that speaks of itself. */
  readonly issuerWords: ReadonlySet<string>;
  readonly byline: ReadonlySet<string>;
}

/** Checks and compiles boilerplate.yaml. */
export function compileBoilerplatePack(file: PackFile): BoilerplatePack {
  const data = checkShape(shape, file);
  const keys = new Map<string, HeaderField>();
  for (const field of fields) for (const key of data.headerKeys[field]) keys.set(key.toLowerCase(), field);
  const rules = new Set<BoilerplateRule>();
  const phrases: [string, BoilerplatePhrase][] = [];
  for (const { id, heads = false, continues = false, speaks = false, atEdges = false, sure, opening, likely } of data.rules) {
    const rule = { id, heads, continues, speaks, atEdges };
    rules.add(rule);
    for (const phrase of sure) phrases.push([phrase, { rule, weight: 1, opening: false }]);
    for (const phrase of opening) phrases.push([phrase, { rule, weight: 1, opening: true }]);
    for (const phrase of likely) phrases.push([phrase, { rule, weight: 0.5, opening: false }]);
  }
  const all = <T>(list: readonly string[], value: T): [string, T][] => list.map((phrase) => [phrase, value]);
  return {
    stopWords: new Set(data.stopWords),
    headerKeys: keys,
    reporting: new Set(data.reporting),
    persons: new Set(data.persons),
    imperatives: new Set(data.imperatives),
    rules,
    phrases: compilePhrases(phrases),
    self: compilePhrases<"before" | "after">([...all(data.self.before, "before" as const), ...all(data.self.after, "after" as const)]),
    issuerNames: compilePhrases<"body" | "outlet">([...all(data.issuer.bodies, "body" as const), ...all(data.issuer.outlets, "outlet" as const)]),
    issuerTitles: compilePhrases(all(data.issuer.titles, true as const)),
    issuerWords: new Set(data.issuer.own),
    issuerVoice: compilePhrases(all(data.issuer.voice, true as const)),
    byline: new Set(data.byline),
  };
}
