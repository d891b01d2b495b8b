import type { Holder, Leases } from "../app/ports.ts";
import type { Connection } from "./engine.ts";

/** There is one lease: that of the writer. */
const WRITER = "writer";

/** The book of leases in tables. */
export function sqlLeases(connection: Connection): Leases {
  const findLease = async (): Promise<Holder | null> => {
    const row = await connection.selectFrom("leases").selectAll().where("name", "=", WRITER).executeTakeFirst();
    if (row === undefined) return null;
    const { holder, pid, host, command, since, renewed_at } = row;
    return { id: holder, pid, host, command, since, renewedAt: renewed_at };
  };
  return {
    findLease,
    async takeLease(mine, isGone) {
      const other = await findLease();
      if (other !== null && other.id !== mine.id && !isGone(other)) return other;
      const { id, pid, host, command, since, renewedAt } = mine;
      const row = { name: WRITER, holder: id, pid, host, command, since, renewed_at: renewedAt };
      await connection
        .insertInto("leases")
        .values(row)
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
      return null;
    },
    async dropLease(id) {
      await connection.deleteFrom("leases").where("name", "=", WRITER).where("holder", "=", id).execute();
    },
  };
}
