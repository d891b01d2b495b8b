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
/** Weight of the missing core from which two groups name different things: the one side at least this, the other at least that. */
const MORE_APART = 0.5;
const LESS_APART = 0.3;
/** One side must miss this many names, and have this many of its own. */
const LEAST_NAMES = 1;

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
  let names = 0;
  for (const [key, weight] of core) {
    all += weight;
    let has = 0;
    for (const sketch of other) if (sketch.names.has(key)) has++;
    if (has <= MISSING_SHARE * other.length) {
      missing += weight;
      names++;
    }
  }
  return all === 0 || names < LEAST_NAMES ? 0 : missing / all;
}

/**
 * True when each of two groups is about names that the other does not have: one subject, two events. Says nothing of two groups of which none has
 * three articles, because two single reports of one event often dwell on different names.
 */
export function areNamesApart(a: readonly Sketch[], b: readonly Sketch[], rarity: (key: string) => number): boolean {
  if (a.length < CORE_ARTICLES && b.length < CORE_ARTICLES) return false;
  const [left, right] = [a.slice(0, SAMPLE), b.slice(0, SAMPLE)];
  const x = measureMissing(listCore(left, rarity), right);
  const y = measureMissing(listCore(right, rarity), left);
  return Math.max(x, y) >= MORE_APART && Math.min(x, y) >= LESS_APART;
}
