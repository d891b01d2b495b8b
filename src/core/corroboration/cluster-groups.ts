import { between, findAlike, findNear, meanOf } from "./alike-groups.ts";
import { addGroup, type ClusterSum, compareSums, emptySum, isFar, type KnownSorts } from "./cluster-sum.ts";
import type { Features } from "./features.ts";
import { WEIGHTS } from "./resemblance.ts";

/** Pairs up to which two clusters are compared pair by pair. */
const FEW_PAIRS = 24;
/** Sums are trusted this far from the mean that decides: they are added up in another order than pair by pair. */
const CARE = 1e-9;

/** Finds the group of attributed claims an unattributed one resembles most, by its index; null when none enough. */
export function homeFinder(voiced: readonly (readonly Features[])[]): (group: readonly Features[]) => number | null {
  const near = findNear(voiced);
  const sums: ClusterSum[] = [];
  const known: KnownSorts = new Map();
  return (group) => {
    let own: ClusterSum | undefined;
    /** Whether the group may resemble another as far as `least`, which is sooner told than how far it does. */
    const mayReach = (index: number, least: number): boolean => {
      const other = voiced[index] as readonly Features[];
      const pairs = group.length * other.length;
      if (pairs <= FEW_PAIRS) return !isFar(group, other, least, known);
      own ??= sumClaims(group);
      sums[index] ??= sumClaims(other);
      const found = compareSums(own, sums[index], known, least);
      return found === null || found.sum >= (least - CARE) * pairs;
    };
    let home: number | null = null;
    let best: number = WEIGHTS.threshold;
    for (const index of near(group, 0).sort()) {
      if (!mayReach(index, best)) continue;
      const score = between(group, voiced[index] as readonly Features[]);
      if (score > best || (score === best && home === null)) {
        best = score;
        home = index;
      }
    }
    return home;
  };
}

/** Claims summed up, each for itself. */
function sumClaims(claims: readonly Features[]): ClusterSum {
  const sum = emptySum();
  for (const claim of claims) addGroup(sum, [claim]);
  return sum;
}

/** Joins groups from the most alike down; two groups join only while all their members, on average, look like one fact. Lists of indexes. */
export function clusterGroups(groups: readonly (readonly Features[])[]): readonly (readonly number[])[] {
  const home = new Int32Array(groups.map((_, index) => index));
  const members = groups.map((_, index) => [index]);
  const sums: (ClusterSum | undefined)[] = [];
  const known: KnownSorts = new Map();
  // two clusters that stayed apart stay so until one of them grows; clusters never shrink but by joining another
  const apart = new Map<number, number>();
  const areOne = (left: number, right: number): boolean => {
    const [mine, theirs] = [members[left] as number[], members[right] as number[]];
    if (mine.length * theirs.length > FEW_PAIRS) {
      const mean = compareWhole(sumOf(left), sumOf(right), known);
      if (mean !== null && Math.abs(mean - WEIGHTS.meanThreshold) > CARE) return mean > WEIGHTS.meanThreshold;
    }
    return lookLikeOne(mine, theirs, groups);
  };
  const sumOf = (cluster: number): ClusterSum => {
    const own = members[cluster] as readonly number[];
    sums[cluster] ??= emptySum();
    const sum = sums[cluster];
    for (let next = sum.size; next < own.length; next++) addGroup(sum, groups[own[next] as number] as readonly Features[]);
    return sum;
  };
  /** The sum of the larger cluster, with the smaller one added if the larger was the second: a sum covers the first members of its cluster. */
  const joinSums = (left: number, right: number): ClusterSum | undefined => {
    const [mine, theirs, sum] = [members[left] as readonly number[], members[right] as readonly number[], sums[right]];
    sums[right] = undefined;
    if (sum === undefined || sum.size < theirs.length || sum.size <= mine.length) return sums[left];
    for (const index of mine) addGroup(sum, groups[index] as readonly Features[]);
    return sum;
  };
  const pairs = findAlike(groups);
  for (let at = 0; at < pairs.score.length; at++) {
    const left = home[pairs.a[at] as number] as number;
    const right = home[pairs.b[at] as number] as number;
    if (left === right) continue;
    const [mine, theirs] = [members[left] as number[], members[right] as number[]];
    const [key, size] = [left * groups.length + right, mine.length * groups.length + theirs.length];
    if (apart.get(key) === size) continue;
    if (!areOne(left, right)) {
      apart.set(key, size);
      continue;
    }
    sums[left] = joinSums(left, right);
    for (const index of theirs) {
      home[index] = left;
      mine.push(index);
    }
    members[right] = [];
  }
  return members.filter((list) => list.length > 0);
}

/** Mean resemblance of two clusters over the groups that do not exclude each other; minus infinity when too many do, null when sums cannot tell. */
function compareWhole(left: ClusterSum, right: ClusterSum, known: KnownSorts): number | null {
  const found = compareSums(left, right, known, WEIGHTS.meanThreshold);
  if (found === null) return null;
  const barred = found.barred.length;
  const scored = left.size * right.size - barred;
  return mayJoin(barred, left.size, right.size) && scored > 0
    ? found.barred.reduce((sum, [x, y]) => sum - meanOf(x, y), found.sum) / scored
    : Number.NEGATIVE_INFINITY;
}

/** One slip of reading must not keep two long series apart, but no single claim may join against a bar. */
const mayJoin = (barred: number, left: number, right: number): boolean => barred < Math.min(left, right);

function lookLikeOne(left: readonly number[], right: readonly number[], groups: readonly (readonly Features[])[]): boolean {
  let sum = 0;
  let count = 0;
  let barred = 0;
  for (const x of left) {
    for (const y of right) {
      const score = between(groups[Math.min(x, y)] as readonly Features[], groups[Math.max(x, y)] as readonly Features[]);
      if (score === Number.NEGATIVE_INFINITY) barred++;
      else {
        sum += score;
        count++;
      }
    }
  }
  return mayJoin(barred, left.length, right.length) && count > 0 && sum / count >= WEIGHTS.meanThreshold;
}
