import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildArticle } from "../../../test/build-article.ts";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import type { Packs } from "../packs/index.ts";
import { compileTimePack } from "../packs/times.ts";
import { findTimes } from "./times.ts";

const path = "languages/en/times.yaml";
const times = compileTimePack({ path, value: parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), "utf8")) });
// Only the time pack is read by the finder.
const packs = { languages: new Map([["en", { times }]]) } as unknown as Packs;

function read(text: string, published: string | null = "2031-06-12T00:00:00.000Z"): ReturnType<typeof findTimes> {
  const article = buildArticle(text, { blocks: [], published: published === null ? null : { from: published, to: null, basis: "stated" } });
  return findTimes(article, [], packs);
}

const rows = (text: string, published?: string | null): string[] =>
  read(text, published).map((mention) => `${text.slice(mention.span.start, mention.span.end)} = ${mention.timexType} ${mention.value}`);

describe("findTimes", () => {
  // 12 June 2031 is a Thursday.
  test.each([
    ["The dam broke on 3 May 2031.", ["3 May 2031 = DATE 2031-05-03"]],
    ["The dam broke on May 3, 2031, the mayor said.", ["May 3, 2031 = DATE 2031-05-03"]],
    ["Report of 2031-05-03.", ["2031-05-03 = DATE 2031-05-03"]],
    ["Filed 13/05/2031.", ["13/05/2031 = DATE 2031-05-13"]],
    ["It hit on Tuesday.", ["Tuesday = DATE 2031-06-10"]],
    ["Schools will open on Monday.", ["Monday = DATE 2031-06-16"]],
    ["Rain fell yesterday and overnight.", ["yesterday = DATE 2031-06-11", "overnight = TIME 2031-06-12TNI"]],
    ["It began late on Saturday.", ["Saturday = DATE 2031-06-07"]],
    ["Two days ago the river rose.", ["Two days ago = DATE 2031-06-10"]],
    ["Last week 30 homes were lost, last month 12.", ["Last week = DATE 2031-W23", "last month = DATE 2031-05"]],
    ["In the past 24 hours three died.", ["the past 24 hours = DURATION PT24H"]],
    ["The siege lasted three weeks.", ["three weeks = DURATION P3W"]],
    ["Boats leave every day.", ["every day = SET P1D"]],
    ["Output fell in the third quarter of 2030.", ["the third quarter of 2030 = DATE 2030-Q3"]],
    ["The early 1990s were quiet.", ["The early 1990s = DATE 199"]],
    ["A blast at 04:12 on 9 June woke them.", ["04:12 on 9 June = TIME 2031-06-09T04:12"]],
    ["The crossing shut at 5 p.m. Sunday.", ["5 p.m. Sunday = TIME 2031-06-08T17:00"]],
    ["It began on 3 May 2031. A day later the army came.", ["3 May 2031 = DATE 2031-05-03", "A day later = DATE 2031-05-04"]],
    ["The ferry sank on Sunday morning.", ["Sunday morning = TIME 2031-06-08TMO"]],
  ])("%s", (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test.each([
    "The governor may resign after the march.",
    "A second man sat in the sun.",
    "Police said 2000 people fled.",
    "May Harrow said no.",
    "They fall, they spring up and they march on.",
  ])("finds nothing in: %s", (text) => {
    expect(rows(text)).toEqual([]);
  });

  test("keeps what is open without a date of publication", () => {
    expect(rows("It hit on Tuesday, yesterday or last week.", null)).toEqual([
      "Tuesday = DATE XXXX-WXX-2",
      "yesterday = DATE XXXX-XX-XX",
      "last week = DATE XXXX-WXX",
    ]);
    expect(read("It hit on Tuesday.", null)[0]?.time).toBeNull();
  });

  test("gives stretches of time with their basis", () => {
    expect(read("It hit on 3 May 2031.")[0]?.time).toEqual({ from: "2031-05-03T00:00:00.000Z", to: "2031-05-04T00:00:00.000Z", basis: "stated" });
    expect(read("It hit on Tuesday.")[0]?.time).toEqual({ from: "2031-06-10T00:00:00.000Z", to: "2031-06-11T00:00:00.000Z", basis: "relative" });
  });

  test("stays linear on hostile text", () => {
    const growth = timeGrowth(1500, (times) => "on the 3rd of May at 5 p.m. in two thousand and ".repeat(times), read);
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
