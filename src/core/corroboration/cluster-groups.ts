import type { Features } from "./features.ts";
import { WEIGHTS } from "./resemblance.ts";
import { between, type ScoreTable, scoreGroups } from "./score-table.ts";

/** The group of attributed claims an unattributed one resembles most, by its index; null when none enough. */
export function findHome(group: readonly Features[], voiced: readonly (readonly Features[])[]): number | null {
  let home: number | null = null;
  let best: number = WEIGHTS.threshold;
  for (const [index, other] of voiced.entries()) {
    const score = between(group, other);
    if (score >= best && (score > best || home === null)) {
      best = score;
      home = index;
    }
  }
  return home;
}

/** Joins groups from the most alike down; two groups join only while all their members, on average, look like one fact. Lists of indexes. */
export function clusterGroups(groups: readonly (readonly Features[])[]): readonly (readonly number[])[] {
  const scores = scoreGroups(groups);
  const home = Int32Array.from(groups, (_, index) => index);
  const members = groups.map((_, index) => [index]);
  // two clusters that stayed apart stay so until one of them grows; clusters never shrink but by joining another
  const apart = new Map<number, number>();
  for (const { a, b } of scores.atLeast(WEIGHTS.threshold)) {
    const left = home[a] as number;
    const right = home[b] as number;
    if (left === right) continue;
    const [mine, theirs] = [members[left] ?? [], members[right] ?? []];
    const [key, size] = [left * groups.length + right, mine.length * groups.length + theirs.length];
    if (apart.get(key) === size) continue;
    if (!lookLikeOne(mine, theirs, scores)) {
      apart.set(key, size);
      continue;
    }
    for (const index of theirs) {
      home[index] = left;
      mine.push(index);
    }
    members[right] = [];
  }
  return members.filter((list) => list.length > 0);
}

function lookLikeOne(left: readonly number[], right: readonly number[], scores: ScoreTable): boolean {
  let sum = 0;
  let count = 0;
  let barred = 0;
  for (const x of left) {
    for (const y of right) {
      const score = scores.between(x, y);
      if (score === Number.NEGATIVE_INFINITY) barred++;
      else {
        sum += score;
        count++;
      }
    }
  }
  // One slip of reading must not keep two long series apart, but no single claim may join against a bar.
  return barred < Math.min(left.length, right.length) && count > 0 && sum / count >= WEIGHTS.meanThreshold;
}
