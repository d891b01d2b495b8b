import { describe, expect, it } from "vitest";
import { compileOutletTable, outletByHost, outletByName } from "./outlets.ts";

const table = compileOutletTable({
  path: "outlets.yaml",
  value: {
    "harbour-wire": { name: "Harbour Wire", kind: "agency", hosts: ["harbourwire.example"], short: ["HW"] },
    "daily-crane": { name: "The Daily Crane", kind: "outlet", hosts: ["crane.example", "thecrane.example"], aliases: ["Crane", "Crane News"] },
    "evening-crane": { name: "Evening Crane", kind: "outlet", aliases: ["Crane"] },
    dr: { name: "DR", kind: "outlet", common: true },
  },
});

describe("outlets", () => {
  it.each([
    ["Harbour Wire", "harbour-wire"],
    ["the harbour wire", "harbour-wire"],
    ["HW", "harbour-wire"],
    ["hw", null],
    ["Daily Crane", "daily-crane"],
    ["Crane News", "daily-crane"],
    ["Crane", null],
    ["DR", "dr"],
    ["Dr", null],
    ["Nobody", null],
  ])("name %s", (name, id) => {
    expect(outletByName(table, name)?.id ?? null).toBe(id);
  });
  it.each([
    ["crane.example", "daily-crane"],
    ["www.crane.example", "daily-crane"],
    ["notcrane.example", null],
    ["example", null],
  ])("host %s", (host, id) => {
    expect(outletByHost(table, host)?.id ?? null).toBe(id);
  });
  it("gives a channel the newsroom that makes it, every other outlet its own", () => {
    const value = { crane: { name: "Crane", kind: "outlet" }, "crane-tv": { name: "Crane TV", kind: "outlet", newsroom: "crane" } };
    expect(compileOutletTable({ path: "outlets.yaml", value }).outlets.map(({ newsroom }) => newsroom)).toEqual(["crane", "crane"]);
    expect(() => compileOutletTable({ path: "outlets.yaml", value: { "crane-tv": value["crane-tv"] } })).toThrow(
      "outlets.yaml: crane-tv.newsroom: no outlet crane",
    );
  });
  it("names file and key of a wrong entry", () => {
    expect(() => compileOutletTable({ path: "outlets.yaml", value: { a: { name: "A", kind: "blog" } } })).toThrow(/outlets\.yaml: a\.kind/);
  });
});
