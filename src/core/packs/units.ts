import { readLexemes } from "../text/lexemes.ts";
import { compilePhrases, type PhraseTable } from "./phrase-table.ts";
import { checkShape, PackError, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const unit = z.strictObject({
  name: z.string(),
  base: z.string(),
  factor: z.number().positive(),
  offset: z.number().optional(),
  per: z.string().optional(),
  en: words.optional(),
  symbols: words.optional(),
});
const money = z.strictObject({
  name: z.string(),
  code: z.string().regex(/^[A-Z]{3}$/, "not an ISO 4217 code"),
  factor: z.number().optional(),
  en: words.optional(),
  symbols: words.optional(),
});
const shape = z.strictObject({
  units: z.array(unit),
  magnitude: z.strictObject({ name: z.string(), words, context: words }),
  temperatureContext: words,
  currencies: z.array(money),
  subunits: z.array(money),
  poundMoney: words,
  per: z.strictObject({ words, phrases: words, nouns: words }),
  classes: z.record(z.string(), words),
  demonymEndings: words,
  contextual: z.array(z.strictObject({ noun: words, class: z.string(), near: words })),
  personContext: z.strictObject({ words }),
  personStates: words,
  measureNouns: words,
});

/** One unit of measure: a value v is (v + offset) x factor in the base unit. */
export interface UnitRow {
  /** English singular: "square mile". */
  readonly name: string;
  readonly base: string;
  readonly factor: number;
  readonly offset: number;
  /** "hour" where the unit itself is a rate (mph). */
  readonly per: string | null;
  readonly money: boolean;
}

/** Compiled form of units.yaml. */
export interface UnitTable {
  /** Units in words, any case: "square miles", "dollars". */
  readonly words: PhraseTable<UnitRow>;
  /** Units as signs, in their case: "km2", "°C", "€". */
  readonly symbols: PhraseTable<UnitRow>;
  /** Signs and codes that stand before an amount: "$", "US$", "EUR". */
  readonly currencySigns: PhraseTable<UnitRow>;
  readonly byName: ReadonlyMap<string, UnitRow>;
  readonly magnitude: { readonly row: UnitRow; readonly words: ReadonlySet<string>; readonly context: ReadonlySet<string> };
  readonly temperatureContext: ReadonlySet<string>;
  readonly poundMoney: ReadonlySet<string>;
  readonly perWords: ReadonlySet<string>;
  readonly perPhrases: PhraseTable<true>;
  readonly perNouns: ReadonlySet<string>;
  /** Class of a counted noun by its lemma or by its plural: "village" and "villages" are `settlement`. */
  readonly classes: PhraseTable<{ readonly unit: string; readonly lemma: string; readonly plural: boolean }>;
  /** Endings of capitalised plurals that name people by where they come from. */
  readonly demonymEndings: readonly string[];
  readonly contextual: ReadonlyMap<string, readonly { readonly unit: string; readonly near: ReadonlySet<string> }[]>;
  readonly personContext: ReadonlySet<string>;
  readonly personStates: PhraseTable<true>;
  /** Those of one word: "dead", "injured". */
  readonly personStateWords: ReadonlySet<string>;
  readonly measureNouns: ReadonlySet<string>;
}

/** English plural of a regular noun; the last word of a phrase is inflected. */
function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** Irregular plurals among the counted nouns. */
const SINGULARS: Readonly<Record<string, string>> = {
  people: "person",
  men: "man",
  women: "woman",
  children: "child",
  bodies: "body",
  families: "family",
  cities: "city",
  communities: "community",
  casualties: "casualty",
  fatalities: "fatality",
  injuries: "injury",
  wives: "wife",
  lives: "life",
  buses: "bus",
  coaches: "coach",
  churches: "church",
  factories: "factory",
  properties: "property",
  batteries: "battery",
  companies: "company",
  personnel: "personnel",
};

/** Checks and compiles units.yaml. */
export function compileUnitTable(file: PackFile): UnitTable {
  const data = checkShape(shape, file);
  const inWords: [string, UnitRow][] = [];
  const signs: [string, UnitRow][] = [];
  const currencySigns: [string, UnitRow][] = [];
  const byName = new Map<string, UnitRow>();
  const enter = (row: UnitRow, en: readonly string[], symbols: readonly string[]): void => {
    if (byName.has(row.name)) throw new PackError(file.path, `unit given twice: ${row.name}`);
    byName.set(row.name, row);
    for (const word of en) inWords.push([word, row]);
    for (const symbol of symbols) {
      signs.push([symbol, row]);
      if (row.money) currencySigns.push([symbol, row]);
    }
  };
  for (const u of data.units)
    enter({ name: u.name, base: u.base, factor: u.factor, offset: u.offset ?? 0, per: u.per ?? null, money: false }, u.en ?? [], u.symbols ?? []);
  for (const c of [...data.currencies, ...data.subunits])
    enter({ name: c.name, base: c.code, factor: c.factor ?? 1, offset: 0, per: null, money: true }, c.en ?? [], c.symbols ?? []);
  const classes: [string, { unit: string; lemma: string; plural: boolean }][] = [];
  for (const [name, nouns] of Object.entries(data.classes)) {
    for (const noun of nouns) {
      const singular = SINGULARS[noun];
      classes.push([noun, { unit: name, lemma: singular ?? noun, plural: singular !== undefined || /(?:men|people|staff|crew|troops)$/.test(noun) }]);
      if (singular === undefined) classes.push([plural(noun), { unit: name, lemma: noun, plural: true }]);
    }
  }
  const contextual = new Map<string, { unit: string; near: ReadonlySet<string> }[]>();
  for (const rule of data.contextual) {
    for (const noun of rule.noun) {
      const list = contextual.get(noun) ?? [];
      list.push({ unit: rule.class, near: new Set(rule.near) });
      contextual.set(noun, list);
    }
  }
  const magnitude: UnitRow = { name: data.magnitude.name, base: "magnitude", factor: 1, offset: 0, per: null, money: false };
  return {
    words: compilePhrases(inWords),
    symbols: compilePhrases(signs, true),
    currencySigns: compilePhrases(currencySigns, true),
    byName,
    magnitude: { row: magnitude, words: new Set(data.magnitude.words), context: new Set(data.magnitude.context) },
    temperatureContext: new Set(data.temperatureContext),
    poundMoney: new Set(data.poundMoney),
    perWords: new Set(data.per.words),
    perPhrases: compilePhrases(data.per.phrases.map((text) => [text, true] as const)),
    perNouns: new Set(data.per.nouns),
    classes: compilePhrases(classes),
    demonymEndings: data.demonymEndings,
    contextual,
    personContext: new Set(data.personContext.words),
    personStates: compilePhrases(data.personStates.map((text) => [text, true] as const)),
    personStateWords: new Set(data.personStates.filter((text) => !text.includes(" "))),
    measureNouns: new Set(data.measureNouns),
  };
}

/** The class of one counted noun ("soldier" -> person); null when the table does not know it. */
export function classOf(table: UnitTable, lemma: string): string | null {
  const found = table.classes.at(readLexemes(lemma), 0);
  return found === null || found.length > 1 ? null : found.value.unit;
}
