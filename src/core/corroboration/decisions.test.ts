import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildItems, daily } from "../../../test/build-items.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Decision, Ruling } from "../model/index.ts";
import { traceOrigins } from "../origins/index.ts";
import { applyGroupings, readRulings } from "./decisions.ts";
import { corroborate } from "./index.ts";

const packs = loadPacks();
const rule = (...rulings: readonly Ruling[]): readonly Decision[] =>
  rulings.map((ruling, at) =>
    decide(ruling, { id: `d${at}`, at: `2031-06-0${at + 1}T00:00:00.000Z`, by: at % 2 === 0 ? "desk" : "chief", reason: `reason ${at}` }),
  );

const { items } = buildItems(daily(..."abcd".split("").map((letter): ClaimSketch => ({ sentence: `Word ${letter} of the ferry off Varna.`, value: 31 }))));

/** What becomes of groups, each written as the letters of its reports. */
function group(groups: readonly string[], ...rulings: readonly Ruling[]): readonly string[] {
  const members = groups.map((letters) => items.filter(({ claim }) => letters.includes(claim.article)));
  return applyGroupings(members, readRulings(rule(...rulings))).map((found) => found.map(({ claim }) => claim.article).join(""));
}

describe("groups of claims", () => {
  it.each<[string, readonly string[], readonly Ruling[], readonly string[]]>([
    ["stay without a ruling", ["ab", "cd"], [], ["ab", "cd"]],
    ["meet by a claim of each", ["ab", "cd"], [{ verb: "same", a: "d:00", b: "a:00" }], ["abcd"]],
    ["meet by their ids", ["b", "ad", "c"], [{ verb: "merge", a: "finding:b:00", b: "finding:a:00" }], ["abd", "c"]],
    ["meet by the id of a claim that is not their first", ["ab", "cd"], [{ verb: "merge", a: "finding:b:00", b: "finding:d:00" }], ["abcd"]],
    ["stay where they are one already", ["ab", "cd"], [{ verb: "same", a: "a:00", b: "b:00" }], ["ab", "cd"]],
    ["stay where nobody knows the claim", ["ab", "cd"], [{ verb: "same", a: "x:00", b: "finding:y:00" }], ["ab", "cd"]],
    ["part by two claims", ["abcd"], [{ verb: "different", a: "a:00", b: "b:00" }], ["acd", "b"]],
    ["part so that the first comes second", ["abcd"], [{ verb: "split", a: "b:00", b: "a:00" }], ["a", "bcd"]],
    ["stay where the two are apart already", ["ab", "cd"], [{ verb: "different", a: "a:00", b: "c:00" }], ["ab", "cd"]],
    ["stay where one claim is named twice", ["ab"], [{ verb: "different", a: "a:00", b: "a:00" }], ["ab"]],
    ["stay where only one is known", ["ab"], [{ verb: "different", a: "a:00", b: "x:00" }], ["ab"]],
    [
      "part and meet again elsewhere",
      ["ab", "cd"],
      [
        { verb: "different", a: "a:00", b: "b:00" },
        { verb: "same", a: "b:00", b: "c:00" },
      ],
      ["a", "bcd"],
    ],
    [
      "obey the later of two rulings",
      ["ab"],
      [
        { verb: "different", a: "a:00", b: "b:00" },
        { verb: "same", a: "b:00", b: "a:00" },
      ],
      ["ab"],
    ],
    [
      "are left to the rules where it is impossible to tell",
      ["ab"],
      [
        { verb: "different", a: "a:00", b: "b:00" },
        { verb: "undetermined", a: "b:00", b: "a:00" },
      ],
      ["ab"],
    ],
  ])("%s", (_name, groups, rulings, expected) => {
    expect(group(groups, ...rulings)).toEqual(expected);
  });
});

describe("what is ruled", () => {
  it("of a claim and of a finding is kept apart", () => {
    const rulings = readRulings(
      rule(
        { verb: "reject", target: "a:00" },
        { verb: "reject", target: "finding:b:00" },
        { verb: "accept", target: "finding:c:00" },
        { verb: "accept", target: "d:00" },
      ),
    );
    expect([[...rulings.rejectedClaims.keys()], [...rulings.rejectedFindings.keys()], [...rulings.acceptedFindings]]).toEqual([["a:00"], ["b:00"], ["c:00"]]);
  });
  it("last of one thing stands", () => {
    const rulings = readRulings(
      rule(
        { verb: "reject", target: "a:00" },
        { verb: "accept", target: "a:00" },
        { verb: "accept", target: "finding:b:00" },
        { verb: "reject", target: "finding:b:00" },
      ),
    );
    expect([rulings.rejectedClaims.size, rulings.acceptedFindings.size, rulings.rejectedFindings.get("b:00")?.reason]).toEqual([0, 0, "reason 3"]);
  });
  it("is signed once by each for each word", () => {
    const sign = { verb: "sign", target: "finding:a:00" } as const;
    const rulings = readRulings(rule(sign, sign, sign, { verb: "check", target: "finding:a:00" }, { verb: "check", target: "a:00" }));
    expect(rulings.signatures.get("a:00")?.map(({ verb, by, at }) => `${verb} ${by} ${at.slice(8, 10)}`)).toEqual([
      "sign chief 02",
      "sign desk 03",
      "check chief 04",
      "check desk 05",
    ]);
  });
  it("of other matters is nothing here", () => {
    const { together, apart, signatures } = readRulings(rule({ verb: "withdraw", decision: "d9" } as Ruling));
    expect([together, apart, signatures.size]).toEqual([[], [], 0]);
  });
});

describe("a finding", () => {
  const voices = [{ name: "Ana Velic" }, { name: "Ruth Aven" }];
  const readings = voices.map((by, at) =>
    buildReading({
      id: "ab"[at] ?? "z",
      outlet: `Outlet ${at}`,
      at: `2031-05-0${at + 1}T08:00:00.000Z`,
      claims: [{ sentence: `Word ${"ab"[at]}: the ferry sank off Varna and 31 people died.`, value: 31, by, ...(at === 0 ? {} : { what: "missing" }) }],
    }),
  );
  const provenance = traceOrigins(readings, placeTogether(readings), [], packs).value;
  const find = (...rulings: readonly Ruling[]) => corroborate("story", readings, provenance, rule(...rulings), packs).value;
  const join: Ruling = { verb: "same", a: "a:00", b: "b:00" };

  it("of two labels goes by the first in the alphabet", () => {
    expect(find(join).map(({ id, label, status, review, setAside }) => [id, label, status, review, setAside])).toEqual([
      ["finding:a:00", "killed", "corroborated", null, []],
    ]);
  });
  it("without one of its claims has the rest", () => {
    expect(find(join, { verb: "reject", target: "a:00" })).toMatchObject([
      { claims: ["b:00"], setAside: [{ claim: "a:00", why: "rejected" }], status: "single-origin", review: null },
    ]);
  });
  it("without all of its claims is set aside for the last reason given", () => {
    const found = find(join, { verb: "reject", target: "a:00" }, { verb: "reject", target: "b:00" });
    expect(found).toMatchObject([
      { claims: [], status: "discounted", reason: "set aside by desk: reason 2", count: { min: 0, max: 0 }, review: null, estimate: null },
    ]);
  });
  it("that is rejected by the id of any of its claims is set aside as a whole", () => {
    const found = find(join, { verb: "reject", target: "finding:b:00" });
    expect(found).toMatchObject([{ claims: [], status: "discounted", reason: "set aside by chief: reason 1", review: "rejected" }]);
    expect(found[0]?.setAside.map(({ claim }) => claim)).toEqual(["a:00", "b:00"]);
  });
  it("that is accepted and signed by any of its claims says so, the earlier word first", () => {
    const [found] = find(join, { verb: "sign", target: "finding:b:00" }, { verb: "check", target: "finding:a:00" }, { verb: "accept", target: "finding:b:00" });
    expect([found?.review, found?.signatures?.map(({ verb, by }) => `${verb} ${by}`)]).toEqual(["accepted", ["sign chief", "check desk"]]);
  });
  it("nobody signed has no signatures", () => {
    expect(find(join).map((found) => "signatures" in found)).toEqual([false]);
  });
  it("is none where no language is known", () => {
    expect(corroborate("story", readings, provenance, [], { ...packs, languages: new Map() })).toEqual({ value: [], diagnostics: [] });
  });
});
