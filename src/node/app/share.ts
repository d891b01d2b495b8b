import type { Warning } from "../../core/exports/guard/warning.ts";
import { type Shared, type ShareRules, shareable } from "../../core/exports/shareable.ts";
import type { ArticleId, Decision, Dossier, Instant } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { buildDossier } from "../../core/pipeline.ts";
import type { Holdings } from "./dossiers.ts";
import type { Clock, Deps, Store } from "./ports.ts";

/** Field of an article by which an analyst keeps it from leaving, and the values that do. */
const CONFIDENTIALITY = "confidentiality";
const HELD = new Set<unknown>(["restricted", "confidential"]);

/** Articles that the latest ruling holds back. */
export function restrictedArticles(decisions: readonly Decision[]): ReadonlySet<ArticleId> {
  const latest = new Map<ArticleId, unknown>();
  for (const decision of [...decisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
    if (decision.verb === "correct" && decision.field === CONFIDENTIALITY) latest.set(decision.target, decision.value);
  return new Set([...latest].flatMap(([article, value]) => (HELD.has(value) ? [article] : [])));
}

/** The moment positions of forces are measured against: never later than now, so that no date in a report or on the command line makes them old. */
export const measuredFrom = (asOf: Instant | null, now: Instant): Instant | null => (asOf === null || asOf < now ? asOf : now);

/** Before any report: what has no date yet is shown as the newest would be. */
const BEFORE_ALL: Instant = "0001-01-01T00:00:00.000Z";

/** The moment answers of a store describe to others: the newest date among its reports, and never later than now. */
export async function sharedNow({ picture }: Pick<Store, "picture">, clock: Clock): Promise<Instant> {
  const { rows } = await picture.stories({ limit: 1 });
  return measuredFrom(rows[0]?.to ?? BEFORE_ALL, clock.now()) ?? BEFORE_ALL;
}

/** What analysts hold back, and how a story is worked out without it. */
export function heldBack(decisions: readonly Decision[], packs: Packs): Required<Pick<ShareRules, "restricted" | "without">> {
  return {
    restricted: restrictedArticles(decisions),
    without({ story, readings, placements }, held) {
      const left = <T extends { readonly article: ArticleId }>(list: readonly T[]): readonly T[] => list.filter(({ article }) => !held.has(article));
      const members = readings.filter(({ article }) => !held.has(article.id));
      const articles = story.articles.filter((article) => !held.has(article));
      return buildDossier({ ...story, articles }, members, left(placements), decisions, packs).value;
    },
  };
}

/** What every door does before anything leaves: the stories as they may leave, restricted documents left out. */
export function share(dossiers: readonly Dossier[], asOf: Instant | null, decisions: readonly Decision[], deps: Deps, delayHours?: number): Shared {
  const packs = deps.packs();
  const rules = { asOf: measuredFrom(asOf, deps.clock.now()), ...heldBack(decisions, packs), ...(delayHours === undefined ? {} : { delayHours }) };
  return shareable(dossiers, rules, packs);
}

/** The same holdings as they may leave: what every answer but the dump for this machine is made from. */
export const shareHoldings = (holdings: Holdings, deps: Deps): Holdings => ({
  ...holdings,
  dossiers: share(holdings.dossiers, holdings.asOf, holdings.decisions, deps).dossiers,
});

/** Prints the warnings of an export for the person who makes it, before it is written. */
export function noteWarnings(warnings: readonly Warning[], letters: ReadonlyMap<string, string>, deps: Deps): void {
  for (const { story, message } of warnings) deps.note(`warning: story ${letters.get(story) ?? story.slice(0, 12)}: ${message}`);
}
