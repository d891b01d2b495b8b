import { describe, expect, it } from "vitest";
import { buildReading, type ClaimSketch } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Placement, Reading } from "../model/index.ts";
import { compareVersions, type VersionChange } from "./version-changes.ts";
import { placeVersions, settleVersions } from "./versions.ts";

const packs = loadPacks();
const toll = (value: number, sentence = `The coast guard said ${value} people died.`): ClaimSketch => ({ sentence, value });
const plain = (sentence: string, what = "said"): ClaimSketch => ({ sentence, what, kind: "statement" });

/** A capture of one page: a paragraph of one sentence for each claim, and a line of furniture. */
function capture(id: string, claims: readonly ClaimSketch[], language = "en"): Reading {
  const reading = buildReading({ id, outlet: "Coast Wire", claims });
  const { text } = reading.article;
  const furniture = "Read more about ferries.";
  return {
    ...reading,
    article: {
      ...reading.article,
      url: "https://coast.example/ferry",
      language,
      text: text + furniture,
      blocks: [
        { role: "paragraph", span: { start: 0, end: text.length }, rule: null },
        { role: "boilerplate", span: { start: text.length, end: text.length + furniture.length }, rule: "read-more" },
      ],
    },
  };
}
const shown = (changes: readonly VersionChange[]): readonly string[] =>
  changes.map(({ change, before, after }) => [change, before?.text ?? "-", after?.text ?? "-"].join(" | "));

describe("compareVersions", () => {
  it("puts beside each other what went and what came in its place", () => {
    const before = capture("a", [toll(31), plain("The ferry Halma lay near the pier at Orle."), plain("Nobody saw the crew.")]);
    const after = capture("b", [toll(29), plain("The ferry Halma lay near the old pier at Orle."), plain("Divers went down at noon.")]);
    const { claims, sentences } = compareVersions(before, after, packs);
    const changed = [
      "changed | The coast guard said 31 people died. | The coast guard said 29 people died.",
      "changed | The ferry Halma lay near the pier at Orle. | The ferry Halma lay near the old pier at Orle.",
    ];
    const rest = ["withdrawn | Nobody saw the crew. | -", "added | - | Divers went down at noon."];
    expect(shown(sentences)).toEqual([...changed, ...rest]);
    expect(shown(claims)).toEqual([...changed, ...rest]);
    expect(claims.map(({ what }) => what)).toEqual(["killed", "said", "said", "said"]);
    expect(sentences.map(({ what }) => what)).toEqual([null, null, null, null]);
  });

  it("gives a sentence the one most like it, the earlier of two as like, and each only once", () => {
    const before = capture("a", [plain("The ferry lay near the pier."), plain("The ferry lay near the old pier.")]);
    const after = capture("b", [plain("The ferry lay near the new pier."), plain("The ferry lay near the far pier.")]);
    expect(shown(compareVersions(before, after, packs).sentences)).toEqual([
      "changed | The ferry lay near the pier. | The ferry lay near the new pier.",
      "changed | The ferry lay near the old pier. | The ferry lay near the far pier.",
    ]);
  });

  it("never takes a claim for one about something else", () => {
    const before = capture("a", [plain("The ferry sank at noon", "sank")]);
    const after = capture("b", [plain("The ferry burned at noon", "burned")]);
    expect(shown(compareVersions(before, after, packs).claims)).toEqual(["withdrawn | The ferry sank at noon | -", "added | - | The ferry burned at noon"]);
  });

  it("finds nothing in two captures that say the same, and no sentences in a language that is not read", () => {
    expect(compareVersions(capture("a", [toll(31)]), capture("b", [toll(31)]), packs)).toEqual({ claims: [], sentences: [] });
    expect(compareVersions(capture("a", [toll(31)], "xx"), capture("b", [toll(29)], "xx"), packs).sentences).toEqual([]);
  });
});

describe("settleVersions", () => {
  const place = (article: string, copyOf: string | null = null): Placement => ({ article, story: "s", copyOf, score: 1, why: "", lookalikes: [] });

  it("keeps the capture that came last, with what the others no longer hold", () => {
    const readings = [
      capture("b", [toll(31), plain("Nobody saw the crew")]),
      capture("a", [toll(31, "By noon 31 were counted"), plain("Nobody saw the crew")]),
      capture("c", [toll(31), plain("Divers  went\ndown")]),
    ];
    const { current, versions } = settleVersions(readings, [place("b"), place("a"), place("c")]);
    expect(current.map(({ article }) => article.id)).toEqual(["c"]);
    expect(versions.map(({ article, replacedBy, withdrawn }) => [article, replacedBy, withdrawn])).toEqual([
      ["a", "c", ["Nobody saw the crew"]],
      ["b", "c", ["Nobody saw the crew"]],
    ]);
  });

  it("a copy of an earlier capture is one of the newest, which is a copy of none of its own", () => {
    const versions = [{ article: "a", name: "a", replacedBy: "c", withdrawn: [] }];
    const placed = placeVersions([place("a"), place("c", "a"), place("d", "a"), place("e", "b"), place("f")], versions);
    expect(placed.map(({ copyOf }) => copyOf)).toEqual([null, null, "c", "b", null]);
    const untouched = [place("d", "a")];
    expect(placeVersions(untouched, [])).toBe(untouched);
  });
});
