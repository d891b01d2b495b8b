import type { Decision, DecisionId, Instant } from "../model/index.ts";

/**
 * Decisions that count at a moment, oldest first: those taken by then and not withdrawn by then. Null asks for the present. A withdrawal
 * can be withdrawn, and what it took back counts again. Decisions of one moment keep the order of the log.
 */
export function decisionsInForce(log: readonly Decision[], asOf: Instant | null): readonly Decision[] {
  const taken = log.filter(({ at }) => asOf === null || at <= asOf);
  const withdrawn = new Set<DecisionId>();
  // a withdrawal names an earlier decision, so from the newest back each is settled before what it takes back is looked at
  for (const decision of taken.toReversed()) if (decision.verb === "withdraw" && !withdrawn.has(decision.id)) withdrawn.add(decision.decision);
  return taken
    .filter((decision) => decision.verb !== "withdraw" && !withdrawn.has(decision.id))
    .map((decision, order) => ({ decision, order }))
    .sort((a, b) => (a.decision.at < b.decision.at ? -1 : a.decision.at > b.decision.at ? 1 : a.order - b.order))
    .map(({ decision }) => decision);
}
