import type { Step } from "./step.ts";

/** Two filters together are rare where each alone is common: the lists are ordered within each pair that is asked for as well. */
export const filterPairs: Step = async (database) => {
  for (const [table, one, other] of [
    ["claims", "outlet", "kind"],
    ["claims", "outlet", "type"],
    ["findings", "type", "status"],
    ["documents", "outlet", "language"],
    ["origins", "party", "kind"],
  ] as const)
    await database.schema.createIndex(`${table}_by_${one}_and_${other}`).on(table).columns([one, other, "at", "id"]).execute();
};
