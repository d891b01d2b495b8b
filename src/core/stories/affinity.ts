import type { Sketch } from "./sketch.ts";

/** Days between two reports of one event beyond which they are look-alikes, unless the later one names the earlier's month. */
export const APART_DAYS = 60;

/** Day the article is about: the day it appeared, else the latest full date among its first words; null when neither is known. */
export function dayOfSketch(sketch: Sketch): number | null {
  return sketch.day;
}

/** Years a text writes out. */
export function yearsOf(sketch: Sketch): number[] {
  return sketch.dates.flatMap((note) => (note.year === null ? [] : [note.year]));
}

/** Says why two articles cannot report one event, null when nothing speaks against it. */
export function findVeto(a: Sketch, b: Sketch): string | null {
  if (a.day === null || b.day === null) return null;
  const apart = Math.abs(a.day - b.day);
  if (apart <= APART_DAYS) return null;
  return `published ${apart > 700 ? `${Math.round(apart / 365.25)} years` : apart > 60 ? `${Math.round(apart / 30.4)} months` : `${apart} days`} apart`;
}
