import type { Sketch } from "./sketch.ts";

/** Members of a group that are read. */
const SAMPLE = 16;
/** Share of a group's articles that name what its event is about. */
const CORE_SHARE = 0.7;
/** From this size on what nearly all articles name is the core; below, what an article names at once or again and again. */
const CORE_ARTICLES = 3;
/** Times an article says a name that is more than background to it. */
const FOCUS_TIMES = 3;
/** Share of the other group's articles up to which a name counts as missing there. */
const MISSING_SHARE = 0.1;
/** Weight of the group's core that an article lacks, and of the article's own that the group lacks, from which it is a stranger. */
const CORE_MISSING = 0.5;
const OWN_MISSING = 0.3;
/** Words of content from which an article can be expected to name what its event is about. */
const LEAST_LENGTH = 120;

/** What a group is about, by name: key -> weight. */
function listCore(group: readonly Sketch[], rarity: (key: string) => number): Map<string, number> {
  const articles = new Map<string, number>();
  const times = new Map<string, number>();
  for (const sketch of group) {
    for (const [key, count] of sketch.names) {
      const focus = count >= FOCUS_TIMES || sketch.lead.has(key);
      if (group.length < CORE_ARTICLES && !focus) continue;
      articles.set(key, (articles.get(key) ?? 0) + 1);
      times.set(key, Math.max(times.get(key) ?? 0, Math.min(count, 4)));
    }
  }
  const core = new Map<string, number>();
  for (const [key, count] of articles) {
    if (count < CORE_SHARE * group.length) continue;
    core.set(key, rarity(key) ** 2 * (group.length < CORE_ARTICLES ? (times.get(key) ?? 1) : 1));
  }
  return core;
}

/** Share (0 to 1) of the weight of a core that the other group hardly names; 0 for an empty core. */
function measureMissing(core: ReadonlyMap<string, number>, other: readonly Sketch[]): number {
  let all = 0;
  let missing = 0;
  for (const [key, weight] of core) {
    all += weight;
    let has = 0;
    for (const sketch of other) if (sketch.names.has(key)) has++;
    if (has <= MISSING_SHARE * other.length) missing += weight;
  }
  return all === 0 ? 0 : missing / all;
}

/**
 * True when one article is about other names than the rest of its group: most of what nearly all the others name is missing in it, and what it dwells on
 * is missing in all of them. Says nothing of short articles, which leave names out for want of space, or of groups of less than three others.
 */
export function isNameStranger(article: Sketch, others: readonly Sketch[], rarity: (key: string) => number): boolean {
  if (others.length < CORE_ARTICLES || article.length < LEAST_LENGTH) return false;
  const sample = others.slice(0, SAMPLE);
  return measureMissing(listCore(sample, rarity), [article]) >= CORE_MISSING && measureMissing(listCore([article], rarity), sample) >= OWN_MISSING;
}
