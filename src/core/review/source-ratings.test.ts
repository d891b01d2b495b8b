import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Decision, Dossier } from "../model/index.ts";
import { buildDossier } from "../pipeline.ts";
import { outletTarget, ratingsOf } from "./source-ratings.ts";

const packs = loadPacks();
const toll = (value: number, by: ClaimSketch["by"]): ClaimSketch => ({
  sentence: `The ferry fire at Sund killed ${value} people on the lower deck`,
  value,
  by,
});

/** A story of one report that quotes the harbour police and two people nobody names. */
function work(id: string, decisions: readonly Decision[] = []): Dossier {
  const readings = [
    buildReading({ id, outlet: "Coast Wire", claims: [toll(31, { name: "Harbour Police" }), toll(12, { role: "two officials", anonymous: true })] }),
  ];
  const story = { id: `story ${id}`, label: "Ferry fire", articles: [id], period: null, lookalikes: [] };
  return buildDossier(story, readings, placeTogether(readings), decisions, packs).value;
}
const [first, second] = [work("a"), work("b")];
const originIn = ({ provenance }: Dossier, named: boolean): string => provenance.origins.find((origin) => origin.named === named)?.id ?? "";
const police = originIn(first, true);
const letters = (...decisions: readonly Decision[]): Readonly<Record<string, string>> =>
  Object.fromEntries([...ratingsOf([first, second], decisions).origins].map(([id, { letter }]) => [id, letter]));

describe("the letter of a source", () => {
  it("is there only where a person put it, with note, name and day", () => {
    expect(letters()).toEqual({});
    const rated = decide({ verb: "rate", target: police, letter: "B" }, { reason: "on the scene", by: "ana", at: "2031-06-01T00:00:00.000Z" });
    expect(ratingsOf([first], [rated]).origins.get(police)).toEqual({ letter: "B", note: "on the scene", by: "ana", at: "2031-06-01T00:00:00.000Z" });
  });
  it("goes with a named source into every story, and with an unnamed one nowhere", () => {
    expect(letters(decide({ verb: "rate", target: police, letter: "B" }))).toEqual({ [police]: "B", [originIn(second, true)]: "B" });
    const unnamed = originIn(first, false);
    expect(letters(decide({ verb: "rate", target: unnamed, letter: "D" }))).toEqual({ [unnamed]: "D" });
  });
  it("is the latest one", () => {
    const [before, after] = [
      decide({ verb: "rate", target: police, letter: "B" }),
      decide({ verb: "rate", target: originIn(second, true), letter: "E" }, { id: "d2" }),
    ];
    expect(letters(before, after)[police]).toBe("E");
  });
  it("of an outlet is kept by its name", () => {
    const target = outletTarget(first.readings[0]?.article ?? { outlet: null, outletName: null });
    expect(target).toBe("outlet:Coast Wire");
    const { outlets, origins } = ratingsOf([first], [decide({ verb: "rate", target: target ?? "outlet:", letter: "C" })]);
    expect([outlets.get("outlet:Coast Wire")?.letter, origins.size]).toEqual(["C", 0]);
  });
  it("changes nothing that is counted or worded", () => {
    const rated = work("a", [
      decide({ verb: "rate", target: police, letter: "A" }),
      decide({ verb: "rate", target: "outlet:Coast Wire", letter: "E" }, { id: "d2" }),
    ]);
    expect(JSON.stringify(rated)).toBe(JSON.stringify(first));
  });
});
