import type { Connection } from "./engine.ts";

/** A word the store remembers under a name; null when it was never set. */
export async function findSetting(connection: Connection, name: string): Promise<string | null> {
  return (await connection.selectFrom("settings").select("value").where("name", "=", name).executeTakeFirst())?.value ?? null;
}

export async function putSetting(connection: Connection, name: string, value: string): Promise<void> {
  const row = { name, value };
  await connection
    .insertInto("settings")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}
