import { describe, expect, test } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import type { Decision, Origin, OriginPair, Provenance } from "../model/index.ts";
import { applyRulings, claimsApart, claimsSettled } from "./rulings.ts";

const origin = (letter: string, more: Partial<Origin> = {}): Origin => ({
  id: `origin:${letter}:00`,
  label: `voice ${letter}`,
  kind: "office",
  source: "official",
  speaker: `voice ${letter}`,
  named: true,
  outlet: null,
  party: null,
  claims: [`${letter}:00`, `${letter}:02`],
  ...more,
});
const pair = (a: string, b: string, more: Partial<OriginPair> = {}): OriginPair => ({
  a: `origin:${a}:00`,
  b: `origin:${b}:00`,
  relation: "undetermined",
  basis: "may speak for that body",
  ...more,
});
const record = (letters: string, pairs: readonly OriginPair[] = [], more: Readonly<Record<string, Partial<Origin>>> = {}): Provenance => ({
  origins: [...letters].map((letter) => origin(letter, more[letter])),
  derivations: [],
  pairs,
});
const rule = (verb: "same" | "different" | "undetermined", a: string, b: string): Decision => decide({ verb, a: `origin:${a}`, b: `origin:${b}` });
const show = ({ origins, pairs }: Provenance): readonly string[] => [
  ...origins.map(({ id, label, claims }) => `${id} ${label}: ${claims.join(" ")}`),
  ...pairs.map(({ a, b, relation, basis }) => `${a} ${b} ${relation}: ${basis}`),
];

describe("a ruling about two origins", () => {
  const ruled = "ruled by desk: read again";
  test.each<[string, Provenance, readonly Decision[], readonly string[]]>([
    [
      "none",
      record("ab", [pair("a", "b")]),
      [],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02", "origin:a:00 origin:b:00 undetermined: may speak for that body"],
    ],
    ["same", record("ab", [pair("a", "b")]), [rule("same", "a:00", "b:00")], ["origin:a:00 voice a: a:00 a:02 b:00 b:02"]],
    ["same, the later named first", record("ab"), [rule("same", "b:00", "a:00")], ["origin:a:00 voice a: a:00 a:02 b:00 b:02"]],
    ["same, by any of their claims", record("ab"), [rule("same", "a:02", "b:02")], ["origin:a:00 voice a: a:00 a:02 b:00 b:02"]],
    [
      "different",
      record("ab", [pair("a", "b")]),
      [rule("different", "b:00", "a:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02", `origin:a:00 origin:b:00 independent: ${ruled}`],
    ],
    [
      "open",
      record("ab"),
      [rule("undetermined", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02", `origin:a:00 origin:b:00 undetermined: ${ruled}`],
    ],
    [
      "same, then different",
      record("ab"),
      [rule("same", "a:00", "b:00"), rule("different", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02", `origin:a:00 origin:b:00 independent: ${ruled}`],
    ],
    ["same with itself", record("a"), [rule("same", "a:00", "a:02")], ["origin:a:00 voice a: a:00 a:02"]],
    ["of an origin that is gone", record("ab"), [rule("different", "a:00", "x:00")], ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02"]],
    [
      "of one gone and one that is there",
      record("ab"),
      [rule("different", "x:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02"],
    ],
    [
      "three that are one, by two rulings",
      record("abc"),
      [rule("same", "b:00", "c:00"), rule("same", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02 b:00 b:02 c:00 c:02"],
    ],
    [
      "three that are one, by the other two",
      record("abc"),
      [rule("same", "b:00", "c:00"), rule("same", "c:00", "a:00")],
      ["origin:a:00 voice a: a:00 a:02 b:00 b:02 c:00 c:02"],
    ],
    [
      "what is open with the one is open with the other",
      record("abc", [pair("a", "c"), pair("b", "c")]),
      [rule("same", "b:00", "c:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02 c:00 c:02", "origin:a:00 origin:b:00 undetermined: may speak for that body"],
    ],
    [
      "a pair keeps its order when its first origin goes into a later one's place",
      record("abc", [pair("b", "c")]),
      [rule("same", "c:00", "a:00")],
      ["origin:a:00 voice a: a:00 a:02 c:00 c:02", "origin:b:00 voice b: b:00 b:02", "origin:a:00 origin:b:00 undetermined: may speak for that body"],
    ],
    [
      "the claims of both in order",
      record("ab", [], { a: { claims: ["a:00", "c:00"] } }),
      [rule("same", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 b:00 b:02 c:00"],
    ],
    ["the named one shows", record("ab", [], { a: { named: false } }), [rule("same", "a:00", "b:00")], ["origin:a:00 voice b: a:00 a:02 b:00 b:02"]],
    [
      "of two without a name the first shows",
      record("ab", [], { a: { named: false }, b: { named: false } }),
      [rule("same", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02 b:00 b:02"],
    ],
    ["the first of two named shows", record("ab", [], { b: { named: false } }), [rule("same", "a:00", "b:00")], ["origin:a:00 voice a: a:00 a:02 b:00 b:02"]],
    // joining them would say who the unnamed one is
    [
      "an unnamed group is no person",
      record("ab", [], { a: { kind: "anonymous-group", named: false }, b: { kind: "person" } }),
      [rule("same", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02"],
    ],
    [
      "but may be ruled to be another",
      record("ab", [], { a: { kind: "anonymous-group", named: false }, b: { kind: "person" } }),
      [rule("different", "a:00", "b:00")],
      ["origin:a:00 voice a: a:00 a:02", "origin:b:00 voice b: b:00 b:02", `origin:a:00 origin:b:00 independent: ${ruled}`],
    ],
    [
      "an unnamed group that said the person's words is that person",
      record("ab", [pair("a", "b", { relation: "likely-same", basis: 'same-quotation: "not a drop"' })], {
        a: { kind: "anonymous-group", named: false },
        b: { kind: "person" },
      }),
      [rule("same", "a:00", "b:00")],
      ["origin:a:00 voice b: a:00 a:02 b:00 b:02"],
    ],
    [
      "an unnamed group is an office",
      record("ab", [], { a: { kind: "anonymous-group", named: false } }),
      [rule("same", "a:00", "b:00")],
      ["origin:a:00 voice b: a:00 a:02 b:00 b:02"],
    ],
  ])("%s", (_name, provenance, decisions, lines) => expect(show(applyRulings(provenance, decisions))).toEqual(lines));
  test("origins stand in the order of their ids", () => {
    const told = { ...record("ab"), origins: [origin("b"), origin("a"), origin("c")] };
    expect(applyRulings(told, [rule("different", "a:00", "b:00")]).origins.map(({ id }) => id)).toEqual(["origin:a:00", "origin:b:00", "origin:c:00"]);
  });
  test("a ruling about something else changes nothing", () => {
    const told = record("ab", [pair("a", "b")]);
    expect(applyRulings(told, [decide({ verb: "correct", target: "a:00", field: "speaker", value: "Ana Brek" })])).toEqual(told);
  });
});

describe("a claim taken out of its origin", () => {
  const split = decide({ verb: "split", a: "origin:a:00", b: "a:02" });
  test.each<[string, readonly Decision[], readonly string[]]>([
    ["is apart", [split], ["a:02"]],
    ["whichever is named first", [decide({ verb: "split", a: "a:02", b: "origin:a:00" })], ["a:02"]],
    ["and put back", [split, decide({ verb: "merge", a: "origin:a:00", b: "a:02" })], []],
    ["two origins are no claim", [decide({ verb: "split", a: "origin:a:00", b: "origin:b:00" })], []],
    ["an origin and a finding are no claim", [decide({ verb: "split", a: "origin:a:00", b: "finding:b:00" })], []],
    ["out of a finding it is not", [decide({ verb: "split", a: "finding:a:00", b: "a:02" })], []],
    ["ruled different it is not", [decide({ verb: "different", a: "origin:a:00", b: "a:02" })], []],
  ])("%s", (_name, decisions, apart) => {
    expect([...claimsApart(decisions)]).toEqual(apart);
    expect([...claimsSettled(decisions)]).toEqual(apart);
  });
  test("a corrected speaker settles a claim, another correction does not", () => {
    const corrected = [
      decide({ verb: "correct", target: "a:00", field: "speaker", value: "Ana Brek" }),
      decide({ verb: "correct", target: "b:00", field: "value", value: "31" }),
      rule("same", "a:00", "b:00"),
      split,
    ];
    expect([...claimsSettled(corrected)]).toEqual(["a:00", "a:02"]);
    expect([...claimsApart(corrected)]).toEqual(["a:02"]);
  });
});
