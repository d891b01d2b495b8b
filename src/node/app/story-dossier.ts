import type { ArticleId, Decision, Dossier, Instant, Placement, Reading, Story, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { buildDossier, correctReadings, decisionsInForce, placeVersions, reanchorDecisions } from "../../core/pipeline.ts";
import type { Store } from "./ports.ts";
import { placementsAsRuled, type Regrouped, regroup } from "./regroup.ts";
import { storyOf } from "./story-of.ts";

/** What a story is worked out under. */
export interface Circumstances {
  /** Decisions in force. */
  readonly decisions: readonly Decision[];
  readonly regrouped: Regrouped;
  readonly packs: Packs;
  /** Reports published later are left out; null: none is. */
  readonly asOf: Instant | null;
}

/** The circumstances of a store as they are at present, or were at a moment. */
export async function circumstancesOf(store: Store, packs: Packs, asOf: Instant | null): Promise<Circumstances> {
  const decisions = decisionsInForce(await store.listDecisions(), asOf);
  return { decisions, regrouped: await regroup(store, decisions), packs, asOf };
}

/** Published by that moment, or without a date; null asks for no moment. */
const isKnownBy = (reading: Reading | undefined, asOf: Instant | null): boolean => asOf === null || (reading?.article.published?.from ?? "") <= asOf;

async function loadReadings(store: Store, articles: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Reading>> {
  return new Map((await store.findReadings(articles)).map(({ reading }) => [reading.article.id, reading]));
}

const byArticle = (readings: Iterable<Reading>): ReadonlyMap<ArticleId, Reading> => new Map([...readings].map((reading) => [reading.article.id, reading]));

/** What a story is made from. */
export interface Material {
  readonly story: Story;
  /** As they were read, before anything was corrected. */
  readonly readings: readonly Reading[];
  readonly placements: readonly Placement[];
}

/** What a story is made from; null when no report of it is known. */
export async function materialOf(store: Store, id: StoryId, { decisions, regrouped, packs, asOf }: Circumstances): Promise<Material | null> {
  const placed = await placementsAsRuled(store, id, regrouped);
  const readings = await loadReadings(
    store,
    placed.map(({ article }) => article),
  );
  const corrected = byArticle(correctReadings([...readings.values()], decisions, packs));
  const story = storyOf(id, placed, corrected);
  const articles = story.articles.filter((article) => isKnownBy(corrected.get(article), asOf));
  if (articles.length === 0) return null;
  const known = new Set(articles);
  const members = articles.flatMap((article) => readings.get(article) ?? []);
  const placements = placed.filter(({ article }) => known.has(article));
  return { story: { ...story, articles }, readings: members, placements };
}

/** Works a story out from what is kept; null when no report of it is known. */
export async function workOut(store: Store, id: StoryId, circumstances: Circumstances): Promise<Dossier | null> {
  const material = await materialOf(store, id, circumstances);
  if (material === null) return null;
  return buildDossier(material.story, material.readings, material.placements, circumstances.decisions, circumstances.packs).value;
}

/** A story as the picture has it, with its readings and placements; null when the picture has none of that id. */
export async function loadDossier(store: Store, id: StoryId, { decisions, regrouped, packs }: Circumstances): Promise<Dossier | null> {
  const kept = await store.picture.dossier(id);
  if (kept === null) return null;
  const readings = await loadReadings(store, kept.story.articles);
  const members = kept.story.articles.flatMap((article) => readings.get(article) ?? []);
  return {
    ...kept,
    readings: correctReadings(members, reanchorDecisions(decisions, members, kept.versions).decisions, packs),
    placements: placeVersions(await placementsAsRuled(store, id, regrouped), kept.versions),
  };
}
