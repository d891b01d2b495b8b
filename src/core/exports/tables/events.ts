import type { HarmPack } from "../../packs/index.ts";
import { findPhrases, readPhraseTokens } from "../../text/phrases.ts";
import type { ExportOptions } from "../export.ts";
import { type FindingView, outletsOf, viewFindings } from "../finding-view.ts";
import { harmPackFor } from "../guard/people.ts";
import type { Shared } from "../shareable.ts";
import { dayOf, firstDay, lastDay } from "../when.ts";

/** Reported dead of an event, by the side they were on as far as the words tell. */
export interface Deaths {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  /** The reports call the dead civilians, or people who can be nothing else. */
  readonly civilian: boolean;
}

/** The label of findings that count the dead. */
const KILLED = "killed";

const has = (set: HarmPack["civilians"], words: string): boolean => findPhrases(set, readPhraseTokens(words, 0, words.length)).length > 0;

/** Deaths of a finding; null when it counts something else. A figure that is denied counts nobody. */
export function deathsOf({ finding, current }: FindingView, options: ExportOptions): Deaths | null {
  if (finding.type !== "casualties" || finding.label !== KILLED || finding.estimate === null || finding.estimate.unit !== "person") return null;
  const victims = current.map(({ claim, article }) => {
    const pack = harmPackFor(article.language, options.packs);
    const words = [...(claim.roles["victim"] ?? []).map(({ span }) => article.text.slice(span.start, span.end)), claim.figure?.figure.counted ?? ""].join(" ");
    return has(pack.forces, words) ? "forces" : has(pack.civilians, words) ? "civilian" : "unknown";
  });
  const { low, best, high } = finding.estimate;
  // an event has at least one dead in one of the three
  if (Math.max(low ?? 0, best ?? 0, high ?? 0) < 1) return null;
  return { low, best, high, civilian: victims.includes("civilian") && !victims.includes("forces") };
}

/** Findings that become rows of an event table. */
export const eventsOf = (shared: Shared, options: ExportOptions): readonly FindingView[] =>
  viewFindings(shared, options).filter((view) => options.allClaims || deathsOf(view, options) !== null);

/** Days an event began and ended by. Where no report says when, it had happened by the day of the first report. */
export function eventDays({ time, firstReported }: FindingView): { readonly start: string | null; readonly end: string | null } {
  const start = firstDay(time);
  const end = time === null ? null : lastDay(time);
  return { start: start ?? end, end: end ?? start ?? dayOf(firstReported) };
}

export const yearOf = (view: FindingView): number | null => {
  const { start, end } = eventDays(view);
  const day = start ?? end;
  return day === null ? null : Number(day.slice(0, 4));
};

/** "Contested: Ministry 34 (single-origin); ...": what a coder must know before trusting the row. */
export function disputeNote(view: FindingView): string | null {
  const { finding, current } = view;
  if (finding.status !== "contested" && finding.status !== "differing") return null;
  const said = current.flatMap(({ claim, origin, article }) => {
    const words = claim.figure?.text ?? (claim.polarity === "denied" ? "denied" : null);
    return words === null ? [] : [`${origin?.label ?? article.outletName ?? "unattributed"}: ${words}`];
  });
  return `${finding.status}: ${[...new Set(said)].slice(0, 6).join(", ")}`;
}

/** Sentence for a coder's notes: the report's own words, who says so, and the dispute where there is one. */
export function eventNote(view: FindingView): string {
  const { finding, origins } = view;
  const { min, max } = finding.count;
  const who = origins.filter(({ kind }) => kind !== "unattributed").map(({ label }) => label);
  const tally = `${min === max ? min : `${min} to ${max}`} origins in ${outletsOf(view).join(", ") || "reports without an outlet"}`;
  return [`"${view.statement}"`, who.length === 0 ? "no source named" : `according to ${who.slice(0, 4).join(", ")}`, tally, disputeNote(view)]
    .filter((part) => part !== null)
    .join("; ");
}
