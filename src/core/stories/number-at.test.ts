import { describe, expect, it } from "vitest";
import { float64At, int32At, numberAt, pickAt, uint8At, uint16At, uint32At } from "./number-at.ts";

describe("a number at a position", () => {
  it.each([
    ["32 bits", (at: number) => uint32At(Uint32Array.of(7, 4_000_000_000), at), 4_000_000_000],
    ["16 bits", (at: number) => uint16At(Uint16Array.of(7, 60_000), at), 60_000],
    ["8 bits", (at: number) => uint8At(Uint8Array.of(7, 200), at), 200],
    ["signed", (at: number) => int32At(Int32Array.of(7, -3), at), -3],
    ["fractions", (at: number) => float64At(Float64Array.of(7, 0.5), at), 0.5],
    ["a list", (at: number) => numberAt([7, 12], at), 12],
  ])("is what stands there, and 0 beyond the end: %s", (_, read, second) => {
    expect([0, 1, 2, -1].map(read)).toEqual([7, second, 0, 0]);
  });
});

describe("pickAt", () => {
  it("takes what stands at some positions in their order and passes over what does not exist", () => {
    const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(pickAt([a, b, c], [2, 0, 7, 1])).toEqual([c, a, b]);
  });
});
