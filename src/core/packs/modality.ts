import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const shape = z.strictObject({
  hedges: words,
  planned: words,
  plannedMoney: words,
  unverified: words,
  open: words,
  denials: words,
  falsehoods: words,
  retractions: words,
  untruths: words,
  failures: words,
  negations: words,
  takesUp: words,
  corrections: words,
  outdated: words,
  changes: words,
  background: words,
  observers: words,
  perception: words,
  saying: words,
  silence: words,
  earlierSelf: words,
  conditions: words,
});

/** Lemma phrases by their first word; longest first, so that the first hit is the best. */
export type PhraseTable = ReadonlyMap<string, readonly (readonly string[])[]>;

/** How a language marks doubt, plans, denial, the past and replaced figures. */
export type ModalityPack = { readonly [K in keyof z.infer<typeof shape>]: PhraseTable };

/** Phrases indexed by their first word. */
export function indexPhrases(phrases: readonly string[]): PhraseTable {
  const table = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const parts = phrase.split(" ");
    const first = phrase.replace(/ .*/s, "");
    const list = table.get(first);
    if (list === undefined) table.set(first, [parts]);
    else list.push(parts);
  }
  for (const list of table.values()) list.sort((a, b) => b.length - a.length);
  return table;
}

/** Checks and compiles modality.yaml. */
export function compileModalityPack(file: PackFile): ModalityPack {
  const data = checkShape(shape, file);
  return Object.fromEntries(Object.entries(data).map(([key, phrases]) => [key, indexPhrases(phrases)])) as unknown as ModalityPack;
}
