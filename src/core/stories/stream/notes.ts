import type { Gist } from "../explain.ts";

/** One name a report tells of: its key, how telling it is, and how the report spells it. */
export type NotedName = readonly [key: string, weight: number, spelling: string];

interface Note extends Pick<Gist, "day" | "months" | "places"> {
  readonly names: readonly NotedName[];
}

/** What is said of a report when its story is told apart, in one string: it is read seldom, and one string takes least room. */
export const packNote = ({ day, months, places, names }: Note): string => JSON.stringify({ day, months, places, names });

/** The gist in a note. */
export function unpackNote(note: string): Gist {
  const { day, months, places, names } = JSON.parse(note) as Note;
  const spellings = new Map(names.map(([key, , spelling]) => [key, spelling]));
  return { day, months, places, names: new Map(names.map(([key, weight]) => [key, weight])), spell: (key) => spellings.get(key) };
}
