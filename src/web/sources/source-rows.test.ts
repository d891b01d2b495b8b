import { describe, expect, it } from "vitest";
import type { Claim, Finding, Origin, Report } from "../data/shapes.ts";
import { outletRows, speakerRows } from "./source-rows.ts";

const report = (id: string, outlet: string): Report => ({ id, outlet, name: `${id}.txt`, language: "en", outletInferred: false }) as Report;
const claim = (id: string, document: string, published: string | null): Claim => ({ id, document, published }) as Claim;
const origin = (label: string, kind: Origin["kind"], ...claims: string[]): Origin => ({ id: label, label, kind, named: true, party: null, claims }) as Origin;

// the ministry is carried by two papers; the radio says the same and names nobody
const holdings = {
  reports: [report("r1", "The Ledger"), report("r2", "Coast Radio"), report("r3", "The Argus"), report("r4", "The Argus")],
  claims: [claim("c1", "r1", "2041-02-02"), claim("c2", "r3", "2041-02-03"), claim("c3", "r2", "2041-02-01"), claim("c4", "r4", null)],
  findings: [{ id: "f1", claims: ["c1", "c2", "c3"] } as unknown as Finding, { id: "f2", claims: ["c4"] } as unknown as Finding],
  origins: [origin("Interior Ministry", "office", "c1", "c2"), origin("nobody", "unattributed", "c3"), origin("a monitor", "monitor", "c4")],
};

describe("the sources of the stories", () => {
  it("say who carried a claim first, who after another, and who names nobody", () => {
    const rows = outletRows(holdings).map(({ name, articles, first, repeats, silent }) => [name, articles, first, repeats, silent]);
    expect(rows).toEqual([
      ["The Argus", 2, 0, 1, 0],
      ["Coast Radio", 1, 1, 0, 1],
      ["The Ledger", 1, 0, 0, 0],
    ]);
  });

  it("list who is carried by whom, and leave out what names nobody", () => {
    const rows = speakerRows(holdings).map(({ label, claims, outlets, firstOutlet }) => [label, claims, outlets, firstOutlet]);
    expect(rows).toEqual([
      ["Interior Ministry", 2, ["The Ledger", "The Argus"], "The Ledger"],
      ["a monitor", 1, ["The Argus"], null],
    ]);
  });

  it("are the same whatever order the reports came in", () => {
    const turned = { ...holdings, reports: [...holdings.reports].reverse(), claims: [...holdings.claims].reverse(), origins: [...holdings.origins].reverse() };
    expect(outletRows(turned)).toEqual(outletRows(holdings));
    expect(speakerRows(turned).map(({ label }) => label)).toEqual(["Interior Ministry", "a monitor"]);
  });
});
