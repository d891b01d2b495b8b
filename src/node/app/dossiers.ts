import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Decision, Dossier, Instant, Story, StoryId } from "../../core/model/index.ts";
import { AppError } from "../errors.ts";
import { type IngestReport, ingest } from "./ingest.ts";
import { writerOf } from "./lease.ts";
import type { Page, StoryRow } from "./picture.ts";
import type { Deps, Store } from "./ports.ts";
import { refreshPicture } from "./refresh.ts";
import { rereadStale } from "./reread.ts";
import { type Circumstances, circumstancesOf, loadDossier, workOut } from "./story-dossier.ts";

/** Stories worked out, largest first, each with the letter it is called by on screen. */
export interface Holdings {
  readonly dossiers: readonly Dossier[];
  /** Letter of each story id: A is the largest; ties go to the first in order of id. */
  readonly letters: ReadonlyMap<string, string>;
  /** The moment answers describe: as given, or the newest date among the reports; null when none has a date. */
  readonly asOf: Instant | null;
  /** What analysts ruled, oldest first. */
  readonly decisions: readonly Decision[];
  /** What reading did, null when the store was used as it stands. */
  readonly report: IngestReport | null;
}

/** A, B ... Z, AA, AB ... */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

const bySize = (a: Story, b: Story): number => b.articles.length - a.articles.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function newestDate(dossiers: readonly Dossier[]): Instant | null {
  const dates = dossiers.flatMap((dossier) => dossier.readings.flatMap(({ article }) => article.published?.from ?? []));
  return dates.sort().at(-1) ?? null;
}

/** Stories loaded in one page. */
const PAGE = 500;

/** Ids of the stories of the picture, largest first. */
async function* storiesBySize(store: Store): AsyncIterable<StoryId> {
  for (let cursor: string | null = null; ; ) {
    const page: Page<StoryRow> = await store.picture.stories({ limit: PAGE, cursor, order: "size" });
    for (const { id } of page.rows) yield id;
    cursor = page.next;
    if (cursor === null) break;
  }
}

/** Every story as it stands now: the picture, brought up to date. */
async function dossiersNow(store: Store, circumstances: Circumstances): Promise<readonly Dossier[]> {
  const found: Dossier[] = [];
  for await (const id of storiesBySize(store)) {
    const dossier = await loadDossier(store, id, circumstances);
    if (dossier !== null) found.push(dossier);
  }
  return found;
}

/** Every story as it was reported and ruled by a moment: worked out anew. */
async function dossiersThen(store: Store, circumstances: Circumstances): Promise<readonly Dossier[]> {
  const stories = new Set([...(await store.storyIds()), ...[...circumstances.regrouped.values()].map(({ placement }) => placement.story)]);
  const found: Dossier[] = [];
  for (const id of stories) {
    const dossier = await workOut(store, id, circumstances);
    if (dossier !== null) found.push(dossier);
  }
  return found.sort((a, b) => bySize(a.story, b.story));
}

/** Has what changed worked out; whoever is writing does so at the end, and until then the picture is shown as it stands. */
export async function bringUpToDate(store: Store, deps: Deps): Promise<void> {
  if ((await writerOf(store, deps)) !== null) return;
  await rereadStale(store, deps);
  await refreshPicture(store, deps);
}

/** Every story of a store, as far as it was reported and ruled by --as-of. */
export async function buildHoldings(store: Store, deps: Deps, report: IngestReport | null): Promise<Holdings> {
  const { asOf } = deps.settings;
  await bringUpToDate(store, deps);
  const circumstances = await circumstancesOf(store, deps.packs(), asOf);
  const dossiers = await (asOf === null ? dossiersNow(store, circumstances) : dossiersThen(store, circumstances));
  return {
    dossiers,
    letters: new Map(dossiers.map(({ story }, index) => [story.id, letterOf(index)])),
    asOf: asOf ?? newestDate(dossiers),
    decisions: circumstances.decisions,
    report,
  };
}

/** Reads files into memory and works out their stories; nothing is kept. */
export async function holdingsOf(paths: readonly string[], deps: Deps): Promise<Holdings> {
  const store = deps.memoryStore();
  const report = await ingest(await deps.files(paths), store, deps);
  return buildHoldings(store, deps, report);
}

/** The bundled example: the demo crisis, or the first gold set where that is not part of the copy. */
export function demoFolder(root: string): string {
  const own = join(root, "corpus", "demo", "reports");
  return existsSync(own) ? own : join(root, "corpus", "gold", "flood", "reports");
}

/** Where an operation looks: a folder given, the bundled example, or the store. */
export interface Where {
  readonly dir?: string | undefined;
  readonly demo?: boolean | undefined;
}

/** The stories an operation is about. */
export async function openHoldings(where: Where, deps: Deps): Promise<Holdings> {
  if (where.dir !== undefined) return holdingsOf([where.dir], deps);
  if (where.demo === true) return holdingsOf([demoFolder(deps.root)], deps);
  const store = await deps.openStore("existing");
  try {
    const holdings = await buildHoldings(store, deps, null);
    if (holdings.dossiers.length === 0) throw new AppError("store/empty", { path: deps.settings.data, program: deps.program });
    return holdings;
  } finally {
    await store.close();
  }
}

/** The story a person names by letter or id, or every story when none is named. */
export function chooseStories(holdings: Holdings, story: string | undefined): readonly Dossier[] {
  if (story === undefined) return holdings.dossiers;
  const wanted = story.toUpperCase();
  const found = holdings.dossiers.filter((dossier) => dossier.story.id === story || holdings.letters.get(dossier.story.id) === wanted);
  if (found.length === 0) throw new AppError("story/unknown", { story, known: [...holdings.letters.values()].join(", ") || "none" });
  return found;
}
