import type { Article, MentionOf } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { TimePack } from "../packs/times.ts";
import type { Sentence } from "../syntax/index.ts";
import { readableOf } from "../syntax/readable.ts";
import { instantDay, instantMinutes } from "../text/calendar.ts";
import { readTime } from "./time-grammar.ts";
import { type Reference, resolveTime } from "./time-resolve.ts";
import { lowAt, readTimeWords, type TimeWord } from "./time-words.ts";

/** A publication date wider than this (hours) is no day to count from. */
const maxPublicationHours = 36;

type Anchor = Pick<Reference, "written" | "minutes" | "inferred">;

/** Day of publication, null when it is unknown or wider than a day. */
function readAnchor(article: Article): Anchor {
  const published = article.published;
  const from = published?.from ?? null;
  if (published === null || from === null) return { written: null, minutes: null, inferred: false };
  const width = published.to === null ? 0 : (instantMinutes(published.to) - instantMinutes(from)) / 60;
  if (width > maxPublicationHours) return { written: null, minutes: null, inferred: false };
  const minutes = Number(from.slice(11, 13)) * 60 + Number(from.slice(14, 16));
  return { written: instantDay(from), minutes: width < 1 && minutes > 0 ? minutes : null, inferred: published.basis === "inferred" };
}

/** Marks every word that stands in a sentence looking ahead; a sentence ends at . ! ? before a capital, or at a line break. */
function readTenses(words: readonly TimeWord[], sentences: readonly Sentence[], pack: TimePack): readonly Reference["tense"][] {
  const tenses: Reference["tense"][] = new Array<Reference["tense"]>(words.length).fill(null);
  const past = pastSentences(sentences);
  let start = 0;
  let sentence = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    const ends =
      word === undefined ||
      (at > start && (word.fresh || (word.capital && before !== undefined && (before.low === "." || before.low === "!" || before.low === "?"))));
    if (!ends) continue;
    let future = false;
    for (let inner = start; inner < at; inner += 1) {
      const low = lowAt(words, inner);
      if (pack.future.has(low) || low.endsWith("'ll")) {
        future = true;
        break;
      }
    }
    const first = words[start];
    while (first !== undefined && sentence < past.length && (past[sentence]?.end ?? 0) <= first.start) sentence += 1;
    const tense = future
      ? "future"
      : first !== undefined && past[sentence] !== undefined && (past[sentence]?.start ?? 0) < (words[at - 1]?.end ?? 0) && past[sentence]?.past === true
        ? "past"
        : null;
    for (let inner = start; inner < at; inner += 1) tenses[inner] = tense;
    start = at;
  }
  return tenses;
}

function pastSentences(sentences: readonly Sentence[]): { start: number; end: number; past: boolean }[] {
  return sentences.map((sentence) => ({ start: sentence.start, end: sentence.end, past: sentence.tokens.some((token) => token.tag === "VBD") }));
}

/** Expressions of time with their TIMEX3 value, resolved against the article's own date as far as it is known; null where it is not. */
export function findTimes(article: Article, sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"time">[] {
  const pack = packs.languages.get(article.language)?.times ?? packs.languages.get("en")?.times;
  if (pack === undefined) return [];
  const anchor = readAnchor(article);
  const words: TimeWord[] = [];
  for (const span of readableOf(article, null).spans) readTimeWords(article.text, span.start, span.end, words);
  const tenses = readTenses(words, sentences, pack);
  const found: MentionOf<"time">[] = [];
  let told: number | null = null;
  let toldDate: number | null = null;
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word !== undefined && word.digits === null && !pack.starters.has(word.low)) {
      at += 1;
      continue;
    }
    const tense = tenses[at] ?? null;
    const read = readTime(words, at, pack, tense === "future");
    if (read === null) {
      at += 1;
      continue;
    }
    const resolved = resolveTime(read.value, { ...anchor, told, toldDate, tense }, pack);
    if (resolved.day !== null) told = resolved.day;
    if (resolved.from !== null) toldDate = resolved.from;
    const first = widen(words, at, found.at(-1)?.span.end ?? 0, pack);
    const start = words[first]?.start ?? 0;
    const end = words[read.end - 1]?.end ?? start;
    found.push({
      id: `${article.id}:${start}-${end}:time`,
      span: { start, end },
      kind: "time",
      timexType: resolved.type,
      value: resolved.value,
      time: resolved.time,
    });
    at = read.end;
  }
  return found;
}

/** Takes "early", "late", "mid-", "the end of" and the article into the expression. */
function widen(words: readonly TimeWord[], at: number, floor: number, pack: TimePack): number {
  let first = at;
  for (let steps = 0; steps < 4; steps += 1) {
    const before = words[first - 1];
    const current = words[first];
    if (before === undefined || current === undefined || current.fresh || before.start < floor) break;
    const beforeThat = words[first - 2];
    if ((pack.modifiers.has(before.low) && !pack.edges.has(before.low)) || before.low === "the") {
      first -= 1;
      continue;
    }
    if ((before.low === "of" || before.low === "-" || before.low === "in") && beforeThat !== undefined && pack.modifiers.has(beforeThat.low) && !before.fresh) {
      first -= 2;
      continue;
    }
    break;
  }
  return first;
}
