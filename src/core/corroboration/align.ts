import type { AlignmentPack } from "../packs/alignment.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { clusterGroups, homeFinder } from "./cluster-groups.ts";
import { type Features, readFeatures } from "./features.ts";
import { byId, type Item, isVoiced, type Kinship } from "./item.ts";
import { joinCopies, leadersOf } from "./join-copies.ts";
import { joinDenials } from "./join-denials.ts";
import { joinEvents } from "./join-events.ts";
import { joinSpeech } from "./join-speech.ts";

/** Groups claims about one fact. Each claim is in exactly one group; groups and their members are sorted by claim id. */
export function alignClaims(items: readonly Item[], pack: AlignmentPack, voices: VoicesPack, kin: Kinship): readonly (readonly Item[])[] {
  const features = readFeatures(items);
  const featuresOf = (group: readonly Item[]): readonly Features[] => leadersOf(group).flatMap((item) => features.get(item) ?? []);
  const cluster = (groups: readonly Item[][]): Item[][] =>
    clusterGroups(groups.map(featuresOf)).map((members) => members.flatMap((index) => groups[index] ?? []));
  const groups: Item[][] = joinEvents(joinCopies(items), voices);
  const buckets = Map.groupBy(groups, ([first]) =>
    first === undefined ? "" : `${first.claim.kind} ${first.claim.background} ${first.quantity === null ? "-" : "figure"}`,
  );
  const merged: Item[][] = [];
  for (const [, here] of [...buckets].sort((a, b) => compareText(a[0], b[0]))) {
    const voiced = cluster(here.filter((group) => group.some(isTold)));
    const findHome = homeFinder(voiced.map(featuresOf));
    // Text that names nobody, and a vague number, join what others said, and never decide how that hangs together.
    const left: Item[][] = [];
    const joining = voiced.map((group): Item[] => [...group]);
    for (const group of here.filter((each) => !each.some(isTold))) {
      const home = findHome(featuresOf(group));
      if (home === null) left.push(group);
      else joining[home]?.push(...group);
    }
    merged.push(...joining, ...cluster(left));
  }
  const joined = joinSpeech(joinDenials(merged, items), items, pack, kin);
  for (const group of joined) group.sort(byId);
  return joined.sort((a, b) => compareText(a[0]?.claim.id ?? "", b[0]?.claim.id ?? ""));
}

/** Somebody says so in words that decide something: "tens of thousands" fits any figure of its size. */
const isTold = (item: Item): boolean => isVoiced(item) && item.quantity?.qualifier !== "vague";
