import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { isoDate, toInstant } from "../text/calendar.ts";
import { readDates } from "./date-strings.ts";

const { months } = loadPacks();

describe("written dates", () => {
  it.each([
    ["2035-04-02", "2035-04-02"],
    ["2035/4/2 08:15", "2035-04-02"],
    ["2 April 2035", "2035-04-02"],
    ["April 2nd, 2035", "2035-04-02"],
    ["Mon, 02 Apr 2035 06:15:00 GMT", "2035-04-02"],
    ["Mon Apr 2 06:15:00 UTC 2035", "2035-04-02"],
    ["2. April 2035", "2035-04-02"],
    ["2 de abril de 2035", "2035-04-02"],
    ["1er avril 2035", "2035-04-01"],
    ["2 апреля 2035 г.", "2035-04-02"],
    ["2035. április 2.", "2035-04-02"],
    ["2035 m. balandžio 2 d.", "2035-04-02"],
    ["2035年4月2日", "2035-04-02"],
    ["2035년 4월 2일", "2035-04-02"],
    ["٢ أبريل ٢٠٣٥", "2035-04-02"],
    ["2 نيسان / أبريل 2035", "2035-04-02"],
    ["13 فروردین 1414", "2035-04-02"],
    ["20350402T061500Z", "2035-04-02"],
    ["9 JAN 90", "1990-01-09"],
    ["9 JAN 35", "2035-01-09"],
    ["2/4/35", "2035-04-02"],
    ["2.4.85", "1985-04-02"],
    ["02/04/2578", "2035-04-02"],
    ["20350402061500", "2035-04-02"],
    ["2035年4月2", "2035-04-02"],
    ["13 دی 1414", "2036-01-03"],
    ["1414/01/13", "2035-04-02"],
    ["13/01/1414", "2035-04-02"],
    ["31 مهر 1414", null],
    ["2035年13月2日", null],
    ["2035. április 31.", null],
    ["20351302", null],
    ["02-04-35", null],
    ["123/4/2035", null],
    ["2/4/235", null],
    ["99/99/35", null],
    ["2 April 08:15", null],
    ["2 internationalisation 2035", null],
    ["12345678901234567890", null],
    ["31 April 2035", null],
    ["April 2035", null],
    ["version 10.4.2.35", null],
    ["call 0800-4477-12", null],
    ["13/13/2035", null],
  ])("%s", (text, expected) => {
    const [date] = readDates(text, months, "day-first");
    expect(date === undefined ? null : isoDate(date.day)).toBe(expected);
  });
  it.each([
    ["04/02/2035", "day-first", "2035-02-04"],
    ["04/02/2035", "month-first", "2035-04-02"],
    ["25/04/2035", "month-first", "2035-04-25"],
    ["04.02.2035", "month-first", "2035-02-04"],
  ] as const)("%s %s", (text, order, expected) => {
    expect(readDates(text, months, order).map((date) => isoDate(date.day))).toEqual([expected]);
  });
  it.each([
    ["2035-04-02T08:15:00+02:00", "2035-04-02T06:15:00.000Z"],
    ["2035-04-02T00:30:00+05:30", "2035-04-01T19:00:00.000Z"],
    ["April 2, 2035, 8:15 p.m. EDT", "2035-04-03T00:15:00.000Z"],
    ["2 April 2035 at 06:15 UTC", "2035-04-02T06:15:00.000Z"],
    ["2035-04-02T06:15:30Z", "2035-04-02T06:15:00.000Z"],
    ["2035-04-02T06:15:30.250Z", "2035-04-02T06:15:00.000Z"],
    ["2035-04-02T06:15:00-0430", "2035-04-02T10:45:00.000Z"],
    ["2035-04-02T06:15+02", "2035-04-02T04:15:00.000Z"],
    ["2 April 2035 06:15 UTC+2", "2035-04-02T04:15:00.000Z"],
    ["2 April 2035 06:15 GMT+02:30", "2035-04-02T03:45:00.000Z"],
    ["2 April 2035, 06:15 GMT-3: rain", "2035-04-02T09:15:00.000Z"],
    ["April 2, 2035, 12:15 p.m. EDT", "2035-04-02T16:15:00.000Z"],
    ["April 2, 2035, 12:15 am EDT", "2035-04-02T04:15:00.000Z"],
    ["April 2, 2035, 8:15 am EDT", "2035-04-02T12:15:00.000Z"],
    ["2 April 2035 06:15 EDT +2 more", "2035-04-02T10:15:00.000Z"],
    ["2 April 2035 06:15 +15:00", null],
    ["2 April 2035 06:15", null],
    ["2 April 2035 6", null],
    ["2 April 2035 25:15 UTC", null],
    ["2 April 2035 06:5 UTC", null],
  ])("time of %s", (text, expected) => {
    const [date] = readDates(text, months, "day-first");
    expect(date === undefined || date.minutes === null ? null : toInstant(date.day, date.minutes)).toBe(expected);
  });
});
