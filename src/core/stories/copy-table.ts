import type { ArticleId } from "../model/index.ts";
import { isCopy, type Print } from "./copies.ts";

/** Articles that can still be recognised as the original of a copy: the newest ones, whether their story is open or retired. */
export const REMEMBERED = 100_000;
/** Articles under one band key: the newest ones. */
const WAYS = 4;
const FIRST_BUCKETS = 1 << 12;
const MOST_BUCKETS = 1 << 20;
/** Hashes kept of a print; with more, those in the lowest quarter are the same sample for every text. At most 1 KB an article. */
const MOST_HASHES = 220;

/** An article kept for its copies. */
export interface Kept {
  readonly article: ArticleId;
  readonly print: Print;
  readonly bands: Uint32Array;
}

/** Where copies meet: a table of fixed greatest size from band key to the newest articles with it. */
export interface CopyTable {
  /** Articles by number modulo `REMEMBERED`. */
  readonly kept: Kept[];
  entered: number;
  keys: Uint32Array;
  /** Number of the article plus one; 0 is free. */
  numbers: Uint32Array;
}

/** A table that knows no article. */
export const emptyCopyTable = (): CopyTable => ({
  kept: [],
  entered: 0,
  keys: new Uint32Array(FIRST_BUCKETS * WAYS),
  numbers: new Uint32Array(FIRST_BUCKETS * WAYS),
});

/** Puts a key in front of its bucket; the oldest entry falls out. */
function put(keys: Uint32Array, numbers: Uint32Array, key: number, number: number): void {
  const start = (key & (keys.length / WAYS - 1)) * WAYS;
  for (let at = start + WAYS - 1; at > start; at--) {
    keys[at] = keys[at - 1] ?? 0;
    numbers[at] = numbers[at - 1] ?? 0;
  }
  keys[start] = key;
  numbers[start] = number;
}

/** Enters an article; the one entered `REMEMBERED` articles before it is forgotten. */
export function keepForCopies(table: CopyTable, article: ArticleId, print: Print, bands: Uint32Array): void {
  const shingles = print.shingles.length > MOST_HASHES ? print.shingles.slice(0, MOST_HASHES) : print.shingles;
  table.kept[table.entered % REMEMBERED] = { article, print: { shingles, sampled: print.sampled }, bands };
  table.entered++;
  if (table.entered * bands.length > table.numbers.length / 2 && table.numbers.length < MOST_BUCKETS * WAYS) grow(table);
  else for (const key of bands) put(table.keys, table.numbers, key, table.entered);
}

function grow(table: CopyTable): void {
  table.keys = new Uint32Array(table.keys.length * 4);
  table.numbers = new Uint32Array(table.numbers.length * 4);
  for (let number = Math.max(1, table.entered - REMEMBERED + 1); number <= table.entered; number++) {
    for (const key of table.kept[(number - 1) % REMEMBERED]?.bands ?? []) put(table.keys, table.numbers, key, number);
  }
}

/** The print of the article entered at this position (from 1), null when it is forgotten. */
export function keptPrint(table: CopyTable, entered: number): Print | null {
  return entered <= table.entered - REMEMBERED ? null : (table.kept[(entered - 1) % REMEMBERED]?.print ?? null);
}

/** The newest remembered article that a text is a copy of. */
export function findOriginal(table: CopyTable, print: Print, bands: Uint32Array): ArticleId | null {
  const checked = new Set<number>();
  for (const key of bands) {
    const start = (key & (table.keys.length / WAYS - 1)) * WAYS;
    for (let at = start; at < start + WAYS; at++) {
      const number = table.numbers[at] ?? 0;
      if (number === 0 || table.keys[at] !== key || number <= table.entered - REMEMBERED || checked.has(number)) continue;
      checked.add(number);
      const other = table.kept[(number - 1) % REMEMBERED];
      if (other !== undefined && isCopy(print, other.print)) return other.article;
    }
  }
  return null;
}
