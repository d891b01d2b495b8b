import type { Claim, Instant } from "../model/index.ts";
import { giveOneFigure, middleOf } from "./citations.ts";
import type { Cluster } from "./cluster.ts";
import { rememberText } from "./remember.ts";

/** A figure that a voice gave in one text. */
interface Given {
  readonly claim: Claim;
  readonly root: string;
  /** Publication of the text, null when unknown. */
  readonly at: Instant | null;
}

/** Width of a bucket of values as a logarithm: two roundings of one figure lie in the same or in neighbours. */
const BUCKET = 0.0204;

function bucketsOf(claim: Claim, reach: number): readonly string[] {
  if (claim.figure === null) return [];
  const { quantity } = claim.figure.figure;
  const measure = `${claim.kind} ${quantity.unit}`;
  // zero lies infinitely low
  const value = middleOf(quantity) ?? 0;
  const at = Math.floor(Math.log(Math.abs(value)) / BUCKET);
  return Array.from({ length: 2 * reach + 1 }, (_, step) => `${measure} ${Math.sign(value)} ${at - reach + step}`);
}

/** The figures of a cluster by their buckets. */
function readGiven({ members }: Cluster): ReadonlyMap<string, readonly Given[]> {
  const all = members.flatMap(({ utterances, root }) => utterances.map(({ claim, article }): Given => ({ claim, root, at: article.published?.from ?? null })));
  return Map.groupBy(all, ({ claim }) => bucketsOf(claim, 0).join(""));
}

/** Says of two clusters whether the first gives a figure that the second gave in another text before it; each is looked through once. */
export function findRepeats(): (later: Cluster, earlier: Cluster) => boolean {
  const known = new Map<Cluster, ReadonlyMap<string, readonly Given[]>>();
  const givenBy = (cluster: Cluster): ReadonlyMap<string, readonly Given[]> => {
    const found = known.get(cluster) ?? readGiven(cluster);
    known.set(cluster, found);
    return found;
  };
  // figures of one bucket have the same neighbours
  const near = rememberText<readonly string[]>();
  return (later, earlier) => {
    const before = givenBy(earlier);
    for (const [own, said] of givenBy(later)) {
      const buckets = near(own, () => said.slice(0, 1).flatMap(({ claim }) => bucketsOf(claim, 1)));
      const theirs = buckets.flatMap((bucket) => before.get(bucket) ?? []);
      if (said.some((mine) => theirs.some((other) => isRepeat(mine, other)))) return true;
    }
    return false;
  };
}

function isRepeat(mine: Given, theirs: Given): boolean {
  const first = mine.at !== null && theirs.at !== null && mine.at < theirs.at;
  // "Nine days ago he claimed ..." tells of a statement older than its text.
  return mine.root !== theirs.root && (!first || theirs.claim.outdated) && giveOneFigure(mine.claim, theirs.claim);
}
