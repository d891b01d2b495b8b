import { describe, expect, test } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { buildReading, type ClaimSketch, type ReportSketch } from "../../../test/build-reading.ts";
import { dead, said, stageOrigins, trace } from "../../../test/trace-reports.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Provenance } from "../model/index.ts";
import { traceOrigins } from "./index.ts";
import { findRoots } from "./terminals.ts";

const LONG = "Rescue crews pulled 31 bodies out of the strait near the old harbour on Monday night";
const taken = (by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ClaimSketch => dead(by, { sentence: `${LONG}.`, ...more });
const show = ({ origins }: Provenance): readonly string[] =>
  origins.map(({ label, claims }) => `${label}: ${claims.map((claim) => claim.replace(":0", "")).join(" ")}`);
const derived = ({ derivations }: Provenance): readonly string[] =>
  derivations.map(({ from, to, how, evidence }) => `${from} ${how} ${to}: ${evidence.map(({ article }) => article).join(" ")}`);

describe("a sentence taken over", () => {
  test.each<[string, readonly ReportSketch[], readonly string[]]>([
    [
      "keeps the origin it had",
      [said("a", "Alder Tribune", taken({ name: "coast guard" })), said("b", "Birch Courier", taken(undefined))],
      ["coast guard: a0 b0"],
    ],
    [
      "has the one speaker who is read in either",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken({ name: "coast guard" }))],
      ["coast guard: a0 b0"],
    ],
    [
      "of two mouths is two statements",
      [said("a", "Alder Tribune", taken({ name: "Ana Brek" })), said("b", "Birch Courier", taken({ name: "Otto Rand" }))],
      ["Ana Brek: a0", "Otto Rand: b0"],
    ],
    [
      "of one mouth in other letters is one",
      [said("a", "Alder Tribune", taken({ name: "Coast Guard" })), said("b", "Birch Courier", taken({ name: "coast guard" }))],
      ["Coast Guard: a0 b0"],
    ],
    [
      "has the named speaker rather than one without a name",
      [
        said("a", "Alder Tribune", taken({ role: "officials", anonymous: true })),
        said("b", "Birch Courier", taken(undefined)),
        said("c", "Cedar Post", taken({ name: "Ana Brek" })),
      ],
      ["Ana Brek: a0 b0 c0"],
    ],
    [
      "by nobody is unattributed once",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken(undefined))],
      ["unattributed (Alder Tribune): a0 b0"],
    ],
    [
      "that nobody saw but one",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken(undefined, { observed: true }))],
      ["Birch Courier (own observation): a0 b0"],
    ],
    [
      "of the earlier, whatever its id",
      [{ ...said("a", "Alder Tribune", taken(undefined)), at: "2031-05-09T08:00:00.000Z" }, said("b", "Birch Courier", taken(undefined))],
      ["unattributed (Birch Courier): a0 b0"],
    ],
    [
      "of the dated before the undated",
      [{ ...said("a", "Alder Tribune", taken(undefined)), at: null }, said("b", "Birch Courier", taken(undefined))],
      ["unattributed (Birch Courier): a0 b0"],
    ],
    [
      "of one day by their ids",
      [{ ...said("b", "Birch Courier", taken(undefined)), at: "2031-05-01T08:00:00.000Z" }, said("a", "Alder Tribune", taken(undefined))],
      ["unattributed (Alder Tribune): a0 b0"],
    ],
    [
      "of eight words is chance",
      [
        said("a", "Alder Tribune", dead(undefined, { sentence: "The ferry sank and 31 people died there." })),
        said("b", "Birch Courier", dead(undefined, { sentence: "The ferry sank and 31 people died there." })),
      ],
      ["unattributed (Alder Tribune): a0", "unattributed (Birch Courier): b0"],
    ],
    [
      "of nine words is not",
      [
        said("a", "Alder Tribune", dead(undefined, { sentence: "The ferry sank and 31 people died there yesterday." })),
        said("b", "Birch Courier", dead(undefined, { sentence: "The ferry sank and 31 people died there yesterday." })),
      ],
      ["unattributed (Alder Tribune): a0 b0"],
    ],
    [
      "in capitals",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken(undefined, { sentence: `${LONG.toUpperCase()}.` }))],
      ["unattributed (Alder Tribune): a0 b0"],
    ],
    [
      "with a word more and a word less",
      [
        said("a", "Alder Tribune", taken(undefined)),
        said("b", "Birch Courier", taken(undefined, { sentence: "Rescue crews pulled 31 bodies out of the strait near the new harbour on Monday." })),
      ],
      ["unattributed (Alder Tribune): a0 b0"],
    ],
    [
      "with half its words new",
      [
        said("a", "Alder Tribune", taken(undefined)),
        said(
          "b",
          "Birch Courier",
          taken(undefined, { sentence: "Rescue crews pulled 31 bodies out of the strait, though hopes for more survivors had faded by then." }),
        ),
      ],
      ["unattributed (Alder Tribune): a0", "unattributed (Birch Courier): b0"],
    ],
    [
      "within a much longer one",
      [
        said("a", "Alder Tribune", taken(undefined)),
        said(
          "b",
          "Birch Courier",
          taken(undefined, { sentence: `${LONG}, while families waited at the gates, priests lit candles, and ministers promised an inquiry within weeks.` }),
        ),
      ],
      ["unattributed (Alder Tribune): a0", "unattributed (Birch Courier): b0"],
    ],
    [
      "with another figure",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken(undefined, { value: 32 }))],
      ["unattributed (Alder Tribune): a0", "unattributed (Birch Courier): b0"],
    ],
    [
      "with a figure of something else",
      [said("a", "Alder Tribune", taken(undefined)), said("b", "Birch Courier", taken(undefined, { what: "injured" }))],
      ["unattributed (Alder Tribune): a0", "unattributed (Birch Courier): b0"],
    ],
    [
      "said again in one text",
      [said("a", "Alder Tribune", taken(undefined), taken({ name: "coast guard" }))],
      ["unattributed (Alder Tribune): a0", "coast guard: a1"],
    ],
  ])("%s", (_name, reports, lines) => {
    expect(show(trace(reports))).toEqual(lines);
    // whichever comes first
    expect(trace(reports.toReversed())).toEqual(trace(reports));
  });
  test("tells where it was taken from", () => {
    expect(derived(trace([said("a", "Alder Tribune", taken({ name: "coast guard" })), said("b", "Birch Courier", taken(undefined))]))).toEqual([
      "b:00 same-wording a: b a",
    ]);
  });
  test("a claim an analyst took out of its origin is none", () => {
    const reports = [said("a", "Alder Tribune", taken({ name: "coast guard" })), said("b", "Birch Courier", taken(undefined))];
    expect(show(trace(reports, {}, [decide({ verb: "split", a: "origin:a:00", b: "b:00" })]))).toEqual(["coast guard: a0", "unattributed (Birch Courier): b0"]);
  });
  test("more than fifty passages of one figure are not all looked at", () => {
    const crowd = (count: number): readonly ReportSketch[] =>
      Array.from({ length: count }, (_, index) => {
        const id = `r${String(index).padStart(2, "0")}`;
        return {
          id,
          outlet: `Outlet ${index}`,
          at: null,
          claims: [dead(undefined, { sentence: Array.from({ length: 12 }, (_word, at) => `word${index}x${at}`).join(" ") })],
        };
      });
    expect(stageOrigins(crowd(51)).diagnostics).toEqual([]);
    const { diagnostics } = stageOrigins(crowd(53));
    expect(diagnostics).toMatchObject([
      { code: "origins/wording-cut-short", severity: "info", message: expect.stringMatching(/^2 claims give a figure that more than 50 earlier/), at: null },
    ]);
    const late = {
      id: "z",
      outlet: "Zest",
      at: null,
      claims: [dead(undefined, { sentence: Array.from({ length: 12 }, (_word, at) => `word49x${at}`).join(" ") })],
    };
    expect(derived(trace([...crowd(52), late]))).toEqual(["z:00 same-wording r49: z r49"]);
    const later = { ...late, claims: [dead(undefined, { sentence: Array.from({ length: 12 }, (_word, at) => `word50x${at}`).join(" ") })] };
    expect(derived(trace([...crowd(52), later]))).toEqual([]);
  });
});

describe("where copies lead", () => {
  const readings = ["a", "b", "c", "d"].map((id) => buildReading(said(id, `Outlet ${id}`, dead(undefined))));
  const roots = (copies: Readonly<Record<string, string>>, issuers = ""): string =>
    [
      ...findRoots(
        readings.map((reading) => ({ ...reading, article: { ...reading.article, issuer: issuers.includes(reading.article.id) } })),
        readings.map(({ article }) => ({ article: article.id, story: "s", copyOf: copies[article.id] ?? null, score: 1, why: "", lookalikes: [] })),
      ),
    ]
      .map(([id, root]) => `${id}${root}`)
      .join(" ");
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ["nowhere", {}, "", "aa bb cc dd"],
    ["to the first", { b: "a", c: "b" }, "", "aa ba ca dd"],
    ["to a text that is not at hand", { b: "x", c: "b" }, "", "aa bb cb dd"],
    ["round", { a: "b", b: "c", c: "a" }, "", "ac ba cb dd"],
    ["to the body that issued it, though printed before", { b: "a", c: "a" }, "c", "ac bc cc dd"],
    ["to the first of two bodies", { b: "a", c: "a" }, "bc", "ab bb cb dd"],
    ["each to its own body", { b: "a" }, "bd", "ab bb cc dd"],
  ])("%s", (_name, copies, issuers, expected) => expect(roots(copies, issuers)).toBe(expected));
});

describe("a text", () => {
  test("of no language known is traced with the words at hand", () => {
    const packs = loadPacks();
    const reading = buildReading(said("a", "Alder Tribune", dead({ name: "coast guard" })));
    expect(traceOrigins([reading], [], [], { ...packs, languages: new Map() })).toEqual({
      value: { origins: [], derivations: [], pairs: [] },
      diagnostics: [],
    });
    const foreign = { ...reading, article: { ...reading.article, language: "xx" } };
    expect(traceOrigins([foreign], [], [], packs).value.origins.map(({ label }) => label)).toEqual(["coast guard"]);
  });
  test.each<[string, ReportSketch, readonly string[]]>([
    ["that cites hearsay", said("a", "Alder Tribune", dead({ role: "local reports", anonymous: true })), ["unattributed (Alder Tribune): a0"]],
    ["of a body that cites hearsay", { ...said("a", "Fjord Trust", dead({ role: "local reports", anonymous: true })), issuer: true }, ["Fjord Trust: a0"]],
    ["without an outlet", { ...said("a", "", dead(undefined)), outlet: null }, ["unattributed: a0"]],
    ["without an outlet, of what it saw", { ...said("a", "", dead(undefined, { observed: true })), outlet: null }, ["a (own observation): a0"]],
    ["of what it saw", said("a", "Alder Tribune", dead(undefined, { observed: true })), ["Alder Tribune (own observation): a0"]],
    ["that was told itself", said("a", "Alder Tribune", dead({ name: "Alder Tribune", kind: "outlet" })), ["Alder Tribune (own observation): a0"]],
    ["that was told itself, by its name alone", said("a", "Alder Tribune", dead({ name: "the Tribune" })), ["Alder Tribune (own observation): a0"]],
    ["that names a number", said("a", "Alder Tribune", dead({ name: "Tens" })), ["unattributed (Alder Tribune): a0"]],
    ["of a witness called like an outlet", said("a", "Alder Tribune", dead({ name: "Alder Tribune", kind: "witness" })), ["Alder Tribune: a0"]],
    [
      "that cites what another saw",
      said("a", "Alder Tribune", dead(undefined, { via: "Birch Courier", observed: true })),
      ["Birch Courier (own observation): a0"],
    ],
    ["that cites another", said("a", "Alder Tribune", dead(undefined, { via: "Birch Courier" })), ["Birch Courier, no further source named: a0"]],
    ["that cites an agency", said("a", "Alder Tribune", dead({ name: "Norland News", kind: "agency" })), ["Norland News, no further source named: a0"]],
    [
      "of a body that cites another",
      { ...said("a", "Fjord Trust", dead(undefined, { via: "Birch Courier" })), issuer: true },
      ["Birch Courier, no further source named: a0"],
    ],
  ])("%s", (_name, report, lines) => expect(show(trace([report]))).toEqual(lines));
  test.each<[string, string, readonly string[]]>([
    ["an outlet of the story by its name, whatever kind it was taken for", "Birch Courier", ["Birch Courier (own observation): a0 b0"]],
    ["one of its words is not its name", "Courier", ["Courier: a0", "Birch Courier (own observation): b0"]],
  ])("%s", (_name, name, lines) => {
    expect(
      show(
        trace([
          said("a", "Alder Tribune", dead({ name })),
          said("b", "Birch Courier", dead(undefined, { observed: true, sentence: "Our people counted 31 dead." })),
        ]),
      ),
    ).toEqual(lines);
  });
  test("of one agency credited is that agency's", () => {
    const reading = buildReading(said("a", "Alder Tribune", dead({ role: "officials", anonymous: true })));
    const label = (wires: readonly string[]): readonly string[] =>
      show(traceOrigins([{ ...reading, article: { ...reading.article, wires } }], [], [], loadPacks()).value);
    expect(label(["Norland News"])).toEqual(["unnamed officials (Norland News): a0"]);
    expect(label(["Norland News", "Coast Wire"])).toEqual(["unnamed officials (Alder Tribune): a0"]);
    expect(label([])).toEqual(["unnamed officials (Alder Tribune): a0"]);
  });
});

describe("words in quotation marks", () => {
  const quote = (...quotes: readonly string[]): Partial<ClaimSketch> => ({ quotes });
  const speak = (id: string, by: ClaimSketch["by"], ...quotes: readonly string[]): ReportSketch =>
    said(id, `Outlet ${id}`, dead(by, { ...quote(...quotes), sentence: `In report ${id} there were 31 of them.` }));
  const [ana, otto] = [{ name: "Ana Brek" }, { name: "Otto Rand" }];
  const official = { role: "an official", anonymous: true };
  const resident = { role: "a resident", anonymous: true };
  const WORDS = "not a drop of fuel left";
  test.each<[string, readonly ReportSketch[], readonly string[]]>([
    ["of a name and of none", [speak("a", ana, WORDS), speak("b", official, WORDS)], [`a b: ${WORDS}`]],
    ["of none and of a name", [speak("a", official, WORDS), speak("b", ana, WORDS)], [`a b: ${WORDS}`]],
    ["of two names", [speak("a", ana, WORDS), speak("b", otto, WORDS)], []],
    ["of two without a name", [speak("a", resident, WORDS), speak("b", { role: "a doctor", anonymous: true }, WORDS)], [`a b: ${WORDS}`]],
    ["of three is a slogan", [speak("a", ana, WORDS), speak("b", official, WORDS), speak("c", resident, WORDS)], []],
    ["of one and of a text that names nobody", [speak("a", ana, WORDS), speak("b", undefined, WORDS)], [`a b: ${WORDS}`]],
    ["of texts that name nobody", [speak("a", undefined, WORDS), speak("b", undefined, WORDS)], []],
    ["of nine characters", [speak("a", ana, "no fuel!!"), speak("b", official, "no fuel!!")], []],
    ["of ten characters", [speak("a", ana, "no fuel at"), speak("b", official, "no fuel at")], ["a b: no fuel at"]],
    ["of one word", [speak("a", ana, "catastrophically"), speak("b", official, "catastrophically")], []],
    ["of two quotations shared", [speak("a", ana, WORDS, "all is lost here"), speak("b", official, WORDS, "all is lost here")], ["a b: all is lost here"]],
    ["of a long quotation", [speak("a", ana, "word ".repeat(30)), speak("b", official, "word ".repeat(30))], [`a b: ${"word ".repeat(16)}`]],
    ["of one text", [said("a", "Alder Tribune", dead(ana, quote(WORDS)), dead(official, { ...quote(WORDS), sentence: "Of them 31 were lost." }))], []],
  ])("%s", (_name, reports, expected) => {
    const provenance = trace(reports);
    const articleOf = new Map(provenance.origins.map(({ id, claims }) => [id, (claims[0] ?? "").slice(0, 1)]));
    const shared = provenance.pairs.filter(({ basis }) => basis.startsWith("same-quotation"));
    expect(shared.map(({ a, b, basis }) => `${articleOf.get(a) ?? ""} ${articleOf.get(b) ?? ""}: ${basis.slice('same-quotation: "'.length, -1)}`)).toEqual(
      expected,
    );
    expect(shared.map(({ relation }) => relation)).toEqual(expected.map(() => "likely-same"));
    expect(provenance.derivations.map(({ how }) => how)).toEqual(expected.map(() => "same-wording"));
    for (const { from, to, evidence } of provenance.derivations) {
      const [first, second] = evidence.map(({ article }) => article);
      expect([first, second].toSorted()).toEqual(["a", "b"]);
      expect([from, to]).toEqual([`${first}:00`, `origin:${second}:00`]);
    }
  });
});

describe("a capital that repeats a general", () => {
  const general = { name: "Mara Quint", role: "navy commander" };
  const repeats = (
    first: Partial<ClaimSketch>,
    then: Partial<ClaimSketch>,
    days: readonly [string | null, string | null] = ["2031-05-01", "2031-05-02"],
  ): boolean =>
    trace([
      { id: "a", outlet: "Alder Tribune", at: days[0], claims: [dead(general, { sentence: "The commander told of 31 dead.", ...first })] },
      { id: "b", outlet: "Birch Courier", at: days[1], claims: [dead({ name: "Oslo" }, { sentence: "Of the lost 31 were sailors.", ...then })] },
    ]).pairs.some(({ basis }) => basis === "a capital or country repeating an official's figure");
  test.each<[string, Partial<ClaimSketch>, Partial<ClaimSketch>, boolean]>([
    ["with his figure", {}, {}, true],
    ["with his figure rounded up", { value: 98 }, { value: 100 }, true],
    ["with his figure rounded down", { value: 100 }, { value: 98 }, true],
    ["with another figure", { value: 31 }, { value: 35 }, false],
    ["with a loss", { value: -31 }, { value: -31 }, true],
    ["with a gain for a loss", { value: -31 }, { value: 31 }, false],
    ["with nought", { value: 0 }, { value: 0 }, true],
    ["with a statement", { value: undefined }, { value: undefined }, false],
    ["with a figure of another kind", {}, { kind: "displacement" }, false],
    ["with a figure of another unit", {}, { unit: "vessel" }, false],
  ])("%s", (_name, first, then, expected) => expect(repeats(first, then)).toBe(expected));
  test.each<[string, readonly [string | null, string | null], boolean]>([
    ["the same day", ["2031-05-02", "2031-05-02"], true],
    ["before him", ["2031-05-03", "2031-05-02"], false],
    ["who knows when", ["2031-05-03", null], true],
    ["when he spoke who knows when", [null, "2031-05-02"], true],
  ])("%s", (_name, days, expected) => expect(repeats({}, {}, days)).toBe(expected));
  test("before a text that tells of what he said long ago", () => expect(repeats({ outdated: true }, {}, ["2031-05-03", "2031-05-02"])).toBe(true));
  test("in one text with him", () => {
    const { pairs } = trace([said("a", "Alder Tribune", dead(general), dead({ name: "Oslo" }, { sentence: "Of the lost 31 were sailors." }))]);
    expect(pairs).toEqual([]);
  });
});
