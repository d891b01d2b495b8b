import type { Origin } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { samePerson } from "../text/name-words.ts";
import type { Cluster } from "./cluster.ts";
import type { LocalVoice } from "./voices.ts";

const KIND_ORDER = ["named", "observed", "outlet", "unnamed", "none"] as const;

/** The longest name, one of more words before one of fewer. */
function fullest(voices: readonly LocalVoice[]): LocalVoice | undefined {
  const length = ({ name, profile }: LocalVoice): number => name.length + (profile?.person?.length ?? 0) * 20;
  return [...voices].sort((a, b) => length(b) - length(a) || compareText(a.key, b.key))[0];
}

/** The role most often given, the longer one of equals. */
function usualRole(voices: readonly LocalVoice[]): string | null {
  const counts = Map.groupBy(
    voices.flatMap(({ role }) => (role === null || role === "" ? [] : [role])),
    (role) => role,
  );
  return [...counts].sort(([a, as], [b, bs]) => bs.length - as.length || b.length - a.length || compareText(a, b))[0]?.[0] ?? null;
}

const plural = (text: string): string => text.replace(/^(?:the|an?) /i, "");

/** What the page shows of an origin, apart from its id and claims. */
export function describeOrigin(cluster: Cluster): Omit<Origin, "id" | "claims"> {
  const kinds = new Set(cluster.members.map((voice) => voice.kind));
  const kind = KIND_ORDER.find((candidate) => kinds.has(candidate)) ?? "none";
  const voices = cluster.members.filter((voice) => voice.kind === kind);
  const first = fullest(voices);
  const name = first?.name ?? "";
  const outlet = cluster.members.map((voice) => voice.reached).find((reached) => reached !== null) ?? null;
  const spoken = voices.flatMap((voice) => voice.utterances.flatMap(({ terminal }) => (terminal.kind === "speaker" ? [terminal.voice.kind] : [])))[0] ?? null;
  const clinic = cluster.profiles.some((profile) => profile.body === "hospital");
  const sides = cluster.profiles.flatMap((profile) => (profile.side === null ? [] : [profile.side])).sort();
  const party = sides[0] === undefined ? null : `government of ${capitals(sides[0])}`;
  switch (kind) {
    case "named": {
      const people = voices.filter((voice) => voice.profile?.person != null);
      const person = fullest(people);
      const body = fullest(voices.filter((voice) => voice.profile?.person == null));
      const speaker = (person ?? body)?.name ?? "";
      const who = person?.profile?.person ?? [];
      const role = usualRole(people.filter(({ profile }) => samePerson(profile?.person ?? [], who)));
      // A body with one mouth is shown by its name; with one mouth alone, by the person and the office.
      const surnames = new Set(people.map((voice) => voice.profile?.person?.at(-1)));
      const mouth = surnames.size === 1 ? ` (${speaker})` : "";
      const office = role === null ? "" : `, ${plural(role)}`;
      const label = body === undefined ? `${speaker}${office}` : `${plural(body.name)}${mouth}`;
      const form = body === undefined ? "person" : spoken === "document" ? "document" : spoken === "monitor" ? "monitor" : "office";
      return {
        label,
        kind: form,
        source: clinic ? "medical" : (spoken ?? "official"),
        speaker,
        named: true,
        outlet,
        party,
      };
    }
    case "unnamed":
      return {
        label: `unnamed ${plural(first?.role ?? name).replace(/^(?:unnamed|anonymous) /i, "")}${outlet === null ? "" : ` (${outlet})`}`,
        kind: "anonymous-group",
        source: spoken ?? "unnamed",
        speaker: null,
        named: false,
        outlet,
        party,
      };
    case "observed":
      return { label: `${name} (own observation)`, kind: "outlet-observation", source: "outlet", speaker: name, named: true, outlet: name, party: null };
    case "outlet":
      return { label: `${name}, no further source named`, kind: "office", source: "outlet", speaker: name, named: true, outlet: name, party: null };
    case "none":
      return {
        label: `unattributed${outlet === null ? "" : ` (${outlet})`}`,
        kind: "unattributed",
        source: null,
        speaker: null,
        named: false,
        outlet,
        party: null,
      };
    default:
      return kind satisfies never;
  }
}

const capitals = (text: string): string =>
  text
    .split(" ")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
