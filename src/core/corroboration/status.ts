import type { Status } from "../model/index.ts";
import type { Comparison } from "./compare.ts";
import type { OriginCount } from "./count.ts";

export interface Judgement {
  readonly status: Status;
  readonly reason: string;
  readonly rule: string;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** R10: the status of the current members, with its reason; a word about how a statement stands, never about its truth. */
export function judgeStatus(current: OriginCount, open: Comparison["open"], articles: number): Judgement {
  const voices = current.min === current.max ? plural(current.min, "origin") : `${current.min} to ${plural(current.max, "origin")}`;
  const texts = `in ${plural(articles, "report")}`;
  if (open.contradicts > 0) return { status: "contested", reason: `one origin asserts what another denies; ${voices} ${texts}`, rule: "R2 R3 R10" };
  if (open.differs > 0) return { status: "differing", reason: `the values do not fit together; ${voices} ${texts}`, rule: "R2 R3 R10" };
  if (current.min >= 2) return { status: "corroborated", reason: `${voices} ${texts} say the same`, rule: "R1 R2 R10" };
  if (current.min === 1)
    return {
      status: "single-origin",
      reason: `all ${articles > 1 ? "reports lead" : "of it leads"} back to one origin that can be counted; ${voices} ${texts}`,
      rule: "R1 R2 R10",
    };
  return { status: "unattributed", reason: `no source is named ${texts}`, rule: "R3 R10" };
}

/** What an analyst took out of every count, with the reason given. */
export const judgeDiscounted = ({ by, reason }: { readonly by: string; readonly reason: string }): Judgement => ({
  status: "discounted",
  reason: `set aside by ${by}${reason === "" ? "" : `: ${reason}`}`,
  rule: "R10 R11",
});
