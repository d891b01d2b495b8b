import type { Claim, Origin, Provenance, Report } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";

/** How a report came by what it says: it cites its source, it is a copy by its wording, or it cannot be told. */
export type Tie = "cited" | "inferred" | "undetermined";

/** A report that carries an origin, and how it got there. */
export interface Carrier {
  readonly report: Report;
  /** First passage of it, to go to. */
  readonly claim: Claim;
  readonly passages: number;
  readonly tie: Tie;
  /** The report it has it from; null: from the origin itself. */
  readonly from: Report | null;
}

/** One origin with the reports that carry it, first report first. */
export interface Chain {
  readonly origin: Origin;
  readonly carriers: readonly Carrier[];
  /** Origins it may be the same as. */
  readonly maybe: readonly Origin[];
}

/** Chains of one finding or of the whole story, and the reports that name no source. */
export interface Chains {
  readonly attributed: readonly Chain[];
  readonly unattributed: readonly Chain[];
}

const byDate = (a: Report, b: Report): number =>
  (a.published ?? "9") < (b.published ?? "9") ? -1 : (a.published ?? "9") > (b.published ?? "9") ? 1 : a.id < b.id ? -1 : 1;

/** The earlier carrier whose outlet a passage names before the speaker. */
function citedOutlet(claims: readonly Claim[], earlier: readonly Report[]): Report | null {
  const names = new Set(claims.flatMap(({ attribution }) => (attribution.length > 1 ? [attribution[0]?.name ?? ""] : [])));
  return earlier.find(({ outlet }) => outlet !== null && [...names].some((name) => name !== "" && (outlet.includes(name) || name.includes(outlet)))) ?? null;
}

function chainOf(origin: Origin, claims: readonly Claim[], { reports, origins }: StoryView, { pairs }: Provenance): Chain {
  const byReport = new Map<string, Claim[]>();
  for (const claim of claims) byReport.set(claim.document, [...(byReport.get(claim.document) ?? []), claim]);
  const ordered = [...byReport.keys()].flatMap((id) => reports.get(id) ?? []).sort(byDate);
  const carriers = ordered.flatMap((report, index) => {
    const said = byReport.get(report.id) ?? [];
    const [claim] = said;
    if (claim === undefined) return [];
    const earlier = ordered.filter((one) => one.id !== report.id).slice(0, Math.max(index, ordered.findIndex(({ id }) => id === report.copyOf) + 1));
    const original = earlier.find(({ id }) => id === report.copyOf) ?? null;
    const cited = original === null ? citedOutlet(said, earlier) : null;
    return [{ report, claim, passages: said.length, tie: original === null ? ("cited" as const) : ("inferred" as const), from: original ?? cited }];
  });
  const maybe = pairs
    .filter(({ a, b, relation }) => (a === origin.id || b === origin.id) && (relation === "undetermined" || relation === "likely-same"))
    .flatMap(({ a, b }) => origins.get(a === origin.id ? b : a) ?? []);
  return { origin, carriers, maybe };
}

/** Who has it from whom: for one finding, or for everything the story says. */
export function chainsOf(view: StoryView, provenance: Provenance, finding: string | null): Chains {
  const row = view.rows.find((one) => one.finding.id === finding);
  const claims = row === undefined ? [...view.claims.values()] : row.claims;
  const chains = view.groups
    .map(({ origin }) =>
      chainOf(
        origin,
        claims.filter(({ id }) => view.originOf.get(id)?.id === origin.id),
        view,
        provenance,
      ),
    )
    .filter(({ carriers }) => carriers.length > 0);
  const isSilent = ({ origin }: Chain): boolean => origin.kind === "unattributed";
  return { attributed: chains.filter((chain) => !isSilent(chain)), unattributed: chains.filter(isSilent) };
}
