import { describe, expect, it } from "vitest";
import { explainApart, type Gist } from "./explain.ts";

const months = new Map([
  ["june", 6],
  ["jun", 6],
  ["september", 9],
]);
const gist = (part: Partial<Gist>): Gist => ({ day: null, months: [], places: [], names: new Map(), spell: (key) => key.toUpperCase(), ...part });

describe("explainApart", () => {
  const cases: readonly (readonly [what: string, mine: readonly Gist[], other: readonly Gist[], why: string])[] = [
    ["days of publication far apart", [gist({ day: 22000 })], [gist({ day: 21000 })], "dates 3 years apart (2030-03-27 against 2027-07-01)"],
    ["months apart", [gist({ day: 22000 })], [gist({ day: 22100 })], "dates 3 months apart (2030-03-27 against 2030-07-05)"],
    ["weeks apart", [gist({ day: 22000 }), gist({ day: 22003 })], [gist({ day: 22050 })], "dates 47 days apart (2030-03-27 against 2030-05-16)"],
    ["a month the language has no name for", [gist({ months: ["2029-06"] })], [gist({ months: ["2029-04"] })], "June 2029 against 2029-04"],
    [
      "names nobody spells by their keys",
      [gist({ names: new Map([["tern", 1]]), spell: () => undefined })],
      [gist({ names: new Map([["petrel", 1]]) })],
      "other names: tern against PETREL",
    ],
    ["months where no day is known", [gist({ months: ["2029-06"] })], [gist({ months: ["2027-09"] })], "June 2029 against September 2027"],
    ["no month both name", [gist({ months: ["2029-06", "2027-09"] })], [gist({ months: ["2027-09"] })], "few details in common"],
    ["places only one side has", [gist({ places: ["Caldry", "Lunde"] })], [gist({ places: ["Ostrev", "Lunde"] })], "other places: Caldry against Ostrev"],
    [
      "names that are not said already",
      [
        gist({
          places: ["CALDRY"],
          names: new Map([
            ["caldry", 3],
            ["tern", 2],
          ]),
        }),
      ],
      [gist({ places: ["Ostrev"], names: new Map([["petrel", 1]]) })],
      "other places: CALDRY against Ostrev; other names: TERN against PETREL",
    ],
    ["nothing", [gist({})], [gist({})], "few details in common"],
  ];
  it.each(cases)("names %s", (_, mine, other, why) => {
    expect(explainApart(mine, other, months)).toBe(why);
  });
});
