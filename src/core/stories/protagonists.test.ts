import { describe, expect, it } from "vitest";
import { divideByFocus } from "./protagonists.ts";

/** Reports of one suspect's arrest and of another's, by team mates in one town. */
const focus = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
const alike =
  (groups: readonly ReadonlySet<string>[]) =>
  (a: number, b: number): number => {
    let shared = 0;
    for (const name of groups[a] ?? []) if (groups[b]?.has(name) === true) shared++;
    return shared / 4;
  };

describe("divideByFocus", () => {
  it("divides an event whose halves are about two people", () => {
    const groups = [...Array.from({ length: 5 }, () => focus("team", "arlo")), ...Array.from({ length: 4 }, () => focus("team", "vesk"))];
    const sides = divideByFocus(groups, alike(groups));
    expect(sides?.map((side) => side === sides[0])).toEqual([true, true, true, true, true, false, false, false, false]);
  });

  it("divides a large event by some of its reports; the others go to the side they are nearer to", () => {
    const groups = Array.from({ length: 90 }, (_, at) => focus("team", at % 3 === 0 ? "arlo" : "vesk"));
    const sides = divideByFocus(groups, alike(groups));
    expect(sides?.map((side) => side === sides[0])).toEqual(groups.map((names) => names.has("arlo")));
  });

  it("proves nothing from a few reports", () => {
    const groups = [focus("team", "arlo"), focus("team", "vesk"), focus("team", "vesk")];
    expect(divideByFocus(groups, alike(groups))).toBeNull();
  });

  it("leaves an event whose reports are about the same people", () => {
    const groups = Array.from({ length: 9 }, (_, at) => focus("team", "arlo", at % 2 === 0 ? "vesk" : "arlo"));
    expect(divideByFocus(groups, alike(groups))).toBeNull();
  });

  it("proves nothing from three reports on one side", () => {
    const groups = [...Array.from({ length: 6 }, () => focus("team", "arlo")), ...Array.from({ length: 3 }, () => focus("team", "vesk"))];
    expect(divideByFocus(groups, alike(groups))).toBeNull();
  });
});
