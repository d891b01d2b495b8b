/** Measures of a grouping against another one: both name a group for each item, by position. */

/** How well groups found agree with the true ones; all 0 to 1. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const pairsIn = (count: number): number => (count * (count - 1)) / 2;

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const agreement = (precision: number, recall: number): Agreement => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});

/** A name for what an item is in both groupings. */
const joined = (a: readonly string[], b: readonly string[]): string[] => a.map((key, at) => `${key}\0${b[at] ?? ""}`);

/** B-cubed: how pure the groups around each item are, and how whole; mean over items (Bagga and Baldwin 1998). */
export function measureItems(truth: readonly string[], found: readonly string[]): Agreement {
  const [real, made, both] = [tally(truth), tally(found), tally(joined(truth, found))];
  let precision = 0;
  let recall = 0;
  joined(truth, found).forEach((key, at) => {
    const shared = both.get(key) ?? 0;
    precision += shared / (made.get(found[at] ?? "") ?? 1);
    recall += shared / (real.get(truth[at] ?? "") ?? 1);
  });
  const items = Math.max(1, truth.length);
  return agreement(precision / items, recall / items);
}

/** Pairs of items put together; `keep` limits the count to pairs of which an item at least lies in these true groups. */
export function measurePairs(truth: readonly string[], found: readonly string[], keep?: ReadonlySet<string>): Agreement {
  const made = tally(found);
  const kept = new Map<string, number>();
  let [shared, real, together] = [0, 0, 0];
  for (const [key, count] of tally(joined(truth, found))) {
    const [group = "", cluster = ""] = key.split("\0");
    if (keep !== undefined && !keep.has(group)) continue;
    shared += pairsIn(count);
    kept.set(cluster, (kept.get(cluster) ?? 0) + count);
  }
  for (const [cluster, count] of kept) {
    const all = made.get(cluster) ?? 0;
    together += pairsIn(all) - pairsIn(all - count);
  }
  for (const [group, count] of tally(truth)) if (keep === undefined || keep.has(group)) real += pairsIn(count);
  return agreement(together === 0 ? 1 : shared / together, real === 0 ? 1 : shared / real);
}

/** Share of the pairs of one topic but of two true groups that were put together: look-alikes taken for one. */
export function measureLookAlikes(truth: readonly string[], topics: readonly string[], found: readonly string[]): number {
  const pairs = (keys: readonly string[]): number => [...tally(keys).values()].reduce((sum, count) => sum + pairsIn(count), 0);
  const apart = pairs(topics) - pairs(joined(topics, truth));
  const merged = pairs(joined(topics, found)) - pairs(joined(joined(topics, truth), found));
  return apart === 0 ? 0 : merged / apart;
}

/** Share of each true group's items that lie in the one cluster that has most of them, largest groups first. */
export function listLargest(
  truth: readonly string[],
  found: readonly string[],
  most: number,
): readonly { readonly group: string; readonly size: number; readonly whole: number }[] {
  const best = new Map<string, number>();
  for (const [key, count] of tally(joined(truth, found))) {
    const group = key.slice(0, key.indexOf("\0"));
    best.set(group, Math.max(best.get(group) ?? 0, count));
  }
  return [...tally(truth)]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([group, size]) => ({ group, size, whole: (best.get(group) ?? 0) / size }));
}
