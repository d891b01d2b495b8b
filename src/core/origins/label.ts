import type { Origin } from "../model/index.ts";
import type { Cluster } from "./cluster.ts";
import type { LocalVoice } from "./voices.ts";

const KIND_ORDER = ["named", "observed", "outlet", "unnamed", "none"] as const;

function fullest(voices: readonly LocalVoice[]): LocalVoice | undefined {
  const length = (voice: LocalVoice): number => voice.name.length + (voice.profile?.person == null ? 100 : voice.profile.person.length * 20);
  return [...voices].sort((a, b) => length(b) - length(a) || (a.key < b.key ? -1 : 1))[0];
}

/** The role most often given, the longer one of equals. */
function usualRole(voices: readonly LocalVoice[]): string | null {
  const counts = new Map<string, number>();
  for (const voice of voices) if (voice.role !== null && voice.role !== "") counts.set(voice.role, (counts.get(voice.role) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
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
      const bodies = voices.filter((voice) => voice.profile?.person == null);
      const body = fullest(bodies);
      const person = fullest(people);
      const role = usualRole(people);
      const names = [...new Set(people.map((voice) => voice.profile?.person?.at(-1) ?? ""))];
      // A body with one mouth is shown by its name; with one mouth alone, by the person and the office.
      const label =
        body === undefined
          ? role === null
            ? name
            : `${person?.name ?? name}, ${plural(role)}`
          : names.length === 1 && person !== undefined
            ? `${plural(body.name)} (${person.name})`
            : plural(body.name);
      const form = body === undefined ? "person" : spoken === "document" ? "document" : spoken === "monitor" ? "monitor" : "office";
      return {
        label,
        kind: form,
        source: clinic ? "medical" : (spoken ?? "official"),
        speaker: person?.name ?? body?.name ?? name,
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
