import type { StoryId } from "../../model/index.ts";
import { MOST_ROWS, WayTable } from "./way-table.ts";

/** Retired stories whose subject is remembered: the newest ones. */
const REMEMBERED = 1 << 18;
/** Features that stand for a retired story's subject, weightiest first. */
export const TOPIC_KEYS = 8;
/** Of these so many must stand among the weightiest features of an article that is said to continue it. */
const LEAST_SHARED = 4;

/** A retired story that an article may continue. */
export interface Continued {
  readonly story: StoryId;
  /** Keys they have in common. */
  readonly shared: readonly number[];
}

/** The subjects of retired stories, to link a new story to the one it continues; never to join it. */
export class Topics {
  private readonly ids: StoryId[] = [];
  private readonly keys: Uint32Array[] = [];
  private table = new WayTable();
  private entered = 0;

  /** Topics from a clone of them. */
  static revive(data: Topics): Topics {
    return Object.assign(new Topics(), data, { table: WayTable.revive(data.table) });
  }

  private keysOf(row: number): Iterable<number> {
    return this.keys[row] ?? [];
  }

  /** Remembers a story by its weightiest features. */
  enter(story: StoryId, keys: Uint32Array): void {
    const row = this.entered % Math.min(REMEMBERED, MOST_ROWS);
    this.entered++;
    this.ids[row] = story;
    this.keys[row] = keys;
    if (this.table.full) this.widen();
    else for (const key of keys) this.table.put(key, row);
  }

  private widen(): void {
    this.table = WayTable.wider(this.table);
    for (let at = Math.max(0, this.entered - REMEMBERED); at < this.entered; at++) {
      const row = at % REMEMBERED;
      for (const key of this.keysOf(row)) this.table.put(key, row);
    }
  }

  /** The retired story that shares most with an article's weightiest features; null when none shares enough. */
  find(features: Uint32Array): Continued | null {
    const rows: number[] = [];
    for (const key of features) this.table.find(key, rows);
    const mine = new Set(features);
    let best: Continued | null = null;
    for (const row of new Set(rows)) {
      const shared = [...this.keysOf(row)].filter((key) => mine.has(key));
      if (shared.length >= LEAST_SHARED && shared.length > (best?.shared.length ?? 0)) best = { story: this.ids[row] ?? "", shared };
    }
    return best;
  }
}
