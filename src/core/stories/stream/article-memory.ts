import type { ArticleId, StoryId } from "../../model/index.ts";
import { isCopy, type Print } from "../copies.ts";
import { uint32At } from "../number-at.ts";
import { WAYS, WayTable } from "./way-table.ts";

/** Articles remembered: the newest ones, whether their story is open or retired. */
export const REMEMBERED = 1 << 20;
/** Hashes kept of an article, the lowest ones: a sample that is the same for every text. */
const PRINT_HASHES = 64;
/** Of these the lowest are the keys under which copies meet: two texts with half of their shingles in common miss each other once in 4,000 times. */
const KEYS = 12;
/** Prints compared at most to find the original of an article. */
export const MOST_PRINTS = KEYS * WAYS;
/** Numbers of one article in a chunk: how many hashes, the bound below which none is missing, the hashes. */
const STRIDE = PRINT_HASHES + 2;
const CHUNK_ROWS = 1024;
const NO_CHUNK = new Uint32Array(0);

/**
 * The articles placed so far with their stories, and what it takes to recognise their copies: some 500 bytes an article, most of them its id and its print.
 * The article entered `REMEMBERED` articles before the newest is forgotten.
 */
export class ArticleMemory {
  private readonly numbers = new Map<ArticleId, number>();
  private readonly ids: ArticleId[] = [];
  private readonly storyIds: StoryId[] = [];
  private readonly chunks: Uint32Array[] = [];
  private table = new WayTable();
  /** Articles entered so far. */
  entered = 0;

  /** A memory from a clone of one. */
  static revive(data: ArticleMemory): ArticleMemory {
    return Object.assign(new ArticleMemory(), data, { table: WayTable.revive(data.table) });
  }

  /** True when an article is remembered. */
  has(article: ArticleId): boolean {
    return this.numbers.has(article);
  }

  /** Its number among all articles ever entered, from 0; null when it is not remembered. */
  numberOf(article: ArticleId): number | null {
    return this.numbers.get(article) ?? null;
  }

  /** The story an article was put into; null when it is not remembered. */
  storyOf(article: ArticleId): StoryId | null {
    const number = this.numbers.get(article);
    return number === undefined ? null : (this.storyIds[number % REMEMBERED] ?? null);
  }

  /** Puts a remembered article into another story. */
  moveTo(article: ArticleId, story: StoryId): void {
    const number = this.numbers.get(article);
    if (number !== undefined) this.storyIds[number % REMEMBERED] = story;
  }

  /** Enters an article and returns its number. */
  enter(article: ArticleId, story: StoryId, print: Print): number {
    const number = this.entered++;
    const row = number % REMEMBERED;
    const before = this.ids[row];
    if (before !== undefined) this.numbers.delete(before);
    this.numbers.set(article, number);
    this.ids[row] = article;
    this.storyIds[row] = story;
    const chunk = this.chunkOf(row);
    const start = (row % CHUNK_ROWS) * STRIDE;
    const { shingles } = print;
    const kept = Math.min(PRINT_HASHES, shingles.length);
    chunk[start] = kept;
    chunk[start + 1] = kept < shingles.length ? uint32At(shingles, kept) : print.below;
    chunk.set(shingles.subarray(0, kept), start + 2);
    if (this.table.full) this.widen();
    else for (const key of shingles.subarray(0, KEYS)) this.table.put(key, row);
    return number;
  }

  /** The chunk a row lies in; it is made when the row is the first of it. */
  private chunkOf(row: number): Uint32Array {
    const at = Math.floor(row / CHUNK_ROWS);
    const chunk = this.chunks[at] ?? new Uint32Array(CHUNK_ROWS * STRIDE);
    this.chunks[at] = chunk;
    return chunk;
  }

  private widen(): void {
    this.table = WayTable.wider(this.table);
    for (let at = Math.max(0, this.entered - REMEMBERED); at < this.entered; at++) {
      const row = at % REMEMBERED;
      for (const key of this.printOf(row).shingles.subarray(0, KEYS)) this.table.put(key, row);
    }
  }

  /** The print of the article with a number; another one's when that has been forgotten, an empty one before any has it. */
  printOf(number: number): Print {
    const row = number % REMEMBERED;
    const chunk = this.chunks[Math.floor(row / CHUNK_ROWS)] ?? NO_CHUNK;
    const start = (row % CHUNK_ROWS) * STRIDE;
    return { shingles: chunk.subarray(start + 2, start + 2 + uint32At(chunk, start)), below: uint32At(chunk, start + 1) };
  }

  /** The newest remembered article that a text is a copy of; `touched` counts the prints compared. */
  findOriginal(print: Print): { readonly original: ArticleId | null; readonly touched: number } {
    const found: number[] = [];
    for (const key of print.shingles.subarray(0, KEYS)) this.table.find(key, found);
    const checked = new Set<number>();
    for (const row of found) {
      if (checked.has(row)) continue;
      checked.add(row);
      const original = this.ids[row];
      if (original !== undefined && isCopy(print, this.printOf(row))) return { original, touched: checked.size };
    }
    return { original: null, touched: checked.size };
  }
}
