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

  test.each<[string, string[]]>([
    ["The dam was shut in june of 2029.", ["june of 2029 = DATE 2029-06"]],
    ["An august body met on 4 june in the port.", ["4 june = DATE 2031-06-04"]],
    ["It broke on 3 May\n2031 was dry.", ["3 May = DATE 2031-05-03", "2031 = DATE 2031"]],
    ["The order of August '29 stood.", ["August '29 = DATE 2029-08"]],
    ["Order 20311345 was lost, order 20310503 was not.", ["20310503 = DATE 2031-05-03"]],
    ["The file of 2031-Aug was empty.", ["2031 = DATE 2031", "Aug = DATE 2031-08"]],
    ["The Aug-12 list and the Aug-12-2030 list.", ["The Aug = DATE 2031-08", "the Aug-12-2030 = DATE 2030-08-12"]],
    ["The law of February 29, 2031, is wrong.", ["February = DATE 2031-02", "2031 = DATE 2031"]],
    ["They met on May 3", ["May 3 = DATE 2031-05-03"]],
    ["In June 13:30 trains were cut.", ["June = DATE 2031-06", "13:30 = TIME T13:30"]],
    ["In June 10% of the homes stood.", ["June = DATE 2031-06"]],
    ["In June 4,5 tonnes fell.", ["June = DATE 2031-06"]],
    ["The June 8 p.m. train and the June 5 pm ferry.", ["8 p.m. = TIME T20", "5 pm = TIME T17"]],
    ["Eighties songs and the late eighties.", ["the late eighties = DATE 198"]],
    ["The plan of 2031 August 12.", ["2031 = DATE 2031", "August 12 = DATE 2031-08-12"]],
    ["The plan of 2031 August 2000 homes.", ["2031 August = DATE 2031-08"]],
    ["Filed 2031 05 03 and 2031 45 03.", ["2031 05 03 = DATE 2031-05-03", "2031 = DATE 2031"]],
    ["There was no 2031 budget, nor $ 2031 or # 2031.", []],
    ["In 2029", ["2029 = DATE 2029"]],
    ["Some 2031% more, at 2031: nothing, 2031 days on.", ["2031 days = DURATION P2031D"]],
    ["The port stood since 1832.", ["1832 = DATE 1832"]],
    ["The port stood in 1832; it burned (in 1834) and in 1835 the mill fell.", ["1832 = DATE 1832", "1834 = DATE 1834", "1835 = DATE 1835"]],
    ["1832 was dry.", []],
    ["Between 1832 and 1835 they built, from 1836 to 1840 they sold.", ["1832 = DATE 1832", "1836 = DATE 1836"]],
    ["In 1850 ships came.", []],
    ["The 15th was dry. Talks are on the 15th.", ["the 15th = DATE 2031-06-15"]],
    ["Two decades after 3 May 2001 it fell.", ["Two decades after 3 May 2001 = DATE 2021-05-03"]],
    [
      "Two quarters after May 2030 it fell, two weekends after 3 May 2030.",
      ["Two quarters after May 2030 = DATE 2030-11-01", "two weekends after 3 May 2030 = DATE XXXX-XX-XX"],
    ],
    [
      "Five minutes ago a shell fell, 30 seconds ago another, two hours ago a third, hours ago a fourth.",
      [
        "Five minutes ago = TIME 2031-06-11T23:55:00",
        "30 seconds ago = TIME 2031-06-12T00:00:00",
        "two hours ago = TIME 2031-06-11T22:00:00",
        "hours ago = TIME XXXX-XX-XXTXX:XX",
      ],
    ],
    ["It began on 3 May 2031. An hour later the army came.", ["3 May 2031 = DATE 2031-05-03", "An hour later = TIME 2031-05-03TXX:XX"]],
    ["It began on 3 May 2031. The following day the army came.", ["3 May 2031 = DATE 2031-05-03", "The following day = DATE 2031-05-04"]],
    [
      "It began on 3 May 2031. A following day was calm. That week a boat sank.",
      ["3 May 2031 = DATE 2031-05-03", "A following day = DATE 2031-05-04", "That week = DATE 2031-W18"],
    ],
    [
      "It was the last fortnight. Last fortnight it rained. That fortnight was dry. They meet every fortnight. All fortnight it rained.",
      ["the last fortnight = DURATION P2W", "Last fortnight = DURATION P2W", "every fortnight = SET P2W", "All fortnight = DURATION P2W"],
    ],
    ["It was worst in the century, the decade.", []],
    [
      "Last school year, this fiscal year, next financial year, last calendar year and last full week.",
      [
        "Last school year = DATE SY2030",
        "this fiscal year = DATE FY2031",
        "next financial year = DATE FY2032",
        "last calendar year = DATE 2030",
        "last full week = DATE 2031-W23",
      ],
    ],
    ["The last night was calm.", ["The last night = TIME 2031-06-11TNI"]],
    ["Votes are counted next week Monday. It rained last week on Tuesday.", ["next week Monday = DATE 2031-06-16", "last week on Tuesday = DATE 2031-06-03"]],
    [
      "The fiscal year of 2030 and fiscal 2029, the school year 2028.",
      ["The fiscal year of 2030 = DATE FY2030", "fiscal 2029 = DATE FY2029", "the school year 2028 = DATE SY2028"],
    ],
    ["First half was poor. The first half was better.", ["The first half = DATE 2031-H1"]],
    ["The third month of last year and the third month of 2030.", ["last year = DATE 2030", "the third month of 2030 = DATE 2030-03"]],
    [
      "It shuts on the 15th of this month, on the 16th this month, on the 17th of next month, on the 18th of this year.",
      ["the 15th of this month = DATE 2031-06-15", "the 16th this month = DATE 2031-06-16", "next month = DATE 2031-07", "this year = DATE 2031"],
    ],
    ["They sat, sun up. Sat June 14 is free.", ["Sat June 14 = DATE 2031-06-14"]],
    ["They waited several fortnights.", ["several fortnights = DURATION PXW"]],
    ["It shut at 5 a. m. and at 6 p. m. again.", ["5 a. m. = TIME T05", "6 p. m. = TIME T18"]],
    ["It shut at 5p and opened at 5:30a, at 6p. today.", ["5p = TIME T17", "5:30a = TIME T05:30", "today = DATE 2031-06-12"]],
    ["It shut at 5.pm on Sunday and 5.am on Monday.", ["5.pm on Sunday = TIME 2031-06-08T17:00", "5.am on Monday = TIME 2031-06-09T05:00"]],
    [
      "At 17:00 local the bell rang. At 17:00 est it rang. At 17:00 (GMT) it rang. At 17:00 (GMT it rang. At 17:00 local time it rang.",
      ["17:00 = TIME T17:00", "17:00 = TIME T17:00", "17:00 (GMT) = TIME T17:00", "17:00 = TIME T17:00", "17:00 local time = TIME T17:00"],
    ],
    ["The raid came at mid night.", ["mid night = TIME T00"]],
    [
      "At half past seven o'clock the bell rang. At half past seven p.m. again.",
      ["half past seven o'clock = TIME T07:30", "half past seven p.m. = TIME T19:30"],
    ],
    [
      "At seven o'clock p.m. the bell rang, at seven p.m. again, at 7 o'clock pm.",
      ["seven o'clock p.m. = TIME T19", "seven p.m. = TIME T19", "7 o'clock pm = TIME T19"],
    ],
    [
      "By 1800 hours the town was empty. From 0600 hours it filled. Some 1800 hours were lost.",
      ["1800 hours = TIME T18:00", "0600 hours = TIME T06:00", "1800 hours = DURATION PT1800H"],
    ],
    ["Talks will resume in two weeks.", ["in two weeks = DATE 2031-W26"]],
    ["Talks will resume in two weeks before the vote.", ["two weeks = DURATION P2W"]],
    ["They met at 17:00 in the afternoon.", ["17:00 in the afternoon = TIME T17:00"]],
    [
      "It took a year and a quarter, two years and a half, an hour and a half.",
      ["a year and a quarter = DURATION P1.25Y", "two years and a half = DURATION P2.5Y", "an hour and a half = DURATION PT1.5H"],
    ],
    ["It sank on Sunday pm and 9 June am.", ["Sunday pm = TIME 2031-06-08TAF", "9 June am = TIME 2031-06-09TMO"]],
    ["It sank in the morning\nSunday was calm.", ["the morning = TIME TMO", "Sunday = DATE 2031-06-08"]],
    [
      "A recent vote, the current mayor, recent weeks, the recent week.",
      ["recent = DATE PAST_REF", "the current = DATE PRESENT_REF", "recent weeks = DATE PAST_REF", "the recent = DATE PAST_REF"],
    ],
    ["It lasted 2½ hours. It took 1,200 days and 3.5 hours.", ["2½ hours = DURATION PT2.5H", "1,200 days and 3.5 hours = DURATION P1200DT3.5H"]],
    [
      "In the spring of nineteen hundred ninety-six. In three thousand days.",
      ["the spring = DATE 2031-SP", "nineteen hundred ninety-six = DATE 1996", "three thousand days = DURATION P3000D"],
    ],
    ["Sales rose in the fourth quarter. Sales will rise in the first quarter.", ["the fourth quarter = DATE 2030-Q4", "the first quarter = DATE 2031-Q1"]],
    ["At twelve o'clock the bell rang. At noon GMT.", ["twelve o'clock = TIME T12", "noon GMT = TIME T12"]],
    ["On 5 May 2031 they left, on the 9th of this month they come.", ["5 May 2031 = DATE 2031-05-05", "the 9th of this month = DATE 2031-06-09"]],
    ["They met on Sunday evening at 8 and left in 2½ hours.", ["Sunday evening at 8 = TIME 2031-06-08T20:00", "2½ hours = DURATION PT2.5H"]],
    [
      "It opened in nineteen ninety-six, in two thousand and fifteen and in nineteen hundred and four.",
      ["nineteen ninety-six = DATE 1996", "two thousand and fifteen = DATE 2015"],
    ],
    [
      "On the twenty-first of May. Some ½ hour, half an hour.",
      ["the twenty-first of May = DATE 2031-05-21", "½ hour = DURATION PT0.5H", "half an hour = DURATION PT0.5H"],
    ],
    ["It sank at 8 at night on Sunday.", ["8 at night on Sunday = TIME 2031-06-08T20:00"]],
    ["Filed 5/45/31.", []],
  ])("reads all that a report says of time: %s", (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ["Talks are on the 15th.", ["the 15th = DATE XXXX-XX-15"]],
    [
      "Sales fell in the second quarter, in week 31, on Good Friday and ten days after Christmas.",
      ["the second quarter = DATE XXXX-Q2", "week 31 = DATE XXXX-W31", "Good Friday = DATE XXXX-XX-XX", "ten days after Christmas = DATE XXXX-XX-XX"],
    ],
    [
      "Five minutes ago a shell fell, 30 seconds ago another, hours ago a third.",
      ["Five minutes ago = TIME XXXX-XX-XXTXX:XX", "30 seconds ago = TIME XXXX-XX-XXTXX:XX", "hours ago = TIME XXXX-XX-XXTXX:XX"],
    ],
  ])("leaves open without a date of publication: %s", (text, expected) => {
    expect(rows(text, null)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    [
      "Five minutes ago a shell fell, 30 seconds ago another, two hours ago a third, hours ago a fourth.",
      [
        "Five minutes ago = TIME 2031-06-12T08:25:00",
        "30 seconds ago = TIME 2031-06-12T08:30:00",
        "two hours ago = TIME 2031-06-12T06:30:00",
        "hours ago = TIME XXXX-XX-XXTXX:XX",
      ],
    ],
  ])("counts from the hour of publication: %s", (text, expected) => {
    expect(rows(text, "2031-06-12T08:30:00.000Z")).toEqual(expected);
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

  test.each([
    ["stated", "relative"],
    ["inferred", "inferred"],
  ] as const)("what is counted from a date of publication that is %s is %s", (published, basis) => {
    const text = "Five minutes ago a shell fell, a day after it fell on Sunday morning.";
    const article = buildArticle(text, { blocks: [], published: { from: "2031-06-12T08:30:00.000Z", to: null, basis: published } });
    expect(findTimes(article, [], packs).map(({ time }) => time?.basis)).toEqual([basis, undefined, basis]);
  });

  test("reads another language by the words of the only one there is, and nothing without any", () => {
    const article = buildArticle("It hit on 3 May 2031.", { language: "sv" });
    expect(findTimes(article, [], packs).map(({ value }) => value)).toEqual(["2031-05-03"]);
    expect(findTimes(article, [], { languages: new Map() } as unknown as Packs)).toEqual([]);
  });

  test("stays linear on hostile text", () => {
    const growth = timeGrowth(1500, (times) => "on the 3rd of May at 5 p.m. in two thousand and ".repeat(times), read);
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
