import { Gauge } from "prom-client";
import type { Clock, Store } from "../app/ports.ts";
import { keptAnswer } from "./kept-answer.ts";
import type { Measures } from "./measures.ts";

type FeedState = "waiting" | "due" | "failing" | "gone";

interface Snapshot {
  readonly up: 0 | 1;
  readonly reports: number;
  readonly stories: number;
  readonly stale: number;
  readonly revision: number;
  readonly feeds: Readonly<Record<FeedState, number>>;
}

/** What is said of a store that does not answer: that it does not, and of the rest nothing. */
const SILENT: Snapshot = {
  up: 0,
  reports: Number.NaN,
  stories: Number.NaN,
  stale: Number.NaN,
  revision: Number.NaN,
  feeds: { waiting: Number.NaN, due: Number.NaN, failing: Number.NaN, gone: Number.NaN },
};

async function ask(store: Store, clock: Clock): Promise<Snapshot> {
  const now = clock.now();
  const feeds = { waiting: 0, due: 0, failing: 0, gone: 0 };
  for (const { live, failures, dueAt } of await store.feeds.listFeeds())
    feeds[!live ? "gone" : failures > 0 ? "failing" : dueAt <= now ? "due" : "waiting"] += 1;
  const { stories, stale } = await store.picture.counts();
  return { up: 1, reports: await store.lastPosition(), stories, stale, revision: await store.picture.revision(), feeds };
}

/** Adds what the store holds: asked when the measures are read, at most once in five seconds. */
export function measureStore({ registry }: Measures, store: () => Promise<Store>, clock: Clock): void {
  const snapshot = keptAnswer<Snapshot>(async () => ask(await store(), clock), SILENT);
  const gauge = (name: string, help: string, value: (found: Snapshot) => number): void => {
    const made = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        this.set(value(await snapshot()));
      },
    });
    registry.registerMetric(made);
  };
  gauge("unecho_store_up", "1 while the store answers", ({ up }) => up);
  gauge("unecho_reports", "reports ever kept, forgotten ones included", ({ reports }) => reports);
  gauge("unecho_stories", "stories of the picture", ({ stories }) => stories);
  gauge("unecho_stories_waiting", "stories that wait to be worked out anew", ({ stale }) => stale);
  gauge("unecho_picture_revision", "number of the last change of the picture", ({ revision }) => revision);
  const feeds = new Gauge({
    name: "unecho_feeds",
    help: "feeds that are followed, by state",
    labelNames: ["state"],
    registers: [],
    async collect() {
      for (const [state, count] of Object.entries((await snapshot()).feeds)) this.set({ state }, count);
    },
  });
  registry.registerMetric(feeds);
}
