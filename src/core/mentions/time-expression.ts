import type { Holiday } from "../packs/times.ts";

/** A time of day by the clock. */
export interface HourClock {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
}

/** A part of the day by its TIMEX3 designator (MO, AF, EV, NI). */
interface PartClock {
  readonly hour: null;
  readonly part: string;
}

/** Clock time or part of a day. */
export type Clock = HourClock | PartClock;

/** What a stretch of text says about time, before it is resolved against a date. */
export type DateExpression =
  | { readonly form: "day"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly form: "month-day"; readonly day: number; readonly weekday: number | null }
  | { readonly form: "month"; readonly year: number | null; readonly month: number; readonly side: Side }
  | { readonly form: "year"; readonly year: number; readonly prefix: "" | "FY" | "SY" }
  | { readonly form: "decade"; readonly decade: string }
  | { readonly form: "season"; readonly season: string; readonly year: number | null; readonly side: Side }
  | { readonly form: "period"; readonly letter: "Q" | "H"; readonly index: number; readonly year: number | null; readonly yearShift: number | null }
  | { readonly form: "weekday"; readonly weekday: number; readonly side: Side; readonly weekShift: number | null }
  | { readonly form: "shift"; readonly unit: string; readonly amount: number | null; readonly from: "written" | "told" | "clause" }
  | { readonly form: "holiday"; readonly holiday: Holiday; readonly year: number | null; readonly side: Side }
  | { readonly form: "from"; readonly unit: string; readonly amount: number; readonly base: DateExpression }
  | { readonly form: "week"; readonly week: number; readonly year: number | null; readonly yearShift: number };

/** Which one of a recurring name: the one before, this one, the one after, or the text does not say. */
export type Side = "last" | "this" | "next" | null;

export type TimeExpression =
  | { readonly kind: "date"; readonly date: DateExpression; readonly clock: Clock | null }
  | { readonly kind: "clock"; readonly clock: Clock }
  | { readonly kind: "duration"; readonly value: string }
  | { readonly kind: "set"; readonly value: string }
  | { readonly kind: "reference"; readonly value: string };

/** A reading of words [i, end). */
export interface Read<T> {
  readonly value: T;
  /** Index after the last word read. */
  readonly end: number;
}
