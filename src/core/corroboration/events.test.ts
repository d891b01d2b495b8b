import { describe, expect, test } from "vitest";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { traceOrigins } from "../origins/index.ts";
import { type EventKey, goApart, sameEvent } from "./events.ts";
import { corroborate } from "./index.ts";
import { comparingLanguage } from "./item.ts";

const packs = loadPacks();
const pulled: ClaimSketch = {
  sentence: "Norland is pulling regiments out of Sudmark to shield its border.",
  kind: "movement",
  what: "redeployed",
  roles: { actor: "Norland", moved: "regiments", from: "Sudmark" },
  by: { name: "Petra Holm", role: "mayor" },
};
const findings = (claim: ClaimSketch): number => {
  const readings = [buildReading({ id: "a", claims: [pulled] }), buildReading({ id: "b", claims: [claim] })];
  return corroborate("story", readings, traceOrigins(readings, placeTogether(readings), [], packs).value, [], packs).value.length;
};

describe("one event told in different words", () => {
  test.each<[string, ClaimSketch, number]>([
    ["the same side, other words", { ...pulled, sentence: "Units of Norland left their trenches.", roles: { actor: "Norland" }, by: { name: "Ruth Aven" } }, 1],
    ["another side", { ...pulled, sentence: "Ostmark withdrew its guns.", roles: { actor: "Ostmark" }, by: { name: "Ruth Aven" } }, 2],
    ["nobody named", { ...pulled, sentence: "It may yet divert columns.", roles: { actor: "it", moved: "columns" }, by: { name: "Ruth Aven" } }, 2],
    [
      "a third party's denial",
      { ...pulled, sentence: "Norland has not moved its best guards.", roles: { actor: "Norland" }, denied: true, by: { name: "Ruth Aven" } },
      2,
    ],
  ])("%s", (_name, claim, count) => {
    expect(findings(claim)).toBe(count);
  });
});

describe("two tellings", () => {
  const language = comparingLanguage(packs);
  if (language === undefined) throw new Error("no language pack");
  const sides: readonly (readonly [string, string])[] = ["norland", "ostmark", "sudmark"].map((name) => [name, name]);
  const voices = { ...language.voices, sides: new Map([...language.voices.sides, ...sides]) };
  const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));
  const march = (more: Partial<EventKey> = {}): EventKey => ({
    name: "shift of forces",
    core: true,
    single: false,
    placed: false,
    movers: names("norland"),
    from: new Set(),
    to: new Set(),
    wide: false,
    ...more,
  });
  const [lund, orle] = [march({ from: names("lund") }), march({ from: names("orle") })];
  const [toLund, toOrle] = [march({ to: names("lund") }), march({ to: names("orle") })];
  const nobody: Partial<EventKey> = { movers: new Set() };
  const other: Partial<EventKey> = { movers: names("ostmark") };
  const curfew = march({ name: "curfew", single: true });
  const taken = march({ name: "ground taken", placed: true, to: names("lund") });
  test.each<[string, EventKey, EventKey, boolean, boolean]>([
    ["of one side", march(), march(), true, false],
    ["of one side, one with a direction", march(), lund, true, false],
    ["of one side from one town", lund, lund, true, false],
    ["of one side from two towns", lund, orle, false, true],
    ["of one side to two towns", toLund, toOrle, false, true],
    ["of one side to one town", toLund, toLund, true, false],
    ["of one side from a town and to another", lund, toOrle, true, false],
    ["of one side from a town and from its country", lund, march({ from: names("sudmark"), wide: true }), true, false],
    ["of one side from a country and from a town", march({ from: names("sudmark"), wide: true }), lund, true, false],
    ["of one side from two countries", march({ from: names("sudmark"), wide: true }), march({ from: names("ostmark"), wide: true }), false, false],
    ["of two sides", march(), march(other), false, false],
    ["of two sides from one town", lund, { ...lund, ...other }, false, false],
    ["of one side and of nobody", march(), march(nobody), false, false],
    ["of two classes", march(), curfew, false, false],
    ["of two classes from two towns", lund, { ...orle, name: "curfew" }, false, false],
    ["at the edge of their class", march({ core: false }), march(), false, false],
    ["in the middle and at the edge of their class", march(), march({ core: false }), false, false],
    ["at the edge of their class from one town", { ...lund, core: false }, lund, true, false],
    ["at the edge of their class to one town", toLund, { ...toLund, core: false }, true, false],
    ["of what a story has one of, by one side", curfew, curfew, true, false],
    ["of what a story has one of, by nobody first", { ...curfew, ...nobody }, curfew, true, false],
    ["of what a story has one of, by nobody second", curfew, { ...curfew, ...nobody }, true, false],
    ["of what a story has one of, by two sides", curfew, { ...curfew, ...other }, false, false],
    ["of one town taken", taken, taken, true, false],
    ["of one town taken, by nobody first", { ...taken, ...nobody }, taken, true, false],
    ["of one town taken, by nobody second", taken, { ...taken, ...nobody }, true, false],
    ["of one town taken by two sides", taken, { ...taken, ...other }, false, false],
    ["of two towns taken", taken, { ...taken, to: names("orle") }, false, true],
    ["of two towns taken in one country", { ...taken, to: names("lund sudmark") }, { ...taken, to: names("orle sudmark") }, false, false],
    ["of a country entered", { ...taken, to: names("sudmark") }, { ...taken, to: names("sudmark") }, false, false],
  ])("%s", (_name, a, b, one, apart) => {
    expect([sameEvent(a, b, voices), sameEvent(b, a, voices)]).toEqual([one, one]);
    expect([goApart(a, b), goApart(b, a)]).toEqual([apart, apart]);
  });
});
