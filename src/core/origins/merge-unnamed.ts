import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { isWithin, readWords } from "../text/name-words.ts";
import { type Cluster, join, type OpenPair, openCluster } from "./cluster.ts";
import { type GroupProfile, sameGroup } from "./group-profile.ts";
import type { SameOutlet } from "./outlet-names.ts";
import { rememberPairs } from "./remember.ts";
import type { LocalVoice } from "./voices.ts";

/** A voice with how it is described and the outlet that heard it; no outlet is called nothing. */
interface Heard {
  readonly voice: LocalVoice;
  readonly group: GroupProfile;
  readonly reached: string;
}

/** A cluster with its different tellings, so that a voice heard in a hundred texts is compared once: by description and outlet the texts that say so. */
interface Told {
  readonly cluster: Cluster;
  readonly tellings: Map<GroupProfile, Map<string, Set<string>>>;
}

/** What the rules ask of two descriptions and of two names of outlets. */
interface Asks {
  readonly pack: VoicesPack;
  readonly fit: (a: GroupProfile, b: GroupProfile) => boolean;
  readonly sameOutlet: SameOutlet;
}

/** Unnamed groups: one when they reached one outlet, open when they reached different ones and nothing tells them apart. */
export function mergeUnnamed(voices: readonly LocalVoice[], open: OpenPair[], pack: VoicesPack, sameOutlet: SameOutlet): readonly Cluster[] {
  const asks: Asks = { pack, fit: rememberPairs(sameGroup), sameOutlet };
  const told: Told[] = [];
  for (const text of Map.groupBy(inReadingOrder(voices), ({ voice }) => voice.root).values()) {
    const inText = new Map<Told, Heard[]>();
    for (const heard of text) {
      const again = [...inText].flatMap(([home, before]) => (before.some((earlier) => isMentionedAgain(earlier, heard, asks)) ? [home] : []));
      // of several the one that was opened last
      const known = told.findLast((home) => again.includes(home)) ?? told.find((home) => reachedAlike(home, heard, asks));
      const home = known ?? { cluster: openCluster(heard.voice), tellings: new Map() };
      if (known === undefined) told.push(home);
      else join(home.cluster, heard.voice, []);
      noteTelling(home, heard);
      inText.set(home, [...(inText.get(home) ?? []), heard]);
    }
  }
  for (const [index, a] of told.entries()) {
    for (const b of told.slice(index + 1)) {
      if (![...a.tellings.keys()].some((left) => [...b.tellings.keys()].some((right) => asks.fit(left, right)))) continue;
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

function inReadingOrder(voices: readonly LocalVoice[]): readonly Heard[] {
  const found = voices.flatMap((voice) => {
    const at = voice.utterances.reduce((first, { claim }) => Math.min(first, claim.span.start), Number.POSITIVE_INFINITY);
    return voice.group === null ? [] : [{ voice, group: voice.group, reached: voice.reached ?? "", at }];
  });
  return found.sort((a, b) => compareText(a.voice.root, b.voice.root) || a.at - b.at || compareText(a.voice.key, b.voice.key));
}

function noteTelling({ tellings }: Told, { voice, group, reached }: Heard): void {
  const byOutlet = tellings.get(group) ?? new Map<string, Set<string>>();
  tellings.set(group, byOutlet.set(reached, (byOutlet.get(reached) ?? new Set()).add(voice.root)));
}

/** Another text's group of this description told the same outlet. */
function reachedAlike({ tellings }: Told, { voice, group, reached }: Heard, { fit, sameOutlet }: Asks): boolean {
  for (const [other, byOutlet] of tellings) {
    if (!fit(other, group)) continue;
    for (const [outlet, roots] of byOutlet) if ((roots.size > 1 || !roots.has(voice.root)) && sameOutlet(outlet, reached)) return true;
  }
  return false;
}

const reachesOf = ({ cluster }: Told): readonly string[] => [...new Set(cluster.members.flatMap(({ reached }) => reached ?? []))];

/** "Officials said" after "two senior officials told the Post": one group, until the text calls it another. */
function isMentionedAgain(earlier: Heard, later: Heard, { pack, fit, sameOutlet }: Asks): boolean {
  const [a, b] = [earlier.group, later.group];
  if (!fit(a, b) || (b.head !== null && b.head !== "official")) return false;
  const elsewhere = !sameOutlet(earlier.reached, later.reached);
  if (elsewhere && later.voice.utterances.some(({ cited }) => cited.length > 0)) return false;
  if (readWords(later.voice.role ?? later.voice.name).some((word) => pack.others.has(word.text))) return false;
  return b.words.size === 0 || (a.words.size === b.words.size && isWithin(b.words, a.words));
}
