import { describe, expect, it } from "vitest";
import { dayNumber, daysInMonth, fromDayNumber, instantDay, isCalendarDay, isoDate, toInstant, weekday } from "./calendar.ts";

describe("calendar", () => {
  it.each([
    [1970, 1, 1, 0, 4],
    [2000, 2, 29, 11_016, 2],
    [1969, 12, 31, -1, 3],
    [2033, 8, 9, 23_231, 2],
    [1600, 1, 1, -135_140, 6],
  ])("%i-%i-%i", (year, month, day, number, name) => {
    expect(dayNumber(year, month, day)).toBe(number);
    expect(fromDayNumber(number)).toEqual({ year, month, day });
    expect(weekday(number)).toBe(name);
  });
  it("counts every day of eight centuries", () => {
    let number = dayNumber(1600, 1, 1);
    for (let year = 1600; year < 2400; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        expect(dayNumber(year, month, 1)).toBe(number);
        number += daysInMonth(year, month);
      }
    }
  });
  it("writes instants, over the day's ends too", () => {
    expect(toInstant(0, 61)).toBe("1970-01-01T01:01:00.000Z");
    expect(toInstant(0, -1)).toBe("1969-12-31T23:59:00.000Z");
    expect(toInstant(0, 1440)).toBe("1970-01-02T00:00:00.000Z");
    expect(isoDate(11_016)).toBe("2000-02-29");
    expect(instantDay("2000-02-29T12:00:00.000Z")).toBe(11_016);
  });
  it("knows which days exist", () => {
    expect([isCalendarDay(1900, 2, 29), isCalendarDay(2000, 2, 29), isCalendarDay(2001, 13, 1), isCalendarDay(2001, 4, 31)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
