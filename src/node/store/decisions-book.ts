import { decisionColumns, decisionContent, decisionOf } from "../app/ledger/entries.ts";
import type { Decisions } from "../app/ports.ts";
import { extendChain } from "./chains.ts";
import type { Connection } from "./engine.ts";

/** The book of decisions in tables. */
export function sqlDecisions(connection: Connection): Decisions {
  return {
    async appendDecision(decision) {
      const columns = decisionColumns(decision);
      const [link] = await extendChain(connection, "decisions", [decisionContent(columns)]);
      if (link !== undefined)
        await connection
          .insertInto("decisions")
          .values({ ...columns, ...link })
          .execute();
    },
    async listDecisions() {
      const rows = await connection.selectFrom("decisions").select(["ruling", "words"]).orderBy("position").execute();
      return rows.map(decisionOf);
    },
    async putRedirect({ from, to }) {
      await connection
        .insertInto("redirects")
        .values({ old_id: from, new_id: to })
        .onConflict((conflict) => conflict.column("old_id").doUpdateSet({ new_id: to }))
        .execute();
    },
    async findRedirect(from) {
      const row = await connection.selectFrom("redirects").select("new_id").where("old_id", "=", from).executeTakeFirst();
      return row?.new_id ?? null;
    },
  };
}
