/** How a stream of reports is cut up. The answer of a store depends on `window` and `closeEvery`; tests take small ones to pass many of them. */
export interface Pace {
  /** Reports written in one transaction. */
  readonly batch: number;
  /** Reports that are grouped afresh together, at most; older stories stand as they are. */
  readonly window: number;
  /** Reports after which a window is closed: what it decided is not looked at again, and the next one begins `closeEvery` reports later. */
  readonly closeEvery: number;
  /** Reports after which the index of open stories is kept again, at least; of a large store a share of one in twenty. */
  readonly keepEvery: number;
}

/** The pace of the product. Grouping takes time with the square of a window; half of it overlaps, so that no report is grouped at the edge alone. */
export const PACE: Pace = { batch: 50, window: 2000, closeEvery: 1000, keepEvery: 500 };
