import { describe, expect, it } from "vitest";
import { pack } from "../../../test/strait-reports.ts";
import { listWords, type Word } from "../text/word-list.ts";
import { findDates } from "./dates.ts";

const dates = (text: string): readonly string[] => {
  const words: Word[] = [];
  listWords(text, { start: 0, end: text.length }, 0, words, 100);
  return findDates(words, pack).map(({ year, month, day }) => `${year ?? "?"}-${month ?? "?"}-${day ?? "?"}`);
};

describe("dates that tell stories apart", () => {
  it.each<[string, readonly string[]]>([
    ["It sank on May 3, 2029, off the coast.", ["2029-5-3"]],
    ["It sank on 3 May 2029 off the coast.", ["2029-5-3"]],
    ["It sank on May 3rd, 2029.", ["2029-5-3"]],
    ["It sank on May 3.", ["?-5-3"]],
    ["It sank in May 2029.", ["2029-5-?"]],
    ["It may sink, and in May it did.", []],
    ["It sank in 1998 and again in 2150.", ["1998-?-?"]],
    ["Log of 7/28/2004.", ["2004-7-28"]],
    ["Log of 28/7/2004.", ["2004-7-28"]],
    ["Log of 7/7/2004.", ["2004-7-7"]],
    ["Log of 6/7/2004.", ["2004-?-?"]],
    ["Log of 2004-07-28.", ["2004-7-28"]],
    ["Log of 40/50/2004.", ["2004-?-?"]],
    ["May 900 men came.", []],
  ])("%s", (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });
});
