import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Article, Decision, Dossier, Placement, Reading } from "../model/index.ts";
import { buildDossier } from "../pipeline.ts";
import type { Question } from "./question.ts";
import { questionsOf } from "./questions.ts";

const packs = loadPacks();
const toll = (value: number | readonly [number, number], by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ClaimSketch => ({
  sentence: `The ferry fire at Sund killed ${typeof value === "number" ? value : value.join(" to ")} people on the lower deck`,
  value,
  by,
  ...more,
});
const OUTLETS: Readonly<Record<string, string>> = { a: "Coast Wire", b: "Town Post", c: "Sund Herald", d: "Orle Mail" };
const report = (id: string, claims: readonly ClaimSketch[], article: Partial<Article> = {}): Reading => {
  const reading = buildReading({ id, outlet: OUTLETS[id] ?? id, at: "2031-05-01T08:00:00.000Z", claims });
  return { ...reading, article: { ...reading.article, ...article } };
};

const story = (readings: readonly Reading[]) => ({
  id: "story",
  label: "Ferry fire",
  articles: readings.map(({ article }) => article.id),
  period: null,
  lookalikes: [{ story: "other", why: "dates 4 years apart" }],
});
function work(readings: readonly Reading[], decisions: readonly Decision[] = [], change: (placement: Placement) => Placement = (one) => one): Dossier {
  return buildDossier(story(readings), readings, placeTogether(readings).map(change), decisions, packs).value;
}
const ask = (
  readings: readonly Reading[],
  kind: Question["kind"],
  decisions: readonly Decision[] = [],
  known: readonly string[] = ["story"],
): readonly Question[] => questionsOf(work(readings, decisions), decisions, new Set(known)).filter((one) => one.kind === kind);

const officials = { role: "two officials", anonymous: true };

describe("what a person is asked", () => {
  it("asks of two unnamed groups whether they are one, and not again once somebody said so", () => {
    const two = [
      report("a", [toll(31, officials, { sentence: "Two officials counted 31 people killed in the Sund ferry fire" })]),
      report("b", [toll(31, officials, { sentence: "The fire on the ferry killed 31, according to two officials" })]),
    ];
    const [question, ...more] = ask(two, "origin-pair");
    expect(more).toEqual([]);
    expect(question?.answers.map(({ say }) => say)).toEqual(["same", "different", "undetermined"]);
    expect(question?.findings).toHaveLength(1);
    const [a = "", b = ""] = question?.about ?? [];
    for (const verb of ["same", "different", "undetermined"] as const) expect(ask(two, "origin-pair", [decide({ verb, a, b })])).toEqual([]);
  });

  it("asks of a figure worked out from others, and of one far from the rest", () => {
    const by = (name: string) => ({ name });
    const near = [report("a", [toll(31, by("Harbour Police"))]), report("b", [toll(32, by("Sund Hospital"))]), report("c", [toll(33, by("Ana Velic"))])];
    expect(ask(near, "value")).toEqual([]);
    const ids = ["a:00", "b:00", "c:00", "d:00"] as const;
    const far = [...near, report("d", [toll(3100, by("Ore Lund"))])];
    const together = ids.slice(1).map((b, at) => decide({ verb: "same", a: "a:00", b }, { id: `d${at}` }));
    const [question] = ask(far, "value", together);
    expect(question?.about).toEqual(["d:00"]);
    expect(question?.basis).toMatch(/far from 3 of the 3/);
    expect(ask(far, "value", [...together, decide({ verb: "accept", target: "d:00" })])).toEqual([]);
  });

  it("asks whether a member that does not fit is another fact", () => {
    const readings = [report("a", [toll(31, { name: "Harbour Police" })]), report("b", [toll(60, { name: "Sund Hospital" })])];
    const joined = decide({ verb: "same", a: "a:00", b: "b:00" });
    const [question] = ask(readings, "claim-split", [joined]);
    expect(question?.answers.map(({ say }) => say)).toEqual(["split", "together"]);
    expect(question?.sides.map(({ claims }) => claims)).toEqual([["a:00"], ["b:00"]]);
  });

  it("asks whether two findings of one measure are one, where their ranges meet", () => {
    const by = (name: string) => ({ name });
    const readings = [
      report("a", [toll([20, 40], by("Harbour Police"))]),
      report("b", [toll(31, by("Sund Hospital"))]),
      report("c", [toll(31, by("Ana Velic"))]),
    ];
    const out = decide({ verb: "different", a: "b:00", b: "c:00" });
    expect(work(readings, [out]).findings).toHaveLength(2);
    const [question] = ask(readings, "claim-merge", [out]);
    expect(question?.about).toEqual(["finding:a:00", "finding:c:00"]);
    // told apart by a person, and not asked again
    expect(ask(readings, "claim-merge", [out, decide({ verb: "different", a: "finding:a:00", b: "finding:c:00" }, { id: "d2" })])).toEqual([]);
    const off = [...readings.slice(0, 2), report("c", [toll(310, by("Ana Velic"))])];
    expect(ask(off, "claim-merge", [out])).toEqual([]);
  });

  it("asks of inferred and missing dates and inferred outlets, and takes a person's word", () => {
    const inferred = report("a", [toll(31, { name: "Harbour Police" })], {
      outletBasis: "inferred",
      published: { from: "2031-05-01T00:00:00.000Z", to: "2031-05-02T00:00:00.000Z", basis: "inferred" },
      publishedOn: "2031-05-01",
    });
    expect(ask([inferred], "outlet")[0]?.answers).toEqual([{ say: "right", verb: "correct", id: "a", other: "outlet", value: "Coast Wire" }]);
    expect(ask([inferred], "date")[0]?.answers).toEqual([{ say: "right", verb: "correct", id: "a", other: "date", value: "2031-05-01" }]);
    expect(ask([inferred], "outlet", [decide({ verb: "correct", target: "a", field: "outlet", value: "Coast Wire" })])).toEqual([]);
    expect(ask([report("a", [toll(31, { name: "Harbour Police" })], { published: null })], "date")[0]?.basis).toBe("no date is given");
    expect(ask([report("a", [toll(31, { name: "Harbour Police" })])], "date")).toEqual([]);
  });

  it("asks whose words follow right after a named speaker's, and never proposes a name the article does not give", () => {
    const sentence = "Ana Velic said the fire began below. It killed 31 people on the lower deck";
    const reading = report("a", [toll(31, undefined, { sentence })]);
    const span = { start: 0, end: 9 };
    const [claim] = reading.claims;
    const voice = { span, name: "Ana Velic", role: null, kind: "official" as const, anonymous: false, outlet: null, key: "ana velic", self: false };
    const attribution = { source: [span], cue: [], content: [], voices: [voice], manner: "said" as const, direct: false, negated: false, rule: "t" };
    const said: Reading = {
      ...reading,
      attributions: [attribution],
      claims: claim === undefined ? [] : [{ ...claim, span: { start: 37, end: sentence.length } }],
    };
    expect(ask([said], "speaker")[0]?.answers.map(({ value }) => value)).toEqual(["Ana Velic", "nobody"]);
    const unnamed = { ...said, attributions: [{ ...attribution, voices: [{ ...voice, name: null, anonymous: true }] }] };
    expect(ask([unnamed], "speaker")).toEqual([]);
  });

  it("asks of look-alikes that are there, and of reports that a repair of the stream would move", () => {
    const readings = [report("a", [toll(31, { name: "Harbour Police" })]), report("b", [toll(31, { name: "Sund Hospital" })])];
    expect(ask(readings, "story-merge")).toEqual([]);
    expect(ask(readings, "story-merge", [], ["story", "other"])).toHaveLength(0);
    expect(ask(readings, "story-merge", [], ["zz", "other", "story"].slice(1))).toEqual([]);
    const proposed = { kind: "move" as const, to: "other", why: "both tell of the mine at Caldry" };
    const dossier = work(readings, [], (one) => (one.article === "b" ? { ...one, proposed } : one));
    const asked = (known: readonly string[], decisions: readonly Decision[] = []): readonly Question[] =>
      questionsOf(dossier, decisions, new Set(known)).filter(({ kind }) => kind === "story-move" || kind === "story-split");
    expect(asked(["story", "other"])[0]).toMatchObject({
      kind: "story-move",
      article: "b",
      basis: proposed.why,
      answers: [{ other: "other" }, { other: "story" }],
    });
    expect(asked(["story"])[0]).toMatchObject({ kind: "story-split", answers: [{ other: "new" }, { other: "story" }] });
    expect(asked(["story", "other"], [decide({ verb: "move", article: "b", to: "story" })])).toEqual([]);
    // the repair was made meanwhile
    expect(questionsOf(dossier, [], new Set(["story"]), new Map([["other", "story"]])).filter(({ kind }) => kind.startsWith("story-"))).toEqual([]);
  });
});

describe("a block that was taken for furniture", () => {
  const text = "The ferry burned at Sund for two hours.\n\nGive today: the fire killed 31 people on the lower deck of the ferry, the harbour police said.";
  const start = text.indexOf("Give");
  const article: Article = {
    ...buildReading({ id: "f", outlet: "Coast Wire", at: "2031-05-01T08:00:00.000Z", claims: [] }).article,
    text,
    blocks: [
      { role: "paragraph", span: { start: 0, end: start - 2 }, rule: null },
      { role: "boilerplate", span: { start, end: text.length }, rule: "donation-appeal" },
    ],
  };
  const reading: Reading = { article, mentions: [], attributions: [], claims: [] };
  const at = `${start}-${text.length}`;
  const rule = (value: string, id = "d1") => decide({ verb: "correct", target: "f", field: "block", value }, { id });
  const figures = (...log: readonly Decision[]): readonly string[] =>
    work([reading], log).readings.flatMap(({ claims }) => claims.map(({ figure }) => figure?.text ?? ""));

  it("is asked about where it has a figure, and read once a person says it is text", () => {
    const [question] = ask([reading], "boilerplate");
    expect(question?.basis).toContain("donation-appeal: \u201cGive today: the fire killed 31");
    expect(question?.answers.map(({ value }) => value)).toEqual([`${at} text`, `${at} boilerplate`]);
    expect(ask([reading], "boilerplate", [rule(`${at} boilerplate`)])).toEqual([]);
    expect(figures()).toEqual([]);
    expect(figures(rule(`${at} text`))).toContain("31");
  });

  it("is furniture again by the latest word, and no other block is touched", () => {
    expect(figures(rule(`${at} text`), rule(`${at} boilerplate`, "d2"))).toEqual([]);
    expect(figures(rule("3-9 text"))).toEqual([]);
    expect(figures(rule(`${at} headline`))).toEqual([]);
  });
});

describe("signatures", () => {
  it("stand under a finding, each person once, and change no count", () => {
    const readings = [report("a", [toll(31, { name: "Harbour Police" })])];
    const sign = (verb: "check" | "sign", by: string, day: string) => decide({ verb, target: "finding:a:00" }, { id: day, by, at: `${day}T00:00:00.000Z` });
    const log = [sign("check", "ben", "2031-06-01"), sign("sign", "ada", "2031-06-02"), sign("check", "ben", "2031-06-03")];
    const [finding] = work(readings, log).findings;
    expect(finding?.signatures?.map(({ verb, by, at }) => `${verb} ${by} ${at.slice(0, 10)}`)).toEqual(["sign ada 2031-06-02", "check ben 2031-06-03"]);
    expect({ ...finding, signatures: undefined }).toEqual({ ...work(readings).findings[0], signatures: undefined });
    expect(work(readings).findings[0]).not.toHaveProperty("signatures");
  });
});

describe("a corrected place", () => {
  it("is one the article names, placed as the article's own words place it", () => {
    const reading = report("a", [
      toll(31, { name: "Harbour Police" }, { sentence: "In Orle the fire killed 31 people, the Harbour Police of Sund said", places: ["Orle"] }),
    ]);
    const mention = {
      id: "m",
      span: { start: 58, end: 62 },
      kind: "place" as const,
      name: "Sund",
      place: "p1",
      candidates: ["p1"],
      latitude: 1,
      longitude: 2,
      precision: 2 as const,
      metonym: false,
    };
    const known: Reading = { ...reading, mentions: [mention] };
    const places = (value: string | null): readonly string[] =>
      work([known], [decide({ verb: "correct", target: "a:00", field: "place", value })]).readings[0]?.claims[0]?.places.map(
        ({ name, place }) => `${name} ${place}`,
      ) ?? [];
    expect(places("Sund")).toEqual(["Sund p1"]);
    expect(places("Orle")).toEqual(["Orle null"]);
    expect(places(null)).toEqual([]);
    // a name the article does not give changes nothing
    expect(places("Tessel")).toEqual(["Orle null"]);
  });
});
