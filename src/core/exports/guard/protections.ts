import type { StoryId } from "../../model/index.ts";
import type { Warning } from "./warning.ts";

/** How often something was held back in one report. */
export interface Protections {
  /** Names of private persons replaced by a role. */
  readonly people: number;
  /** Places of forces withheld from fields and words. */
  readonly places: number;
  /** Places of forces in reports without a date, withheld from the fields. */
  readonly undated: number;
  /** Names that unnamed speakers had been given. */
  readonly dropped: number;
  /** Claims that a language model drafted. */
  readonly drafts: number;
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** What was held back in a story, one sentence each. */
export function countProtections(story: StoryId, reports: readonly Protections[], delayHours: number): readonly Warning[] {
  const sum = (key: keyof Protections): number => reports.reduce((total, report) => total + report[key], 0);
  const all: readonly Warning[] = [
    { code: "private-person", story, count: sum("people"), message: `names of private persons are replaced by their role (${times(sum("people"))})` },
    {
      code: "force-position",
      story,
      count: sum("places"),
      message: `places of forces reported less than ${delayHours} hours before are given by region (${times(sum("places"))})`,
    },
    {
      code: "undated-position",
      story,
      count: sum("undated"),
      message: `places of forces in reports without a date, which may be new, have the coordinates of their region (${times(sum("undated"))})`,
    },
    { code: "machine-drafted", story, count: sum("drafts"), message: `machine-drafted claims are left out (${sum("drafts")})` },
    { code: "name-dropped", story, count: sum("dropped"), message: `names given to unnamed speakers are dropped (${sum("dropped")})` },
  ];
  return all.filter(({ count }) => count > 0);
}
