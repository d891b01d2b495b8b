import type { VoicesPack } from "../packs/voices.ts";
import { isWithin, readWords } from "../text/name-words.ts";
import { sameOutlet } from "./outlet-names.ts";
import { type Profile, sameBody, sameGroup, samePersonProfile, specificity } from "./profile.ts";
import { type LocalVoice, sameReach } from "./voices.ts";

/** Local voices that are one origin. */
export interface Cluster {
  readonly members: LocalVoice[];
  /** Person profiles and body profiles it answers to. */
  readonly profiles: Profile[];
}

/** What stays open between two clusters, or was joined with less than certainty. */
export interface OpenPair {
  readonly a: Cluster;
  readonly b: Cluster;
  readonly relation: "likely-same" | "undetermined";
  readonly basis: string;
}

export interface Merged {
  readonly clusters: readonly Cluster[];
  readonly open: readonly OpenPair[];
}

const rootsOf = (cluster: Cluster): ReadonlySet<string> => new Set(cluster.members.map((voice) => voice.root));

function narrow(candidates: readonly Cluster[], root: string): readonly Cluster[] {
  if (candidates.length < 2) return candidates;
  const near = candidates.filter((cluster) => rootsOf(cluster).has(root));
  return near.length === 1 ? near : candidates;
}

const join = (cluster: Cluster, voice: LocalVoice): void => {
  cluster.members.push(voice);
  if (voice.profile !== null) cluster.profiles.push(voice.profile);
  if (voice.part !== null) cluster.profiles.push(voice.part);
};

/** Two different holders of an office cannot be one body's one head unless both texts name the body. */
function holdersDiffer(cluster: Cluster, profile: Profile): boolean {
  if (profile.person === null || !profile.holder) return false;
  return cluster.profiles.some(
    (other) => other.person !== null && other.holder && !samePersonProfile(other, profile) && (other.words.size === 0 || profile.words.size === 0),
  );
}

/** Persons first by full name, then bodies from the best described to the least, then those who speak for them. */
export function mergeNamed(voices: readonly LocalVoice[], open: OpenPair[], pack: VoicesPack): Cluster[] {
  const clusters: Cluster[] = [];
  const persons = voices.filter((voice) => voice.profile?.person != null);
  const bodies = voices.filter((voice) => voice.profile !== null && voice.profile.person === null);
  persons.sort((a, b) => (b.profile?.person?.length ?? 0) - (a.profile?.person?.length ?? 0) || (a.key < b.key ? -1 : 1));
  const people: Cluster[] = [];
  for (const voice of persons) {
    const profile = voice.profile;
    if (profile === null) continue;
    const found = narrow(
      people.filter((cluster) => cluster.profiles.some((other) => samePersonProfile(other, profile))),
      voice.root,
    );
    const only = found.length === 1 ? found[0] : undefined;
    if (only !== undefined) join(only, voice);
    else people.push({ members: [voice], profiles: [profile] });
  }
  bodies.sort((a, b) => weigh(b) - weigh(a) || (a.key < b.key ? -1 : 1));
  for (const voice of bodies) {
    // "The office of Ana Velic" is Ana Velic.
    const owner = people.filter((cluster) => cluster.profiles.some((profile) => isNamedAfter(voice.profile, profile, pack)));
    if (owner.length === 1) owner[0]?.members.push(voice);
    else placeBody(voice, clusters, open, pack);
  }
  for (const cluster of people) placePerson(cluster, clusters, open, pack);
  return clusters;
}

function isNamedAfter(body: Profile | null, profile: Profile, pack: VoicesPack): boolean {
  const name = new Set(profile.person ?? []);
  if (body === null || body.body !== null || name.size < 2) return false;
  const own = [...body.words].filter((word) => !pack.genericBodies.has(word));
  // "Dr Holm's department" and "the office of Petra Holm" are Petra Holm.
  return own.length > 0 && own.includes(profile.person?.at(-1) ?? "") && isWithin(new Set(own), name);
}

const weigh = (voice: LocalVoice): number => (voice.profile === null ? 0 : specificity(voice.profile));

const sameWords = (a: Profile, b: Profile): boolean =>
  a.person === null &&
  b.person === null &&
  a.words.size === b.words.size &&
  a.places.size === b.places.size &&
  isWithin(a.words, b.words) &&
  isWithin(a.places, b.places);

/** A name of two words or more that a body's fuller name contains: "Santa Clara" for its hospital. */
function namedWithin(short: Profile, long: Profile): boolean {
  const words = new Set([...short.words, ...short.places]);
  return words.size > 1 && isWithin(words, new Set([...long.words, ...long.places]));
}

function placeBody(voice: LocalVoice, clusters: Cluster[], open: OpenPair[], pack: VoicesPack): void {
  const profile = voice.profile;
  if (profile === null) return;
  const fitting = clusters.filter((cluster) => cluster.profiles.some((other) => sameBody(other, profile, pack)));
  const exact = fitting.filter((cluster) => cluster.profiles.some((other) => sameWords(other, profile)));
  const contained =
    fitting.length === 0 && profile.body === null ? clusters.filter((cluster) => cluster.profiles.some((other) => namedWithin(profile, other))) : [];
  const found = fitting.length === 0 ? contained : exact.length === 1 ? exact : narrow(fitting, voice.root);
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) {
    join(only, voice);
    return;
  }
  const cluster: Cluster = { members: [voice], profiles: voice.part === null ? [profile] : [profile, voice.part] };
  for (const other of found) open.push({ a: cluster, b: other, relation: "undetermined", basis: "the description fits more than one body" });
  clusters.push(cluster);
}

/** The body described in the same words goes before one that merely fits. */
function preferExact(found: readonly Cluster[], speaking: readonly Profile[], pack: VoicesPack): readonly Cluster[] {
  const exact = found.filter((cluster) =>
    speaking.some(
      (profile) => profile.words.size > 0 && cluster.profiles.some((other) => other.words.size === profile.words.size && sameBody(other, profile, pack)),
    ),
  );
  return exact.length === 1 ? exact : found;
}

function placePerson(person: Cluster, clusters: Cluster[], open: OpenPair[], pack: VoicesPack): void {
  const speaking = person.profiles.filter((profile) => profile.speaks);
  const bare = person.profiles.every((profile) => profile.body === null && profile.words.size === 0);
  const fits = (cluster: Cluster): boolean =>
    speaking.some(
      (profile) =>
        !holdersDiffer(cluster, profile) && cluster.profiles.some((other) => (other.person === null || other.speaks) && sameBody(other, profile, pack)),
    );
  const roots = [...rootsOf(person)].sort();
  let found: readonly Cluster[] = speaking.length > 0 ? clusters.filter(fits) : [];
  if (found.length > 1) found = preferExact(found, speaking, pack);
  if (found.length > 1) found = roots.map((root) => narrow(found, root)).find((some) => some.length === 1) ?? found;
  if (speaking.length === 0 && bare) {
    const name = new Set(person.profiles[0]?.person ?? []);
    found = clusters.filter((cluster) =>
      cluster.profiles.some((other) => other.person === null && name.size > 1 && isWithin(name, new Set([...other.words, ...other.places]))),
    );
  }
  if (found.length === 0)
    found = clusters.filter((cluster) => [...rootsOf(cluster)].some((root) => roots.includes(root)) && endsInOffice(person, cluster, pack));
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) {
    only.members.push(...person.members);
    only.profiles.push(...person.profiles);
    return;
  }
  for (const other of found) open.push({ a: person, b: other, relation: "undetermined", basis: "may speak for that body" });
  if (speaking.length === 0 && !bare) {
    for (const other of clusters) {
      if (person.profiles.some((profile) => profile.words.size > 0 && other.profiles.some((body) => body.person === null && sameBody(body, profile, pack)))) {
        open.push({ a: person, b: other, relation: "undetermined", basis: "belongs to that body" });
      }
    }
  }
  clusters.push(person);
}

/** "The service's spokesman" speaks for the one body of his text whose name ends in that noun. */
function endsInOffice(person: Cluster, cluster: Cluster, pack: VoicesPack): boolean {
  return person.profiles.some((profile) => {
    const [noun, ...more] = profile.words;
    if (!profile.speaks || profile.body !== null || profile.places.size > 0 || noun === undefined || more.length > 0 || !pack.genericBodies.has(noun))
      return false;
    return cluster.members.some((voice) => voice.profile !== null && voice.profile.person === null && readWords(voice.name).at(-1)?.text === noun);
  });
}

/** Unnamed groups: one when they reached one outlet, open when they reached different ones and nothing tells them apart. */
export function mergeUnnamed(voices: readonly LocalVoice[], open: OpenPair[], pack: VoicesPack): Cluster[] {
  const clusters: Cluster[] = [];
  for (const voice of [...voices].sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : firstWord(a) - firstWord(b) || (a.key < b.key ? -1 : 1)))) {
    const again = clusters.findLast((cluster) => cluster.members.some((other) => isMentionedAgain(other, voice, pack)));
    const same =
      again ?? clusters.find((cluster) => cluster.members.some((other) => other.root !== voice.root && sameReach(other, voice, pack) && fits(other, voice)));
    if (same !== undefined) same.members.push(voice);
    else clusters.push({ members: [voice], profiles: [] });
  }
  for (const [index, a] of clusters.entries()) {
    for (const b of clusters.slice(index + 1)) {
      if (!a.members.some((left) => b.members.some((right) => fits(left, right)))) continue;
      const together = a.members.some((left) => b.members.some((right) => sameReach(left, right, pack)));
      open.push({
        a,
        b,
        relation: "undetermined",
        basis: together ? "unnamed, told the same outlet, and nothing tells them apart" : "unnamed and of one description, told different outlets",
      });
    }
  }
  return clusters;
}

/** Where in its text a voice first speaks. */
const firstWord = (voice: LocalVoice): number => Math.min(...voice.utterances.map(({ claim }) => claim.span.start));

/** "Officials said" after "two senior officials told the Post": one group, until the text calls it another. */
function isMentionedAgain(earlier: LocalVoice, later: LocalVoice, pack: VoicesPack): boolean {
  const [a, b] = [earlier.group, later.group];
  if (a === null || b === null || earlier.root !== later.root || !fits(earlier, later)) return false;
  if (b.head !== null && b.head !== "official") return false;
  if (later.reached !== null && earlier.reached !== null && !sameReach(earlier, later, pack) && later.utterances.some(({ cited }) => cited.length > 0))
    return false;
  if (readWords(later.role ?? later.name).some((word) => pack.others.has(word.text))) return false;
  if (b.words.size === 0) return true;
  return a.words.size === b.words.size && isWithin(b.words, a.words);
}

const fits = (a: LocalVoice, b: LocalVoice): boolean => a.group !== null && b.group !== null && sameGroup(a.group, b.group);

/** Outlets that saw something themselves, one origin each; outlets cited with no further source, one each. */
export function mergeOutlets(voices: readonly LocalVoice[], pack: VoicesPack): Cluster[] {
  const clusters: Cluster[] = [];
  for (const voice of voices) {
    const same = clusters.find((cluster) => cluster.members.some((other) => sameOutlet(other.name, voice.name, pack)));
    if (same !== undefined) same.members.push(voice);
    else clusters.push({ members: [voice], profiles: [] });
  }
  return clusters;
}

/** "The Post said": whoever spoke to that outlet may be behind it. */
export function linkOutletSources(outlets: readonly Cluster[], voiced: readonly Cluster[], pack: VoicesPack): readonly OpenPair[] {
  const pairs: OpenPair[] = [];
  for (const a of outlets) {
    const names = new Set(a.members.filter((voice) => voice.kind === "outlet").map((voice) => voice.name));
    if (names.size === 0) continue;
    for (const b of voiced) {
      const told = b.members.some((voice) => voice.reached !== null && [...names].some((name) => sameOutlet(name, voice.reached ?? "", pack)));
      if (told) pairs.push({ a, b, relation: "undetermined", basis: "may be that outlet's source" });
    }
  }
  return pairs;
}
