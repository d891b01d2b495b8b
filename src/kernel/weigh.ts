/**
 * The inner loop of the tagger and the parser: the weights of all features of one decision, added up.
 *
 * This file is AssemblyScript, not TypeScript: `npm run kernel` compiles it to WebAssembly and writes the bytes to
 * src/core/syntax/kernel-code.ts. One instance holds one weight table, laid out in its memory by src/core/syntax/kernel.ts, which
 * has the same numbers as stand here. What is computed is said in plain TypeScript in src/core/syntax/{templates,weights}.ts.
 */

/** Values of the atoms, i32. */
const VALUES: usize = 0;
/** Sums of the classes, i32. */
const SUMS: usize = 1024;
/** Buckets of the features, then addresses of their rows; u32. */
const FEATURES: usize = 2048;
/** Numbers about the table, u32; the first five say how many templates have at most 1, 2, ... 5 atoms. */
const HEAD: usize = 4096;
const WIDEST = 5;
/** Where the seeds of the templates stand (u32), and their atoms (u8), one template after another. */
const SEEDS = 5;
const ATOMS = 6;
/** Buckets less one; a power of two less one. */
const MASK = 7;
/** Where the weights stand: rows of i8 one behind another, or pairs of i8 by bucket. */
const WEIGHTS = 8;
/** For rows: where for every 32 buckets stand a bit for each that has a row, and how many have one before them (u32, u32). */
const INDEX = 9;
const CLASSES = 10;
/** For rows: bytes of one, the number of classes rounded up to sixteen. */
const WIDTH = 11;

function head(at: i32): u32 {
  return load<u32>(HEAD + ((<usize>at) << 2));
}

function mix(hash: u32, atoms: usize, at: usize): u32 {
  const mixed = (hash ^ load<u32>(VALUES + ((<usize>load<u8>(atoms + at)) << 2))) * 0x85ebca6b;
  return mixed ^ (mixed >>> 15);
}

/** Writes the bucket of every template behind FEATURES; returns how many there are. */
function hashTemplates(): u32 {
  const mask = head(MASK);
  let seed: usize = head(SEEDS);
  let atoms: usize = head(ATOMS);
  let out = FEATURES;
  for (let width = 1; width <= WIDEST; width += 1) {
    const end = FEATURES + ((<usize>head(width - 1)) << 2);
    for (; out < end; out += 4, seed += 4, atoms += width) {
      let hash = mix(load<u32>(seed), atoms, 0);
      if (width > 1) hash = mix(hash, atoms, 1);
      if (width > 2) hash = mix(hash, atoms, 2);
      if (width > 3) hash = mix(hash, atoms, 3);
      if (width > 4) hash = mix(hash, atoms, 4);
      hash *= 0xc2b2ae35;
      store<u32>(out, (hash ^ (hash >>> 16)) & mask);
    }
  }
  return head(WIDEST - 1);
}

/** Puts the addresses of rows where the buckets stood; returns how many have one. All are looked up first, without a branch, so that the looks wait for memory together. */
function findRows(count: u32): u32 {
  const index: usize = head(INDEX);
  const weights = head(WEIGHTS);
  const width = head(WIDTH);
  let found = FEATURES;
  for (let at = FEATURES, end = FEATURES + ((<usize>count) << 2); at < end; at += 4) {
    const bucket = load<u32>(at);
    store<u32>(found, bucket);
    found += (<usize>((load<u32>(index + ((<usize>(bucket >>> 5)) << 3)) >>> (bucket & 31)) & 1)) << 2;
  }
  for (let at = FEATURES; at < found; at += 4) {
    const bucket = load<u32>(at);
    const word = index + ((<usize>(bucket >>> 5)) << 3);
    const row = load<u32>(word, 4) + popcnt<u32>(load<u32>(word) & ((1 << (bucket & 31)) - 1));
    store<u32>(at, weights + row * width);
  }
  return <u32>((found - FEATURES) >>> 2);
}

/** Adds up rows sixteen classes at a time; a weight stands for its square with its sign. */
function addRows(count: u32): void {
  const end = FEATURES + ((<usize>count) << 2);
  for (let column: usize = 0, width: usize = head(WIDTH); column < width; column += 16) {
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let at = FEATURES; at < end; at += 4) {
      const row = <usize>load<u32>(at) + column;
      const low = v128.load_ext<i8>(row);
      const high = v128.load_ext<i8>(row, 8);
      const lowSize = i16x8.abs(low);
      const highSize = i16x8.abs(high);
      a = i32x4.add(a, i32x4.extmul_low_i16x8_s(low, lowSize));
      b = i32x4.add(b, i32x4.extmul_high_i16x8_s(low, lowSize));
      c = i32x4.add(c, i32x4.extmul_low_i16x8_s(high, highSize));
      d = i32x4.add(d, i32x4.extmul_high_i16x8_s(high, highSize));
    }
    const sums = SUMS + (column << 2);
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
  }
}

/** The class whose weights sum highest, from 0; the first of equal ones. */
export function choose(): u32 {
  addRows(findRows(hashTemplates()));
  let best: u32 = 0;
  let most = load<i32>(SUMS);
  for (let at: u32 = 1, classes = head(CLASSES); at < classes; at += 1) {
    const sum = load<i32>(SUMS + ((<usize>at) << 2));
    if (sum > most) {
      most = sum;
      best = at;
    }
  }
  return best;
}

/** Sums of three classes whose weights in a bucket sum to nothing: a pair of bytes a bucket holds them. */
export function weighMoves(): void {
  const pairs: usize = head(WEIGHTS);
  let first = 0;
  let second = 0;
  for (let at = FEATURES, end = FEATURES + ((<usize>hashTemplates()) << 2); at < end; at += 4) {
    const pair = pairs + ((<usize>load<u32>(at)) << 1);
    const one = <i32>load<i8>(pair);
    const two = <i32>load<i8>(pair, 1);
    first += one * abs(one);
    second += two * abs(two);
  }
  store<i32>(SUMS, first);
  store<i32>(SUMS, second, 4);
  store<i32>(SUMS, -first - second, 8);
}
