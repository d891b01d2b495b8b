import type { Decision, Finding } from "../../core/model/index.ts";
import { compareFindings } from "../../core/pipeline.ts";
import { buildHoldings, type Holdings } from "./dossiers.ts";
import { directoryOf } from "./lookup.ts";
import type { Deps, Store } from "./ports.ts";
import type { Grounded } from "./ruling.ts";

/** How a finding stood or stands. */
export interface Stand {
  readonly id: string;
  readonly label: string;
  readonly status: Finding["status"];
  readonly origins: { readonly min: number; readonly max: number };
  readonly claims: number;
}

/** What a decision changed, and its number in the list. */
export interface Taken {
  readonly number: number;
  readonly verb: Decision["verb"];
  readonly by: string;
  readonly reason: string;
  readonly changes: readonly { readonly before: Stand | null; readonly after: Stand | null }[];
}

const standIn = (holdings: Holdings): ((finding: Finding | null) => Stand | null) => {
  const directory = directoryOf(holdings);
  return (finding) =>
    finding === null
      ? null
      : {
          id: directory.short("finding", finding.id),
          label: finding.label,
          status: finding.status,
          origins: { min: finding.count.min, max: finding.count.max },
          claims: finding.claims.length,
        };
};

/** Adds a decision to the log and says what it changed. */
export async function takeDecision({ ruling, anchors }: Grounded, by: string, reason: string, store: Store, before: Holdings, deps: Deps): Promise<Taken> {
  const at = deps.clock.now();
  const quotation = anchors.flatMap(({ passages }) => passages)[0]?.quotation ?? null;
  const number = await store.transaction(async (inner) => {
    const next = (await inner.listDecisions()).length + 1;
    await inner.appendDecision({ ...ruling, id: `${at}-${next}`, by, at, reason, quotation, anchors });
    return next;
  });
  const after = await buildHoldings(store, deps, null);
  const [then, now] = [standIn(before), standIn(after)];
  const changes = compareFindings(
    before.dossiers.flatMap(({ findings }) => findings),
    after.dossiers.flatMap(({ findings }) => findings),
  );
  return { number, verb: ruling.verb, by, reason, changes: changes.map((change) => ({ before: then(change.before), after: now(change.after) })) };
}

const stood = ({ status, origins, claims }: Stand): string =>
  `${status}, ${origins.min === origins.max ? origins.min : `${origins.min}\u2013${origins.max}`} ${origins.max === 1 ? "origin" : "origins"}, ${claims} ${claims === 1 ? "passage" : "passages"}`;

/** Lines for a person: each finding as it stood and as it stands. */
export function changeLines({ changes }: Taken): readonly string[] {
  if (changes.length === 0) return ["no finding changed"];
  return changes.map(
    ({ before, after }) =>
      `  ${(after ?? before)?.id ?? ""}  ${(after ?? before)?.label ?? ""}: ${before === null ? "was not there" : stood(before)} \u2192 ${after === null ? "gone" : stood(after)}`,
  );
}
