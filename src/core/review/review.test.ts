import { describe, expect, test } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Decision, Dossier, Placement, Reading, Ruling } from "../model/index.ts";
import { buildDossier } from "../pipeline.ts";
import { decisionsInForce } from "./in-force.ts";
import { moveArticles } from "./move-articles.ts";

const packs = loadPacks();
const toll = (value: number, name: string): ClaimSketch => ({
  sentence: `${name} counted ${value} people killed in the Sund ferry fire`,
  value,
  by: { name },
});
const readings = [
  buildReading({ id: "a", outlet: "Coast Wire", at: "2031-05-01T08:00:00.000Z", claims: [toll(31, "Harbour Police")] }),
  buildReading({ id: "b", outlet: "Town Post", at: "2031-05-02T08:00:00.000Z", claims: [toll(31, "Harbour Police")] }),
  buildReading({ id: "c", outlet: "Sund Herald", at: "2031-05-03T08:00:00.000Z", claims: [toll(31, "Sund Hospital")] }),
];
const placements = placeTogether(readings);
const story = { id: "story", label: "Ferry fire", articles: ["a", "b", "c"], period: null, lookalikes: [] };
const build = (...decisions: readonly Decision[]): Dossier => buildDossier(story, readings, placements, decisions, packs).value;
const counts = (dossier: Dossier): readonly string[] => dossier.findings.map(({ status, count }) => `${status} ${count.min}-${count.max}`);
const originOf = (claim: string): string => build().provenance.origins.find(({ claims }) => claims.includes(claim))?.id ?? "";

describe("decisions in force", () => {
  const reject = decide({ verb: "reject", target: "a:00" }, { id: "d1", at: "2031-06-01T00:00:00.000Z" });
  const undo = decide({ verb: "withdraw", decision: "d1" }, { id: "d2", at: "2031-06-02T00:00:00.000Z" });
  const redo = decide({ verb: "withdraw", decision: "d2" }, { id: "d3", at: "2031-06-03T00:00:00.000Z" });
  const ids = (asOf: string | null): readonly string[] => decisionsInForce([reject, undo, redo], asOf).map(({ id }) => id);
  test("one taken later does not count yet, nor does its withdrawal", () => {
    expect(ids("2031-05-31T00:00:00.000Z")).toEqual([]);
    expect(ids("2031-06-01T12:00:00.000Z")).toEqual(["d1"]);
  });
  test("a withdrawn one counts no more, until its withdrawal is withdrawn", () => {
    expect(ids("2031-06-02T12:00:00.000Z")).toEqual([]);
    expect(ids(null)).toEqual(["d1"]);
  });
});

describe("what a decision changes", () => {
  test("nothing decided: three reports, two origins", () => expect(counts(build())).toEqual(["corroborated 2-2"]));
  test.each<[string, Ruling, readonly string[]]>([
    ["a rejected claim counts nowhere", { verb: "reject", target: "c:00" }, ["single-origin 1-1"]],
    ["a rejected finding is discounted", { verb: "reject", target: "finding:b:00" }, ["discounted 0-0"]],
    ["two claims ruled different part", { verb: "different", a: "a:00", b: "c:00" }, ["single-origin 1-1", "single-origin 1-1"]],
    ["a claim split from its finding leaves it", { verb: "split", a: "finding:a:00", b: "c:00" }, ["single-origin 1-1", "single-origin 1-1"]],
    ["two origins ruled the same count once", { verb: "same", a: originOf("a:00"), b: originOf("c:00") }, ["single-origin 1-1"]],
    ["two origins ruled undetermined make a range", { verb: "undetermined", a: originOf("a:00"), b: originOf("c:00") }, ["single-origin 1-2"]],
    ["a claim split from its origin is one of its own", { verb: "split", a: originOf("a:00"), b: "b:00" }, ["corroborated 3-3"]],
    ["an origin is meant by any claim it holds", { verb: "same", a: "origin:b:00", b: originOf("c:00") }, ["single-origin 1-1"]],
    ["a corrected value is compared", { verb: "correct", target: "c:00", field: "value", value: { low: 25, high: 25 } }, ["differing 2-2"]],
    ["a claim without a speaker adds nothing to the minimum", { verb: "correct", target: "c:00", field: "speaker", value: null }, ["single-origin 1-2"]],
    ["a value a claim cannot have changes nothing", { verb: "correct", target: "c:00", field: "value", value: "many" }, ["corroborated 2-2"]],
  ])("%s", (_name, ruling, expected) => expect(counts(build(decide(ruling)))).toEqual(expected));

  test("a rejected claim is shown, with the reason, and is in no sentence of the brief", () => {
    const { findings, brief } = build(decide({ verb: "reject", target: "finding:a:00" }, { reason: "another ferry" }));
    expect(findings[0]).toMatchObject({ claims: [], review: "rejected", reason: "set aside by desk: another ferry" });
    expect(findings[0]?.setAside.map(({ claim, why }) => `${claim} ${why}`)).toEqual(["a:00 rejected", "b:00 rejected", "c:00 rejected"]);
    expect(brief.sections.flatMap(({ sentences, rows }) => [...sentences, ...rows])).toEqual([]);
  });
  test("a corrected speaker is the origin, when the article names it", () => {
    const [known, unknown] = ["Sund Hospital", "Ana Velic"].map((value) => build(decide({ verb: "correct", target: "c:00", field: "speaker", value })));
    expect(counts(known ?? build())).toEqual(["corroborated 2-2"]);
    expect(unknown).toEqual(build());
  });
  test("an outlet is corrected before origins are traced", () => {
    const officials = { role: "two officials", anonymous: true };
    const unsourced = [
      buildReading({
        id: "a",
        outlet: "Coast Wire",
        claims: [{ sentence: "Two officials counted 31 people killed in the Sund ferry fire", value: 31, by: officials }],
      }),
      buildReading({
        id: "b",
        outlet: "Town Post",
        claims: [{ sentence: "The fire on the ferry killed 31, according to two officials", value: 31, by: officials }],
      }),
    ];
    const work = (...decisions: readonly Decision[]): readonly string[] =>
      counts(buildDossier(story, unsourced, placeTogether(unsourced), decisions, packs).value);
    expect(work()).toEqual(["single-origin 1-2"]);
    expect(work(decide({ verb: "correct", target: "b", field: "outlet", value: "Coast Wire" }))).toEqual(["single-origin 1-1"]);
  });
  test("a date is corrected before values replace one another", () => {
    const risen = [
      buildReading({ id: "a", outlet: "Coast Wire", at: "2031-05-01T08:00:00.000Z", claims: [toll(20, "Harbour Police")] }),
      buildReading({ id: "b", outlet: "Town Post", at: "2031-05-02T08:00:00.000Z", claims: [toll(31, "Harbour Police")] }),
    ];
    const old = (...decisions: readonly Decision[]): readonly string[] =>
      buildDossier(story, risen, placeTogether(risen), decisions, packs).value.findings.flatMap(({ superseded }) => superseded);
    expect(old()).toEqual(["a:00"]);
    expect(old(decide({ verb: "correct", target: "a", field: "date", value: "2031-05-03" }))).toEqual(["b:00"]);
  });
  test("a correction stays in the trace beside what the rules read", () => {
    const dossier = build(decide({ verb: "correct", target: "c:00", field: "value", value: { low: 12, high: null } }, { reason: "slip of the pen" }));
    expect(dossier.readings[2]?.claims[0]?.trace.at(-1)).toBe('corrected by desk: value is {"low":12,"high":null} (slip of the pen)');
  });
  test("withdrawing gives back the bytes", () => {
    const correct = decide({ verb: "correct", target: "c:00", field: "value", value: { low: 12, high: 12 } });
    expect(JSON.stringify(build(correct, decide({ verb: "withdraw", decision: "d1" }, { id: "d2" })))).toBe(JSON.stringify(build()));
  });
});

describe("a new version of a report", () => {
  const url = "https://post.example/fire";
  const [old, other] = readings;
  const at = (reading: typeof old): string => `${reading?.claims[0]?.id}`;
  const versioned = (sentence: string): readonly Reading[] => {
    const next = buildReading({ id: "n", outlet: "Coast Wire", at: "2031-05-04T08:00:00.000Z", claims: [{ ...toll(31, "Harbour Police"), sentence }] });
    const both = [old, next].flatMap((reading) => (reading === undefined ? [] : [{ ...reading, article: { ...reading.article, url } }]));
    return other === undefined ? both : [...both, other];
  };
  const said = "Harbour Police counted 31 people killed in the Sund ferry fire";
  const anchors = [
    {
      id: "a:00",
      passages: [{ article: "a", span: old?.claims[0]?.span ?? { start: 0, end: 0 }, quotation: said, kind: "casualties" as const, what: "killed" }],
    },
  ];
  const reject = decide({ verb: "reject", target: at(old) }, { anchors });
  const work = (sentence: string): Dossier => {
    const all = versioned(sentence);
    return buildDossier({ ...story, articles: all.map(({ article }) => article.id) }, all, placeTogether(all), [reject], packs).value;
  };
  const leftOut = ({ brief }: Dossier): string => (brief.sections.find(({ id }) => id === "left-out")?.notes ?? []).map(({ text }) => text).join(" ");
  test("keeps what was ruled on the words it repeats", () => {
    const dossier = work(`${said} today`);
    expect(dossier.findings.flatMap(({ setAside }) => setAside.map(({ claim }) => claim))).toEqual(["n:00"]);
    expect(leftOut(dossier)).not.toContain("decisions");
  });
  test("says in the brief when the words of a ruling are gone", () => {
    const dossier = work("The harbour master gave the dead of the Sund ferry fire as 31");
    expect(dossier.findings.flatMap(({ setAside }) => setAside)).toEqual([]);
    expect(leftOut(dossier)).toContain("1 passage that decisions are about is not read any more");
  });
});

describe("where an article belongs", () => {
  const place = (article: string, of: string): Placement => ({ article, story: of, copyOf: null, score: 1, why: "", lookalikes: [] });
  const before = [place("a", "a"), place("b", "a"), place("c", "c")];
  const after = (...rulings: readonly Ruling[]): string =>
    moveArticles(
      before,
      rulings.map((ruling) => decide(ruling)),
    )
      .map(({ article, story: to }) => `${article}:${to}`)
      .join(" ");
  test.each<[string, readonly Ruling[], string]>([
    ["to another story", [{ verb: "move", article: "b", to: "c" }], "a:a b:c c:c"],
    ["to a story of its own", [{ verb: "move", article: "b", to: null }], "a:a b:apart:b c:c"],
    ["to the story that holds what the named one was spelled from", [{ verb: "move", article: "c", to: "b" }], "a:a b:a c:a"],
    [
      "the later word stands",
      [
        { verb: "move", article: "b", to: "c" },
        { verb: "move", article: "b", to: "a" },
      ],
      "a:a b:a c:c",
    ],
    ["two stories become one", [{ verb: "merge", a: "c", b: "a" }], "a:c b:c c:c"],
    ["an article nobody has changes nothing", [{ verb: "move", article: "z", to: "a" }], "a:a b:a c:c"],
  ])("%s", (_name, rulings, expected) => expect(after(...rulings)).toBe(expected));
});
