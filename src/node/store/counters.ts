import type { Connection } from "./engine.ts";

/** Counts on by `by`; the new value. */
export async function countOn(connection: Connection, name: "revision" | "story" | "mark", by: number): Promise<number> {
  const { value } = await connection
    .insertInto("counters")
    .values({ name, value: by })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(({ eb }) => ({ value: eb("counters.value", "+", by) })))
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}
