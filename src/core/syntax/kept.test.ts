import { expect, test } from "vitest";
import { keep, keepTexts } from "./kept.ts";

test("what was asked before is answered from memory, for the same context alone", () => {
  let calls = 0;
  const count = keep((key: { n: number }, about: number) => {
    calls += 1;
    return key.n + about;
  });
  const key = { n: 1 };
  expect([count(key, 1), count(key, 1), count(key, 2), calls]).toEqual([2, 2, 3, 2]);
  const upper = keepTexts((text) => {
    calls += 1;
    return text.toUpperCase();
  });
  expect([upper("ab"), upper("ab"), calls]).toEqual(["AB", "AB", 3]);
  expect(upper("x".repeat(500))).toHaveLength(500);
});
