import type { Qualifier } from "../model/index.ts";
import { compilePhrases, type PhraseTable } from "./phrase-table.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const vague = z.strictObject({ unit: z.number(), low: z.number(), high: z.number() });
const byQualifier = z.partialRecord(z.enum(["exact", "about", "at-least", "at-most", "over", "under", "nearly"]), words);
const asideNames = [
  "joints",
  "yearLead",
  "yearOfNoun",
  "figureVerbs",
  "old",
  "sourceLead",
  "sourceStops",
  "sourceAsides",
  "elapsedAgo",
  "elapsedLead",
  "durationLead",
  "each",
  "apart",
  "lies",
  "copulaPlace",
  "months",
  "weekdays",
  "clockAfter",
  "clockMinutes",
  "clockLead",
  "clockNear",
  "halfHour",
  "ageBefore",
  "ageAfter",
  "ageOf",
  "ageGroup",
  "ageGroupLead",
  "identifiers",
  "lowerIdentifiers",
  "phoneBefore",
  "sources",
  "sourceVerbs",
  "sourceWith",
  "populationBefore",
  "populationOf",
  "populationAfter",
  "populationVerbs",
  "elapsedAfter",
  "durationClaims",
  "penalties",
  "denominators",
  "idioms",
  "streets",
  "locates",
  "directions",
  "fromWords",
  "describes",
  "storeys",
  "priceUnits",
  "priceContext",
  "thresholds",
  "thresholdsBefore",
  "technical",
] as const;

/** Heading of a list of wording that makes a number something other than a figure. */
export type AsideList = (typeof asideNames)[number];

const shape = z.strictObject({
  cardinals: z.record(z.string(), z.number()),
  scales: z.record(z.string(), z.number()),
  scaleLetters: z.record(z.string(), z.number()),
  ambiguousScaleLetters: words,
  vaguePlurals: z.record(z.string(), vague),
  vagueMultipliers: z.record(z.string(), vague),
  vagueSmall: z.record(z.string(), z.strictObject({ low: z.number(), high: z.number(), scaledHigh: z.number(), scaledOnly: z.boolean().optional() })),
  fractions: z.record(z.string(), z.number()),
  ordinals: words,
  ordinalSuffixes: words,
  articles: words,
  the: words,
  below: words,
  equal: words,
  conjunction: words,
  negative: words,
  decimalPoint: words,
  rangeTo: words,
  rangeOr: words,
  rangeBetween: words,
  rangeAnd: words,
  rangeFrom: words,
  timeNouns: words,
  shareOf: words,
  another: words,
  of: words,
  before: byQualifier,
  after: byQualifier,
  moves: z.strictObject({ up: words, down: words, skip: words, never: words }),
  phraseEnds: words,
  phraseSkips: words,
  owners: words,
  tolls: words,
  backReferences: words,
  continued: words,
  copulas: words,
  composes: words,
  dozenWord: z.string(),
  asides: z.record(z.enum(asideNames), words),
});

type Vague = z.infer<typeof vague>;
type VagueSmall = z.infer<typeof shape>["vagueSmall"][string];

/** Compiled form of numbers.yaml: how one language writes numbers, qualifies them, and uses them for other things than figures. */
export interface NumberPack {
  readonly cardinals: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly scaleLetters: ReadonlyMap<string, number>;
  readonly ambiguousScaleLetters: ReadonlySet<string>;
  readonly vaguePlurals: ReadonlyMap<string, Vague>;
  readonly vagueMultipliers: ReadonlyMap<string, Vague>;
  readonly vagueSmall: PhraseTable<VagueSmall>;
  readonly fractions: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlySet<string>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly the: ReadonlySet<string>;
  readonly conjunction: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
  readonly decimalPoint: ReadonlySet<string>;
  readonly rangeTo: ReadonlySet<string>;
  readonly rangeOr: ReadonlySet<string>;
  readonly rangeBetween: ReadonlySet<string>;
  readonly rangeAnd: ReadonlySet<string>;
  readonly rangeFrom: ReadonlySet<string>;
  readonly timeNouns: ReadonlySet<string>;
  readonly shareOf: ReadonlySet<string>;
  readonly another: PhraseTable<true>;
  readonly of: ReadonlySet<string>;
  readonly before: PhraseTable<Qualifier>;
  readonly after: PhraseTable<Qualifier>;
  readonly moves: ReadonlyMap<string, "up" | "down">;
  readonly moveSkips: ReadonlySet<string>;
  /** Phrases in which a word of movement means something else. */
  readonly moveNever: PhraseTable<true>;
  readonly below: PhraseTable<true>;
  readonly equal: PhraseTable<true>;
  readonly phraseEnds: ReadonlySet<string>;
  readonly phraseSkips: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
  readonly tolls: ReadonlySet<string>;
  readonly backReferences: PhraseTable<true>;
  readonly continued: ReadonlySet<string>;
  readonly copulas: ReadonlySet<string>;
  /** Verbs by which a figure counts what the noun before them is made of. */
  readonly composes: ReadonlySet<string>;
  readonly dozenWord: string;
  /** Base forms of nouns for people and things that are quoted. */
  readonly sourceNouns: ReadonlySet<string>;
  readonly asides: Readonly<Record<AsideList, PhraseTable<true>>>;
}

/** Checks and compiles numbers.yaml. */
export function compileNumberPack(file: PackFile): NumberPack {
  const data = checkShape(shape, file);
  const map = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(record));
  const set = (list: readonly string[]): ReadonlySet<string> => new Set(list);
  const flags = (list: readonly string[]): PhraseTable<true> => compilePhrases(list.map((text) => [text, true] as const));
  const qualifiers = (lists: z.infer<typeof byQualifier>): PhraseTable<Qualifier> =>
    compilePhrases(Object.entries(lists).flatMap(([kind, list]) => (list ?? []).map((text) => [text, kind as Qualifier] as const)));
  return {
    cardinals: map(data.cardinals),
    scales: map(data.scales),
    scaleLetters: map(data.scaleLetters),
    ambiguousScaleLetters: set(data.ambiguousScaleLetters),
    vaguePlurals: map(data.vaguePlurals),
    vagueMultipliers: map(data.vagueMultipliers),
    vagueSmall: compilePhrases(Object.entries(data.vagueSmall)),
    fractions: map(data.fractions),
    ordinals: set(data.ordinals),
    ordinalSuffixes: set(data.ordinalSuffixes),
    articles: set(data.articles),
    the: set(data.the),
    conjunction: set(data.conjunction),
    negative: set(data.negative),
    decimalPoint: set(data.decimalPoint),
    rangeTo: set(data.rangeTo),
    rangeOr: set(data.rangeOr),
    rangeBetween: set(data.rangeBetween),
    rangeAnd: set(data.rangeAnd),
    rangeFrom: set(data.rangeFrom),
    timeNouns: set(data.timeNouns),
    shareOf: set(data.shareOf),
    another: flags(data.another),
    of: set(data.of),
    before: qualifiers(data.before),
    after: qualifiers(data.after),
    moves: new Map([...data.moves.up.map((word) => [word, "up"] as const), ...data.moves.down.map((word) => [word, "down"] as const)]),
    moveSkips: set(data.moves.skip),
    moveNever: flags(data.moves.never),
    below: flags(data.below),
    equal: flags(data.equal),
    phraseEnds: set(data.phraseEnds),
    phraseSkips: set(data.phraseSkips),
    owners: set(data.owners),
    tolls: set(data.tolls),
    backReferences: flags(data.backReferences),
    continued: set(data.continued),
    copulas: set(data.copulas),
    composes: set(data.composes),
    dozenWord: data.dozenWord,
    sourceNouns: set(data.asides.sources),
    asides: Object.fromEntries(asideNames.map((name) => [name, flags(data.asides[name])])) as Record<AsideList, PhraseTable<true>>,
  };
}
