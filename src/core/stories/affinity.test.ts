import { describe, expect, it } from "vitest";
import { compareDates, type Dated } from "./affinity.ts";

const on = (day: number): Dated => ({ day, latestYear: null });
const naming = (latestYear: number | null): Dated => ({ day: null, latestYear });

describe("compareDates", () => {
  it.each<[string, Dated, Dated, "for" | "against" | "neither"]>([
    ["three weeks apart", on(22_000), on(22_021), "for"],
    ["a month apart", on(22_000), on(22_030), "neither"],
    ["half a year apart", on(22_000), on(22_180), "against"],
    ["of one year", naming(2030), naming(2030), "for"],
    ["of the years before and after", naming(2030), naming(2031), "neither"],
    ["of years apart", naming(2027), naming(2031), "against"],
    ["of which one names no year", naming(2027), naming(null), "neither"],
    ["of which one has a day and neither a year", on(22_000), naming(2031), "neither"],
  ])("takes reports %s", (_, a, b, expected) => {
    const factors = [compareDates(a, b), compareDates(b, a)];
    expect(factors.map((factor) => (factor > 1 ? "for" : factor < 1 ? "against" : "neither"))).toEqual([expected, expected]);
  });
});
