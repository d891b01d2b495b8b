import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { inferJointDate, inferTitleDate, type Publication, readDateLine, readStatedDate } from "./publication-date.ts";

const { months } = loadPacks();
const told = (found: Publication | null): string | null => (found === null ? null : `${found.on} ${found.time.basis} ${found.from}`);

describe("a date at the head of a text", () => {
  it.each<[string, string | null]>([
    ["LIMA, 9 JAN 90 (COASTAL WIRE) -- Two men were killed.", "1990-01-09 stated dateline"],
    ["LIMA, 9 January 1990 - Two men were killed.", "1990-01-09 stated dateline"],
    ["LIMA, 9 January 1990 was quiet.", null],
    ["Published: 9 January 1990", "1990-01-09 stated visible-text"],
    ["Lima, 9 January 1990", "1990-01-09 stated visible-text"],
    ["Floods that hit the town, 9 January 1990", null],
    ["On 9 January 1990.", null],
    ["03/04/1990", null],
    ["Nothing here", null],
  ])("%s", (line, expected) => {
    expect(told(readDateLine([line], months))).toBe(expected);
  });
});

describe("weekday, month and day without a year", () => {
  it.each<[string, string | null]>([
    ["In 2031 it began. He said on Tuesday, August 9, that it went on.", "2033-08-09 inferred joint-weekday-month"],
    ["In 2031 it began. On Tuesday 9 August it rained, and on Thursday the 11th of August it did not.", "2033-08-11 inferred joint-weekday-month"],
    ["In 2031 it began. On Tuesday, August 9, it rained, and on Tuesday, August 10, it did not.", null],
    ["In 2031 it began. On Tuesday, August 45, it rained.", null],
    ["In 2031 it began. On Tuesday, Gust 9, it rained.", null],
    ["On Tuesday, August 9, it rained.", null],
  ])("%s", (text, expected) => {
    expect(told(inferJointDate(text, "2034-01-01T00:00:00.000Z", months))).toBe(expected);
  });
});

describe("day in the title or dateline, year in the address or the title", () => {
  it.each<[string | null, string | null, string | null, string | null]>([
    ["Floods of 9 August 2033", null, null, "2033-08-09 inferred title-and-url"],
    ["Floods, August 9", null, "https://mail.example/2033/floods", "2033-08-09 inferred title-and-url"],
    [null, "LUND, Aug. 9 (Coastal Wire) - It rained.", "https://mail.example/2033/floods", "2033-08-09 inferred dateline-and-url"],
    ["Floods", "LUND, Aug. 9 (Coastal Wire) - It rained.", "https://mail.example/2033/floods", "2033-08-09 inferred dateline-and-url"],
    ["Floods, August 45", null, "https://mail.example/2033/floods", null],
    ["Floods, August 9", null, "https://mail.example/2033/2034", null],
    ["Floods, August 9", null, null, null],
    ["Gate 9 August", null, null, null],
  ])("%s, %s, %s", (title, dateline, url, expected) => {
    expect(told(inferTitleDate(title, dateline, url, months))).toBe(expected);
  });
});

it("a stated date may be none", () => {
  expect([null, "soon", "9 August 2033"].map((value) => readStatedDate(value, months, "day-first")?.start ?? null)).toEqual([null, null, 0]);
});
