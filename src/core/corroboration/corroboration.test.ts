import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildReading, type ClaimSketch, placeTogether, type ReportSketch } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Decision, Finding, Reading } from "../model/index.ts";
import { traceOrigins } from "../origins/index.ts";
import { correctReadings } from "../review/correct-readings.ts";
import { decisionsInForce } from "../review/in-force.ts";
import { corroborate } from "./index.ts";

const packs = loadPacks();

function workOut(readings: readonly Reading[], copies: Readonly<Record<string, string>> = {}, decisions: readonly Decision[] = []): readonly Finding[] {
  const inForce = decisionsInForce(decisions, null);
  const reviewed = correctReadings(readings, inForce, packs);
  const provenance = traceOrigins(reviewed, placeTogether(reviewed, copies), inForce, packs).value;
  return corroborate("story", reviewed, provenance, inForce, packs).value;
}

const OUTLETS = ["Alder Tribune", "Birch Courier", "Cedar Post", "Dune Mirror", "Elm Observer", "Fern Herald"];
/** Reports on following days, each of its own outlet. */
const days = (...reports: readonly (readonly ClaimSketch[])[]): readonly ReportSketch[] =>
  reports.map((claims, index) => ({ id: "abcdef"[index] ?? "z", outlet: OUTLETS[index] ?? null, at: `2031-05-0${index + 1}T08:00:00.000Z`, claims }));
const findings = (...reports: readonly (readonly ClaimSketch[])[]): readonly Finding[] => workOut(days(...reports).map(buildReading));
/** The one finding of reports that all speak of one fact. */
function only(...reports: readonly (readonly ClaimSketch[])[]): Finding {
  const found = findings(...reports);
  expect(found).toHaveLength(1);
  const first = found[0];
  if (first === undefined) throw new Error("no finding");
  return first;
}

const ministry = { name: "health ministry" };
const clinic = { name: "Marienberg clinic", kind: "medical" } as const;
const watch = { name: "Rights Watch Norland", kind: "monitor" } as const;
const toll = (value: ClaimSketch["value"], by?: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ClaimSketch => ({
  sentence: `The fever has killed ${JSON.stringify(value)} people in Norland so far.`,
  ...(value === undefined ? {} : { value }),
  ...(by === undefined ? {} : { by }),
  ...more,
});
const magnitude = (value: number, by: ClaimSketch["by"]): ClaimSketch => ({
  sentence: `The tremor under Lund measured ${value} on the scale.`,
  value,
  by,
  kind: "hazard",
  what: "magnitude",
  unit: "magnitude",
  counted: null,
});

describe("counting", () => {
  test.each<[string, readonly (readonly ClaimSketch[])[], number, number, string]>([
    ["one voice in two reports", [[toll(31, ministry)], [toll(31, ministry)]], 1, 1, "single-origin"],
    ["two voices", [[toll(31, ministry)], [toll(31, watch)]], 2, 2, "corroborated"],
    ["nobody named", [[toll(31)], [toll(31)]], 0, 1, "unattributed"],
    [
      "a denial of what nobody named asserts",
      [[toll(31, ministry, { denied: true })], [toll(31, undefined, { sentence: "In Norland 31 people died of the fever this spring, and more fell ill." })]],
      1,
      2,
      "contested",
    ],
    [
      "a voice and an unattributed repeat",
      [[toll(31, ministry)], [toll(31, undefined, { sentence: "Norland counts 31 people killed." })]],
      1,
      2,
      "single-origin",
    ],
    [
      "two unnamed groups of one description",
      [[toll(31, { role: "two officials", anonymous: true })], [toll(31, { role: "an official", anonymous: true })]],
      1,
      2,
      "single-origin",
    ],
    ["a government and its ministry", [[toll(31, ministry)], [toll(31, { name: "government" })]], 1, 2, "single-origin"],
    ["a denial counts for nothing", [[toll(31, ministry)], [toll(31, watch, { denied: true })]], 1, 1, "contested"],
    ["what everybody denies is what they say", [[toll(31, ministry, { denied: true })], [toll(31, watch, { denied: true })]], 2, 2, "corroborated"],
  ])("%s", (_name, reports, min, max, status) => {
    const finding = only(...reports);
    expect([finding.count.min, finding.count.max, finding.status]).toEqual([min, max, status]);
  });
});

describe("side by side", () => {
  const left = (what: "displaced" | "evacuated", value: ClaimSketch["value"], by: ClaimSketch["by"]): ClaimSketch => ({
    sentence: `${JSON.stringify(value)} residents of Lund were ${what} this week.`,
    kind: "displacement",
    what,
    value,
    by,
  });
  const relations = (found: readonly Finding[]) => found.flatMap((finding) => finding.relations.map(({ relation }) => relation));

  test("figures of one measure under two labels differ across their findings", () => {
    const found = findings([left("evacuated", 190_000, ministry)], [left("displaced", [20_000, 99_999], watch)]);
    expect(found.map(({ count, status }) => [count.min, count.max, status])).toEqual([
      [1, 1, "single-origin"],
      [1, 1, "single-origin"],
    ]);
    expect(relations(found)).toEqual(["differs"]);
  });
  test("where the figures fit they are one", () => {
    expect(only([left("evacuated", 1900, ministry)], [left("displaced", 1900, watch)]).count.min).toBe(2);
  });
  test("a word on a size stands beside the figure of it", () => {
    const shift = (what: string, more: Partial<ClaimSketch>): ClaimSketch => ({
      sentence: `Norland moved ${what} units off.`,
      kind: "movement",
      what,
      roles: { actor: "Norland" },
      ...more,
    });
    const found = findings([shift("small or limited shift", { by: watch })], [shift("redeployed", { value: 4000, by: ministry })]);
    expect([found.length, relations(found)]).toEqual([2, ["differs"]]);
  });
});

describe("positions of two voices", () => {
  const said = (sentence: string, by: ClaimSketch["by"]): ClaimSketch => ({ sentence, kind: "statement", what: "position", by, denied: true });
  test.each<[string, string, number]>([
    ["that share a verb which says little are two", "Not to give names.", 2],
    ["that share what they speak of are one", "Not to give orders.", 1],
  ])("%s", (_name, sentence, count) => {
    expect(findings([said(sentence, { name: "Petra Holm" })], [said("Not to give orders.", { name: "Ruth Aven" })])).toHaveLength(count);
  });
});

describe("what one voice says in pieces", () => {
  const aim = (sentence: string, by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ClaimSketch => ({
    sentence,
    kind: "statement",
    what: "aim",
    by,
    ...more,
  });
  const holm = { name: "Petra Holm", role: "mayor" };
  test("its aims are one position", () => {
    expect(only([aim("The raid shall save lives.", holm)], [aim("We do not want their land.", holm, { denied: true })]).count.min).toBe(1);
  });
  test("the aims of two voices stay apart", () => {
    expect(findings([aim("The raid shall save lives.", holm)], [aim("We do not want their land.", { name: "Ruth Aven" })])).toHaveLength(2);
  });
  test("what is so instead goes with what was denied", () => {
    const denied: ClaimSketch = { sentence: "Norland is not moving its best guards.", kind: "movement", what: "deployed", by: holm, denied: true };
    const turned: ClaimSketch = { sentence: "It is instead filling trenches with recruits.", kind: "statement", what: "position", by: holm };
    expect(findings([denied, turned]).map(({ claims, count }) => [claims.length, count.min])).toEqual([[2, 1]]);
    expect(findings([denied, { ...turned, by: { name: "Ruth Aven" } }])).toHaveLength(2);
  });
});

describe("what follows what", () => {
  const kindOf = (finding: Finding): readonly string[] => finding.relations.map((relation) => relation.relation).sort();
  test("one origin's later toll replaces its earlier one", () => {
    const finding = only([toll(31, ministry)], [toll(44, ministry)]);
    expect([kindOf(finding), finding.estimate?.low, finding.estimate?.high, finding.status]).toEqual([["supersedes"], 44, 44, "single-origin"]);
  });
  test("a later, higher toll of somebody else replaces one that nobody upholds", () => {
    expect(kindOf(only([toll(31, ministry)], [toll(44, watch)]))).toEqual(["supersedes"]);
  });
  test("not when its holder stands by it", () => {
    expect(only([toll(31, ministry)], [toll(44, watch)], [toll(31, ministry)]).status).toBe("differing");
  });
  test("a later, lower toll of somebody else replaces nothing", () => {
    const finding = only([toll(44, ministry)], [toll(31, watch)]);
    expect([finding.status, finding.estimate?.low, finding.estimate?.high, finding.estimate?.best]).toEqual(["differing", 31, 44, null]);
  });
  test("what is measured once stays as two said it", () => {
    expect(only([magnitude(6.4, { name: "Lund Observatory", kind: "monitor" })], [magnitude(6.7, { name: "Polar Survey", kind: "monitor" })]).status).toBe(
      "differing",
    );
  });
  test("a figure its own text takes back is replaced by the one beside it", () => {
    const finding = only([toll(17, ministry)], [toll(16, ministry), toll(17, ministry, { outdated: true })]);
    expect([finding.estimate?.low, finding.superseded.length]).toEqual([16, 2]);
  });
  test("an open figure and an exact one above it go together", () => {
    expect(kindOf(only([toll([30, null], ministry)], [toll(31, watch)]))).toEqual(["refines"]);
  });
  test("nobody is opposed to himself", () => {
    expect(only([toll(31, ministry)], [toll(44, ministry, { denied: true })]).relations.filter(({ relation }) => relation === "contradicts")).toEqual([]);
  });
});

describe("what belongs together", () => {
  test("the dead and the injured do not", () => {
    expect(findings([toll(31, ministry)], [toll(31, ministry, { what: "injured" })])).toHaveLength(2);
  });
  test("two figures of one voice side by side are of two things", () => {
    expect(findings([toll(31, ministry), toll(9, ministry)])).toHaveLength(2);
  });
  test("a past event's figure stays by itself", () => {
    expect(findings([toll(31, ministry)], [toll(31, ministry, { background: true })])).toHaveLength(2);
  });
  test("children among the dead are not the dead", () => {
    expect(findings([toll(31, ministry)], [{ sentence: "Of them 9 were children under ten.", value: 9, counted: "child", by: ministry }])).toHaveLength(2);
  });
  test("sums of aid meet only where they agree", () => {
    const aid = (value: number, by: ClaimSketch["by"], sentence = `Donors will send ${value} dollars for vaccines.`): ClaimSketch => ({
      sentence,
      value,
      unit: "USD",
      counted: null,
      kind: "aid",
      what: "money pledged",
      by,
    });
    expect(findings([aid(3_000_000, ministry)], [aid(9_500_000, watch, "The harbour town gets 9500000 to rebuild its quays.")])).toHaveLength(2);
    expect(findings([aid(3_000_000, ministry)], [aid(3_000_000, watch)])).toHaveLength(1);
  });
  test("a conversion adds no bound and no origin", () => {
    const area = (value: number, more: Partial<ClaimSketch> = {}): ClaimSketch => ({
      sentence: `Flames burnt ${value} of forest.`,
      value,
      unit: "m2",
      counted: null,
      kind: "hazard",
      what: "area flooded or burnt",
      by: ministry,
      ...more,
    });
    const finding = only([area(1e9), area(1.01e9, { converts: 0 })]);
    expect([finding.estimate?.low, finding.estimate?.high, finding.count.max]).toEqual([1e9, 1e9, 1]);
  });
  test("nobody has died: a denial of the toll stands beside it", () => {
    const finding = only([toll(31, watch)], [{ sentence: "Nobody has died.", by: ministry, denied: true }]);
    expect([finding.status, finding.count.min]).toEqual(["contested", 1]);
  });
});

describe("ranges (R7)", () => {
  test("the union over origins, open ends skipped", () => {
    const finding = only([toll([30, 36], ministry)], [toll([33, null], watch)]);
    expect([finding.estimate?.low, finding.estimate?.high]).toEqual([30, 36]);
  });
  test("the intersection within one", () => {
    const finding = only([toll([30, 36], ministry), toll([33, 40], ministry)]);
    expect([finding.estimate?.low, finding.estimate?.high]).toEqual([33, 36]);
  });
  test("best is the value most origins give", () => {
    expect(only([toll([30, 31], clinic)], [toll(31, ministry)], [toll(31, watch)]).estimate?.best).toBe(31);
  });
});

describe("decisions", () => {
  const reports = days([toll(31, ministry)], [toll(31, watch)]).map(buildReading);
  test("a rejected claim vanishes from every count", () => {
    expect(workOut(reports, {}, [decide({ verb: "reject", target: "b:00" })])[0]).toMatchObject({ status: "single-origin", count: { min: 1, max: 1 } });
  });
  test("an accepted one comes back", () => {
    const later = { at: "2031-06-02T00:00:00.000Z" };
    expect(workOut(reports, {}, [decide({ verb: "accept", target: "b:00" }, later), decide({ verb: "reject", target: "b:00" })])[0]?.count.min).toBe(2);
  });
  test("two claims ruled different part, ruled the same they meet", () => {
    expect(workOut(reports, {}, [decide({ verb: "different", a: "a:00", b: "b:00" })])).toHaveLength(2);
    const apart = days([toll(31, ministry)], [toll(31, ministry, { what: "injured" })]).map(buildReading);
    expect(workOut(apart, {}, [decide({ verb: "same", a: "a:00", b: "b:00" })])).toHaveLength(1);
  });
  test("a corrected figure is used", () => {
    const ruling = decide({ verb: "correct", target: "b:00", field: "value", value: { low: 60, high: 60 } });
    expect(workOut(reports, {}, [ruling])[0]?.estimate?.high).toBe(60);
  });
});

describe("whatever the reports", () => {
  const voice = fc.constantFrom<ClaimSketch["by"]>(ministry, clinic, watch, { role: "two officials", anonymous: true }, { name: "government" }, undefined);
  const sketch = fc
    .record({ value: fc.integer({ min: 1, max: 60 }), by: voice, denied: fc.boolean(), what: fc.constantFrom("killed", "injured", "missing") })
    .map(({ value, by, denied, what }) => toll(value, by, { denied: denied && value % 5 === 0, what }));
  const story = fc.array(fc.array(sketch, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }).map((reports) => days(...reports));
  /** Counts by the claims they are about, for claims that were there before. */
  const counts = (found: readonly Finding[], known: ReadonlySet<string>): readonly string[] =>
    found
      .flatMap(({ claims, count }) => {
        const old = claims.filter((id) => known.has(id));
        return old.length === 0 ? [] : [`${old.join(",")} ${count.min}-${count.max}`];
      })
      .sort();
  /** The lowest count of the finding each claim is in; claims of the rewrite have none of their own. */
  const lowest = (found: readonly Finding[]): ReadonlyMap<string, number> =>
    new Map(found.flatMap(({ claims, count }) => claims.flatMap((id) => (id.startsWith("z") ? [] : [[id, count.min] as const]))));
  const claimIds = (readings: readonly Reading[]): ReadonlySet<string> => new Set(readings.flatMap(({ claims }) => claims.map(({ id }) => id)));

  test("the order of the readings changes nothing", () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat(97)), (reports, dice) => {
        const readings = reports.map(buildReading);
        const shuffled = readings
          .map((reading) => ({ reading, key: dice.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ reading }) => reading);
        expect(workOut(shuffled)).toEqual(workOut(readings));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
  test("every claim is in exactly one finding", () => {
    fc.assert(
      fc.property(story, (reports) => {
        const readings = reports.map(buildReading);
        expect(
          workOut(readings)
            .flatMap(({ claims }) => claims)
            .sort(),
        ).toEqual([...claimIds(readings)].sort());
      }),
      { numRuns: 60, seed: 8 },
    );
  });
  test("an added copy changes no count", () => {
    fc.assert(
      fc.property(story, (reports) => {
        const readings = reports.map(buildReading);
        const last = reports.at(-1);
        if (last === undefined) return;
        const copy = buildReading({ ...last, id: "y", outlet: "Yew Gazette", at: "2031-05-09T08:00:00.000Z" });
        const known = claimIds(readings);
        expect(counts(workOut([...readings, copy], { y: last.id }), known)).toEqual(counts(workOut(readings), known));
      }),
      { numRuns: 60, seed: 9 },
    );
  });
  test("an unattributed rewrite raises no lowest count", () => {
    fc.assert(
      fc.property(story, (reports) => {
        const readings = reports.map(buildReading);
        const last = reports.at(-1);
        if (last === undefined) return;
        const rewrite = buildReading({
          id: "z",
          outlet: "Yew Gazette",
          at: "2031-05-09T08:00:00.000Z",
          claims: last.claims.map(({ by: _by, ...claim }) => ({ ...claim, sentence: `Readers heard that ${claim.sentence}` })),
        });
        const before = lowest(workOut(readings));
        for (const [claim, min] of lowest(workOut([...readings, rewrite]))) expect(min).toBeLessThanOrEqual(before.get(claim) ?? 0);
      }),
      { numRuns: 60, seed: 10 },
    );
  });
  test("a rejected claim vanishes from every count", () => {
    fc.assert(
      fc.property(story, (reports) => {
        const readings = reports.map(buildReading);
        const target = [...claimIds(readings)].sort()[0] ?? "";
        for (const finding of workOut(readings, {}, [decide({ verb: "reject", target })])) {
          expect(finding.claims).not.toContain(target);
          if (finding.claims.length === 0) expect(finding.count).toEqual({ min: 0, max: 0, ids: [] });
          expect(finding.relations.some(({ a, b }) => a === target || b === target)).toBe(false);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
