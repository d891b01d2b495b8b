import type { Decision, Ruling } from "../src/core/model/index.ts";

/** A decision made by hand: taken by the desk on 1 June 2031 unless `more` says otherwise. */
export const decide = (ruling: Ruling, more: Partial<Pick<Decision, "id" | "by" | "at" | "reason" | "quotation" | "anchors">> = {}): Decision => ({
  id: "d1",
  by: "desk",
  at: "2031-06-01T00:00:00.000Z",
  reason: "read again",
  quotation: null,
  anchors: [],
  ...more,
  ...ruling,
});
