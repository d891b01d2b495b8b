import { type Cluster, join, type OpenPair, openCluster } from "./cluster.ts";
import type { SameOutlet } from "./outlet-names.ts";
import type { LocalVoice } from "./voices.ts";

/** Outlets that saw something themselves, one origin each; outlets cited with no further source, one each. */
export function mergeOutlets(voices: readonly LocalVoice[], sameOutlet: SameOutlet): readonly Cluster[] {
  const clusters: { readonly cluster: Cluster; readonly names: Set<string> }[] = [];
  for (const voice of voices) {
    const same = clusters.find(({ names }) => [...names].some((name) => sameOutlet(name, voice.name)));
    if (same === undefined) clusters.push({ cluster: openCluster(voice), names: new Set([voice.name]) });
    else {
      join(same.cluster, voice, []);
      same.names.add(voice.name);
    }
  }
  return clusters.map(({ cluster }) => cluster);
}

/** "The Post said": whoever spoke to that outlet may be behind it. */
export function linkOutletSources(outlets: readonly Cluster[], voiced: readonly Cluster[], sameOutlet: SameOutlet): readonly OpenPair[] {
  const told = voiced.map((cluster) => ({ cluster, reached: [...new Set(cluster.members.flatMap(({ reached }) => reached ?? []))] }));
  const pairs: OpenPair[] = [];
  for (const a of outlets) {
    const names = new Set(a.members.flatMap((voice) => (voice.kind === "outlet" ? [voice.name] : [])));
    if (names.size === 0) continue;
    for (const { cluster, reached } of told)
      if (reached.some((outlet) => [...names].some((name) => sameOutlet(name, outlet))))
        pairs.push({ a, b: cluster, relation: "undetermined", basis: "may be that outlet's source" });
  }
  return pairs;
}
