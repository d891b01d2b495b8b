import type { Placement, Reading, Repair, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { emptyIndex, exportIndex, importIndex, placeReading, type StoryIndex, takeRepairs, updateIndex } from "../../core/pipeline.ts";
import { PACE, type Pace } from "./pace.ts";
import type { Placed, Store } from "./ports.ts";
import { placingVersions } from "./versions.ts";

/** Readings loaded at a time. */
const PAGE = 200;
/** Of a large store the index is kept again after this share of it, so that keeping it costs little beside reading. */
const KEEP_SHARE = 20;

/**
 * The stream of arrivals: where each article goes when it comes. What it knows is a function of the articles that came before alone, in their
 * order, whatever process read them; the stories it puts articles into are then read in the light of the repairs since.
 */
export class Stream {
  #index: StoryIndex;
  readonly #store: Store;
  readonly #packs: Packs;
  /** Position up to which the index knows the articles. */
  #position: number;
  #kept: number;
  /** Story of the stream -> the story its articles stand in since the last repair. */
  readonly #settled = new Map<StoryId, StoryId>();

  private constructor(store: Store, packs: Packs, index: StoryIndex, position: number) {
    this.#store = store;
    this.#packs = packs;
    this.#index = index;
    this.#position = position;
    this.#kept = position;
  }

  /** The stream of a store, as it stands after its last article. */
  static async open(store: Store, packs: Packs): Promise<Stream> {
    const maker = `${placingVersions} ${packs.hash}`;
    const kept = await store.findIndex(maker);
    let stream = new Stream(store, packs, emptyIndex(), 0);
    if (kept !== null) {
      try {
        stream = new Stream(store, packs, importIndex(kept.value), kept.position);
      } catch {
        // of another format: made again from the readings
      }
    }
    await stream.#catchUp();
    // proposed when these articles came, and kept then
    stream.takeRepairs();
    return stream;
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const page = await this.#store.pageReadings(this.#position, PAGE);
      if (page.length === 0) break;
      const placed = new Map((await this.#store.findPlacements(page.map(({ reading }) => reading.article.id))).map((one) => [one.placement.article, one]));
      for (const { reading, position } of page) {
        const known = placed.get(reading.article.id);
        if (known !== undefined) this.#enter(reading, { ...known.placement, story: known.streamed });
        this.#position = position;
      }
    }
  }

  #enter(reading: Reading, placement: Placement): void {
    this.#index = updateIndex(this.#index, reading, placement, this.#packs);
  }

  /** Places the article that comes next. */
  async place(reading: Reading): Promise<Placed> {
    const placement = placeReading(reading, this.#index, this.#packs).value;
    this.#enter(reading, placement);
    const story = await this.#settledOf(placement.story, reading.article.id);
    const lookalikes = await Promise.all(placement.lookalikes.map(async (other) => ({ ...other, story: await this.#settledOf(other.story, null) })));
    return { placement: { ...placement, story, lookalikes: lookalikes.filter((other) => other.story !== story) }, streamed: placement.story, settled: story };
  }

  /** A story keeps its id while it has articles; one that has none left is where the article stands from which it was spelled. */
  async #settledOf(streamed: StoryId, opener: StoryId | null): Promise<StoryId> {
    const known = this.#settled.get(streamed);
    if (known !== undefined) return known;
    const stands = streamed === opener || (await this.#store.settledStories([streamed])).has(streamed);
    const settled = stands ? streamed : ((await this.#store.findPlacements([streamed]))[0]?.settled ?? streamed);
    this.#settled.set(streamed, settled);
    return settled;
  }

  /** Repairs the stream would make, found since they were last taken. */
  takeRepairs(): readonly Repair[] {
    return takeRepairs(this.#index);
  }

  /** Says that stories were repaired. */
  repaired(): void {
    this.#settled.clear();
  }

  /** Keeps what the stream knows when enough articles have come since the last time; `position` is that of the last article placed. */
  async keep(position: number, { keepEvery }: Pace = PACE): Promise<void> {
    this.#position = position;
    if (position - this.#kept < Math.max(keepEvery, position / KEEP_SHARE)) return;
    const kept = { maker: `${placingVersions} ${this.#packs.hash}`, position, value: exportIndex(this.#index) };
    await this.#store.transaction((inner) => inner.putIndex(kept));
    this.#kept = position;
  }
}
