import { expect, test } from "vitest";
import { BUCKETS, compileTemplates, hashTemplates } from "./templates.ts";
import { eachBucket, findBest } from "./weights.ts";

test("the streams of a weight table are read bucket by bucket", () => {
  // buckets 5 and 200: distances 6 (from -1) and 195 (two bytes)
  const streams = {
    classes: 3,
    scale: 4,
    gaps: Uint8Array.of(6, 0xc3, 1),
    counts: Uint8Array.of(2, 1),
    labels: Uint8Array.of(0, 1, 1),
    values: Int8Array.of(127, -127, 64),
  };
  const seen: number[][] = [];
  eachBucket(streams, (...row) => seen.push(row));
  expect(seen).toEqual([
    [5, 0, 2],
    [200, 2, 3],
  ]);
});

test("templates hash into the buckets; another value gives another bucket", () => {
  const templates = compileTemplates(["a", "b"], ["a", "a b"]);
  const first = new Int32Array(2);
  const second = new Int32Array(2);
  hashTemplates(templates, Int32Array.of(1, 2), first);
  hashTemplates(templates, Int32Array.of(1, 3), second);
  expect(first[0]).toBe(second[0]);
  expect(first[1]).not.toBe(second[1]);
  for (const bucket of first) expect(bucket >= 0 && bucket < BUCKETS).toBe(true);
  expect(() => compileTemplates(["a"], ["c"])).toThrow("unknown atom: c");
});

test("the first of equal scores is best", () => {
  expect(findBest(Float32Array.of(1, 3, 3, 2), 4)).toBe(1);
});
