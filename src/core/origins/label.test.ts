import { describe, expect, test } from "vitest";
import type { ClaimSketch, ReportSketch } from "../../../test/build-reading.ts";
import { dead, said, trace } from "../../../test/trace-reports.ts";

type By = Exclude<ClaimSketch["by"], undefined>;
/** One report a voice. */
const reports = (...voices: readonly By[]): readonly ReportSketch[] =>
  voices.map((by, index) => said(String.fromCharCode(97 + index), `Outlet ${index}`, dead(by, { sentence: `Voice ${index} counted 31.` })));
const quint = (role: string, more: Partial<By> = {}): By => ({ name: "Mara Quint", role, ...more });

describe("what is shown of an origin", () => {
  test.each<[string, readonly By[], readonly string[]]>([
    ["a person", [{ name: "Mara Quint" }], ["Mara Quint"]],
    ["a person and what she is", [quint("a pilot")], ["Mara Quint, pilot"]],
    ["by the longest of her names", [{ name: "Quint", role: "Ms" }, { name: "Mara Quint" }], ["Mara Quint, Ms"]],
    [
      "by the name of more words",
      [
        { name: "Brandenquist", role: "Ms" },
        { name: "Al Brandenquist", role: "Mr" },
      ],
      ["Al Brandenquist, Mr"],
    ],
    ["by the role most often given", [quint("harbour pilot"), quint("pilot"), quint("pilot")], ["Mara Quint, pilot"]],
    ["by the longer role of two", [quint("pilot"), quint("harbour pilot")], ["Mara Quint, harbour pilot"]],
    ["by the longer role of two, the other way", [quint("harbour pilot"), quint("pilot")], ["Mara Quint, harbour pilot"]],
    ["by the first of two roles of one length", [quint("sailor"), quint("doctor")], ["Mara Quint, doctor"]],
    ["by the first of two roles, the other way", [quint("doctor"), quint("sailor")], ["Mara Quint, doctor"]],
    ["a role without a word", [quint("")], ["Mara Quint"]],
    ["a body", [{ name: "the harbour police" }], ["harbour police"]],
    ["a body by its longest name", [{ name: "police" }, { name: "harbour police" }], ["harbour police"]],
    ["a body and its one mouth", [{ name: "an operator" }, quint("operator spokeswoman")], ["operator (Mara Quint)"]],
    [
      "a body and its two mouths",
      [{ name: "health ministry" }, quint("health ministry spokeswoman"), { name: "Otto Rand", role: "health ministry spokesman" }],
      ["health ministry"],
    ],
    ["people without a name", [{ role: "the unnamed residents", anonymous: true }], ["unnamed residents (Outlet 0)"]],
    [
      "people not unnamed",
      [{ role: "an anonymous doctor who treated unnamed guards", anonymous: true }],
      ["unnamed doctor who treated unnamed guards (Outlet 0)"],
    ],
  ])("%s", (_name, voices, labels) => expect(trace(reports(...voices)).origins.map(({ label }) => label)).toEqual(labels));
});

describe("what an origin is", () => {
  const only = (voices: readonly By[]): unknown => {
    const { kind, source, speaker, named, outlet, party } = trace(reports(...voices)).origins[0] ?? {};
    return { kind, source, speaker, named, outlet, party };
  };
  test.each<[string, readonly By[], unknown]>([
    ["a person", [quint("pilot")], { kind: "person", source: "official", speaker: "Mara Quint", named: true, outlet: "Outlet 0", party: null }],
    [
      "a doctor of a clinic",
      [quint("doctor at the clinic")],
      { kind: "person", source: "medical", speaker: "Mara Quint", named: true, outlet: "Outlet 0", party: null },
    ],
    [
      "a document",
      [{ name: "Harbour Register", kind: "document" }],
      { kind: "document", source: "document", speaker: "Harbour Register", named: true, outlet: "Outlet 0", party: null },
    ],
    [
      "a monitor",
      [{ name: "Strait Watch Group Monitor", kind: "monitor" }],
      { kind: "monitor", source: "monitor", speaker: "Strait Watch Group Monitor", named: true, outlet: "Outlet 0", party: null },
    ],
    [
      "a ministry",
      [{ name: "Norwegian health ministry" }],
      { kind: "office", source: "official", speaker: "Norwegian health ministry", named: true, outlet: "Outlet 0", party: "government of Norway" },
    ],
    [
      "a ministry and its minister",
      [{ name: "health ministry" }, quint("Sri Lankan health minister", { kind: "medical" })],
      { kind: "office", source: "official", speaker: "Mara Quint", named: true, outlet: "Outlet 0", party: "government of Sri Lanka" },
    ],
    [
      "a clinic and its director",
      [{ name: "St Olaf clinic" }, quint("director of the St Olaf clinic")],
      { kind: "office", source: "medical", speaker: "Mara Quint", named: true, outlet: "Outlet 0", party: null },
    ],
    [
      "people",
      [{ role: "residents", anonymous: true, kind: "witness" }],
      { kind: "anonymous-group", source: "witness", speaker: null, named: false, outlet: "Outlet 0", party: null },
    ],
  ])("%s", (_name, voices, what) => expect(only(voices)).toEqual(what));
  test.each<[string, ReportSketch, unknown]>([
    [
      "an outlet's own eyes",
      said("a", "Alder Tribune", dead(undefined, { observed: true })),
      { kind: "outlet-observation", source: "outlet", named: true, outlet: "Alder Tribune", party: null },
    ],
    [
      "an outlet cited",
      said("a", "Alder Tribune", dead(undefined, { via: "Coast Wire" })),
      { kind: "office", source: "outlet", named: true, outlet: "Coast Wire", party: null },
    ],
    ["nobody", said("a", "Alder Tribune", dead(undefined)), { kind: "unattributed", source: null, named: false, outlet: "Alder Tribune", party: null }],
    [
      "a body that issued its text",
      { ...said("a", "Fjord Trust", dead(undefined)), issuer: true },
      { kind: "office", source: "official", named: true, outlet: "Fjord Trust", party: null },
    ],
    ["nobody in a text of no outlet", { ...said("a", "", dead(undefined)), outlet: null }, { kind: "unattributed", label: "unattributed", outlet: null }],
    [
      "people in a text of no outlet",
      { ...said("a", "", dead({ role: "residents", anonymous: true })), outlet: null },
      { kind: "anonymous-group", label: "unnamed residents", outlet: null },
    ],
  ])("%s", (_name, report, what) => expect(trace([report]).origins).toMatchObject([what]));
});
