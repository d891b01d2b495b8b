import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { isWithin, readWords } from "../text/name-words.ts";
import { type Cluster, join, type OpenPair, openCluster } from "./cluster.ts";
import { type GroupProfile, sameGroup } from "./group-profile.ts";
import type { SameOutlet } from "./outlet-names.ts";
import { rememberPairs } from "./remember.ts";
import type { LocalVoice } from "./voices.ts";

/** An unnamed group as one outlet was told by it: the texts that say so are one, or several. */
interface Telling {
  readonly group: GroupProfile;
  readonly reached: string;
  readonly root: string;
  several: boolean;
}

/** A cluster with its different tellings, so that a voice heard in a hundred texts is compared once. */
interface Told {
  readonly cluster: Cluster;
  readonly groups: Set<GroupProfile>;
  readonly tellings: Map<GroupProfile, Map<string, Telling>>;
}

/** Unnamed groups: one when they reached one outlet, open when they reached different ones and nothing tells them apart. */
export function mergeUnnamed(voices: readonly LocalVoice[], open: OpenPair[], pack: VoicesPack, sameOutlet: SameOutlet): readonly Cluster[] {
  const fit = rememberPairs(sameGroup);
  const told: Told[] = [];
  let inText: { readonly root: string; readonly found: Set<Told> } = { root: "", found: new Set() };
  for (const voice of inReadingOrder(voices)) {
    if (voice.root !== inText.root) inText = { root: voice.root, found: new Set() };
    const again = [...inText.found].filter(({ cluster }) => lastIn(cluster, voice.root).some((other) => isMentionedAgain(other, voice, pack, fit, sameOutlet)));
    // of several the one that was opened last
    const known = again.sort((a, b) => told.indexOf(b) - told.indexOf(a))[0] ?? told.find((each) => reachedAlike(each, voice, fit, sameOutlet));
    const home = known ?? { cluster: openCluster(voice), groups: new Set(), tellings: new Map() };
    if (known === undefined) told.push(home);
    else join(home.cluster, voice, []);
    noteTelling(home, voice);
    inText.found.add(home);
  }
  for (const [index, a] of told.entries()) {
    for (const b of told.slice(index + 1)) {
      if (![...a.groups].some((left) => [...b.groups].some((right) => fit(left, right)))) continue;
      const together = reachesOf(a).some((left) => reachesOf(b).some((right) => sameOutlet(left, right)));
      open.push({
        a: a.cluster,
        b: b.cluster,
        relation: "undetermined",
        basis: together ? "unnamed, told the same outlet, and nothing tells them apart" : "unnamed and of one description, told different outlets",
      });
    }
  }
  return told.map(({ cluster }) => cluster);
}

function inReadingOrder(voices: readonly LocalVoice[]): readonly LocalVoice[] {
  const firstWord = new Map(
    voices.map((voice) => [voice, voice.utterances.reduce((first, { claim }) => Math.min(first, claim.span.start), Number.POSITIVE_INFINITY)]),
  );
  const at = (voice: LocalVoice): number => firstWord.get(voice) ?? 0;
  return [...voices].sort((a, b) => compareText(a.root, b.root) || at(a) - at(b) || compareText(a.key, b.key));
}

/** Members of one text; they were added last. */
function lastIn({ members }: Cluster, root: string): readonly LocalVoice[] {
  return members.slice(members.findLastIndex((voice) => voice.root !== root) + 1);
}

function noteTelling({ groups, tellings }: Told, { group, reached, root }: LocalVoice): void {
  if (group === null) return;
  groups.add(group);
  if (reached === null) return;
  const byOutlet = tellings.get(group) ?? new Map<string, Telling>();
  tellings.set(group, byOutlet);
  const known = byOutlet.get(reached);
  if (known === undefined) byOutlet.set(reached, { group, reached, root, several: false });
  else if (known.root !== root) known.several = true;
}

/** Another text's group of this description told the same outlet. */
function reachedAlike({ tellings }: Told, voice: LocalVoice, fit: (a: GroupProfile, b: GroupProfile) => boolean, sameOutlet: SameOutlet): boolean {
  const { group, reached, root } = voice;
  if (group === null || reached === null) return false;
  for (const [other, byOutlet] of tellings) {
    if (!fit(other, group)) continue;
    for (const telling of byOutlet.values()) if ((telling.several || telling.root !== root) && sameOutlet(telling.reached, reached)) return true;
  }
  return false;
}

const reachesOf = ({ cluster }: Told): readonly string[] => [...new Set(cluster.members.flatMap(({ reached }) => reached ?? []))];

/** "Officials said" after "two senior officials told the Post": one group, until the text calls it another. */
function isMentionedAgain(
  earlier: LocalVoice,
  later: LocalVoice,
  pack: VoicesPack,
  fit: (a: GroupProfile, b: GroupProfile) => boolean,
  sameOutlet: SameOutlet,
): boolean {
  const [a, b] = [earlier.group, later.group];
  if (a === null || b === null || !fit(a, b)) return false;
  if (b.head !== null && b.head !== "official") return false;
  const elsewhere = later.reached !== null && earlier.reached !== null && !sameOutlet(earlier.reached, later.reached);
  if (elsewhere && later.utterances.some(({ cited }) => cited.length > 0)) return false;
  if (readWords(later.role ?? later.name).some((word) => pack.others.has(word.text))) return false;
  if (b.words.size === 0) return true;
  return a.words.size === b.words.size && isWithin(b.words, a.words);
}
