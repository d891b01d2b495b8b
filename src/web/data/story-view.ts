import type { Claim, Finding, Origin, Report, Story } from "./shapes.ts";

/** What one report says of one finding in the words of one origin. */
export interface Cell {
  readonly claims: readonly Claim[];
}

/** A report under the origin it got something from. */
export interface Column {
  readonly key: string;
  readonly origin: Origin;
  readonly report: Report;
}

/** Reports that carry one origin. */
export interface OriginGroup {
  readonly origin: Origin;
  readonly columns: readonly Column[];
}

/** A finding with what the matrix shows of it. */
export interface Row {
  readonly finding: Finding;
  /** Claims that count, oldest report first. */
  readonly claims: readonly Claim[];
  /** Claims that are shown and count nowhere. */
  readonly aside: readonly Claim[];
  readonly articles: number;
  /** Reports among them that name no source. */
  readonly silent: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** One story as the workbench shows it. */
export interface StoryView {
  readonly story: Story;
  readonly rows: readonly Row[];
  readonly groups: readonly OriginGroup[];
  readonly reports: ReadonlyMap<string, Report>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly originOf: ReadonlyMap<string, Origin>;
}

interface Parts {
  readonly story: Story;
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly reports: readonly Report[];
  readonly origins: readonly Origin[];
}

const columnKey = (origin: string, report: string): string => `${origin} ${report}`;

const byDate = (a: { readonly published: string | null; readonly id: string }, b: { readonly published: string | null; readonly id: string }): number =>
  (a.published ?? "9") < (b.published ?? "9") ? -1 : (a.published ?? "9") > (b.published ?? "9") ? 1 : a.id < b.id ? -1 : 1;

const isSilent = (origin: Origin | undefined): boolean => origin === undefined || origin.kind === "unattributed";

function rowOf(finding: Finding, claimsById: ReadonlyMap<string, Claim>, originOf: ReadonlyMap<string, Origin>): Row {
  const claims = finding.claims.flatMap((id) => claimsById.get(id) ?? []).sort(byDate);
  const aside = finding.setAside.flatMap(({ claim }) => claimsById.get(claim) ?? []).sort(byDate);
  const cells = new Map<string, { claims: Claim[] }>();
  for (const claim of [...claims, ...aside]) {
    const origin = originOf.get(claim.id);
    if (origin === undefined) continue;
    const key = columnKey(origin.id, claim.document);
    const cell = cells.get(key) ?? { claims: [] };
    cell.claims.push(claim);
    cells.set(key, cell);
  }
  const articles = new Set(claims.map(({ document }) => document));
  const named = new Set(claims.filter(({ id }) => !isSilent(originOf.get(id))).map(({ document }) => document));
  return { finding, claims, aside, articles: articles.size, silent: articles.size - named.size, cells };
}

/** The most repeated first: how many articles, then how many origins, then how many passages. */
const byWeight = (a: Row, b: Row): number =>
  b.articles - a.articles || b.finding.count.max - a.finding.count.max || b.claims.length - a.claims.length || (a.finding.id < b.finding.id ? -1 : 1);

/** Who is carried most comes first; what names no source comes last. */
const byCarriers = (a: OriginGroup, b: OriginGroup): number =>
  Number(isSilent(a.origin)) - Number(isSilent(b.origin)) ||
  b.columns.length - a.columns.length ||
  b.origin.claims.length - a.origin.claims.length ||
  (a.origin.id < b.origin.id ? -1 : 1);

/** Lays a story out as a matrix: rows are findings, columns are reports under the origin they got it from. */
export function storyView({ story, findings, claims, reports, origins }: Parts): StoryView {
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  const reportsById = new Map(reports.map((report) => [report.id, report]));
  const originOf = new Map(origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  const groups = origins.map((origin) => {
    const carriers = [...new Set(origin.claims.flatMap((id) => claimsById.get(id)?.document ?? []))].flatMap((id) => reportsById.get(id) ?? []);
    return { origin, columns: carriers.sort(byDate).map((report) => ({ key: columnKey(origin.id, report.id), origin, report })) };
  });
  return {
    story,
    rows: findings.map((finding) => rowOf(finding, claimsById, originOf)).sort(byWeight),
    groups: groups.filter(({ columns }) => columns.length > 0).sort(byCarriers),
    reports: reportsById,
    claims: claimsById,
    origins: new Map(origins.map((origin) => [origin.id, origin])),
    originOf,
  };
}
