import { describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Mention, OutletMention, Span } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";
import { annotateOutlets } from "./annotate-attributions.ts";
import { annotateQuantities } from "./annotate-quantities.ts";
import { annotateTimex } from "./annotate-timex.ts";

const packs = loadPacks();
const mentionsOf = (text: string): readonly Mention[] => readCapture(captureText(text), packs).value.mentions;

describe("figures", () => {
  it.each<[string, readonly (readonly unknown[])[]]>([
    ["Several people left and 30 stayed.", [[30, "people"]]],
    ["Hundreds of people left.", [[[100, 1000], "people"]]],
    [
      "A man aged 54 and a 3-month-old girl were hurt.",
      [
        [54, "year of age"],
        [3, "month of age"],
      ],
    ],
    ["The rate rose from 4 to 5 per cent.", [[[4, 5], "percentage"]]],
  ])("%s", (text, expected) => {
    expect(annotateQuantities(mentionsOf(text)).map(({ value, normalized_unit }) => [value, normalized_unit])).toEqual(expected);
  });
});

it("times stand in the order of the text", () => {
  const rows = annotateTimex(mentionsOf("On Monday and again on Tuesday shells fell for two hours."));
  expect(rows.map(({ start }) => start)).toEqual(rows.map(({ start }) => start).toSorted((a, b) => a - b));
  expect(rows.length).toBeGreaterThan(1);
  expect(annotateTimex([...mentionsOf("On Monday it rained."), ...mentionsOf("On Monday it rained.")])).toHaveLength(2);
});

describe("outlets that are cited", () => {
  const outlet = (name: string, at: number, more: Partial<OutletMention> = {}): Mention => ({
    kind: "outlet",
    id: `m${at}`,
    outlet: null,
    name,
    cited: true,
    span: { start: at, end: at + 5 },
    ...more,
  });
  const source = (span: Span) => ({ source: [span], cue: [], content: [], voices: [], manner: "said" as const, direct: false, negated: false, rule: "x" });
  it.each<[string, readonly Mention[], readonly string[]]>([
    ["a known one, by its name", [outlet("reuters", 0, { outlet: "reuters" })], ["Reuters"]],
    ["one twice", [outlet("Reuters", 9, { outlet: "reuters" }), outlet("Reuters", 0, { outlet: "reuters" })], ["Reuters"]],
    ["in order of the text", [outlet("Hill Radio", 9), outlet("Reuters", 0, { outlet: "reuters" })], ["Reuters", "Hill Radio"]],
    ["an unknown one with small words", [outlet("Voice of Marrow", 0)], ["Voice of Marrow"]],
    ["a description", [outlet("Marrow website", 0)], []],
    ["a single word", [outlet("Network", 0)], []],
    ["a known one inside a source", [outlet("Reuters", 20, { outlet: "reuters", cited: false })], ["Reuters"]],
    ["a known one before a source", [outlet("Reuters", 0, { outlet: "reuters", cited: false })], []],
    ["a known one behind a source", [outlet("Reuters", 50, { outlet: "reuters", cited: false })], []],
    ["an unknown one that is not cited", [outlet("Hill Radio", 20, { cited: false })], []],
    ["an id nobody knows", [outlet("Hill Radio", 0, { outlet: "hill-radio" })], ["Hill Radio"]],
  ])("%s", (_name, mentions, expected) => {
    expect(annotateOutlets([source({ start: 18, end: 30 })], mentions, packs)).toEqual(expected);
  });
});
