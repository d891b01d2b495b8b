import { describe, expect, test } from "vitest";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import { dead, said, trace } from "../../../test/trace-reports.ts";

type By = Exclude<ClaimSketch["by"], undefined>;
const OUTLETS = ["Alder Tribune", "Birch Courier", "Cedar Post", "Elm Gazette", "Fir Herald"];

/** Texts of the voices that speak in them, one claim each: the origins, each with its claims, and what stays open between two. */
function tell(...texts: readonly (readonly (string | By)[])[]): readonly string[] {
  const reports = texts.map((voices, index) =>
    said(
      String.fromCharCode(97 + index),
      OUTLETS[index] ?? "Grove Times",
      ...voices.map((voice, at) => dead(typeof voice === "string" ? { name: voice } : voice, { sentence: `Voice ${at} of report ${index} counted 31.` })),
    ),
  );
  const { origins, pairs } = trace(reports);
  const labels = new Map(origins.map(({ id, label, claims }) => [id, `${label}: ${claims.map((claim) => claim.replace(":0", "")).join(" ")}`]));
  const nameOf = (id: string): string => (labels.get(id) ?? "").split(":")[0] ?? "";
  return [...labels.values(), ...pairs.map(({ a, b, basis }) => `${nameOf(a)} | ${nameOf(b)}: ${basis}`)];
}
const person = (name: string, role: string, more: Partial<By> = {}): By => ({ name, role, ...more });

describe("persons", () => {
  test.each<[string, readonly (readonly (string | By)[])[], readonly string[]]>([
    ["a surname alone is the one of that name", [["Mara Quint"], [person("Quint", "Ms")]], ["Mara Quint, Ms: a0 b0"]],
    ["of two it may be either", [["Mara Quint"], ["Jonas Quint"], [person("Quint", "Ms")]], ["Mara Quint: a0", "Jonas Quint: b0", "Quint, Ms: c0"]],
    ["of two it is the one of its text", [["Mara Quint"], ["Jonas Quint", person("Quint", "Mr")]], ["Mara Quint: a0", "Jonas Quint, Mr: b0 b1"]],
    ["the office of a person is that person", [["Petra Holm"], ["office of Petra Holm"]], ["office of Petra Holm (Petra Holm): a0 b0"]],
    ["a department by the surname", [["Petra Holm"], ["Dr Holm's department"]], ["Dr Holm's department (Petra Holm): a0 b0"]],
    ["a department of one of two", [["Petra Holm"], ["Ida Holm"], ["Holm's department"]], ["Petra Holm: a0", "Ida Holm: b0", "Holm's department: c0"]],
    ["a department of somebody else", [["Petra Holm"], ["Petra's department"]], ["Petra Holm: a0", "Petra's department: b0"]],
    ["a ministry that bears a name", [["Petra Holm"], ["Holm ministry"]], ["Petra Holm: a0", "Holm ministry: b0"]],
    ["a surname alone owns no office", [[person("Holm", "Ms")], ["Holm's department"]], ["Holm, Ms: a0", "Holm's department: b0"]],
    ["an agency of no name is nobody's", [["Petra Holm"], ["agency"]], ["Petra Holm: a0", "agency: b0"]],
  ])("%s", (_name, texts, lines) => expect(tell(...texts)).toEqual(lines));
});

describe("bodies", () => {
  test.each<[string, readonly (readonly (string | By)[])[], readonly string[]]>([
    [
      "a description that fits two stays open with both, and is itself when it comes again",
      [["coastal weather service"], ["mountain weather service"], ["weather service"], ["weather service"]],
      [
        "coastal weather service: a0",
        "mountain weather service: b0",
        "weather service: c0 d0",
        "coastal weather service | weather service: the description fits more than one body",
        "mountain weather service | weather service: the description fits more than one body",
      ],
    ],
    [
      "of two it is the one of its text",
      [["coastal weather service"], ["mountain weather service", "weather service"]],
      ["coastal weather service: a0", "mountain weather service: b0 b1"],
    ],
    [
      "police at large and of two towns",
      [["Norwegian police"], ["Swedish police"], ["police"], ["Swedish police"]],
      [
        "Norwegian police: a0",
        "Swedish police: b0 d0",
        "police: c0",
        "Norwegian police | police: the description fits more than one body",
        "Swedish police | police: the description fits more than one body",
      ],
    ],
    ["a hospital by its name alone", [["Santa Clara hospital"], [{ name: "Santa Clara", kind: "document" }]], ["Santa Clara hospital: a0 b0"]],
    ["a hospital by its name alone, said by somebody", [["Santa Clara hospital"], ["Santa Clara"]], ["Santa Clara hospital (Santa Clara): a0 b0"]],
    ["one word of a name is not enough", [["Santa Clara hospital"], [{ name: "Clara", kind: "document" }]], ["Santa Clara hospital: a0", "Clara: b0"]],
    ["a ministry is no hospital of its name", [["Santa Clara hospital"], ["Santa Clara ministry"]], ["Santa Clara hospital: a0", "Santa Clara ministry: b0"]],
    [
      "a part named after its owner is that part too",
      [["Interior Ministry's Rescue Service"], ["rescue service"], ["Interior Ministry"]],
      ["Interior Ministry's Rescue Service: a0 b0 c0"],
    ],
    ["a part in curled marks", [["Interior Ministry’s Rescue Service"], ["rescue service"]], ["Interior Ministry’s Rescue Service: a0 b0"]],
    ["the part of a country is the country's", [["Norway's Rescue Service"], ["rescue service"]], ["Norway's Rescue Service: a0 b0"]],
  ])("%s", (_name, texts, lines) => expect(tell(...texts)).toEqual(lines));
});

describe("those who speak for bodies", () => {
  const quint = (role: string): By => person("Mara Quint", role);
  test.each<[string, readonly (readonly (string | By)[])[], readonly string[]]>([
    ["for the one there is", [["health ministry"], [quint("health ministry spokeswoman")]], ["health ministry (Mara Quint): a0 b0"]],
    [
      "for one of two",
      [["Norwegian police"], ["Swedish police"], [quint("police spokeswoman")]],
      [
        "Norwegian police: a0",
        "Swedish police: b0",
        "Mara Quint, police spokeswoman: c0",
        "Norwegian police | Mara Quint, police spokeswoman: may speak for that body",
        "Swedish police | Mara Quint, police spokeswoman: may speak for that body",
      ],
    ],
    [
      "for the one of two in her text",
      [["Norwegian police"], ["Swedish police", quint("police spokeswoman")]],
      ["Norwegian police: a0", "Swedish police (Mara Quint): b0 b1"],
    ],
    [
      "for the one described in her words",
      [["animal health ministry"], ["child health ministry"], ["health ministry"], [quint("health ministry spokeswoman")]],
      [
        "animal health ministry: a0",
        "child health ministry: b0",
        "health ministry (Mara Quint): c0 d0",
        "animal health ministry | health ministry (Mara Quint): the description fits more than one body",
        "child health ministry | health ministry (Mara Quint): the description fits more than one body",
      ],
    ],
    [
      "a doctor belongs to the hospital and does not speak for it",
      [["St Olaf hospital"], [quint("doctor at St Olaf hospital")]],
      ["St Olaf hospital: a0", "Mara Quint, doctor at St Olaf hospital: b0", "St Olaf hospital | Mara Quint, doctor at St Olaf hospital: belongs to that body"],
    ],
    [
      "a doctor of another hospital",
      [["St Olaf hospital"], [quint("doctor at Marienberg hospital")]],
      ["St Olaf hospital: a0", "Mara Quint, doctor at Marienberg hospital: b0"],
    ],
    ["a pilot", [["St Olaf hospital"], [quint("pilot")]], ["St Olaf hospital: a0", "Mara Quint, pilot: b0"]],
    [
      "two heads of one body",
      [["Fjord Institute"], [person("Mara Quint", "director of the Fjord Institute")], [person("Otto Rand", "director of the Fjord Institute")]],
      ["Fjord Institute: a0 b0 c0"],
    ],
    [
      "two mayors and a town hall",
      [["town hall"], [person("Mara Quint", "mayor")], [person("Otto Rand", "mayor")]],
      ["town hall (Mara Quint): a0 b0", "Otto Rand, mayor: c0"],
    ],
    [
      "a mayor and a spokesman of the town hall",
      [["town hall"], [person("Mara Quint", "mayor")], [person("Otto Rand", "town hall spokesman")]],
      ["town hall: a0 b0 c0"],
    ],
    [
      "two ministers, one by the ministry's name",
      [[person("Mara Quint", "health minister")], [person("Otto Rand", "minister")]],
      ["Mara Quint, health minister: a0", "Otto Rand, minister: b0"],
    ],
    [
      "a minister and her spokesman, without the ministry",
      [[person("Mara Quint", "health minister")], [person("Otto Rand", "health ministry spokesman")]],
      ["Mara Quint, health minister: a0 b0"],
    ],
    ["the service's spokeswoman, in its text", [["coast guard service", quint("spokeswoman for the service")]], ["coast guard service (Mara Quint): a0 a1"]],
    [
      "a service's spokeswoman elsewhere",
      [["coast guard service"], [quint("spokeswoman for the service")]],
      ["coast guard service: a0", "Mara Quint, spokeswoman for the service: b0"],
    ],
    ["a service's worker", [["coast guard service", quint("worker of the service")]], ["coast guard service: a0", "Mara Quint, worker of the service: a1"]],
    [
      "the spokeswoman of a service of another kind",
      [["coast guard service", quint("spokeswoman for the weather service")]],
      ["coast guard service: a0", "Mara Quint, spokeswoman for the weather service: a1"],
    ],
    [
      "the spokeswoman of another country's service",
      [["coast guard service", quint("spokeswoman for the Norwegian service")]],
      ["coast guard service: a0", "Mara Quint, spokeswoman for the Norwegian service: a1"],
    ],
  ])("%s", (_name, texts, lines) => expect(tell(...texts)).toEqual(lines));
});

describe("what may be one authority", () => {
  const open = (...texts: readonly (readonly (string | By)[])[]): readonly string[] => tell(...texts).filter((line) => line.includes(" | "));
  test.each<[string, readonly (readonly (string | By)[])[], readonly string[]]>([
    ["a name nobody explains", [["Hask"], ["coast guard"]], ["Hask | coast guard: a name that no text explains"]],
    [
      "a government and its ministry",
      [["Norwegian government"], ["Norwegian health ministry"]],
      ["Norwegian government | Norwegian health ministry: may be that government's own office"],
    ],
    ["a government and another's ministry", [["Norwegian government"], ["Swedish health ministry"]], []],
    ["a ministry before its government", [["health ministry"], ["government"]], ["health ministry | government: may be that government's own office"]],
    [
      "a government and a hospital",
      [["St Olaf hospital"], ["government"]],
      ["St Olaf hospital | government: a capital or country repeating an official's figure"],
    ],
    [
      "a capital and a ministry of no country",
      [["health ministry"], ["Oslo"]],
      ["health ministry | Oslo: a capital or country repeating an official's figure"],
    ],
    ["a capital before the ministry", [["Oslo"], ["health ministry"]], []],
    ["a capital and its ministry", [["Oslo"], ["Norwegian health ministry"]], ["Oslo | Norwegian health ministry: may be that government's own office"]],
    ["a capital and another's general", [["Swedish army"], ["Oslo"]], []],
    [
      "a capital and a general",
      [[person("Mara Quint", "navy commander")], ["Oslo"]],
      ["Mara Quint, navy commander | Oslo: a capital or country repeating an official's figure"],
    ],
    ["a capital and a pilot", [[person("Mara Quint", "pilot")], ["Oslo"]], ["Mara Quint, pilot | Oslo: a capital or country repeating an official's figure"]],
    ["a capital and a trust", [["Fjord Trust Fund Board Five", "Oslo"]], []],
    [
      "a government of a place nobody knows and a general",
      [[person("Mara Quint", "Swedish navy commander")], ["Velmoran government"]],
      ["Mara Quint, Swedish navy commander | Velmoran government: a capital or country repeating an official's figure"],
    ],
    ["a description and a body", [["operator"], ["harbour pilots"]], ["operator | harbour pilots: a description that may mean that body"]],
    ["a description and a ministry", [["operator"], ["health ministry"]], []],
    ["a description and a person", [["operator"], [person("Mara Quint", "pilot")]], []],
    ["a body and a description", [["harbour pilots"], ["operator"]], ["harbour pilots | operator: a description that may mean that body"]],
    ["two bodies", [["harbour pilots"], ["Fjord Trust of the League"]], []],
  ])("%s", (_name, texts, lines) => expect(open(...texts)).toEqual(lines));
  test.each<[string, By, readonly string[]]>([
    ["a document quoted in the text of a body", { name: "certificates", kind: "document" }, ["a document that may be the issuer's own"]],
    ["a named document", { name: "Harbour Certificates", kind: "document" }, []],
    ["a document of a ministry", { name: "ministry's certificates", kind: "document" }, []],
    ["a description that is no document", { name: "harbour pilots" }, []],
  ])("%s", (_name, by, bases) => {
    const issued = { ...said("a", "Fjord Trust of Lund", dead(undefined), dead(by, { sentence: "Of those 31 all were named.", what: "named" })), issuer: true };
    expect(trace([issued]).pairs.map(({ basis }) => basis)).toEqual(bases);
    expect(trace([{ ...issued, issuer: false }]).pairs).toEqual([]);
  });
});
