import { type Audit, auditColumns, auditContent, auditEntryOf } from "../app/team/audit.ts";
import { extendChain } from "./chains.ts";
import type { Connection } from "./engine.ts";

/** The book of who did what, in a table. */
export function sqlAudit(connection: Connection): Audit {
  return {
    async append(entry) {
      const columns = auditColumns(entry);
      const [link] = await extendChain(connection, "audit", [auditContent(columns)]);
      if (link !== undefined)
        await connection
          .insertInto("audit")
          .values({ ...columns, ...link })
          .execute();
    },
    async list({ who, action, outcome, since, before, limit }) {
      let query = connection.selectFrom("audit").selectAll().orderBy("position", "desc").limit(limit);
      if (who !== undefined) query = query.where("who", "=", who);
      if (action !== undefined) query = query.where("action", "=", action);
      if (outcome !== undefined) query = query.where("outcome", "=", outcome);
      if (since !== undefined) query = query.where("at", ">=", since);
      if (before !== undefined) query = query.where("position", "<", before);
      return (await query.execute()).map(auditEntryOf);
    },
  };
}
