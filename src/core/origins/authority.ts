import type { VoicesPack } from "../packs/voices.ts";
import { clash, sameWord } from "../text/name-words.ts";
import type { Cluster, OpenPair } from "./cluster.ts";
import { findRepeats } from "./repeats.ts";

/** What two clusters are compared on, read once each. */
interface Traits {
  readonly cluster: Cluster;
  readonly places: ReadonlySet<string>;
  /** A name that no text explains. */
  readonly unknown: boolean;
  /** A document without a name. */
  readonly paper: boolean;
  /** Texts it issues. */
  readonly issued: ReadonlySet<string>;
  /** A government or a country as a whole, named by its capital or otherwise. */
  readonly whole: boolean;
  readonly metonym: boolean;
  /** An office of a state. */
  readonly office: boolean;
  /** A person, or a body of a known class. */
  readonly official: boolean;
  /** A mere description: "the operator". */
  readonly plain: boolean;
  /** A body of no known class. */
  readonly other: boolean;
}

function readTraits(cluster: Cluster, pack: VoicesPack): Traits {
  const { profiles, members } = cluster;
  const bodies = profiles.flatMap(({ body }) => body ?? []);
  return {
    cluster,
    places: new Set(profiles.flatMap((profile) => [...profile.places])),
    unknown: profiles.every((profile) => profile.unknown),
    paper: members.every(
      ({ profile, utterances }) =>
        profile?.described === true &&
        profile.body === null &&
        utterances.every(({ terminal }) => terminal.kind === "speaker" && terminal.voice.kind === "document"),
    ),
    issued: new Set(members.flatMap(({ root, utterances }) => (utterances.some(({ terminal }) => terminal.kind === "issuer") ? [root] : []))),
    whole: bodies.some((body) => pack.whole.has(body)),
    metonym: profiles.every((profile) => profile.metonym),
    office: bodies.some((body) => pack.state.has(body)),
    official: bodies.length > 0 || profiles.some((profile) => profile.person !== null),
    plain: profiles.every((profile) => profile.plain),
    other: profiles.some((profile) => profile.person === null && profile.body === null),
  };
}

/**
 * Which named voices may be one authority: a government and its own ministry, a capital and the general who gave the figure before it,
 * a mere description ("the operator") and any body. Doubt of this kind never raises a lowest count.
 */
export function linkAuthorities(clusters: readonly Cluster[], pack: VoicesPack): readonly OpenPair[] {
  const traits = clusters.map((cluster) => readTraits(cluster, pack));
  const repeats = findRepeats();
  const pairs: OpenPair[] = [];
  for (const [index, a] of traits.entries()) {
    for (const b of traits.slice(index + 1)) {
      const basis = authorityBasis(a, b, pack, repeats) ?? authorityBasis(b, a, pack, repeats);
      if (basis !== null) pairs.push({ a: a.cluster, b: b.cluster, relation: "undetermined", basis });
    }
  }
  return pairs;
}

function authorityBasis(a: Traits, b: Traits, pack: VoicesPack, repeats: (later: Cluster, earlier: Cluster) => boolean): string | null {
  if (a.unknown) return "a name that no text explains";
  // "The certificates show": a document without a name, quoted in a text that has an issuer, may be the issuer's own.
  if (a.paper && [...b.issued].some((root) => a.cluster.roots.has(root))) return "a document that may be the issuer's own";
  if (a.whole) {
    const apart = clash(a.places, b.places);
    const shared = [...a.places].some((place) => [...b.places].some((other) => sameWord(place, other)));
    if (!apart && b.office && (shared || !a.metonym)) return "may be that government's own office";
    // Which capital is whose is known for some states only; a figure first given by a named official is then likely passed on.
    const known = [...a.places, ...b.places].every((place) => pack.sides.has(place));
    if (!(apart && known) && b.official && repeats(a.cluster, b.cluster)) return "a capital or country repeating an official's figure";
  }
  return a.plain && b.other ? "a description that may mean that body" : null;
}
