import type { VoicesPack } from "../packs/voices.ts";
import { isWithin, sameWord } from "../text/name-words.ts";
import { giveOneFigure } from "./citations.ts";
import type { Cluster, OpenPair } from "./merge.ts";
import type { Profile } from "./profile.ts";

const placesOf = (cluster: Cluster): ReadonlySet<string> => new Set(cluster.profiles.flatMap((profile) => [...profile.places]));
const clash = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && b.size > 0 && !isWithin(a, b) && !isWithin(b, a);
const some = (cluster: Cluster, test: (profile: Profile) => boolean): boolean => cluster.profiles.some(test);

/** First day a cluster said something, as an instant; undated texts say nothing about order. */
const published = (cluster: Cluster, voice: number): string | null => cluster.members[voice]?.utterances[0]?.article.published?.from ?? null;

function repeats(later: Cluster, earlier: Cluster): boolean {
  return later.members.some((voice, i) =>
    earlier.members.some((other, j) => {
      const at = published(later, i);
      const before = published(earlier, j);
      if (voice.root === other.root) return false;
      const first = at !== null && before !== null && at < before;
      // "Nine days ago he claimed ..." tells of a statement older than its text.
      return voice.utterances.some((mine) => other.utterances.some((theirs) => (!first || theirs.claim.outdated) && giveOneFigure(mine.claim, theirs.claim)));
    }),
  );
}

/**
 * Which named voices may be one authority: a government and its own ministry, a capital and the general who gave the figure before it,
 * a mere description ("the operator") and any body. Doubt of this kind never raises a lowest count.
 */
export function linkAuthorities(clusters: readonly Cluster[], pack: VoicesPack): readonly OpenPair[] {
  const pairs: OpenPair[] = [];
  for (const [index, a] of clusters.entries()) {
    for (const b of clusters.slice(index + 1)) {
      const basis = authorityBasis(a, b, pack) ?? authorityBasis(b, a, pack);
      if (basis !== null) pairs.push({ a, b, relation: "undetermined", basis });
    }
  }
  return pairs;
}

/** "The certificates show": a document without a name, quoted in a text that has an issuer, may be the issuer's own. */
function mayBeOwnPaper(a: Cluster, b: Cluster): boolean {
  const paper = a.members.every(
    (voice) =>
      voice.profile?.described === true &&
      voice.profile.body === null &&
      voice.utterances.every(({ terminal }) => terminal.kind === "speaker" && terminal.voice.kind === "document"),
  );
  return (
    paper &&
    b.members.some((voice) => voice.utterances.some(({ terminal }) => terminal.kind === "issuer") && a.members.some((other) => other.root === voice.root))
  );
}

function authorityBasis(a: Cluster, b: Cluster, pack: VoicesPack): string | null {
  if (a.profiles.length > 0 && a.profiles.every((profile) => profile.unknown)) return "a name that no text explains";
  if (mayBeOwnPaper(a, b)) return "a document that may be the issuer's own";
  const whole = some(a, (profile) => profile.body !== null && pack.whole.has(profile.body));
  if (whole) {
    const metonym = a.profiles.every((profile) => profile.metonym);
    const apart = clash(placesOf(a), placesOf(b));
    const part = some(b, (profile) => profile.body !== null && pack.state.has(profile.body));
    const shared = placesOf(a).size > 0 && [...placesOf(a)].some((place) => [...placesOf(b)].some((other) => sameWord(place, other)));
    if (!apart && part && (shared || !metonym)) return "may be that government's own office";
    // Which capital is whose is known for some states only; a figure first given by a named official is then likely passed on.
    const known = [...placesOf(a), ...placesOf(b)].every((place) => pack.sides.has(place));
    if (!(apart && known) && some(b, (profile) => profile.person !== null || profile.body !== null) && repeats(a, b))
      return "a capital or country repeating an official's figure";
  }
  if (a.profiles.length > 0 && a.profiles.every((profile) => profile.plain) && b.profiles.some((profile) => profile.person === null && profile.body === null)) {
    return "a description that may mean that body";
  }
  return null;
}
