import { shortIds } from "../../core/exports/short-ids.ts";
import type { Dossier, Instant } from "../../core/model/index.ts";
import {
  bringUpToDate,
  buildHoldings,
  chooseStories,
  emptyStore,
  type Holdings,
  holdingsOfOne,
  lettersOf,
  newestOf,
  openHoldings,
  type Where,
} from "./dossiers.ts";
import type { IngestReport } from "./ingest.ts";
import type { Deps, Store } from "./ports.ts";
import { measuredFrom, share, shareHoldings } from "./share.ts";
import { circumstancesOf, loadDossier } from "./story-dossier.ts";
import { type StorySummary, storySummary } from "./story-summary.ts";
import { countUnanchored, storiesDecided } from "./unanchored.ts";

/** Stories as lists and first screens show them, without their texts: as they may leave, largest first. */
export interface Listing {
  readonly stories: readonly StorySummary[];
  /** Letter of each story id. */
  readonly letters: ReadonlyMap<string, string>;
  readonly asOf: Instant | null;
  /** What reading did; null when the store was used as it stands. */
  readonly report: IngestReport | null;
  /** Short ids of all findings. */
  readonly ids: ReadonlyMap<string, string>;
  /** The largest story, whole; null when there is none. */
  readonly largest: Dossier | null;
  /** Decisions about passages that are not read any more as they were, told where something was read; `decisions` lists them. */
  readonly unanchored: number;
}

const idsOf = (stories: readonly StorySummary[]): Listing["ids"] =>
  shortIds(
    "finding",
    stories.flatMap(({ findings }) => findings.map(({ id }) => id)),
  );

/** The listing of stories that are at hand. */
export function listingOf(holdings: Holdings, deps: Deps): Listing {
  const { dossiers, letters, asOf, report } = shareHoldings(holdings, deps);
  const stories = dossiers.map(storySummary);
  return {
    stories,
    letters,
    asOf,
    report,
    ids: idsOf(stories),
    largest: dossiers[0] ?? null,
    unanchored: countUnanchored(holdings.decisions, holdings.dossiers),
  };
}

/** Summaries read in one page. */
const PAGE = 200;

/** The listing of a store, from what is kept of each story: no text is loaded but those of the largest. */
export async function listStore(store: Store, deps: Deps, report: IngestReport | null): Promise<Listing> {
  // the past is not kept: it is worked out
  if (deps.settings.asOf !== null) return listingOf(await buildHoldings(store, deps, report), deps);
  await bringUpToDate(store, deps);
  const asOf = await newestOf(store);
  const sharedAt = measuredFrom(asOf, deps.clock.now()) ?? undefined;
  const stories: StorySummary[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Store["picture"]["summaries"]>> = await store.picture.summaries({ limit: PAGE, cursor, sharedAt });
    stories.push(...page.rows);
    cursor = page.next;
    if (cursor === null) break;
  }
  const circumstances = await circumstancesOf(store, deps.packs(), null);
  const first = stories[0] === undefined ? null : await loadDossier(store, stories[0].id, circumstances);
  const largest = first === null ? null : (share([first], asOf, circumstances.decisions, deps).dossiers[0] ?? null);
  const unanchored = report === null ? 0 : countUnanchored(circumstances.decisions, await storiesDecided(store, circumstances));
  return { stories, letters: await lettersOf(store), asOf, report, ids: idsOf(stories), largest, unanchored };
}

/** The listing of the bundled example, or of the store, and the one story of it that is asked for. A store without stories is said to be empty. */
export async function openListing({ demo }: Pick<Where, "demo">, story: string | undefined, deps: Deps): Promise<Opened> {
  const shared = (holdings: Holdings): Dossier | null => shareHoldings(holdings, deps).dossiers[0] ?? null;
  if (demo === true || deps.settings.asOf !== null) {
    const holdings = await openHoldings({ demo }, deps);
    const listing = listingOf(holdings, deps);
    return { listing, chosen: story === undefined ? null : shared({ ...holdings, dossiers: chooseStories(holdings, story) }) };
  }
  const store = await deps.openStore("existing");
  try {
    const listing = await listStore(store, deps, null);
    if (listing.letters.size === 0) throw emptyStore(deps);
    return { listing, chosen: story === undefined ? null : shared(await holdingsOfOne(store, deps, story)) };
  } finally {
    await store.close();
  }
}

interface Opened {
  readonly listing: Listing;
  /** Null when none is asked for, or nothing of it may leave. */
  readonly chosen: Dossier | null;
}
