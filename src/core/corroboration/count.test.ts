import { describe, expect, it } from "vitest";
import { buildItems } from "../../../test/build-items.ts";
import type { ClaimSketch, ReportSketch } from "../../../test/build-reading.ts";
import { countOrigins } from "./count.ts";
import type { Kinship } from "./item.ts";

const [ministry, watch, clinic] = [{ name: "health ministry" }, { name: "Rights Watch Norland" }, { name: "Marienberg clinic" }];
const strangers: Kinship = { mayBeOne: (a, b) => a === b, isOne: (a, b) => a === b };

/** Reports of an issuer ("own") or of an outlet, on the days given. */
interface Told extends Partial<ClaimSketch> {
  readonly own?: string;
  readonly day?: number | null;
}
const reportsOf = (told: readonly Told[]): readonly ReportSketch[] =>
  told.map(({ own, day = 1, ...claim }, at) => ({
    id: "abcdef"[at] ?? "z",
    outlet: own ?? `Outlet ${"ABCDEF"[at]}`,
    issuer: own !== undefined,
    at: day === null ? null : `2031-05-0${day}T08:00:00.000Z`,
    claims: [
      { sentence: `Word ${"abcdef"[at]}: forty tonnes of grain for Lund.`, kind: "aid", what: "aid delivered", unit: "kg", counted: null, value: 40, ...claim },
    ],
  }));
function count(told: readonly Told[], kin?: Kinship): readonly [min: number, max: number] {
  const built = buildItems(reportsOf(told));
  const { min, max } = countOrigins(built.items, kin ?? built.kin);
  return [min, max];
}

describe("origins behind claims", () => {
  it.each<[string, readonly Told[], number, number]>([
    ["two voices", [{ by: ministry }, { by: watch }], 2, 2],
    ["one voice twice", [{ by: ministry }, { by: ministry }], 1, 1],
    ["nobody named", [{}, {}], 0, 1],
    ["a voice and a text that names nobody", [{ by: ministry }, {}], 1, 2],
    ["a voice that asserts and one that denies", [{ by: ministry }, { by: watch, denied: true }], 1, 1],
    [
      "two that deny what nobody asserts",
      [
        { by: ministry, denied: true },
        { by: watch, denied: true },
      ],
      2,
      2,
    ],
    ["one that denies what only unnamed texts assert", [{}, { by: watch, denied: true }], 1, 2],
    ["an issuer's own text after it was reported of another", [{ by: ministry }, { own: "Norland Relief", day: 2 }], 1, 2],
    ["an issuer's own text on the same day", [{ by: ministry }, { own: "Norland Relief" }], 2, 2],
    ["an issuer's own text before", [{ by: ministry, day: 2 }, { own: "Norland Relief" }], 2, 2],
    ["an issuer's own text of unknown date", [{ by: ministry }, { own: "Norland Relief", day: null }], 2, 2],
    [
      "an issuer's own text after one of unknown date",
      [
        { by: ministry, day: null },
        { own: "Norland Relief", day: 2 },
      ],
      2,
      2,
    ],
    ["an issuer's own text with another figure", [{ by: ministry }, { own: "Norland Relief", day: 2, value: 70 }], 2, 2],
    ["an issuer's own text without a figure", [{ by: ministry }, { own: "Norland Relief", day: 2, value: undefined }], 2, 2],
    [
      "an issuer's own toll",
      [
        { by: ministry, kind: "casualties" },
        { own: "Norland Relief", day: 2, kind: "casualties" },
      ],
      2,
      2,
    ],
    ["an issuer who names its source", [{ by: ministry }, { own: "Norland Relief", day: 2, by: clinic }], 2, 2],
    [
      "an issuer's own text after a denial",
      [
        { by: ministry, denied: true },
        { own: "Norland Relief", day: 2 },
      ],
      1,
      1,
    ],
    [
      "an issuer's own text after what was taken back",
      [
        { by: ministry, outdated: true },
        { own: "Norland Relief", day: 2 },
      ],
      2,
      2,
    ],
    [
      "an issuer's own text after a statement",
      [
        { by: ministry, value: undefined },
        { own: "Norland Relief", day: 2 },
      ],
      2,
      2,
    ],
    ["an issuer's own text after one that names nobody", [{}, { own: "Norland Relief", day: 2 }], 1, 2],
    ["two issuers one after the other", [{ own: "Norland Relief" }, { own: "Lund Relief", day: 2 }], 2, 2],
  ])("%s", (_name, told, min, max) => {
    expect(count(told, strangers)).toEqual([min, max]);
  });

  it("that may be one count once at least, and apart at most", () => {
    const doubt: Kinship = { mayBeOne: () => true, isOne: (a, b) => a === b };
    expect(count([{ by: ministry }, { by: watch }, { by: clinic }], doubt)).toEqual([1, 3]);
  });
  it("that are likely one count once in both", () => {
    const likely: Kinship = { mayBeOne: () => true, isOne: () => true };
    expect(count([{ by: ministry }, { by: watch }], likely)).toEqual([1, 1]);
  });
  it("of which the first may be either of two others count as those two", () => {
    const [first] = buildItems(reportsOf([{ by: ministry }])).items;
    const isFirst = (id: string): boolean => id === first?.origin.id;
    const either: Kinship = { mayBeOne: (a, b) => a === b || isFirst(a) || isFirst(b), isOne: (a, b) => a === b || isFirst(a) || isFirst(b) };
    expect(count([{ by: ministry }, { by: watch }, { by: clinic }], either)).toEqual([2, 2]);
  });
  it("are named in order, those that tell nothing among them", () => {
    const { items } = buildItems(reportsOf([{ by: watch }, {}, { by: watch }, { by: ministry }]));
    const { ids } = countOrigins(items, strangers);
    expect(ids).toEqual([...new Set(items.map(({ origin }) => origin.id))].sort());
    expect(ids).toHaveLength(3);
  });
});
