import { describe, expect, it } from "vitest";
import { ferry, mine, older, pack, packs, read } from "../../../test/strait-reports.ts";
import type { Reading } from "../model/index.ts";
import { groupEvents, listLargest } from "./events.ts";
import { sketchOnce } from "./sketch.ts";

/** The ids of each event's articles. */
const events = (readings: readonly Reading[]): readonly string[] => {
  const { event, rows } = groupEvents(
    readings.map((reading) => sketchOnce(reading, packs)),
    pack,
  );
  return listLargest(event).map((members) => members.map((at) => rows[at]?.sketch.article).join(" "));
};

describe("listLargest", () => {
  it("lists positions group by group, the largest first, of two as large the one that begins first", () => {
    expect(listLargest([4, 1, 4, 7, 1, 4])).toEqual([[0, 2, 5], [1, 4], [3]]);
    expect(listLargest([])).toEqual([]);
  });
});

describe("groupEvents", () => {
  it("keeps events of one kind apart", () => {
    expect(events([...ferry, ...older, ...mine])).toEqual(["f1 f2 f3", "o1 o2", "m1 m2"]);
  });

  it("keeps two arrests in one team apart that share all but who was arrested", () => {
    const report = (id: string, name: string, day: number): Reading =>
      read(
        id,
        `${name} of the Ostrev Wanderers arrested in Port Caldry\nPolice in Port Caldry arrested ${name} of the Ostrev Wanderers over the Lunde betting ring. ` +
          `${name} was taken from the Ostrev training ground, and ${name} denies having bet on games of the Wanderers, the Caldry prosecutor Oreste Nkala said.`,
        `2030-04-${String(day).padStart(2, "0")}`,
      );
    const arlo = Array.from({ length: 5 }, (_, at) => report(`a${at}`, "Sven Arlo", 8 + at));
    const vesk = Array.from({ length: 5 }, (_, at) => report(`v${at}`, "Toma Vesk", 9 + at));
    expect(events([...arlo, ...vesk])).toEqual(["a0 a1 a2 a3 a4", "v0 v1 v2 v3 v4"]);
  });

  it("takes out of an event what names other people and places", () => {
    const body = "The harbour was closed and boats searched the water for hours while families waited for lists of names and officials promised an inquiry.";
    const long = (id: string, names: string, day: string | null): Reading =>
      read(id, Array.from({ length: 8 }, () => `The passenger ferry sank and the dead were counted at ${names}. ${body}`).join("\n"), day);
    const own = ["2030-04-08", "2030-04-09", "2030-04-10", "2030-04-11", "2030-04-12"].map((day, at) =>
      long(`c${at}`, "Caldry, where Hale Brandvik spoke", day),
    );
    expect(events([...own, long("x", "Sedge, where Ivo Tarrel spoke", "2024-11-16")])).toEqual(["c0 c1 c2 c3 c4", "x"]);
  });
});
