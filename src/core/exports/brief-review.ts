import type { Dossier, Finding, Sentence, Signature } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { plainLine } from "../text/plain-line.ts";

/** How many of the findings a brief prints somebody put their name under. */
export interface Signer {
  readonly by: string;
  readonly findings: number;
}

/** Who looked over what a brief prints (`checked`), and who says it may be used (`signed`); most findings first. */
export interface BriefReview {
  /** Findings the brief prints. */
  readonly findings: number;
  readonly checked: { readonly findings: number; readonly by: readonly Signer[] };
  readonly signed: { readonly findings: number; readonly by: readonly Signer[] };
}

function signersOf(findings: readonly Finding[], verb: Signature["verb"]): BriefReview["checked"] {
  const names = findings.map(({ signatures = [] }) => new Set(signatures.filter((one) => one.verb === verb).map(({ by }) => by)));
  const bySigner = Map.groupBy(
    names.flatMap((own) => [...own]),
    (by) => by,
  );
  return {
    findings: names.filter(({ size }) => size > 0).length,
    by: [...bySigner].map(([by, own]) => ({ by, findings: own.length })).sort((a, b) => b.findings - a.findings || compareText(a.by, b.by)),
  };
}

/** The signatures under the findings that a brief prints; names as they stand in the dossier, which may be one that leaves. */
export function briefReview({ brief, findings }: Pick<Dossier, "brief" | "findings">): BriefReview {
  const printed = new Set<string | null>(brief.sections.flatMap(({ sentences, rows }) => [...sentences, ...rows].map(({ finding }) => finding)));
  const shown = findings.filter(({ id }) => printed.has(id));
  return { findings: shown.length, checked: signersOf(shown, "check"), signed: signersOf(shown, "sign") };
}

const namesOf = ({ by }: BriefReview["checked"]): string => by.map((one) => plainLine(one.by)).join(", ");

/** "not reviewed", or how many findings are signed off and checked, and by whom. */
export function reviewWords({ findings, checked, signed }: BriefReview): string {
  if (checked.findings + signed.findings === 0) return "not reviewed";
  const off = signed.findings === 0 ? "none signed off" : `${signed.findings} of ${findings} findings signed off by ${namesOf(signed)}`;
  return checked.findings === 0 ? off : `${off}, ${checked.findings} of ${findings} checked by ${namesOf(checked)}`;
}

/** What stands behind a sentence: our count, and who put their name under its finding. Null when there is nothing to say. */
export function behindSentence({ tally, finding }: Pick<Sentence, "tally" | "finding">, findings: ReadonlyMap<string, Finding>): string | null {
  // once a finding, where its count stands
  if (tally === null) return null;
  const signatures = findings.get(finding ?? "")?.signatures ?? [];
  return [tally, ...signatures.map(({ verb, by }) => `${verb === "sign" ? "signed off" : "checked"} by ${plainLine(by)}`)].join("; ");
}

/** Findings by their ids. */
export const findingsById = ({ findings }: Pick<Dossier, "findings">): ReadonlyMap<string, Finding> =>
  new Map(findings.map((finding) => [finding.id, finding]));
