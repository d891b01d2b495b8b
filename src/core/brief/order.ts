import type { Finding, Kind, Status } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import type { Story } from "./phrase.ts";

/** What a desk asks first: people, then who holds what and what moves, then things, then words. */
const KIND_ORDER: readonly Kind[] = [
  "casualties",
  "control",
  "displacement",
  "movement",
  "attack",
  "detention",
  "hazard",
  "damage",
  "order",
  "capability",
  "aid",
  "statement",
];

const STATUS_ORDER: readonly Status[] = ["conceded", "corroborated", "contested", "differing", "single-origin", "unattributed", "discounted"];

const weigh = (finding: Finding, story: Story): number => {
  const claims = finding.claims.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined);
  const articles = new Set(claims.map((claim) => claim.article)).size;
  const kind = claims[0]?.kind ?? "statement";
  const numeric = claims.some((claim) => claim.figure !== null);
  return articles * 6 + finding.count.max * 4 + (numeric ? 5 : 0) - KIND_ORDER.indexOf(kind) + (finding.review === "accepted" ? 20 : 0);
};

/** Findings in the order in which a reader needs them: widest carried first, people before things, figures before words. Rejected and background ones are left out. */
export function orderFindings(findings: readonly Finding[], story: Story): readonly Finding[] {
  return findings
    .filter((finding) => finding.review !== "rejected" && finding.claims.some((id) => story.claims.get(id)?.background === false))
    .map((finding) => ({ finding, weight: weigh(finding, story) }))
    .sort((a, b) => b.weight - a.weight || compareText(a.finding.id, b.finding.id))
    .map(({ finding }) => finding);
}

/** Corroborated first, then differing or contested, then the rest: the order of "In brief". */
export const byStatus = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .map((finding, position) => ({ finding, position }))
    .sort((a, b) => STATUS_ORDER.indexOf(a.finding.status) - STATUS_ORDER.indexOf(b.finding.status) || a.position - b.position)
    .map(({ finding }) => finding);
