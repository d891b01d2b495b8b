import type { ArticleId, Decision, Placement, StoryId } from "../../core/model/index.ts";
import { moveArticles } from "../../core/pipeline.ts";
import type { Store } from "./ports.ts";

/** The stories a decision names, and the articles a story may be found again by. */
function namedIn(decision: Decision): readonly string[] {
  if (decision.verb === "move") return decision.to === null ? [decision.article] : [decision.article, decision.to];
  return decision.verb === "merge" ? [decision.a, decision.b] : [];
}

/** Articles that analysts put into another story than they were placed in, with their placements as ruled. */
export type Regrouped = ReadonlyMap<ArticleId, { readonly from: StoryId; readonly placement: Placement }>;

/** What decisions in force do to the placements of a store. Looks only at the stories they name. */
export async function regroup(store: Store, inForce: readonly Decision[]): Promise<Regrouped> {
  const named = [...new Set(inForce.flatMap(namedIn))];
  if (named.length === 0) return new Map();
  const openers = await store.findPlacements(named);
  const articles = new Set(openers.map(({ placement }) => placement.article));
  for (const story of new Set([...named, ...openers.map(({ placement }) => placement.story)]))
    for (const { article } of await store.placementsOf(story)) articles.add(article);
  const placements = (await store.findPlacements([...articles])).map(({ placement }) => placement);
  const ruled = moveArticles(placements, inForce);
  return new Map(
    placements.flatMap((before, at) => {
      const after = ruled[at];
      return after === undefined || after.story === before.story ? [] : [[before.article, { from: before.story, placement: after }] as const];
    }),
  );
}

/** The placements of one story as ruled, in order of arrival. */
export async function placementsAsRuled(store: Store, story: StoryId, regrouped: Regrouped): Promise<readonly Placement[]> {
  const own = (await store.placementsOf(story)).filter(({ article }) => !regrouped.has(article));
  const came = [...regrouped.values()].flatMap(({ placement }) => (placement.story === story ? [placement] : []));
  if (came.length === 0) return own;
  const byArticle = new Map([...own, ...came].map((placement) => [placement.article, placement]));
  const ordered = await store.findPlacements([...byArticle.keys()]);
  return ordered.flatMap(({ placement }) => byArticle.get(placement.article) ?? []);
}
