import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Decision, Dossier, Instant, Placement, Reading, Story } from "../../core/model/index.ts";
import { buildDossier, correctReadings, decisionsInForce, moveArticles } from "../../core/pipeline.ts";
import { AppError } from "../errors.ts";
import { currentReadings, type IngestReport, ingest } from "./ingest.ts";
import type { Deps, Store } from "./ports.ts";
import { groupStories } from "./settle.ts";

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

/** Published by that moment, or without a date; null asks for no moment. */
const isKnownBy = (reading: Reading | undefined, asOf: Instant | null): boolean => asOf === null || (reading?.article.published?.from ?? "") <= asOf;

/** Decisions after which stories or their dates are no longer what was stored. */
const REGROUPING: ReadonlySet<Decision["verb"]> = new Set(["move", "merge", "correct"]);

/** Works out every story of a store, as far as it was reported and ruled by --as-of. */
export async function buildHoldings(store: Store, deps: Deps, report: IngestReport | null): Promise<Holdings> {
  const packs = deps.packs();
  const { asOf } = deps.settings;
  const decisions = decisionsInForce(await store.listDecisions(), asOf);
  const readings = new Map((await currentReadings(store, packs)).map((reading) => [reading.article.id, reading]));
  const corrected = correctReadings([...readings.values()], decisions, packs);
  const dated = new Map(corrected.map((reading) => [reading.article.id, reading]));
  const placements = moveArticles(await store.listPlacements(), decisions);
  const known = decisions.some(({ verb }) => REGROUPING.has(verb)) ? groupStories(corrected, placements) : await store.listStories();
  const stories = known
    .map((story) => ({ ...story, articles: story.articles.filter((article) => isKnownBy(dated.get(article), asOf)) }))
    .filter((story) => story.articles.length > 0)
    .sort(bySize);
  const placementOf = new Map(placements.map((placement) => [placement.article, placement]));
  const inOrder = new Map(placements.map(({ article }, order) => [article, order]));
  const placed = ({ articles }: Story): readonly Placement[] =>
    articles.flatMap((article) => placementOf.get(article) ?? []).sort((a, b) => (inOrder.get(a.article) ?? 0) - (inOrder.get(b.article) ?? 0));
  const dossiers = stories.map((story) => {
    const members = story.articles.flatMap((article) => readings.get(article) ?? []);
    return buildDossier(story, members, placed(story), decisions, packs).value;
  });
  return {
    dossiers,
    letters: new Map(stories.map((story, index) => [story.id, letterOf(index)])),
    asOf: deps.settings.asOf ?? newestDate(dossiers),
    decisions,
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
