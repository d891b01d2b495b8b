import { checkShape, PackError, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const byNumber = z.record(z.string(), words);

const shape = z.strictObject({
  months: byNumber,
  weekdays: byNumber,
  ambiguous: words,
  capitalised: words,
  seasons: byNumber,
  units: byNumber,
  short_units: z.record(z.string(), z.string()),
  unit_factors: z.record(z.string(), z.tuple([z.number(), z.string()])),
  parts: z.record(z.string(), z.strictObject({ words, from: z.number(), to: z.number() })),
  moments: z.record(z.string(), z.tuple([z.number(), z.number()])),
  days: z.record(z.string(), z.tuple([z.number(), z.string().nullable()])),
  references: byNumber,
  reference_adjectives: z.record(z.string(), z.string()),
  sets: byNumber,
  every: words,
  times_a: words,
  rate: words,
  this: words,
  last: words,
  next: words,
  same: words,
  ago: words,
  earlier: words,
  later: words,
  modifiers: words,
  edges: words,
  vague: words,
  pairs: words,
  dozens: z.record(z.string(), z.number()),
  cardinals: z.record(z.string(), z.number()),
  hundred: words,
  thousand: words,
  ordinals: z.record(z.string(), z.number()),
  decade_words: z.record(z.string(), z.number()),
  before_year: words,
  before_month: words,
  counted: words,
  zones: words,
  before_hour: words,
  half_past: z.record(z.string(), z.number()),
  am: words,
  pm: words,
  future: words,
  holidays: z.array(
    z.strictObject({
      names: words,
      date: z.tuple([z.number(), z.number()]).optional(),
      weekday: z.tuple([z.number(), z.number(), z.number()]).optional(),
      easter: z.number().optional(),
    }),
  ),
});

/** When a holiday falls: a date, a weekday of a month (-1 the last), or days from Easter Sunday. */
export type Holiday =
  | { readonly rule: "date"; readonly month: number; readonly day: number }
  | { readonly rule: "weekday"; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly rule: "easter"; readonly offset: number };

/** What a fixed phrase of several words means. */
export type TimePhrase =
  | { readonly kind: "reference"; readonly value: string }
  | { readonly kind: "holiday"; readonly holiday: Holiday }
  | { readonly kind: "set"; readonly value: string };

type WordSet = ReadonlySet<string>;

/** Compiled form of times.yaml: every list as a map or set on lower-cased words. */
export interface TimePack {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly ambiguous: WordSet;
  readonly capitalised: WordSet;
  readonly seasons: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly shortUnits: ReadonlyMap<string, string>;
  readonly unitFactors: ReadonlyMap<string, readonly [number, string]>;
  readonly parts: ReadonlyMap<string, string>;
  readonly partHours: ReadonlyMap<string, readonly [number, number]>;
  readonly moments: ReadonlyMap<string, readonly [number, number]>;
  readonly days: ReadonlyMap<string, readonly [number, string | null]>;
  readonly adjectives: ReadonlyMap<string, string>;
  /** Phrases by their first word, longest first; each is the words after the first and the meaning. */
  readonly phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly phrase: TimePhrase }[]>;
  readonly every: WordSet;
  readonly timesA: WordSet;
  readonly rate: WordSet;
  readonly this: WordSet;
  readonly last: WordSet;
  readonly next: WordSet;
  readonly same: WordSet;
  readonly ago: WordSet;
  readonly earlier: WordSet;
  readonly later: WordSet;
  readonly modifiers: WordSet;
  /** Modifiers that need an "of" behind them. */
  readonly edges: WordSet;
  readonly vague: WordSet;
  readonly pairs: WordSet;
  readonly dozens: ReadonlyMap<string, number>;
  readonly cardinals: ReadonlyMap<string, number>;
  readonly hundred: WordSet;
  readonly thousand: WordSet;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly decadeWords: ReadonlyMap<string, number>;
  readonly beforeYear: WordSet;
  readonly beforeMonth: WordSet;
  /** Nouns after which a number of four digits is a count, not a year. */
  readonly counted: WordSet;
  readonly zones: WordSet;
  readonly beforeHour: WordSet;
  readonly halfPast: ReadonlyMap<string, number>;
  readonly am: WordSet;
  readonly pm: WordSet;
  readonly future: WordSet;
  /** Words an expression can begin with, beside numbers: all others are passed over unread. */
  readonly starters: WordSet;
}

/** Words of the grammar itself that begin an expression. */
const grammarStarters = [
  "the",
  "a",
  "an",
  "another",
  "in",
  "half",
  "quarter",
  "mid",
  "first",
  "final",
  "these",
  "those",
  "following",
  "preceding",
  "fiscal",
  "school",
  "calendar",
  "financial",
  "q",
  "'",
  "’",
  "‘",
  "½",
];

/** Letters, digits and apostrophes make a word; the same cut as the scanner's. */
const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[^\s]/gu;

/** Cuts a phrase of the pack into words the way the scanner cuts a text. */
export function phraseWords(phrase: string): string[] {
  return Array.from(phrase.toLowerCase().matchAll(wordPattern), ([word]) => word.replaceAll("’", "'"));
}

function inverted(lists: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(Object.entries(lists).flatMap(([key, list]) => list.map((word): [string, string] => [word, key])));
}

function invertedNumbers(lists: Readonly<Record<string, readonly string[]>>): Map<string, number> {
  return new Map([...inverted(lists)].map(([word, key]) => [word, Number(key)]));
}

/** Checks and compiles times.yaml. */
export function compileTimePack(file: PackFile): TimePack {
  const raw = checkShape(shape, file);
  const phrases = new Map<string, { words: readonly string[]; phrase: TimePhrase }[]>();
  const add = (text: string, phrase: TimePhrase): void => {
    const [first, ...rest] = phraseWords(text);
    if (first === undefined) return;
    const list = phrases.get(first) ?? [];
    list.push({ words: rest, phrase });
    phrases.set(first, list);
  };
  for (const [value, list] of Object.entries(raw.references)) for (const text of list) add(text, { kind: "reference", value });
  for (const [value, list] of Object.entries(raw.sets)) for (const text of list) add(text, { kind: "set", value });
  for (const entry of raw.holidays) {
    const holiday: Holiday | null =
      entry.date !== undefined
        ? { rule: "date", month: entry.date[0], day: entry.date[1] }
        : entry.weekday !== undefined
          ? { rule: "weekday", month: entry.weekday[0], weekday: entry.weekday[1], nth: entry.weekday[2] }
          : entry.easter !== undefined
            ? { rule: "easter", offset: entry.easter }
            : null;
    if (holiday === null) throw new PackError(file.path, `holidays: no date for ${entry.names.join(", ")}`);
    for (const name of entry.names) add(name, { kind: "holiday", holiday });
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const parts = Object.entries(raw.parts);
  const lists = [raw.months, raw.weekdays, raw.seasons, raw.units].flatMap((table) => Object.values(table).flat());
  const keys = [raw.moments, raw.days, raw.reference_adjectives, raw.cardinals, raw.ordinals, raw.decade_words, raw.dozens].flatMap((table) =>
    Object.keys(table),
  );
  const starters = new Set([
    ...lists,
    ...keys,
    ...phrases.keys(),
    ...parts.flatMap(([, part]) => part.words),
    ...raw.every,
    ...raw.rate,
    ...raw.this,
    ...raw.last,
    ...raw.next,
    ...raw.same,
    ...raw.vague,
    ...raw.pairs,
    ...grammarStarters,
  ]);
  return {
    starters,
    months: invertedNumbers(raw.months),
    weekdays: invertedNumbers(raw.weekdays),
    ambiguous: new Set(raw.ambiguous),
    capitalised: new Set(raw.capitalised),
    seasons: inverted(raw.seasons),
    units: inverted(raw.units),
    shortUnits: new Map(Object.entries(raw.short_units)),
    unitFactors: new Map(Object.entries(raw.unit_factors)),
    parts: new Map(parts.flatMap(([key, part]) => part.words.map((word): [string, string] => [word, key]))),
    partHours: new Map(parts.map(([key, part]) => [key, [part.from, part.to]])),
    moments: new Map(Object.entries(raw.moments)),
    days: new Map(Object.entries(raw.days)),
    adjectives: new Map(Object.entries(raw.reference_adjectives)),
    phrases,
    every: new Set(raw.every),
    timesA: new Set(raw.times_a),
    rate: new Set(raw.rate),
    this: new Set(raw.this),
    last: new Set(raw.last),
    next: new Set(raw.next),
    same: new Set(raw.same),
    ago: new Set(raw.ago),
    earlier: new Set(raw.earlier),
    later: new Set(raw.later),
    modifiers: new Set([...raw.modifiers, ...raw.edges]),
    edges: new Set(raw.edges),
    vague: new Set(raw.vague),
    pairs: new Set(raw.pairs),
    dozens: new Map(Object.entries(raw.dozens)),
    cardinals: new Map(Object.entries(raw.cardinals)),
    hundred: new Set(raw.hundred),
    thousand: new Set(raw.thousand),
    ordinals: new Map(Object.entries(raw.ordinals)),
    decadeWords: new Map(Object.entries(raw.decade_words)),
    beforeYear: new Set(raw.before_year),
    beforeMonth: new Set(raw.before_month),
    counted: new Set(raw.counted),
    zones: new Set(raw.zones),
    beforeHour: new Set(raw.before_hour),
    halfPast: new Map(Object.entries(raw.half_past)),
    am: new Set(raw.am),
    pm: new Set(raw.pm),
    future: new Set(raw.future),
  };
}
