import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { isWithin, readWords } from "../text/name-words.ts";
import { type Cluster, join, type OpenPair, openCluster } from "./cluster.ts";
import { type Profile, sameBody, samePersonProfile, specificity } from "./profile.ts";
import { rememberPairs } from "./remember.ts";
import type { LocalVoice } from "./voices.ts";

/** A voice with who it is. */
interface Known {
  readonly voice: LocalVoice;
  readonly profile: Profile;
}

/** Of several the only one that speaks in the text too. */
function narrow(candidates: readonly Cluster[], root: string): readonly Cluster[] {
  const near = candidates.filter((cluster) => cluster.roots.has(root));
  return near.length === 1 ? near : candidates;
}

/** What is asked of the same few profiles for voice after voice, with the words it is answered by. */
interface Asks {
  readonly pack: VoicesPack;
  readonly sameBody: (a: Profile, b: Profile) => boolean;
  readonly samePerson: (a: Profile, b: Profile) => boolean;
  readonly isNamedAfter: (body: Profile, person: Profile) => boolean;
}

const askOf = (pack: VoicesPack): Asks => ({
  pack,
  sameBody: rememberPairs((a, b) => sameBody(a, b, pack)),
  samePerson: rememberPairs(samePersonProfile),
  isNamedAfter: rememberPairs((body, person) => isNamedAfter(body, person, pack)),
});

/** Two different holders of an office cannot be one body's one head unless both texts name the body. */
function holdersDiffer(cluster: Cluster, profile: Profile, { samePerson }: Asks): boolean {
  if (profile.person === null || !profile.holder) return false;
  return cluster.profiles.some(
    (other) => other.person !== null && other.holder && !samePerson(other, profile) && (other.words.size === 0 || profile.words.size === 0),
  );
}

/** Persons first by full name, then bodies from the best described to the least, then those who speak for them. */
export function mergeNamed(voices: readonly LocalVoice[], open: OpenPair[], pack: VoicesPack): Cluster[] {
  const asks = askOf(pack);
  const clusters: Cluster[] = [];
  const known = voices.flatMap((voice): Known[] => (voice.profile === null ? [] : [{ voice, profile: voice.profile }]));
  const [persons, bodies] = [known.filter(({ profile }) => profile.person !== null), known.filter(({ profile }) => profile.person === null)];
  const length = ({ profile }: Known): number => (profile.person ?? []).length;
  persons.sort((a, b) => length(b) - length(a) || compareText(a.voice.key, b.voice.key));
  const people: Cluster[] = [];
  for (const { voice, profile } of persons) {
    const found = narrow(
      people.filter((cluster) => cluster.profiles.some((other) => asks.samePerson(other, profile))),
      voice.root,
    );
    const only = found.length === 1 ? found[0] : undefined;
    if (only !== undefined) join(only, voice, [profile, voice.part]);
    else people.push(openCluster(voice, [profile]));
  }
  bodies.sort((a, b) => specificity(b.profile) - specificity(a.profile) || compareText(a.voice.key, b.voice.key));
  for (const { voice, profile } of bodies) {
    // "The office of Ana Velic" is Ana Velic.
    const [owner, ...others] = people.filter((cluster) => cluster.profiles.some((person) => asks.isNamedAfter(profile, person)));
    if (owner !== undefined && others.length === 0) join(owner, voice, []);
    else placeBody(voice, profile, clusters, open, asks);
  }
  for (const cluster of people) placePerson(cluster, clusters, open, asks);
  return clusters;
}

function isNamedAfter(body: Profile, profile: Profile, pack: VoicesPack): boolean {
  const name = new Set(profile.person);
  if (body.body !== null || name.size < 2) return false;
  const own = [...body.words].filter((word) => !pack.genericBodies.has(word));
  // "Dr Holm's department" and "the office of Petra Holm" are Petra Holm.
  return own.length > 0 && own.includes(profile.person?.at(-1) ?? "") && isWithin(new Set(own), name);
}

const sameWords = (a: Profile, b: Profile): boolean =>
  a.words.size === b.words.size && a.places.size === b.places.size && isWithin(a.words, b.words) && isWithin(a.places, b.places);

/** A name of two words or more that a body's fuller name contains: "Santa Clara" for its hospital. */
function namedWithin(short: Profile, long: Profile): boolean {
  const words = new Set([...short.words, ...short.places]);
  return words.size > 1 && isWithin(words, new Set([...long.words, ...long.places]));
}

function placeBody(voice: LocalVoice, profile: Profile, clusters: Cluster[], open: OpenPair[], asks: Asks): void {
  const fitting = clusters.filter((cluster) => cluster.profiles.some((other) => asks.sameBody(other, profile)));
  const exact = fitting.filter((cluster) => cluster.profiles.some((other) => sameWords(other, profile)));
  const contained = profile.body === null ? clusters.filter((cluster) => cluster.profiles.some((other) => namedWithin(profile, other))) : [];
  const found = fitting.length === 0 ? contained : exact.length === 1 ? exact : narrow(fitting, voice.root);
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) {
    join(only, voice, [profile, voice.part]);
    return;
  }
  const cluster = openCluster(voice, [profile, voice.part]);
  for (const other of found) open.push({ a: cluster, b: other, relation: "undetermined", basis: "the description fits more than one body" });
  clusters.push(cluster);
}

/** The body described in the same words goes before one that merely fits. */
function preferExact(found: readonly Cluster[], speaking: readonly Profile[], asks: Asks): readonly Cluster[] {
  const exact = found.filter((cluster) =>
    speaking.some(
      (profile) => profile.words.size > 0 && cluster.profiles.some((other) => other.words.size === profile.words.size && asks.sameBody(other, profile)),
    ),
  );
  return exact.length === 1 ? exact : found;
}

function placePerson(person: Cluster, clusters: Cluster[], open: OpenPair[], asks: Asks): void {
  const speaking = person.profiles.filter((profile) => profile.speaks);
  const bare = person.profiles.every((profile) => profile.body === null && profile.words.size === 0);
  const fits = (cluster: Cluster): boolean =>
    speaking.some(
      (profile) =>
        !holdersDiffer(cluster, profile, asks) && cluster.profiles.some((other) => (other.person === null || other.speaks) && asks.sameBody(other, profile)),
    );
  const roots = [...person.roots];
  const fitting = preferExact(clusters.filter(fits), speaking, asks);
  let found = roots.map((root) => narrow(fitting, root)).find((some) => some.length === 1) ?? fitting;
  if (bare) {
    const name = new Set(person.profiles[0]?.person);
    found = clusters.filter((cluster) =>
      cluster.profiles.some((other) => other.person === null && name.size > 1 && isWithin(name, new Set([...other.words, ...other.places]))),
    );
  }
  if (found.length === 0) found = clusters.filter((cluster) => roots.some((root) => cluster.roots.has(root)) && endsInOffice(person, cluster, asks.pack));
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) {
    for (const voice of person.members) join(only, voice, []);
    for (const profile of person.profiles) if (!only.profiles.includes(profile)) only.profiles.push(profile);
    return;
  }
  for (const other of found) open.push({ a: person, b: other, relation: "undetermined", basis: "may speak for that body" });
  if (speaking.length === 0 && !bare) {
    for (const other of clusters) {
      if (person.profiles.some((profile) => profile.words.size > 0 && other.profiles.some((body) => body.person === null && asks.sameBody(body, profile)))) {
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
    return cluster.members.some((voice) => voice.profile?.person === null && readWords(voice.name).at(-1)?.text === noun);
  });
}
