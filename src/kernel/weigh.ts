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
/** Numbers about the table, u32; the first five say how many templates have 1, 2, ... 5 atoms. */
const HEAD: usize = 4096;
const WIDEST = 5;
/** Where the templates stand, four by four: of each four the seeds (u32), then for each of their atoms in turn where its value stands (u16). */
const TEMPLATES = 5;
/** Buckets less one; a power of two less one. */
const MASK = 6;
/** Where the weights stand: rows of i8 one behind another, or pairs of i8 by bucket. */
const WEIGHTS = 7;
/** For rows: where for every 32 buckets stand a bit for each that has a row, and how many have one before them (u32, u32). */
const INDEX = 8;
const CLASSES = 9;
/** For rows: bytes of one, the number of classes rounded up to sixteen. */
const WIDTH = 10;

function head(at: i32): u32 {
  return load<u32>(HEAD + ((<usize>at) << 2));
}

/** Writes the bucket of every template behind FEATURES; returns where they end. The last four of a width may hold fewer: what is too much is written over. */
function hashTemplates(): usize {
  const mask = i32x4.splat(head(MASK));
  const step = i32x4.splat(0x85ebca6b);
  const last = i32x4.splat(0xc2b2ae35);
  let four: usize = head(TEMPLATES);
  let next = FEATURES;
  for (let width = 1; width <= WIDEST; width += 1) {
    const end = next + ((<usize>head(width - 1)) << 2);
    for (let out = next; out < end; out += 16) {
      let hash = v128.load(four);
      four += 16;
      for (let atom = 0; atom < width; atom += 1, four += 8) {
        let value = v128.load_zero<u32>(VALUES + <usize>load<u16>(four));
        value = v128.load_lane<u32>(VALUES + <usize>load<u16>(four, 2), value, 1);
        value = v128.load_lane<u32>(VALUES + <usize>load<u16>(four, 4), value, 2);
        value = v128.load_lane<u32>(VALUES + <usize>load<u16>(four, 6), value, 3);
        hash = i32x4.mul(v128.xor(hash, value), step);
        hash = v128.xor(hash, i32x4.shr_u(hash, 15));
      }
      hash = i32x4.mul(hash, last);
      v128.store(out, v128.and(v128.xor(hash, i32x4.shr_u(hash, 16)), mask));
    }
    next = end;
  }
  return next;
}

/** Puts the addresses of rows where the buckets stood; returns where they end. All are looked up first, without a branch, so that the looks wait for memory together. */
function findRows(end: usize): usize {
  const index: usize = head(INDEX);
  const weights = head(WEIGHTS);
  const width = head(WIDTH);
  let found = FEATURES;
  for (let at = FEATURES; at < end; at += 4) {
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
  return found;
}

/** Adds up rows sixteen classes at a time; a weight stands for its square with its sign. */
function addRows(end: usize): void {
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

/** Adds the weights of eight pairs to sums that stand first, second, first, second. */
function addPairs(sums: v128, at: usize, pairs: usize): v128 {
  let eight = v128.load_zero<u32>(pairs + ((<usize>load<u32>(at)) << 1));
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 4)) << 1), eight, 1);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 8)) << 1), eight, 2);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 12)) << 1), eight, 3);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 16)) << 1), eight, 4);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 20)) << 1), eight, 5);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 24)) << 1), eight, 6);
  eight = v128.load_lane<u16>(pairs + ((<usize>load<u32>(at, 28)) << 1), eight, 7);
  const low = i16x8.extend_low_i8x16_s(eight);
  const high = i16x8.extend_high_i8x16_s(eight);
  const lowSize = i16x8.abs(low);
  const highSize = i16x8.abs(high);
  const some = i32x4.add(i32x4.extmul_low_i16x8_s(low, lowSize), i32x4.extmul_high_i16x8_s(low, lowSize));
  const others = i32x4.add(i32x4.extmul_low_i16x8_s(high, highSize), i32x4.extmul_high_i16x8_s(high, highSize));
  return i32x4.add(sums, i32x4.add(some, others));
}

/** Sums of three classes whose weights in a bucket sum to nothing: a pair of bytes a bucket holds them. Behind the last bucket stands a pair of zeros. */
export function weighMoves(): void {
  const pairs: usize = head(WEIGHTS);
  const end = hashTemplates();
  const none = i32x4.splat(head(MASK) + 1);
  v128.store(end, none);
  v128.store(end, none, 16);
  let sums = i32x4.splat(0);
  for (let at = FEATURES; at < end; at += 32) sums = addPairs(sums, at, pairs);
  const first = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 2);
  const second = i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 3);
  store<i32>(SUMS, first);
  store<i32>(SUMS, second, 4);
  store<i32>(SUMS, -first - second, 8);
}
