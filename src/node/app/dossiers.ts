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

export const emptyStore = (deps: Deps): AppError => new AppError("store/empty", { path: deps.settings.data, program: deps.program });

const unknownStory = (story: string, letters: Holdings["letters"]): AppError =>
  new AppError("story/unknown", { story, known: [...letters.values()].join(", ") || "none" });

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

/** Letters of the stories of the picture. */
export async function lettersOf(store: Store): Promise<Holdings["letters"]> {
  const letters = new Map<StoryId, string>();
  for await (const id of storiesBySize(store)) letters.set(id, letterOf(letters.size));
  return letters;
}

/** The newest date among the reports of the picture; null when none has a date. */
export async function newestOf(store: Store): Promise<Instant | null> {
  const [newest] = (await store.picture.documents({ limit: 1 })).rows as readonly { readonly published: Instant | null }[];
  return newest?.published ?? null;
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
  return withStore(deps, (store) => buildHoldings(store, deps, null));
}

/** Looks into the store that is there; one without stories is said to be empty. */
async function withStore(deps: Deps, look: (store: Store) => Promise<Holdings>): Promise<Holdings> {
  const store = await deps.openStore("existing");
  try {
    const holdings = await look(store);
    if (holdings.dossiers.length === 0) throw emptyStore(deps);
    return holdings;
  } finally {
    await store.close();
  }
}

/** The one story of a picture that is asked for, the largest when none is named; only its texts are loaded. */
export async function holdingsOfOne(store: Store, deps: Deps, story: string | undefined): Promise<Holdings> {
  await bringUpToDate(store, deps);
  const letters = await lettersOf(store);
  const wanted = story?.toUpperCase() ?? letterOf(0);
  const id = story !== undefined && letters.has(story) ? story : [...letters].find(([, letter]) => letter === wanted)?.[0];
  if (id === undefined && letters.size > 0) throw unknownStory(story ?? wanted, letters);
  const circumstances = await circumstancesOf(store, deps.packs(), null);
  const dossier = id === undefined ? null : await loadDossier(store, id, circumstances);
  return { dossiers: dossier === null ? [] : [dossier], letters, asOf: await newestOf(store), decisions: circumstances.decisions, report: null };
}

/** Holdings with one story at most: the one named by letter or id, or the largest. */
export async function openStory(where: Where, story: string | undefined, deps: Deps): Promise<Holdings> {
  if (where.dir === undefined && where.demo !== true && deps.settings.asOf === null) return withStore(deps, (store) => holdingsOfOne(store, deps, story));
  const holdings = await openHoldings(where, deps);
  return { ...holdings, dossiers: chooseStories(holdings, story).slice(0, 1) };
}

/** The story a person names by letter or id, or every story when none is named. */
export function chooseStories(holdings: Holdings, story: string | undefined): readonly Dossier[] {
  if (story === undefined) return holdings.dossiers;
  const wanted = story.toUpperCase();
  const found = holdings.dossiers.filter((dossier) => dossier.story.id === story || holdings.letters.get(dossier.story.id) === wanted);
  if (found.length === 0) throw unknownStory(story, holdings.letters);
  return found;
}
