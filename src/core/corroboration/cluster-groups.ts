import { between, findAlike, findNear, meanOf } from "./alike-groups.ts";
import { addGroup, type ClusterSum, compareSums, emptySum, isFar, type KnownSorts } from "./cluster-sum.ts";
import type { Features } from "./features.ts";
import { remember } from "./remember.ts";
import { WEIGHTS } from "./resemblance.ts";

/** Pairs up to which two clusters are compared pair by pair. */
const FEW_PAIRS = 24;
/** Sums are trusted this far from the mean that decides: they are added up in another order than pair by pair. */
const CARE = 1e-9;

/** Finds the group of attributed claims an unattributed one resembles most, by its index; null when none enough. */
export function homeFinder(voiced: readonly (readonly Features[])[]): (group: readonly Features[]) => number | null {
  const near = findNear(voiced);
  const known: KnownSorts = new Map();
  const sumOf = remember((index) => sumClaims(voiced[index] as readonly Features[]));
  return (group) => {
    let home: number | null = null;
    let best: number = WEIGHTS.threshold;
    let sum: ClusterSum | undefined;
    for (const index of near(group, 0).sort()) {
      const other = voiced[index] as readonly Features[];
      const pairs = group.length * other.length;
      // most homes are out of reach, and sums tell so without a look at every two claims
      if (pairs > FEW_PAIRS) {
        sum ??= sumClaims(group);
        const found = compareSums(sum, sumOf(index), known, best);
        if (found !== null && (found.barred.length > 0 || found.sum < (best - CARE) * pairs)) continue;
      } else if (isFar(group, other, best, known)) continue;
      const score = between(group, other);
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

/** Joins groups from the most alike down; two groups join only while all their members, on average, look like one fact. Lists of indexes, in order. */
export function clusterGroups(groups: readonly (readonly Features[])[]): readonly (readonly number[])[] {
  const home = new Int32Array(groups.map((_, index) => index));
  const members = groups.map((_, index) => [index]);
  const sums: (ClusterSum | undefined)[] = [];
  const known: KnownSorts = new Map();
  // two clusters that stayed apart stay so until one of them grows; clusters never shrink but by joining another
  const apart = new Map<number, number>();
  const sizeOf = (cluster: number): number => (members[cluster] as readonly number[]).length;
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
    const sum = (sums[cluster] ??= emptySum());
    for (const index of own.slice(sum.size)) addGroup(sum, groups[index] as readonly Features[]);
    return sum;
  };
  const pairs = findAlike(groups);
  for (let at = 0; at < pairs.score.length; at++) {
    const [a, b] = [home[pairs.a[at] as number] as number, home[pairs.b[at] as number] as number];
    if (a === b) continue;
    // the smaller one joins the larger, so that little is summed up again
    const [into, from] = sizeOf(a) < sizeOf(b) ? [b, a] : [a, b];
    const [key, size] = [into * groups.length + from, sizeOf(into) * groups.length + sizeOf(from)];
    if (apart.get(key) === size) continue;
    if (!areOne(into, from)) {
      apart.set(key, size);
      continue;
    }
    for (const index of (members[from] as number[]).splice(0)) {
      home[index] = into;
      (members[into] as number[]).push(index);
    }
    sums[from] = undefined;
  }
  // a list stands where its first index does
  return [...Map.groupBy(home.keys(), (index) => home[index]).values()];
}

/** Mean resemblance of two clusters over the groups that do not exclude each other; minus infinity when too many do, null when sums cannot tell. */
function compareWhole(left: ClusterSum, right: ClusterSum, known: KnownSorts): number | null {
  const found = compareSums(left, right, known, WEIGHTS.meanThreshold);
  if (found === null) return null;
  const barred = found.barred.length;
  const scored = left.size * right.size - barred;
  return mayJoin(barred, left.size, right.size) ? found.barred.reduce((sum, [x, y]) => sum - meanOf(x, y), found.sum) / scored : Number.NEGATIVE_INFINITY;
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
  return mayJoin(barred, left.length, right.length) && sum / count >= WEIGHTS.meanThreshold;
}
