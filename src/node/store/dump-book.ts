import { sql } from "kysely";
import { type Dump, KEPT_TABLES, type KeptRow } from "../app/dump.ts";
import type { ChainName } from "../app/ledger/chain.ts";
import type { Connection } from "./engine.ts";

/** Settings that say what the picture was made of: it is made anew from a copy. */
const OF_THE_PICTURE = ["picture-maker", "picture-decisions", "picture-quiet"];

/** The end of a chain that stays with this store: what people did here is no part of a copy. */
const STAYS = "audit" satisfies ChainName;

/** The rows of the tables that are kept. */
export function sqlDump(connection: Connection): Dump {
  return {
    async page(table, after, limit) {
      const key = sql.ref(KEPT_TABLES[table]);
      const here = table === "chains" ? sql`${key} <> ${STAYS}` : sql`1 = 1`;
      const where = after === null ? sql`where ${here}` : sql`where ${here} and ${key} > ${after}`;
      return (await sql<KeptRow>`select * from ${sql.table(table)} ${where} order by ${key} limit ${limit}`.execute(connection)).rows;
    },
    async fill(table, rows) {
      const wanted = rows.filter((row) => !(table === "settings" && OF_THE_PICTURE.includes(String(row.name))) && !(table === "chains" && row.name === STAYS));
      for (const row of wanted)
        await connection
          .insertInto(table)
          .values(row as never)
          .execute();
    },
  };
}
