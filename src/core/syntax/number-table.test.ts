import { expect, test } from "vitest";
import { NumberTable } from "./number-table.ts";

test("a number table finds what was put in and nothing else", () => {
  const numbers = new NumberTable(Int32Array.of(5, 0, -7, -1, 0, 3, 5 << 16, 9));
  expect([5, -7, 0, 5 << 16, 6].map((key) => numbers.get(key))).toEqual([0, -1, 3, 9, undefined]);
});
