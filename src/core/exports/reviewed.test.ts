import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { captureText } from "../../../test/capture-text.ts";
import { exportOptions } from "../../../test/export-options.ts";
import { placeAll } from "../../../test/place-all.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Decision, Dossier, Finding, Signature } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";
import { behindSentence, briefReview, findingsById, reviewWords } from "./brief-review.ts";
import type { TableExport } from "./export.ts";
import { unguarded } from "./shareable.ts";
import { claimsExport } from "./tables/claims.ts";
import { deepExport } from "./tables/deep.ts";
import { originPairsExport } from "./tables/origin-pairs.ts";

const packs = loadPacks();
const report = (outlet: string, body: string): string => `Outlet: ${outlet}\nTitle: Shells fall on Dubrava\nPublished: 2031-05-14T09:00:00Z\n\n${body}\n`;
const [story] = placeAll(
  [
    report(
      "The Valley Post",
      "DUBRAVA — Shells hit the village of Dubrava on Tuesday, killing four people, Mayor Ihor Bondar said. A doctor said nine people were injured.",
    ),
    report("Hill Radio", "DUBRAVA — Four people were killed when shells hit the village of Dubrava on Tuesday, a local official said. Two houses burned."),
  ].map((text) => readCapture(captureText(text), packs).value),
  packs,
);
if (story === undefined) throw new Error("no story");
const dossier: Dossier = story;
const [first, second] = dossier.findings;
if (first === undefined || second === undefined) throw new Error("too few findings");

const sign = (verb: Signature["verb"], by: string, day = 1): Signature => ({ verb, by, at: `2031-06-0${day}T00:00:00.000Z` });
/** The story with signatures under its findings: the first list under the first finding, and so on. */
const signed = (...lists: readonly (readonly Signature[])[]): Dossier => ({
  ...dossier,
  findings: dossier.findings.map((finding, at) => ({ ...finding, ...(lists[at] === undefined ? {} : { signatures: lists[at] }) })),
});

/** Cells of a column. */
function column(format: TableExport, from: Dossier, name: string, decisions: readonly Decision[] = []): readonly (string | number | undefined)[] {
  const { columns, rows } = format.table(unguarded([from]), exportOptions(packs, { decisions }));
  const at = columns.findIndex((one) => one.name === name);
  return rows.map((row) => row[at]);
}

describe("what a person ruled on a finding", () => {
  const state = (from: Dossier, ...decisions: Decision[]): unknown[] =>
    ["review_state", "reviewed_by", "reviewed_at"].map((name) => column(claimsExport, from, name, decisions)[0]);
  const at = (day: number): Partial<Decision> => ({ id: `d${day}`, by: "ben", at: `2031-06-0${day}T00:00:00.000Z` });
  const ruled = (verb: "accept" | "reject", day: number, target: string = first.id): Decision => decide({ verb, target }, at(day));
  it.each<[string, Dossier, readonly Decision[], readonly unknown[]]>([
    ["nothing", dossier, [], ["unreviewed", "", ""]],
    ["accepted", dossier, [ruled("accept", 2)], ["accepted", "ben", "2031-06-02T00:00:00.000Z"]],
    ["accepted, then rejected", dossier, [ruled("reject", 3), ruled("accept", 2)], ["rejected", "ben", "2031-06-03T00:00:00.000Z"]],
    [
      "a claim of it rejected, then it accepted",
      dossier,
      [ruled("reject", 2, first.claims[0]), ruled("accept", 3)],
      ["accepted", "ben", "2031-06-03T00:00:00.000Z"],
    ],
    ["rated only", dossier, [decide({ verb: "rate", target: "outlet:Hill Radio", letter: "B" })], ["unreviewed", "", ""]],
    ["checked", signed([sign("check", "ada")]), [], ["checked", "ada", "2031-06-01T00:00:00.000Z"]],
    ["signed and checked", signed([sign("sign", "cem", 4), sign("check", "ada", 3)]), [], ["signed-off", "ada;cem", "2031-06-04T00:00:00.000Z"]],
    ["signed and accepted", signed([sign("sign", "cem", 4)]), [ruled("accept", 2)], ["accepted", "ben;cem", "2031-06-04T00:00:00.000Z"]],
  ])("%s", (_name, from, decisions, expected) => {
    expect(state(from, ...decisions)).toEqual(expected);
  });
  it("is what the dossier says where it says so", () => {
    const said: Dossier = { ...dossier, findings: dossier.findings.map((finding): Finding => ({ ...finding, review: "rejected" })) };
    expect(column(claimsExport, said, "review_state")[0]).toBe("rejected");
  });
  it("verifies an entry", () => {
    expect(column(deepExport, dossier, "Verification Status")[0]).toBe("Unverified");
    expect(column(deepExport, signed([sign("check", "ada")]), "Verification Status")[0]).toBe("Verified");
    expect(column(deepExport, dossier, "Verification Status", [ruled("accept", 2)])[0]).toBe("Verified");
  });
});

describe("what a person ruled on two origins", () => {
  const [a, b] = dossier.provenance.origins;
  if (a === undefined || b === undefined) throw new Error("too few origins");
  const paired: Dossier = {
    ...dossier,
    provenance: { ...dossier.provenance, pairs: [{ a: a.id, b: b.id, relation: "undetermined", basis: "either may be the other" }] },
  };
  const pair = (verb: "same" | "different", day: number, left: string, right: string): Decision =>
    decide({ verb, a: left, b: right }, { id: `d${day}`, by: `desk ${day}`, at: `2031-06-0${day}T00:00:00.000Z` });
  it.each<[string, readonly Decision[], string]>([
    ["nothing", [], "rules"],
    ["the latest", [pair("same", 3, a.id, b.id), pair("different", 4, a.id, b.id), pair("same", 2, a.id, b.id)], "desk 4"],
    [
      "the last taken of one moment",
      [pair("same", 3, a.id, b.id), decide({ verb: "different", a: b.id, b: a.id }, { by: "desk 3 again", at: "2031-06-03T00:00:00.000Z" })],
      "desk 3 again",
    ],
    ["in the other order", [pair("same", 3, b.id, a.id)], "desk 3"],
    ["by a claim of one", [pair("same", 3, `${a.claims.at(-1)}`, b.id)], "desk 3"],
    ["on others", [pair("same", 3, a.id, "origin:x"), pair("same", 4, "origin:x", b.id), pair("same", 5, b.id, "origin:x")], "rules"],
    ["on a finding", [decide({ verb: "accept", target: first.id })], "rules"],
  ])("%s", (_name, decisions, by) => {
    expect(column(originPairsExport, paired, "decided_by", decisions)).toEqual([by]);
  });
});

describe("who looked over a brief", () => {
  const shown = new Set(dossier.brief.sections.flatMap(({ sentences, rows }) => [...sentences, ...rows].map(({ finding }) => finding)));
  const { length } = dossier.findings.filter(({ id }) => shown.has(id));
  const words = (...lists: readonly (readonly Signature[])[]): string => reviewWords(briefReview(signed(...lists)));
  it("prints two findings or more", () => {
    expect([shown.has(first.id), shown.has(second.id)]).toEqual([true, true]);
  });
  it.each<[readonly (readonly Signature[])[], string]>([
    [[], "not reviewed"],
    [[[sign("check", "ada")]], `none signed off, 1 of ${length} checked by ada`],
    [[[sign("sign", "ada"), sign("sign", "ada", 2)]], `1 of ${length} findings signed off by ada`],
    [
      [
        [sign("sign", "cem"), sign("check", "ada")],
        [sign("sign", "ben"), sign("sign", "cem")],
      ],
      `2 of ${length} findings signed off by cem, ben, 1 of ${length} checked by ada`,
    ],
    [[[sign("sign", "cem"), sign("sign", "ada")]], `1 of ${length} findings signed off by ada, cem`],
  ])("%#: %s", (lists, expected) => {
    expect(words(...lists)).toBe(expected);
  });
  it("is said behind the count of a sentence", () => {
    const from = findingsById(signed([sign("sign", "cem"), sign("check", "ada")]));
    expect(behindSentence({ tally: "two origins", finding: first.id }, from)).toBe("two origins; signed off by cem; checked by ada");
    expect(behindSentence({ tally: "two origins", finding: second.id }, from)).toBe("two origins");
    expect(behindSentence({ tally: "two origins", finding: null }, from)).toBe("two origins");
    expect(behindSentence({ tally: null, finding: first.id }, from)).toBeNull();
  });
});
