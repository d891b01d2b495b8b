import type { ClaimId } from "../model/index.ts";
import type { Cluster, OpenPair } from "./cluster.ts";

/** A quotation shorter than this is a word anybody could have used. */
const SHORTEST_QUOTATION_CHARS = 10;
/** Said by more voices than this, the words are a slogan and join nobody. */
const MOST_VOICES = 2;

/** The same rare words in quotation marks, once from a named voice and once from one without a name: likely one speech. Texts that name nobody are held against a sole speaker. */
export function linkQuotations(clusters: readonly Cluster[]): {
  readonly pairs: readonly OpenPair[];
  readonly evidence: readonly { readonly a: ClaimId; readonly b: ClaimId }[];
} {
  const carriers = new Map<string, Map<Cluster, { readonly root: string; readonly claim: ClaimId }>>();
  for (const cluster of clusters) {
    for (const voice of cluster.members) {
      for (const { claim } of voice.utterances) {
        for (const quote of claim.quotes) {
          if (quote.length < SHORTEST_QUOTATION_CHARS || !quote.includes(" ")) continue;
          const here = carriers.get(quote) ?? new Map<Cluster, { root: string; claim: ClaimId }>();
          if (!here.has(cluster)) here.set(cluster, { root: voice.root, claim: claim.id });
          carriers.set(quote, here);
        }
      }
    }
  }
  const pairs: OpenPair[] = [];
  const known = new Map<Cluster, Set<Cluster>>();
  const evidence: { a: ClaimId; b: ClaimId }[] = [];
  const isNamed = (cluster: Cluster): boolean => cluster.members.some((voice) => voice.kind === "named");
  // a text that names nobody may take the words over as often as it likes: that makes them no slogan of many
  const speaks = (cluster: Cluster): boolean => cluster.members.some((voice) => voice.kind !== "none");
  for (const [quote, here] of [...carriers].sort((x, y) => (x[0] < y[0] ? -1 : 1))) {
    const [speakers, silent] = [[...here].filter(([cluster]) => speaks(cluster)), [...here].filter(([cluster]) => !speaks(cluster))];
    const [first, ...others] = speakers;
    if (first === undefined || speakers.length > MOST_VOICES) continue;
    for (const second of others.length > 0 ? others : silent) {
      if (first[1].root === second[1].root || (isNamed(first[0]) && isNamed(second[0]))) continue;
      const linked = known.get(first[0]) ?? new Set<Cluster>();
      if (linked.has(second[0])) continue;
      known.set(first[0], linked.add(second[0]));
      pairs.push({ a: first[0], b: second[0], relation: "likely-same", basis: `same-quotation: "${quote.slice(0, 80)}"` });
      evidence.push({ a: first[1].claim, b: second[1].claim });
    }
  }
  return { pairs, evidence };
}
