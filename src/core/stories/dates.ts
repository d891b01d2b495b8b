import type { StoryPack } from "../packs/stories.ts";
import type { Word } from "../text/word-list.ts";

/** A date as written; what the text leaves out is null. */
export interface DateNote {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** How many words stand before it. */
  readonly at: number;
}

const isYear = (word: Word | undefined): number | null => {
  if (word === undefined || !word.digits || word.text.length !== 4) return null;
  const year = Number(word.text);
  return Number.isInteger(year) && year >= 1900 && year < 2100 ? year : null;
};
const isDay = (word: Word | undefined): number | null => {
  if (word === undefined || word.text.length > 4) return null;
  const match = DAY.exec(word.lower);
  const day = match === null ? 0 : Number(match[1]);
  return day >= 1 && day <= 31 ? day : null;
};
/** "9", "09", "9th"; not "900" or "9.1". */
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;

/** Dates written with a month name or as a bare year. Numeric dates ("7/28/2004") are read when the year is last or first. */
export function findDates(words: readonly Word[], pack: StoryPack): DateNote[] {
  const notes: DateNote[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    // A lower-case "may" or "march" is a verb.
    const month = word.capital ? pack.months.get(word.lower) : undefined;
    if (month !== undefined) {
      const ordinal = words[at + 2];
      const suffix = ordinal !== undefined && ordinal.text.length === 2 && !ordinal.digits && ordinal.start === words[at + 1]?.end ? 1 : 0;
      const after = isDay(words[at + 1]);
      const before = isDay(words[at - 1]);
      const day = after ?? before;
      const year = isYear(words[at + 1]) ?? (after !== null ? isYear(words[at + 2 + suffix]) : null);
      if (day !== null || year !== null) notes.push({ year, month, day, at });
      if (year !== null) at += after === null ? 1 : 2 + suffix;
      continue;
    }
    const year = isYear(word);
    if (year !== null) {
      const near = (step: number): number | null => {
        const other = words[at + step];
        return other !== undefined && other.digits && other.text.length <= 2 ? Number(other.text) : null;
      };
      const two = [near(-2), near(-1)];
      const next = [near(1), near(2)];
      // Day and month in numeric dates are ambiguous; only the year is kept then, unless one of them cannot be a month.
      const [a, b] = two[0] !== null && two[1] !== null ? two : next[0] !== null && next[1] !== null ? next : [null, null];
      if (a !== null && b !== null && a !== undefined && b !== undefined && a >= 1 && b >= 1 && a <= 31 && b <= 31) {
        const month = next[0] === a ? a : a > 12 ? b : b > 12 ? a : a === b ? a : null;
        const day = month === null ? null : month === a ? b : a;
        notes.push({ year, month: month !== null && month <= 12 ? month : null, day, at });
      } else notes.push({ year, month: null, day: null, at });
    }
  }
  return notes;
}
