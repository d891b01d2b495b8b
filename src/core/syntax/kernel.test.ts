import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { digestSource } from "../../../scripts/kernel/digest-source.ts";
import { ClassKernel, MoveKernel } from "./kernel.ts";
import { KERNEL_SOURCE } from "./kernel-code.ts";
import { BUCKETS, compileTemplates, hashTemplates } from "./templates.ts";
import { eachBucket, findBest, type WeightStreams } from "./weights.ts";

const names = ["a", "b", "c", "d", "e"];
const templates = compileTemplates(names, ["a", "b", "c", "a b", "b c", "a b c", "a c", "e", "a b c d", "b c d e", "a b c d e", "d e"]);

/** Weights in every eighth bucket: up to `most` of the classes each, of both signs and all sizes. */
function makeStreams(classes: number, most: number): WeightStreams {
  const used = Math.floor(BUCKETS / 8);
  const counts = Uint8Array.from({ length: used }, (_, row) => 1 + ((row * 7) % most));
  const labels: number[] = [];
  counts.forEach((count, row) => {
    for (let k = 0; k < count; k += 1) labels.push((row * 5 + k) % classes);
  });
  return {
    classes,
    scale: 1,
    gaps: new Uint8Array(used).fill(8),
    counts,
    labels: Uint8Array.from(labels),
    values: Int8Array.from(labels, (label, at) => ((at * 31 + label) % 255) - 127),
  };
}

/** What the kernel is to compute, in so many words: the sum of a class is that of its weights, each its square with its sign. */
function makeReference(streams: WeightStreams): (values: Int32Array) => Int32Array {
  const starts = new Int32Array(BUCKETS);
  const ends = new Int32Array(BUCKETS);
  eachBucket(streams, (bucket, from, to) => {
    starts[bucket] = from;
    ends[bucket] = to;
  });
  const features = new Int32Array(templates.count);
  return (values) => {
    const sums = new Int32Array(streams.classes);
    hashTemplates(templates, values, features);
    for (const bucket of features) {
      for (let at = starts[bucket] as number; at < (ends[bucket] as number); at += 1) {
        const label = streams.labels[at] as number;
        const value = streams.values[at] as number;
        sums[label] = (sums[label] as number) + Math.sign(value) * value ** 2;
      }
    }
    return sums;
  };
}

const valuesOf = (round: number): Int32Array => Int32Array.of(round % 97, (round * 31) % 89, round % 7, Math.imul(round, 0x9e3779b1), -round);

test.each([3, 16, 17, 50, 79])("the kernel chooses the best of %i classes", (classes) => {
  const streams = makeStreams(classes, Math.min(classes, 9));
  const kernel = new ClassKernel(templates, streams);
  const reference = makeReference(streams);
  for (let round = 0; round < 800; round += 1) {
    const values = valuesOf(round);
    kernel.values.set(values);
    const sums = reference(values);
    expect(kernel.choose()).toBe(findBest(sums, classes));
  }
});

test("the kernel weighs moves; the third weight of a bucket follows from the other two", () => {
  const streams = { ...makeStreams(2, 2), classes: 3 };
  const kernel = new MoveKernel(templates, streams);
  const reference = makeReference(streams);
  for (let round = 0; round < 800; round += 1) {
    const values = valuesOf(round);
    kernel.values.set(values);
    kernel.weigh();
    const [first = 0, second = 0] = reference(values);
    expect([...kernel.sums]).toEqual([first, second, 0 - first - second]);
  }
});

test("without weights the first class is best", () => {
  const none = { classes: 4, scale: 1, gaps: new Uint8Array(0), counts: new Uint8Array(0), labels: new Uint8Array(0), values: new Int8Array(0) };
  expect(new ClassKernel(templates, none).choose()).toBe(0);
});

test("more classes or atoms than there is room for are refused", () => {
  expect(() => new ClassKernel(templates, { ...makeStreams(3, 2), classes: 257 })).toThrow("more classes");
  const wide = compileTemplates(["a", "b", "c", "d", "e", "f"], ["a b c d e f"]);
  expect(() => new ClassKernel(wide, makeStreams(3, 2))).toThrow("do not fit");
});

test("the compiled kernel was made from the source that stands beside it", () => {
  const source = fileURLToPath(new URL("../../kernel/weigh.ts", import.meta.url));
  expect(KERNEL_SOURCE, "run: npm run kernel").toBe(digestSource(source));
});
