import type { Precision } from "../packs/place-words.ts";
import type { GazetteerPlace } from "../packs/places.ts";
import type { PlaceWord } from "./place-scan.ts";

/** A stretch of words that may name a place, with what its surroundings say. */
export interface PlaceCandidate {
  /** Index of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly places: readonly GazetteerPlace[];
  /** Precision the wording gives ("near X", "the X region"); null leaves it to the place. */
  readonly precision: Precision | null;
  /** A preposition of place stands before it. */
  readonly located: boolean;
  /** Part of the name of a body, an adjective, or the subject of a verb of speaking. */
  readonly actor: boolean;
  /** Two strong signs or none: a name that needs support from the rest of the article. */
  readonly weak: boolean;
  /** Only a division of this kind can be meant ("Orle region"). */
  readonly division: boolean;
  /** Index in the list of the place that follows after a comma and contains it; -1 when none. */
  readonly within: number;
}

type Signs = Pick<PlaceCandidate, "precision" | "located" | "actor" | "weak" | "division">;

/** A candidate from its words, the places of its name, and what its surroundings say. */
export function candidate(
  words: readonly PlaceWord[],
  from: number,
  to: number,
  end: number,
  text: string,
  places: readonly GazetteerPlace[],
  signs: Signs,
): PlaceCandidate {
  const start = words[from]?.start ?? 0;
  return { from, to, start, end, name: text.slice(start, end), places, within: -1, ...signs };
}
