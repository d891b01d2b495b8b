import type { Dossier, Finding } from "../../core/model/index.ts";
import { claimsOf, counted, isRate, passageOf, quantityWords, quotedFigures, rangeWords, STATUS_MARK, shorten } from "./words.ts";

/** One finding in one line: what it says, how many articles, how many origins, its status. */
export interface Headline {
  readonly finding: Finding;
  readonly mark: string;
  readonly what: string;
  readonly articles: number;
  readonly origins: string;
}

/** Widest wording of a finding on one line, in characters. */
const WORDING_WIDTH = 60;

/** As many of the reported figures as fit on the line, two at least. */
function fittingFigures(finding: Finding, claims: ReturnType<typeof claimsOf>): string {
  const three = quotedFigures(finding, claims, 3);
  return finding.label.length + 2 + three.length <= WORDING_WIDTH ? three : quotedFigures(finding, claims, 2);
}

function wordingOf(finding: Finding, claims: ReturnType<typeof claimsOf>): string {
  const differs = finding.status === "differing" || finding.status === "contested" || isRate(finding, claims);
  const figure = finding.estimate === null ? "" : quantityWords(finding.estimate);
  const said = differs || figure === "" ? fittingFigures(finding, claims) : figure;
  if (said !== "") return shorten(`${finding.label}: ${said}`, WORDING_WIDTH);
  const passage = passageOf(finding, claims);
  return passage === null ? finding.label : `${shorten(`${finding.label}: "${passage}`, WORDING_WIDTH - 1)}"`;
}

/** A finding as one line shows it. */
export function headlineOf(finding: Finding, dossier: Dossier, claims: ReturnType<typeof claimsOf> = claimsOf(dossier)): Headline {
  const members = finding.claims.flatMap((id) => claims.get(id) ?? []);
  const articles = new Set(members.map(({ article }) => article.id));
  const voiced = new Set(members.filter(({ claim }) => claim.attribution.length > 0 || claim.observed).map(({ article }) => article.id));
  const silent = articles.size - voiced.size;
  const { min, max } = finding.count;
  const current = finding.current.min === min && finding.current.max === max ? "" : ` (${rangeWords(finding.current.min, finding.current.max)} current)`;
  const origins = `${rangeWords(min, max)} ${max === 1 ? "origin" : "origins"}${current}${silent > 0 && articles.size > 1 ? `, ${silent} name none` : ""}`;
  return { finding, mark: `${STATUS_MARK[finding.status]}${rangeWords(min, max)}`, what: wordingOf(finding, claims), articles: articles.size, origins };
}

const byWeight = (a: Headline, b: Headline): number =>
  b.articles - a.articles ||
  b.finding.count.max - a.finding.count.max ||
  b.finding.claims.length - a.finding.claims.length ||
  (a.finding.id < b.finding.id ? -1 : 1);

/** The findings that say most about a story: the most repeated, one corroborated, one that differs, then by how many articles carry them. */
export function leadingFindings(dossier: Dossier, limit: number): readonly Headline[] {
  const claims = claimsOf(dossier);
  const all = dossier.findings
    .filter((finding) => finding.claims.some((id) => claims.get(id)?.claim.background === false))
    .map((finding) => headlineOf(finding, dossier, claims))
    .sort(byWeight);
  const first = (...statuses: readonly Finding["status"][]): readonly Headline[] => all.filter(({ finding }) => statuses.includes(finding.status)).slice(0, 1);
  const chosen = new Set([...first("single-origin", "unattributed"), ...first("corroborated", "conceded"), ...first("differing", "contested"), ...all]);
  return [...chosen].slice(0, limit).sort(byWeight);
}

/** Lines of a table with its columns lined up. */
export function headlineRows(headlines: readonly Headline[], idOf: (finding: Finding) => string): readonly string[] {
  const cells = headlines.map(({ finding, mark, what, articles, origins }) => [
    mark,
    what,
    counted(articles, "article"),
    origins,
    finding.status,
    idOf(finding),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...cells.map((row) => (row[column] ?? "").length)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
