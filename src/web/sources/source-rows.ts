import type { Claim, Finding, Origin, Report } from "../data/shapes.ts";

/** An outlet: what it brought first, and what it carried after others. Counts, no judgement. */
export interface OutletRow {
  readonly name: string;
  /** Its name is known; a report nobody can place goes by its file. */
  readonly known: boolean;
  readonly inferred: boolean;
  readonly articles: number;
  readonly languages: readonly string[];
  /** Claims it was the first to carry. */
  readonly first: number;
  /** Claims it carried after another outlet had them from the same origin. */
  readonly repeats: number;
  /** Claims it states without naming a source. */
  readonly silent: number;
}

/** Who said something, in every story where they are called the same. */
export interface SpeakerRow {
  readonly label: string;
  /** Ids of the origins that are called so. */
  readonly origins: readonly string[];
  readonly kind: Origin["kind"];
  readonly named: boolean;
  readonly party: string | null;
  readonly claims: number;
  readonly outlets: readonly string[];
  /** The outlet that had it first; null when no report is dated. */
  readonly firstOutlet: string | null;
}

interface Holdings {
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly reports: readonly Report[];
  readonly origins: readonly Origin[];
}

const outletOf = (report: Report): string => report.outlet ?? report.name;

interface Tally {
  readonly reports: Set<Report>;
  readonly first: Set<string>;
  readonly repeats: Set<string>;
  readonly silent: Set<string>;
}

const byDay = (a: Claim, b: Claim): number => ((a.published ?? "") < (b.published ?? "") ? -1 : 1);

/** Outlets with the most articles first; a report without a date is nobody's first. */
export function outletRows({ findings, claims, reports, origins }: Holdings): readonly OutletRow[] {
  const reportsById = new Map(reports.map((report) => [report.id, report]));
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  const originOf = new Map(origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  const tallies = new Map<string, Tally>();
  const tallyOf = (outlet: string): Tally => {
    const known = tallies.get(outlet) ?? { reports: new Set(), first: new Set(), repeats: new Set(), silent: new Set() };
    tallies.set(outlet, known);
    return known;
  };
  for (const report of reports) tallyOf(outletOf(report)).reports.add(report);
  for (const finding of findings) {
    const own = finding.claims.flatMap((id) => claimsById.get(id) ?? []);
    const carriers = (list: readonly Claim[]) =>
      list.flatMap((claim) => {
        const report = reportsById.get(claim.document);
        return report === undefined ? [] : [{ claim, outlet: outletOf(report) }];
      });
    const dated = carriers(own.filter(({ published }) => published !== null).sort(byDay));
    if (dated[0] !== undefined) tallyOf(dated[0].outlet).first.add(finding.id);
    const carriedBy = new Map<string, string>();
    for (const { claim, outlet } of dated) {
      const origin = originOf.get(claim.id);
      if (origin === undefined || origin.kind === "unattributed") continue;
      const before = carriedBy.get(origin.id);
      if (before === undefined) carriedBy.set(origin.id, outlet);
      else if (before !== outlet) tallyOf(outlet).repeats.add(finding.id);
    }
    for (const { claim, outlet } of carriers(own)) {
      const origin = originOf.get(claim.id);
      if (origin === undefined || origin.kind === "unattributed") tallyOf(outlet).silent.add(finding.id);
    }
  }
  return [...tallies]
    .map(([name, tally]) => ({
      name,
      known: [...tally.reports].some(({ outlet }) => outlet !== null),
      inferred: [...tally.reports].some(({ outletInferred }) => outletInferred),
      articles: tally.reports.size,
      languages: [...new Set([...tally.reports].map(({ language }) => language))].sort(),
      first: tally.first.size,
      repeats: tally.repeats.size,
      silent: tally.silent.size,
    }))
    .sort((a, b) => b.articles - a.articles || b.first - a.first || (a.name < b.name ? -1 : 1));
}

/** Speakers who are carried most first. */
export function speakerRows({ claims, reports, origins }: Holdings): readonly SpeakerRow[] {
  const reportsById = new Map(reports.map((report) => [report.id, report]));
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  const together = new Map<string, Origin[]>();
  for (const origin of origins)
    if (origin.kind !== "unattributed") {
      const key = JSON.stringify([origin.label, origin.kind, origin.party]);
      together.set(key, [...(together.get(key) ?? []), origin]);
    }
  return [...together.values()]
    .flatMap((same) => {
      const [one] = same;
      if (one === undefined) return [];
      const said = same.flatMap((origin) => origin.claims.flatMap((id) => claimsById.get(id) ?? [])).sort(byDay);
      const carried = said.flatMap(({ document }) => reportsById.get(document) ?? []);
      const dated = said.find(({ published }) => published !== null);
      const first = dated === undefined ? undefined : reportsById.get(dated.document);
      const { label, kind, named, party } = one;
      return [
        {
          label,
          origins: same.map(({ id }) => id),
          kind,
          named,
          party,
          claims: said.length,
          outlets: [...new Set(carried.map(outletOf))],
          firstOutlet: first === undefined ? null : outletOf(first),
        },
      ];
    })
    .sort((a, b) => b.outlets.length - a.outlets.length || b.claims - a.claims || (a.label < b.label ? -1 : 1));
}
