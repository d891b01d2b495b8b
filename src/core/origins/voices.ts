import type { Reading } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { foldWord, readWords, sameWord } from "../text/name-words.ts";
import { type GroupProfile, readGroup } from "./group-profile.ts";
import { type Named, type Profile, readProfile } from "./profile.ts";
import { rememberText } from "./remember.ts";
import type { Utterance } from "./terminals.ts";

/** One voice of one text: all that it says there, and what is known of it. Built per root article, so that copies add nothing. */
export interface LocalVoice {
  readonly key: string;
  readonly root: string;
  readonly utterances: Utterance[];
  readonly kind: "named" | "unnamed" | "observed" | "outlet" | "none";
  readonly name: string;
  readonly role: string | null;
  readonly profile: Profile | null;
  /** The part of a body it is, where the name puts an owner before it: "Interior Ministry's Rescue Service"; null otherwise. */
  readonly part: Profile | null;
  readonly group: GroupProfile | null;
  readonly reached: string | null;
}

/** The words of all places the story's texts name, each in its shortest form, to tell "Chilean institute" from "seismological institute". */
export function findPlaceWords(readings: readonly Reading[], pack: VoicesPack): (word: string) => string | null {
  const words = new Set<string>();
  const add = (name: string): void => {
    const parts = readWords(name).filter((word) => word.capital && !pack.small.has(word.text));
    // "Ministry of Emergency Situations" is no place, whatever a finder of places took it for.
    if (parts.some((word) => pack.phrases.has(word.text) || pack.genericBodies.has(word.text) || pack.blank.has(word.text))) return;
    for (const word of parts) words.add(word.text);
  };
  for (const reading of readings) {
    for (const mention of reading.mentions) if (mention.kind === "place") add(mention.name);
    for (const claim of reading.claims) for (const place of claim.places) add(place.name);
  }
  // two forms of one word begin alike
  const startOf = (word: string): string => word.slice(0, 4);
  const byStart = Map.groupBy(
    [...words].sort((a, b) => a.length - b.length || compareText(a, b)),
    startOf,
  );
  return (word) => byStart.get(startOf(word))?.find((place) => sameWord(place, word)) ?? null;
}

/** Gathers utterances into voices of one text each, sorted by key. */
export function gatherVoices(utterances: readonly Utterance[], readings: readonly Reading[], pack: VoicesPack): readonly LocalVoice[] {
  const placeOf = findPlaceWords(readings, pack);
  const entityAt = new Map<string, "person" | "organisation" | "group" | "metonym">();
  for (const { article, mentions } of readings) {
    for (const mention of mentions) if (mention.kind === "actor") entityAt.set(`${article.id}:${foldWord(mention.name)}`, mention.entity);
  }
  // one profile for all who go by one name and role, so that it is compared once
  const [profiles, groups] = [rememberText<Profile>(), rememberText<GroupProfile>()];
  const profileOf = (named: Named): Profile =>
    profiles(JSON.stringify([named.name, named.role, named.kind, named.entity]), () => readProfile(named, placeOf, pack));
  const voices = new Map<string, LocalVoice>();
  for (const utterance of utterances) {
    const { terminal, root, article } = utterance;
    const key = localKey(utterance);
    const known = voices.get(key);
    if (known !== undefined) {
      known.utterances.push(utterance);
      continue;
    }
    const base = { key, root, utterances: [utterance], role: null, profile: null, part: null, group: null, reached: utterance.reached };
    if (terminal.kind === "speaker") {
      const { voice } = terminal;
      const name = voice.name ?? voice.role ?? "";
      const entity = voice.name === null ? null : (entityAt.get(`${article.id}:${foldWord(voice.name)}`) ?? null);
      const profile = profileOf({ name, role: voice.name === null ? null : voice.role, kind: voice.kind, entity });
      const group = groups(voice.role ?? name, () => readGroup(voice.role ?? name, pack));
      // "A spokesman for the brigade" has no name, but speaks for a body that has.
      const mouthpiece =
        terminal.unnamed && profile.person === null && !profile.holder && readWords(name).some((word) => pack.phrases.get(word.text)?.kind === "spokes");
      const unnamed = terminal.unnamed && !(mouthpiece && (profile.body !== null || profile.words.size > 0));
      voices.set(key, {
        ...base,
        kind: unnamed ? "unnamed" : "named",
        name,
        role: voice.role,
        profile: unnamed ? null : profile,
        part: unnamed ? null : readPart(name, profile, (part) => profileOf({ name: part, role: null, kind: voice.kind, entity: "organisation" })),
        group: unnamed ? group : null,
      });
    } else if (terminal.kind === "issuer") {
      const profile = profileOf({ name: terminal.name, role: null, kind: "official", entity: "organisation" });
      voices.set(key, { ...base, kind: "named", name: terminal.name, profile });
    } else if (terminal.kind === "none") voices.set(key, { ...base, kind: "none", name: "" });
    else voices.set(key, { ...base, kind: terminal.kind, name: terminal.outlet });
  }
  return [...voices.values()].sort((a, b) => compareText(a.key, b.key));
}

function localKey({ terminal, root, reached }: Utterance): string {
  switch (terminal.kind) {
    case "speaker":
      return terminal.unnamed ? `${root}|unnamed|${terminal.voice.key}|${reached}` : `${root}|speaker|${terminal.voice.key}`;
    case "issuer":
      return `${root}|issuer|${terminal.name}`;
    case "observed":
    case "outlet":
      return `${root}|${terminal.kind}|${terminal.outlet}`;
    case "none":
      return `${root}|none`;
    default:
      return terminal satisfies never;
  }
}

/** The body named after the possessive of another body; a country or a place that owns is no body of its own. */
function readPart(name: string, whole: Profile, read: (part: string) => Profile): Profile | null {
  if (whole.person !== null || whole.body === null) return null;
  const owned = name.replaceAll("’", "'").split("'s ").slice(1).at(-1);
  if (owned === undefined) return null;
  const part = read(owned);
  return part.body !== null && part.body !== whole.body ? part : null;
}
