import { sql, type Transaction } from "kysely";
import type { Archive, Backlog, BatchLease, BatchResult, BatchState, ReadRecord, StagedReport } from "../app/backlog.ts";
import { backlogState, deadLettersIn } from "./backlog-state.ts";
import type { Connection, Engine } from "./engine.ts";
import { inParts, MOST_ROWS } from "./in-parts.ts";
import type { BatchRow, Schema } from "./schema.ts";

/** A clock that was set back this far behind the moment of a lease has the lease end as well, in milliseconds. */
const SET_BACK_MS = 5000;
const OPEN = ["waiting", "leased", "done"] as const;

const strikesOf = (row: Pick<BatchRow, "strikes">): Readonly<Record<string, number>> => JSON.parse(row.strikes) as Record<string, number>;

const archiveOf = (row: Schema["archives"]): Archive => ({
  id: row.id,
  path: row.path,
  name: row.name,
  size: row.size,
  changedAt: row.changed_at,
  form: row.form,
  splitTo: row.split_to,
  whole: row.whole === 1,
});

/** Of what bears the same key, the first. */
const firstOf = <T extends { readonly key: string }>(list: readonly T[]): Iterable<T> => new Map(list.toReversed().map((one) => [one.key, one])).values();

/** The backlog in tables. Rows are held one by one and not by the lock of the store: workers commit side by side. */
export function sqlBacklog(connection: Connection, engine: Engine, place: string): Backlog {
  /** All of it or nothing, in the words of the world when it is the world that fails. */
  const whole = async <T>(work: (inner: Connection) => Promise<T>): Promise<T> => {
    try {
      return connection.isTransaction ? await work(connection) : await connection.transaction().execute(work);
    } catch (error) {
      throw engine.explain(error, place) ?? error;
    }
  };
  const now = async (inner: Connection): Promise<number> =>
    (await sql<{ readonly now: number }>`select ${engine.clock} as now`.execute(inner)).rows[0]?.now ?? 0;
  /** The first batch without a place, and its state, in one statement: what changes between two would be missed. */
  const openFirst = async (inner: Connection): Promise<{ readonly id: number; readonly state: BatchState } | null> => {
    const firsts = OPEN.map((state) => sql`select min(id) as id from batches where state = ${state}`);
    const first = sql`select min(id) from (${sql.join(firsts, sql` union all `)}) as firsts`;
    const { rows } = await sql<{ readonly id: number; readonly state: BatchState }>`select id, state from batches where id = (${first})`.execute(inner);
    return rows[0] ?? null;
  };
  const firstOpen = async (inner: Connection): Promise<number | null> => (await openFirst(inner))?.id ?? null;
  /** The row of a lease, held; null when somebody else has taken the batch since, or it is finished. */
  const rowOf = async (inner: Connection, { batch, fence }: BatchLease): Promise<BatchRow | null> => {
    const row = await inner.selectFrom("batches").selectAll().where("id", "=", batch).modifyEnd(engine.held).executeTakeFirst();
    return row === undefined || row.fence !== fence || row.state !== "leased" ? null : row;
  };
  const change = (inner: Connection, batch: number, columns: Partial<BatchRow>) => inner.updateTable("batches").set(columns).where("id", "=", batch).execute();
  const ended = { holder: null, leased_at: null, expires_at: null, hand: null } as const;

  /**
   * Records that a later batch was faster to commit belong to the first they stand in, so that the order of arrival does not depend on who was faster.
   * They still wait: a batch is placed after all before it.
   */
  const takeBack = async (inner: Connection, batch: number, records: readonly ReadRecord[]): Promise<readonly string[]> => {
    if (records.length === 0) return [];
    const places = new Map(records.map((record) => [record.key, record.place]));
    const later = await inner
      .selectFrom("records")
      .select(["key", "batch", "outcome"])
      .where("key", "in", [...places.keys()])
      .where("batch", ">", batch)
      .orderBy("key")
      .modifyEnd(engine.held)
      .execute();
    for (const { key, batch: from, outcome } of later) {
      const counted = outcome === "report" ? "reports" : outcome;
      await inner
        .updateTable("records")
        .set({ batch, place: places.get(key) ?? 0 })
        .where("key", "=", key)
        .execute();
      await inner.deleteFrom("staged").where("key", "=", key).execute();
      await inner
        .updateTable("batches")
        .set(({ eb }) => ({ [counted]: eb(counted, "-", 1) }))
        .where("id", "=", from)
        .execute();
    }
    return later.map(({ key }) => key);
  };

  const keep = async (inner: Connection, batch: number, { records, staged }: BatchResult): Promise<{ reports: number; skipped: number; dead: number }> => {
    const fresh = new Set<string>();
    // in one order for everybody: two workers with the same records would else wait for each other
    const rows = [...firstOf(records.map((record) => ({ ...record, batch })))].sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const part of inParts(rows, MOST_ROWS)) {
      const added = await inner
        .insertInto("records")
        .values(part)
        .onConflict((conflict) => conflict.column("key").doNothing())
        .returning("key")
        .execute();
      for (const { key } of added) fresh.add(key);
      for (const key of await takeBack(
        inner,
        batch,
        part.filter(({ key }) => !fresh.has(key)),
      ))
        fresh.add(key);
    }
    const waiting = staged.filter(({ key }) => fresh.has(key)).map(({ capture, ...report }) => ({ ...report, ...capture, batch }));
    for (const part of inParts([...firstOf(waiting)], MOST_ROWS)) await inner.insertInto("staged").values(part).execute();
    const count = (outcome: string): number => rows.filter((row) => row.outcome === outcome && fresh.has(row.key)).length;
    return { reports: count("report"), skipped: count("skipped"), dead: count("dead") };
  };

  return {
    openArchive: (file) =>
      whole(async (inner) => {
        await engine.lockWrites(inner as Transaction<Schema>);
        const { path, name, size, changedAt, form } = file;
        const known = await inner
          .selectFrom("archives")
          .selectAll()
          .where("path", "=", path)
          .where("size", "=", size)
          .where("changed_at", "=", changedAt)
          .executeTakeFirst();
        if (known !== undefined) return archiveOf(known);
        const last = await inner.selectFrom("archives").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
        const row = { id: (last?.id ?? 0) + 1, path, name, size, changed_at: changedAt, form, split_to: 0, whole: 0 };
        await inner.insertInto("archives").values(row).execute();
        return archiveOf(row);
      }),
    addBatches: (archive, stretches, splitTo, isWhole) =>
      whole(async (inner) => {
        await engine.lockWrites(inner as Transaction<Schema>);
        const { numUpdatedRows } = await inner
          .updateTable("archives")
          .set({ split_to: splitTo, whole: isWhole ? 1 : 0 })
          .where("id", "=", archive.id)
          .where("split_to", "=", archive.splitTo)
          .where("whole", "=", 0)
          .executeTakeFirst();
        if (Number(numUpdatedRows) === 0) return false;
        const last = await inner.selectFrom("batches").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
        let id = last?.id ?? 0;
        const rows = stretches.map(
          ({ starts, length }): BatchRow => ({
            id: ++id,
            archive: archive.id,
            starts,
            length,
            state: "waiting",
            fence: 0,
            ...ended,
            tries: 0,
            strikes: "{}",
            hinted_at: 0,
            reports: 0,
            skipped: 0,
            dead: 0,
            others: 0,
            done_at: null,
            reason: null,
          }),
        );
        for (const part of inParts(rows, MOST_ROWS)) await inner.insertInto("batches").values(part).execute();
        return true;
      }),
    take: ({ holder, leaseMs, most, ahead, only, without }) =>
      whole(async (inner) => {
        const first = await firstOpen(inner);
        if (first === null || most < 1 || only?.length === 0) return [];
        const at = await now(inner);
        let query = inner
          .selectFrom("batches")
          .selectAll()
          .where("id", "<", first + ahead)
          .orderBy("id")
          .limit(most)
          .modifyEnd(engine.heldElsewhere);
        if (only !== null) query = query.where("id", "in", only);
        if (without.length > 0) query = query.where("archive", "not in", without);
        const left = await query
          .where("state", "=", "leased")
          .where(({ eb, or }) => or([eb("expires_at", "<", at), eb("leased_at", ">", at + SET_BACK_MS)]))
          .execute();
        const fresh =
          left.length < most
            ? await query
                .limit(most - left.length)
                .where("state", "=", "waiting")
                .execute()
            : [];
        const taken: BatchLease[] = [];
        for (const row of [...left, ...fresh]) {
          const strikes = { ...strikesOf(row) };
          if (row.hand !== null) strikes[row.hand] = (strikes[row.hand] ?? 0) + 1;
          const tries = row.tries + (row.state === "leased" ? 1 : 0);
          const fence = row.fence + 1;
          const written = {
            state: "leased",
            fence,
            holder,
            leased_at: at,
            expires_at: at + leaseMs,
            hand: null,
            tries,
            strikes: JSON.stringify(strikes),
          } as const;
          await change(inner, row.id, written);
          const archive = archiveOf(await inner.selectFrom("archives").selectAll().where("id", "=", row.archive).executeTakeFirstOrThrow());
          taken.push({ batch: row.id, fence, archive, starts: row.starts, length: row.length, tries, strikes });
        }
        return taken.sort((a, b) => a.batch - b.batch);
      }),
    renew: (leases, leaseMs) =>
      whole(async (inner) => {
        const held = new Set<number>();
        const at = await now(inner);
        for (const { batch, fence } of [...leases].sort((a, b) => a.batch - b.batch)) {
          const { numUpdatedRows } = await inner
            .updateTable("batches")
            .set({ leased_at: at, expires_at: at + leaseMs })
            .where("id", "=", batch)
            .where("fence", "=", fence)
            .where("state", "=", "leased")
            .executeTakeFirst();
          if (Number(numUpdatedRows) > 0) held.add(batch);
        }
        return held;
      }),
    giveBack: (lease) =>
      whole(async (inner) => {
        if ((await rowOf(inner, lease)) !== null) await change(inner, lease.batch, { ...ended, state: "waiting", hinted_at: 0 });
      }),
    hold: (lease, at) =>
      whole(async (inner) => {
        const row = await rowOf(inner, lease);
        if (row !== null) await change(inner, lease.batch, { hand: at });
        return row !== null;
      }),
    strike: (lease, at) =>
      whole(async (inner) => {
        const row = await rowOf(inner, lease);
        if (row === null) return null;
        const strikes = strikesOf(row);
        const count = (strikes[at] ?? 0) + 1;
        await change(inner, lease.batch, { hand: null, strikes: JSON.stringify({ ...strikes, [at]: count }) });
        return count;
      }),
    commit: (lease, result) =>
      whole(async (inner) => {
        if ((await rowOf(inner, lease)) === null) return false;
        const counts = await keep(inner, lease.batch, result);
        await change(inner, lease.batch, { ...ended, ...counts, state: "done", others: result.others, done_at: await now(inner) });
        return true;
      }),
    bury: (lease, reason) =>
      whole(async (inner) => {
        const row = await rowOf(inner, lease);
        if (row !== null) await change(inner, lease.batch, { ...ended, state: "dead", reason });
        return row !== null;
      }),
    untold: (silentMs, limit) =>
      whole(async (inner) => {
        const at = await now(inner);
        const rows = await inner
          .selectFrom("batches")
          .select("id")
          .where("state", "=", "waiting")
          .where(({ eb, or }) => or([eb("hinted_at", "<", at - silentMs), eb("hinted_at", ">", at + SET_BACK_MS)]))
          .orderBy("id")
          .limit(limit)
          .modifyEnd(engine.heldElsewhere)
          .execute();
        const ids = rows.map(({ id }) => id);
        if (ids.length > 0) await inner.updateTable("batches").set({ hinted_at: at }).where("id", "in", ids).execute();
        return ids;
      }),
    firstOpen: () => whole(firstOpen),
    left: (without) =>
      whole(async (inner) => {
        const here = without.length === 0 ? sql`1 = 1` : sql`archive not in (${sql.join([...without])})`;
        const waiting = sql`select count(*) from (select 1 as one from batches where state = 'waiting' and ${here} limit 1) as w`;
        const leased = sql`select count(*) from (select 1 as one from batches where state = 'leased' limit 1) as l`;
        const { rows } = await sql<{ readonly count: number }>`select (${waiting}) + (${leased}) as count`.execute(inner);
        // asked for after: what is not to be read any more does not become so again
        return { read: Number(rows[0]?.count ?? 0) > 0, place: (await openFirst(inner))?.state === "done" };
      }),
    next: (after) =>
      whole(async (inner) => {
        const row = await inner.selectFrom("batches").select(["id", "state"]).where("id", ">", after).orderBy("id").limit(1).executeTakeFirst();
        return row === undefined ? null : { batch: row.id, state: row.state };
      }),
    staged: (batch) =>
      whole(async (inner) => {
        const rows = await inner.selectFrom("staged").selectAll().where("batch", "=", batch).orderBy("batch").orderBy("number").execute();
        return rows.map(
          ({ key, number, id, received_at, envelope, bytes, versions, packs, reading }): StagedReport => ({
            key,
            number,
            capture: { id, received_at, envelope, bytes },
            versions,
            packs,
            reading,
          }),
        );
      }),
    placed: (batch) =>
      whole(async (inner) => {
        await inner.deleteFrom("staged").where("batch", "=", batch).execute();
        await inner.updateTable("batches").set({ state: "placed" }).where("id", "=", batch).where("state", "=", "done").execute();
      }),
    revive: () =>
      whole(async (inner) => {
        const { numUpdatedRows } = await inner
          .updateTable("batches")
          .set({ ...ended, state: "waiting", tries: 0, strikes: "{}", hinted_at: 0, reason: null })
          .where("state", "=", "dead")
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),
    state: () => whole(async (inner) => backlogState(inner, await now(inner))),
    deadLetters: (limit) => whole((inner) => deadLettersIn(inner, limit)),
  };
}
