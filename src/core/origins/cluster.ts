import type { Profile } from "./profile.ts";
import type { LocalVoice } from "./voices.ts";

/** Local voices that are one origin. */
export interface Cluster {
  readonly members: LocalVoice[];
  /** The different person profiles and body profiles it answers to. */
  readonly profiles: Profile[];
  /** Texts it speaks in. */
  readonly roots: Set<string>;
}

/** What stays open between two clusters, or was joined with less than certainty. */
export interface OpenPair {
  readonly a: Cluster;
  readonly b: Cluster;
  readonly relation: "likely-same" | "undetermined";
  readonly basis: string;
}

/** Adds a voice with the profiles it answers to. */
export function join(cluster: Cluster, voice: LocalVoice, profiles: readonly (Profile | null)[]): void {
  cluster.members.push(voice);
  cluster.roots.add(voice.root);
  for (const profile of profiles) if (profile !== null && !cluster.profiles.includes(profile)) cluster.profiles.push(profile);
}

/** A cluster of one voice. */
export function openCluster(voice: LocalVoice, profiles: readonly (Profile | null)[] = []): Cluster {
  const cluster: Cluster = { members: [], profiles: [], roots: new Set() };
  join(cluster, voice, profiles);
  return cluster;
}
