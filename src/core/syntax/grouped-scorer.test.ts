import { expect, test } from "vitest";
import { GroupedScorer } from "./grouped-scorer.ts";
import { keep, keepTexts } from "./kept.ts";
import { NumberTable } from "./number-table.ts";
import { BUCKETS, compileTemplates, hashTemplates } from "./templates.ts";
import { WeightTable } from "./weights.ts";

const names = ["a", "b", "c"];
const list = ["a", "b", "c", "a b", "b c", "a b c", "a c"];
// one weight in every bucket: class by bucket, value by bucket
const every = 64;
const used = BUCKETS / every;
const table = new WeightTable({
  classes: 5,
  scale: 1,
  gaps: Uint8Array.from({ length: used }, () => every),
  counts: new Uint8Array(used).fill(1),
  labels: Uint8Array.from({ length: used }, (_, row) => row % 5),
  values: Int8Array.from({ length: used }, (_, row) => (row % 255) - 127),
});

test("sums kept by group are those of all templates at once", () => {
  const scorer = new GroupedScorer(table, names, list, ["a b", "c"]);
  const all = compileTemplates(names, list);
  const features = new Int32Array(all.count);
  for (let round = 0; round < 20_000; round += 1) {
    const values = Int32Array.of(round % 97, (round * 31) % 89, round % 7);
    const plain = new Int32Array(5);
    hashTemplates(all, values, features);
    table.add(features, all.count, plain);
    scorer.score(values);
    if (round % 100 === 0 || round > 19_900) expect([...scorer.scores]).toEqual([...plain]);
  }
});

test("a number table finds what was put in and nothing else", () => {
  const numbers = new NumberTable(Int32Array.of(5, 0, -7, -1, 0, 3, 5 << 16, 9));
  expect([5, -7, 0, 5 << 16, 6].map((key) => numbers.get(key))).toEqual([0, -1, 3, 9, undefined]);
});

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
