import { describe, expect, it } from "vitest";
import { buildReading, type ClaimSketch } from "../../../test/build-reading.ts";
import type { Claim, Origin } from "../model/index.ts";
import { showValue } from "./key-figures.ts";
import { nameOf, quoted, representative, verbFor } from "./phrase.ts";
import { type Articles, LONGEST_QUOTE } from "./wording.ts";

const origin = (part: Partial<Origin>): Origin => ({ label: "", kind: "office", ...part }) as Origin;
function read(...claims: readonly ClaimSketch[]): { readonly articles: Articles; readonly claims: readonly Claim[] } {
  const reading = buildReading({ id: "a", outlet: "Coast Wire", claims });
  return { articles: new Map([["a", reading]]), claims: reading.claims };
}
const first = ({ claims: [claim] }: ReturnType<typeof read>): Claim => {
  if (claim === undefined) throw new Error("no claim");
  return claim;
};

describe("nameOf", () => {
  it.each([
    ["Harbour Police", "Harbour Police"],
    ["unnamed two officials (CNN)", "two officials (unnamed, CNN)"],
    ["Unnamed residents", "residents (unnamed)"],
    ["unnamed doctors and unnamed nurses", "doctors and nurses (unnamed)"],
    ["Unnamedia Press", "Unnamedia Press"],
  ])("%s: %s", (label, name) => {
    expect(nameOf(origin({ label }))).toBe(name);
  });
});

describe("verbFor", () => {
  const asserted = first(read({ sentence: "The ferry sank" }));
  const denied: Claim = { ...asserted, polarity: "denied", manner: "denied" };
  it.each<[string, Claim, Origin["kind"], readonly string[]]>([
    ["says what it says", asserted, "office", ["says", "say"]],
    ["reports what an outlet saw itself", asserted, "outlet-observation", ["reports", "report"]],
    ["denies what it denies", denied, "office", ["denies", "deny"]],
    ["says what is not so where no denial is told of", { ...denied, manner: "said" }, "office", ["says", "say"]],
  ])("%s", (_, claim, kind, verbs) => {
    expect([false, true].map((many) => verbFor(claim, origin({ kind }), many))).toEqual(verbs);
  });
});

describe("quoted", () => {
  const filler = "while boats from the harbour searched the water in heavy swell and families waited for lists of names ".repeat(5);

  it("shows a passage between quotation marks and without its own", () => {
    const one = read({ sentence: "The “Halma” sank off Orle." });
    expect(quoted(one.articles, first(one))).toBe("“The Halma sank off Orle”");
  });

  it.each<[string, ClaimSketch, string, string]>([
    ["at its beginning where there is no figure", { sentence: `The Halma sank ${filler}` }, "“The Halma sank while", " …”"],
    ["at its beginning where the figure stands there", { sentence: `The 31 dead were named ${filler}`, value: 31 }, "“The 31 dead", " …”"],
    ["around its figure", { sentence: `The Halma sank ${filler}and 31 people died ${filler}`, value: 31 }, "“… ", " …”"],
  ])("cuts a long passage %s, between words", (_, sketch, opening, close) => {
    const one = read(sketch);
    const shown = quoted(one.articles, first(one));
    expect(shown.startsWith(opening)).toBe(true);
    expect(shown.endsWith(close)).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    if (sketch.value !== undefined) expect(shown).toContain("31");
    const cut = shown.replace(/^“(?:… )?/, "").replace(/ …”$/, "");
    expect(` ${sketch.sentence} `).toContain(` ${cut} `);
  });
});

describe("representative", () => {
  it("takes a sentence before a fragment, the assertion before the denial, and of two as good the first", () => {
    const claim = first(read({ sentence: "The ferry sank off Orle on Friday night" }));
    const all: readonly Claim[] = [
      { ...claim, id: "d", finite: false },
      { ...claim, id: "c", polarity: "denied" },
      { ...claim, id: "b" },
      { ...claim, id: "a" },
    ];
    expect(representative(all)?.id).toBe("a");
    expect(representative(all.slice(0, 2))?.id).toBe("c");
    expect(representative([])).toBeUndefined();
  });
});

describe("showValue", () => {
  it.each<[number | null, string, string, string]>([
    [1036, "person", "1,036", "people"],
    [1_036_000, "m2", "1.036", "km²"],
    [-12.5, "celsius", "−12.5", "°C"],
    [15_000, "m", "15", "km"],
    [150, "m", "150", "m"],
    [1_234_567, "count", "1,235,000", ""],
    [7, "boat", "7", "boat"],
    [null, "person", "–", "people"],
  ])("%s %s is shown as %s %s", (value, unit, text, name) => {
    expect(showValue(value, unit)).toEqual({ text, unit: name });
  });
});
