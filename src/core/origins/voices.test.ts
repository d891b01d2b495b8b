import { describe, expect, test } from "vitest";
import { buildReading } from "../../../test/build-reading.ts";
import { dead, said, trace } from "../../../test/trace-reports.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Mention } from "../model/index.ts";
import { traceOrigins } from "./index.ts";
import { findPlaceWords } from "./voices.ts";

const packs = loadPacks();
const pack = packs.languages.get("en")?.voices;
if (pack === undefined) throw new Error("no English pack");
const voices = pack;

describe("the words of places", () => {
  const places = [
    "Norlandia",
    "Norland",
    "Ul",
    "Port of Varna",
    "Santa Clara",
    "Ministry of Emergency Situations",
    "Republic of Sudmark",
    "Harbour Authority",
    "the old mill",
  ];
  const placeOf = (word: string): string | null => findPlaceWords([buildReading(said("a", "Alder Tribune", dead(undefined, { places })))], voices)(word);
  test.each([
    ["norland", "norland"],
    ["norlandian", "norland"],
    ["norlandia", "norland"],
    ["norway", null],
    ["ul", "ul"],
    ["u", null],
    ["ull", null],
    ["santa", "santa"],
    ["clara", "clara"],
    // words of a body are no place, and neither is what stands beside them
    ["varna", null],
    ["port", null],
    ["of", null],
    ["ministry", null],
    ["emergency", null],
    ["sudmark", null],
    ["harbour", null],
    ["mill", null],
  ])("%s: %s", (word, place) => expect(placeOf(word)).toBe(place));
});

describe("a name that the finder of names knows", () => {
  const entityOf = (entity: "person" | "organisation" | "group" | "metonym", name = "Santa Clara"): readonly string[] => {
    const reading = buildReading(said("a", "Alder Tribune", dead({ name })));
    const mention: Mention = { id: "m1", span: { start: 0, end: 3 }, kind: "actor", name, entity, role: null, named: true, source: "official", number: null };
    return traceOrigins([{ ...reading, mentions: [mention] }], [], [], packs).value.origins.map(({ kind, party }) => `${kind} ${party ?? ""}`.trim());
  };
  test.each([
    ["person", "Santa Clara", "person"],
    ["organisation", "Santa Clara", "office"],
    ["group", "Hask", "office"],
    ["metonym", "Oslo", "office government of Norway"],
  ] as const)("%s %s", (entity, name, what) => expect(entityOf(entity, name)).toEqual([what]));
  test("a place of the story says whose a body is", () => {
    const reading = buildReading(said("a", "Alder Tribune", dead({ name: "Varna army" })));
    const mention: Mention = {
      id: "m1",
      span: { start: 0, end: 3 },
      kind: "place",
      name: "Varna",
      place: null,
      candidates: [],
      latitude: null,
      longitude: null,
      precision: 3,
      metonym: false,
    };
    const party = (mentions: readonly Mention[]): unknown => traceOrigins([{ ...reading, mentions }], [], [], packs).value.origins[0]?.party;
    expect(party([mention])).toBe("government of Varna");
    expect(party([])).toBe(null);
  });
});

describe("voices of one text", () => {
  const labels = (...voices: Parameters<typeof dead>[0][]): readonly string[] =>
    trace([said("a", "Alder Tribune", ...voices.map((by, at) => dead(by, { sentence: `Voice ${at} counted 31.` })))]).origins.map(
      ({ label, claims }) => `${label}: ${claims.map((claim) => claim.slice(-1)).join(" ")}`,
    );
  const unnamed = (role: string): Parameters<typeof dead>[0] => ({ role, anonymous: true, kind: "unnamed" });
  test.each<[string, Parameters<typeof dead>[0][], readonly string[]]>([
    ["a spokesman without a name speaks for his ministry", [unnamed("a spokesman for the health ministry")], ["spokesman for the health ministry: 0"]],
    ["and for a body of no class", [unnamed("a spokesman for the Fjord Trust")], ["spokesman for the Fjord Trust: 0"]],
    ["a spokesman of nothing is unnamed", [unnamed("a spokesman")], ["unnamed spokesman (Alder Tribune): 0"]],
    ["an official of a ministry is unnamed", [unnamed("a health ministry official")], ["unnamed health ministry official (Alder Tribune): 0"]],
    [
      "a head of a body is unnamed",
      [unnamed("a director and spokesman of the Fjord Trust")],
      ["unnamed director and spokesman of the Fjord Trust (Alder Tribune): 0"],
    ],
    ["one voice twice", [{ name: "Ana Brek" }, { name: "Otto Rand" }, { name: "Ana Brek" }], ["Ana Brek: 0 2", "Otto Rand: 1"]],
    ["nobody twice", [undefined, undefined], ["unattributed (Alder Tribune): 0 1"]],
    [
      "a ministry's service is that service too",
      [{ name: "Interior Ministry's Rescue Service" }, { name: "rescue service" }],
      ["Interior Ministry's Rescue Service: 0 1"],
    ],
    [
      "a ministry's ministry is none",
      [{ name: "Norland's Health Ministry" }, { name: "transport ministry" }],
      ["Norland's Health Ministry: 0", "transport ministry: 1"],
    ],
  ])("%s", (_name, voices, lines) => expect(labels(...voices)).toEqual(lines));
});
