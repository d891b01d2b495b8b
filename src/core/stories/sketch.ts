import type { Article, ArticleId, Reading } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { dayNumber, fromDayNumber, isCalendarDay } from "../text/calendar.ts";
import { hashShingles } from "../text/shingles.ts";
import { keyName, stemWord } from "../text/stem.ts";
import { listWords, type Word } from "../text/word-list.ts";
import { type Print, printShingles } from "./copies.ts";
import { type DateNote, findDates } from "./dates.ts";
import type { Gist } from "./explain.ts";
import { type FeatureList, listFeatures } from "./feature-list.ts";

/** What placing keeps of one article. */
export interface Sketch {
  readonly article: ArticleId;
  /** Names, one entry a word ("orle"), with how often the article says them. */
  readonly names: ReadonlyMap<string, number>;
  /** All it is compared by: names, two names side by side ("lower sedge"), stems of the other words that carry content. */
  readonly features: FeatureList;
  /** Names and words of content, repeats counted. */
  readonly length: number;
  /** Features of headline and first sentences. */
  readonly lead: ReadonlySet<string>;
  /** Day the article appeared (days since 1970-01-01): as the article says, else the first full date among its first words, else null. */
  readonly day: number | null;
  /** Latest year the text names, null when it names none. */
  readonly latestYear: number | null;
  /** Months the text names with their year ("2024-08") and the month it appeared in. */
  readonly months: readonly string[];
  /** Towns and regions it names, not where they stand for a government; at most twelve. */
  readonly places: readonly string[];
  /** For recognising copies. */
  readonly print: Print;
  /** As the text spells it, for reasons a person reads. */
  readonly spelling: ReadonlyMap<string, string>;
}

/** Roles that carry an article's own words. */
const MAIN_ROLES: ReadonlySet<string> = new Set(["headline", "summary", "paragraph", "subheading"]);
/** Words of the beginning that count as lead. */
const LEAD_WORDS = 60;
/** Words looked at; beyond this an article repeats itself (bounds hostile input). */
const MOST_WORDS = 6000;
function listMainWords(article: Article): Word[] {
  const words: Word[] = [];
  let line = 0;
  const headline = article.blocks.some((block) => block.role === "headline");
  if (!headline && article.title !== null) line = listWords(article.title, { start: 0, end: article.title.length }, line, words, MOST_WORDS);
  for (const block of article.blocks) {
    if (MAIN_ROLES.has(block.role)) line = listWords(article.text, block.span, line, words, MOST_WORDS);
  }
  return words;
}

/** Lines in which capitals prove nothing: titles with most words capitalised, and shouted lines. */
function listTitleLines(words: readonly Word[]): ReadonlySet<number> {
  const counts = new Map<number, [number, number]>();
  for (const word of words) {
    if (word.digits) continue;
    const count = counts.get(word.line) ?? [0, 0];
    count[0]++;
    if (word.capital) count[1]++;
    counts.set(word.line, count);
  }
  const lines = new Set<number>();
  for (const [line, [all, capitals]] of counts) if (all >= 4 && capitals >= 0.6 * all) lines.add(line);
  return lines;
}

/** The pack of a language; English stands in for a language we have none for: names and numbers still compare. */
export function storyPackOf(language: string, packs: Packs): StoryPack {
  const pack = (packs.languages.get(language) ?? packs.languages.get("en") ?? [...packs.languages.values()][0])?.stories;
  if (pack === undefined) throw new Error("no language pack");
  return pack;
}

/** Reads off an article what placing compares. Deterministic; looks at this article alone. */
export function sketchReading(reading: Reading, packs: Packs): Sketch {
  const { article } = reading;
  const pack = storyPackOf(article.language, packs);
  const all = listMainWords(article);
  const titles = listTitleLines(all);
  const sure = new Map<string, number>();
  const small = new Map<string, number>();
  for (const word of all) {
    if (word.digits) continue;
    if (!word.capital) small.set(word.lower, (small.get(word.lower) ?? 0) + 1);
    else if (!word.initial && !titles.has(word.line)) sure.set(word.lower, (sure.get(word.lower) ?? 0) + 1);
  }
  const isName = (word: Word): boolean => {
    if (!word.capital || word.text.length < 2) return false;
    if (pack.weekdays.has(word.lower) || pack.months.has(word.lower)) return false;
    const certain = sure.get(word.lower) ?? 0;
    const lower = small.get(word.lower) ?? 0;
    if (certain > 0) return certain >= lower && (pack.common.get(word.lower) ?? 0) < 128;
    return lower === 0 && !pack.common.has(word.lower) && !pack.common.has(stemWord(word.lower, pack.stems));
  };
  const names = new Map<string, number>();
  const pairs = new Map<string, number>();
  const words = new Map<string, number>();
  const lead = new Set<string>();
  const spelling = new Map<string, string>();
  const add = (into: Map<string, number>, key: string, at: number): void => {
    into.set(key, (into.get(key) ?? 0) + 1);
    if (at < LEAD_WORDS) lead.add(key);
  };
  let before: { key: string; word: Word } | null = null;
  for (const [at, word] of all.entries()) {
    if (word.digits) {
      const next = all[at + 1];
      // A number alone is chance; with the word after it ("118 dead", "6.4 metres") it is a detail that reports share.
      if (next !== undefined && !next.digits && word.lower.length < 12) add(words, `#${word.lower}`, at);
      before = null;
    } else if (isName(word)) {
      const key = `'${keyName(word.lower, pack.demonyms)}`;
      add(names, key, at);
      if (!spelling.has(key)) spelling.set(key, word.text);
      if (before !== null && word.start - before.word.end <= 2 && !word.initial) {
        const pair = `${before.key} ${key}`;
        add(pairs, pair, at);
        if (!spelling.has(pair)) spelling.set(pair, `${before.word.text} ${word.text}`);
      }
      before = { key, word };
    } else {
      before = null;
      if (word.lower.length < 3 || (pack.common.get(word.lower) ?? 0) > 200) continue;
      if (pack.weekdays.has(word.lower) || pack.months.has(word.lower)) continue;
      add(words, stemWord(word.lower, pack.stems), at);
    }
  }
  const shingles = hashShingles(all.map((word) => word.lower));
  const dates = findDates(all, pack);
  let latestYear: number | null = null;
  for (const { year } of dates) if (year !== null && (latestYear === null || year > latestYear)) latestYear = year;
  const day = dayOf(article.published?.from ?? null) ?? dayOfDateline(dates);
  let length = 0;
  for (const times of names.values()) length += times;
  for (const times of words.values()) length += times;
  const months = listMonths(reading, dates, day);
  return {
    article: article.id,
    length,
    months,
    places: listPlaces(reading),
    names,
    features: listFeatures({ names, pairs, words, lead }, pack),
    lead,
    day,
    latestYear,
    print: printShingles(shingles),
    spelling,
  };
}

/** Months and places kept of an article. */
const MOST_MENTIONS = 12;
/** Precision of a first-order region; coarser places (countries) do not tell events apart. */
const REGION = 4;

/** "2024-08" at the start of a calendar value; not a week ("2024-W33") and not a date without a year. */
const MONTH = /^\d{4}-\d{2}/;

function listMonths(reading: Reading, dates: readonly DateNote[], day: number | null): string[] {
  const months = new Set<string>();
  if (day !== null) {
    const date = fromDayNumber(day);
    months.add(`${date.year}-${String(date.month).padStart(2, "0")}`);
  }
  for (const { year, month } of dates) if (year !== null && month !== null) months.add(`${year}-${String(month).padStart(2, "0")}`);
  for (const mention of reading.mentions) {
    if (mention.kind !== "time" || mention.timexType !== "DATE") continue;
    const month = MONTH.exec(mention.value);
    if (month !== null) months.add(month[0]);
    if (months.size >= MOST_MENTIONS) break;
  }
  return [...months].slice(0, MOST_MENTIONS);
}

function listPlaces(reading: Reading): string[] {
  const places = new Set<string>();
  for (const mention of reading.mentions) {
    if (mention.kind === "place" && !mention.metonym && mention.precision <= REGION) places.add(mention.name);
    if (places.size >= MOST_MENTIONS) break;
  }
  return [...places];
}

/** Words among which a full date is taken for the day the article appeared. */
const DATELINE_WORDS = 45;

function dayOfDateline(dates: readonly DateNote[]): number | null {
  for (const { year, month, day, at } of dates) {
    if (at < DATELINE_WORDS && year !== null && month !== null && day !== null && isCalendarDay(year, month, day)) return dayNumber(year, month, day);
  }
  return null;
}

/** Days since 1970-01-01 of an ISO instant. */
function dayOf(instant: string | null): number | null {
  if (instant === null || instant.length < 10) return null;
  const [year, month, day] = [Number(instant.slice(0, 4)), Number(instant.slice(5, 7)), Number(instant.slice(8, 10))];
  return isCalendarDay(year, month, day) ? dayNumber(year, month, day) : null;
}

/** What is said of an article when its story is told apart from another. */
export function gistOf(sketch: Sketch): Gist {
  const names = new Map<string, number>();
  // Said once, a capital may be a headline's or a sentence's.
  for (const [key, times] of sketch.names) if (times > 1) names.set(key, Math.min(3, times) + (sketch.lead.has(key) ? 2 : 0));
  return { day: sketch.day, months: sketch.months, places: sketch.places, names, spell: (key) => sketch.spelling.get(key) };
}

const sketched = new WeakMap<Reading, { readonly sketch: Sketch; readonly packs: Packs }>();

/** `sketchReading`, remembered as long as the reading lives: placing and updating need the same sketch. */
export function sketchOnce(reading: Reading, packs: Packs): Sketch {
  const known = sketched.get(reading);
  if (known !== undefined && known.packs === packs) return known.sketch;
  const sketch = sketchReading(reading, packs);
  sketched.set(reading, { sketch, packs });
  return sketch;
}
