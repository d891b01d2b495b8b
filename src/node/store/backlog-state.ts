import type { BacklogState, BatchState, DeadLetter } from "../app/backlog.ts";
import type { Connection } from "./engine.ts";

const MINUTE_MS = 60_000;

/** How the backlog in tables stands at a moment of the database's clock. */
export async function backlogState(connection: Connection, now: number): Promise<BacklogState> {
  const batches: Record<BatchState, number> = { waiting: 0, leased: 0, done: 0, placed: 0, dead: 0 };
  const sums = { reports: 0, skipped: 0, dead: 0 };
  const rows = await connection
    .selectFrom("batches")
    .select(({ fn }) => [
      "state",
      fn.countAll<number>().as("count"),
      fn.sum<number>("reports").as("reports"),
      fn.sum<number>("skipped").as("skipped"),
      fn.sum<number>("dead").as("dead"),
    ])
    .groupBy("state")
    .execute();
  for (const row of rows) {
    batches[row.state] = Number(row.count);
    sums.reports += Number(row.reports);
    sums.skipped += Number(row.skipped);
    sums.dead += Number(row.dead);
  }
  const archives = await connection
    .selectFrom("archives")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  const recent = await connection
    .selectFrom("batches")
    .select(({ fn }) => fn.sum<number>("reports").as("reports"))
    .where("done_at", ">", now - MINUTE_MS)
    .executeTakeFirst();
  const oldest = await connection
    .selectFrom("batches")
    .select(["id", "holder", "leased_at", "expires_at"])
    .where("state", "=", "leased")
    .orderBy("leased_at")
    .limit(1)
    .executeTakeFirst();
  return {
    archives: Number(archives?.count ?? 0),
    batches,
    ...sums,
    lastMinute: Number(recent?.reports ?? 0),
    oldestLease:
      oldest === undefined
        ? null
        : {
            batch: oldest.id,
            holder: oldest.holder ?? "",
            seconds: Math.max(0, Math.round((now - (oldest.leased_at ?? now)) / 1000)),
            expired: (oldest.expires_at ?? 0) < now,
          },
  };
}

/** What was given up or could not be read: batches, then records, in order. */
export async function deadLettersIn(connection: Connection, limit: number): Promise<readonly DeadLetter[]> {
  const batches = await connection
    .selectFrom("batches")
    .innerJoin("archives", "archives.id", "batches.archive")
    .select(["archives.name as archive", "batches.starts as place", "batches.id as batch", "batches.reason as reason"])
    .where("batches.state", "=", "dead")
    .orderBy("batches.id")
    .limit(limit)
    .execute();
  const letters: DeadLetter[] = batches.map(({ reason, ...letter }) => ({ ...letter, reason: reason ?? "" }));
  for (const outcome of ["dead", "skipped"] as const) {
    if (letters.length >= limit) break;
    const records = await connection
      .selectFrom("records")
      .innerJoin("batches", "batches.id", "records.batch")
      .innerJoin("archives", "archives.id", "batches.archive")
      .select(["archives.name as archive", "records.place as place", "records.reason as reason"])
      .where("records.outcome", "=", outcome)
      .orderBy("records.batch")
      .orderBy("records.place")
      .limit(limit - letters.length)
      .execute();
    letters.push(...records.map(({ archive, place, reason }) => ({ archive, place, batch: null, reason: reason ?? "" })));
  }
  return letters;
}
