import { describe, expect, test } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { type Named, type Profile, readProfile, sameBody, samePersonProfile, specificity } from "./profile.ts";

const pack = loadPacks().languages.get("en")?.voices;
if (pack === undefined) throw new Error("no English pack");
const voices = pack;

const PLACES = new Set(["lund", "varna", "norland", "velmora"]);
/** "Norlander" is a word of Norland in a story that names the place. */
const placeOf = (word: string): string | null => [...PLACES].find((place) => word.startsWith(place)) ?? null;

type More = Partial<Pick<Named, "role" | "kind" | "entity">>;
const read = (name: string, more: More = {}): Profile => readProfile({ name, role: null, kind: "official", entity: null, ...more }, placeOf, voices);
const asRole = (role: string): Profile => read("Mara Quint", { role, entity: "person" });

/** All that a profile says, in a line: who, of what body, told by which words and places; what else is known. */
function show(profile: Profile): string {
  const flags = (["speaks", "holder", "metonym", "plain", "unknown", "described"] as const).filter((flag) => profile[flag]);
  const who = profile.person === null ? "" : `${profile.person.join(" ")}: `;
  const side = profile.side === null ? "" : `, side ${profile.side}`;
  return `${who}${profile.body ?? "-"} [${[...profile.words].join(" ")}] of [${[...profile.places].join(" ")}] ${flags.join(" ")}${side}`;
}

describe("names of bodies", () => {
  test.each<[string, More, string]>([
    ["Ministry of Health", {}, "ministry [health] of [] speaks"],
    ["the health ministry", {}, "ministry [health] of [] speaks described"],
    ["Norwegian Ministry of Defence", {}, "ministry [defence] of [norway] speaks, side norway"],
    ["Sri Lankan Ministry of Defence", {}, "ministry [defence] of [sri lanka] speaks, side sri lanka"],
    ["police of Sri Lanka", {}, "police [] of [sri lanka] speaks, side sri lanka"],
    ["Lund police", {}, "police [] of [lund] speaks described, side lund"],
    ["Lund police, Norway", {}, "police [] of [lund norway] speaks, side norway"],
    ["Lund and Varna police", {}, "police [] of [lund varna] speaks described, side lund"],
    ["Varna and Lund police", {}, "police [] of [varna lund] speaks described, side lund"],
    ["police of Sri Lanka and Norway", {}, "police [] of [sri lanka norway] speaks, side norway"],
    ["White House", {}, "presidency [] of [united states] speaks, side united states"],
    ["Ministry of the Interior's police", {}, "ministry [interior] of [] speaks"],
    ["ministry of the republic", {}, "ministry [] of [] speaks described"],
    // of the words beside a government, each says whose it is
    ["Hask government", {}, "government [] of [hask] speaks, side hask"],
    ["eastern government", {}, "government [eastern] of [] speaks described"],
    ["opposition government", {}, "government [opposition] of [] speaks described"],
    ["Hask ministry", {}, "ministry [hask] of [] speaks"],
    // an adjective makes a body of a plain noun, of a text and of a mouth, where nothing else is said
    ["provincial administration", {}, "region [] of [] speaks described"],
    ["Norlandish provincial administration", {}, "region [] of [norland] speaks described"],
    ["Norwegian provincial authorities", {}, "region [] of [norway] speaks"],
    ["provincial bulletin", {}, "region [] of [] speaks described"],
    ["provincial spokesman", {}, "region [] of [] speaks described"],
    ["provincial director", {}, "region [] of [] speaks holder described"],
    ["provincial news", {}, "- [news] of [] speaks described"],
    ["provincial", {}, "- [] of [] speaks plain unknown described"],
    ["provincial water authority", {}, "- [water authority] of [] speaks described"],
    ["municipal authorities", {}, "municipality [] of [] speaks described"],
    ["governor's council", {}, "region [] of [] speaks holder described"],
    ["acting governor", { entity: "person" }, "region [] of [] speaks holder described"],
    ["mayor of Lund", {}, "municipality [] of [lund] speaks holder described"],
    // the body before the holder of its office
    ["Minister of Lund province", {}, "region [] of [lund] speaks holder"],
    ["operator", {}, "- [operator] of [] speaks plain described"],
    ["Operator", {}, "- [operator] of [] speaks"],
    ["water operator", {}, "- [water operator] of [] speaks described"],
    ["Lund operator", {}, "- [operator] of [lund] speaks described"],
    ["national institute in Lund", {}, "- [national institute] of [] speaks described"],
    ["National Institute in Lund Harbour", {}, "- [national institute] of [] speaks"],
    ["institute in Lund", {}, "- [institute] of [lund] speaks described"],
    ["Norlandish institute in Lund", {}, "- [institute] of [norland lund] speaks described"],
    ["weather service", {}, "- [meteorological service] of [] speaks described"],
    ["St Olaf hospital", {}, "hospital [st olaf] of [] speaks"],
    ["register", {}, "- [] of [] speaks plain unknown described"],
    ["Harbour Register", { kind: "document" }, "- [harbour] of [] speaks"],
    ["North Strait Basin", { kind: "document" }, "- [north strait basin] of [] speaks"],
    ["Velmora Harbour Trust Pilots League", {}, "- [harbour trust pilots league] of [velmora] speaks"],
    ["former official", {}, "- [] of [] speaks plain unknown described"],
    ["harbour pilots", {}, "- [harbour pilots] of [] speaks described"],
  ])("%s", (name, more, line) => expect(show(read(name, more))).toBe(line));
});

describe("bodies known by their role alone", () => {
  test.each<[string, More, string]>([
    ["Lund", { role: "police", kind: "witness", entity: "organisation" }, "police [lund] of [lund] speaks described"],
    ["Norland", { role: "health ministry", kind: "medical", entity: "organisation" }, "ministry [norland] of [norland] speaks described"],
    ["Quint", { role: "harbour master", kind: "unnamed" }, "- [quint] of [] speaks"],
    ["Fjord Trust", { role: "police", entity: "organisation" }, "- [fjord trust] of [] speaks"],
  ])("%s %o", (name, more, line) => expect(show(read(name, more))).toBe(line));
});

describe("states by the name of a country, capital or people", () => {
  test.each<[string, More, string]>([
    ["Norway", {}, "government [] of [norway] speaks metonym, side norway"],
    ["Oslo", { kind: "military" }, "government [] of [norway] speaks metonym, side norway"],
    ["the Hague", { entity: "metonym", kind: "unnamed" }, "government [] of [netherlands] speaks metonym, side netherlands"],
    ["the Norwegian side", { kind: "unnamed" }, "government [] of [norway] speaks metonym, side norway"],
    ["the Sri Lankan side", { kind: "unnamed" }, "government [] of [sri lanka] speaks metonym, side sri lanka"],
    ["the other side", { kind: "unnamed" }, "- [side] of [] speaks plain described"],
    ["the harbour side", { kind: "unnamed" }, "- [harbour side] of [] speaks described"],
    ["Norlanders", {}, "government [] of [norland] speaks metonym, side norland"],
    ["Norland and Velmora", {}, "government [] of [norland velmora] speaks metonym, side norland"],
    ["Velmora and Norland", {}, "government [] of [velmora norland] speaks metonym, side norland"],
    ["The Netherlands", {}, "government [] of [netherlands] speaks metonym, side netherlands"],
    ["Hask", {}, "government [] of [hask] speaks metonym unknown"],
    ["Hask", { kind: "witness" }, "- [hask] of [] speaks"],
    ["Hask", { kind: "unnamed", entity: "metonym" }, "government [] of [hask] speaks metonym unknown"],
    ["Hask", { entity: "organisation" }, "- [hask] of [] speaks"],
    ["Hask", { entity: "group" }, "- [hask] of [] speaks"],
    ["hask", {}, "- [hask] of [] speaks described"],
    ["Lund", { kind: "witness" }, "- [lund] of [lund] speaks described"],
    ["Varna Trust", { entity: "metonym" }, "- [trust] of [varna] speaks"],
    ["Norlandish authorities", {}, "- [authorities] of [norland] speaks described"],
  ])("%s %o", (name, more, line) => expect(show(read(name, more))).toBe(line));
});

describe("persons", () => {
  test.each<[string, More, string]>([
    ["Mara Quint", {}, "mara quint: - [] of [] "],
    ["Mara Quint", { role: "transport ministry spokeswoman" }, "mara quint: ministry [transport] of [] speaks"],
    ["Mara Quint", { role: "Norwegian transport minister" }, "mara quint: ministry [transport] of [norway] speaks holder, side norway"],
    ["Mara Quint", { role: "mayor of Lund" }, "mara quint: municipality [] of [lund] speaks holder"],
    ["Mara Quint", { role: "harbour pilot" }, "mara quint: - [harbour pilot] of [] "],
    ["Mara Quint", { role: "police doctor" }, "mara quint: police [doctor] of [] "],
    ["Mara Quint", { role: "spokeswoman" }, "mara quint: - [] of [] "],
    ["Mara Quint", { role: "director" }, "mara quint: - [] of [] holder"],
    ["Mara Quint", { role: "spokeswoman for the Fjord Trust" }, "mara quint: - [fjord trust] of [] speaks"],
    ["Dr Quint", {}, "quint: - [] of [] "],
    ["Quint", { role: "Ms" }, "quint: - [] of [] "],
    ["Quint", { role: "the general" }, "quint: - [] of [] "],
    ["Quint", { role: "mayor" }, "quint: municipality [] of [] speaks holder"],
    ["mara Quint", { entity: "person" }, "mara quint: - [] of [] "],
    ["Quint", { entity: "person" }, "quint: - [] of [] "],
    ["Mara Ida Berg Quint", {}, "mara ida berg quint: - [] of [] "],
    ["Van der Quint", {}, "quint: - [] of [] "],
    ["Dr Lund", {}, "lund: - [] of [] "],
    ["Norland Quint", {}, "norland quint: - [] of [] "],
  ])("%s %o", (name, more, line) => expect(show(read(name, more))).toBe(line));
  test.each<[string, More]>([
    ["passers by", { entity: "person" }],
    ["Mara Ida Berg Holm Quint", {}],
    ["Fjord Trust", { entity: "organisation" }],
    ["Norland Varna", { kind: "witness" }],
    ["Quint", { role: "pilot" }],
    ["Quint Institute", {}],
    ["Quint Register", {}],
  ])("%s %o is none", (name, more) => expect(read(name, more).person).toBeNull());
});

describe("one body", () => {
  test.each([
    ["health ministry", "Ministry of Health"],
    ["health ministry", "ministry"],
    ["Norwegian health ministry", "health ministry"],
    ["weather service", "meteorological institute"],
    ["coastal weather service", "Meteorological Institute"],
    ["institute", "Fjord Institute"],
    ["Fjord Institute of Lund", "Fjord Institute"],
    ["Fjord Institute of Lund", "Lund institute"],
    // wherever its name puts it, the one institute of the story
    ["Varna institute", "Fjord Institute of Lund"],
    ["Varna institute", "Lund Fjord Institute"],
  ])("%s, %s", (a, b) => {
    expect(sameBody(read(a), read(b), voices)).toBe(true);
    expect(sameBody(read(b), read(a), voices)).toBe(true);
  });
});

describe("two bodies", () => {
  test.each([
    ["health ministry", "health agency"],
    ["health ministry", "transport ministry"],
    ["Norwegian health ministry", "Swedish health ministry"],
    ["Norwegian police", "Swedish police"],
    ["Lund weather service", "Varna weather service"],
    ["Lund weather service", "Varna Meteorological Institute"],
    ["Lund Fjord Institute", "Varna Fjord Institute"],
    ["Lund Institute", "Varna Institute"],
    ["weather service", "rail service"],
    ["weather service", "Rail Service"],
    ["Fjord Institute", "Strait Institute"],
    ["Fjord Institute", "Fjord Trust"],
    ["Fjord Institute of Lund", "Lund Trust"],
    ["register", "Fjord Institute"],
  ])("%s, %s", (a, b) => {
    expect(sameBody(read(a), read(b), voices)).toBe(false);
    expect(sameBody(read(b), read(a), voices)).toBe(false);
  });
});

describe("one person", () => {
  const person = (name: string, role: string | null = null): Profile => read(name, { role, entity: "person" });
  test.each<[[string, string?], [string, string?], boolean]>([
    [["Mara Quint"], ["Quint"], true],
    [["Mara Quint"], ["Mara Quint"], true],
    [["Mara Quint"], ["Jonas Quint"], false],
    // two spellings of a first name, where both hold one office
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "mayor of Lund"], true],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "mayor"], true],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "mayor of Varna"], false],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "spokesman for the mayor's office of Lund"], true],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "pilot"], false],
    [["Abdulmenam Tarabi", "pilot"], ["Abdel Moneim Tarabi", "mayor of Lund"], false],
    [["Abdulmenam Tarabi", "police spokesman"], ["Abdel Moneim Tarabi", "police spokesman"], false],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Tarabi", "transport minister"], false],
    [["Abdulmenam Tarabi", "health minister"], ["Abdel Moneim Tarabi", "transport minister"], false],
    [["Abdulmenam Tarabi", "director"], ["Abdel Moneim Tarabi", "director"], false],
    [["Abdulmenam Tarabi", "director of the Fjord Trust"], ["Abdel Moneim Tarabi", "director of the Fjord Trust"], true],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Samir Tarabi", "mayor of Lund"], false],
    [["Abdulmenam Tarabi", "mayor of Lund"], ["Abdel Moneim Qasim", "mayor of Lund"], false],
  ])("%o, %o: %s", ([a, aRole], [b, bRole], same) => {
    expect(samePersonProfile(person(a, aRole), person(b, bRole))).toBe(same);
    expect(samePersonProfile(person(b, bRole), person(a, aRole))).toBe(same);
  });
  test("a body is none", () => {
    expect(samePersonProfile(read("police"), person("Mara Quint"))).toBe(false);
    expect(samePersonProfile(person("Mara Quint"), read("police"))).toBe(false);
  });
});

test("the more a name says, the earlier it is placed", () => {
  const names = [
    "Norwegian Coastal Rescue Federation",
    "Coastal Rescue Federation",
    "Norwegian health ministry",
    "Norwegian police",
    "police",
    "operator",
    "Lund",
  ];
  const weights = names.map((name) => specificity(read(name, { kind: "witness", entity: "organisation" })));
  expect(weights).toEqual([7, 6, 3, 1, 0, -3, -17]);
});

test("a role without a word says nothing", () => expect(show(asRole(""))).toBe("mara quint: - [] of [] "));
