import type { Instant } from "./ids.ts";

/** A stretch of time, half-open [from, to). A null bound is unknown, not infinite. */
export interface TimeRange {
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** `stated`: written in full; `relative`: resolved against another date; `inferred`: worked out by us. */
  readonly basis: "stated" | "relative" | "inferred";
}
