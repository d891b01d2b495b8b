import type { Mention } from "../model/index.ts";

/** One expression of time as `annotate` prints it: TIMEX3 type and value, offsets in UTF-16 units. */
export interface TimexAnnotation {
  readonly start: number;
  readonly end: number;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
}

/** The time mentions of an article as TIMEX3 rows, in order of the text. */
export function annotateTimex(mentions: readonly Mention[]): TimexAnnotation[] {
  return mentions
    .flatMap((mention) =>
      mention.kind === "time" ? [{ start: mention.span.start, end: mention.span.end, type: mention.timexType, value: mention.value }] : [],
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
