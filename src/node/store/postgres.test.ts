import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { seedClaims } from "../../../bench/api/seed.ts";
import { startPostgres } from "../../../test/postgres-server.ts";
import type { Picture } from "../app/picture.ts";
import type { Database } from "./engine.ts";
import { steps } from "./migrations/index.ts";
import { sqlPicture } from "./picture-book.ts";
import { connectPostgres, openPostgresStore } from "./postgres.ts";
import { postgresEngine } from "./postgres-engine.ts";

/** What the server counted for one table. */
interface Reads {
  /** Times it was read from end to end. */
  readonly scans: number;
  readonly rows: number;
}

const server = await startPostgres();
if (typeof server === "string") process.stderr.write(`not run: PostgreSQL (${server})\n`);

describe.skipIf(typeof server === "string")("the PostgreSQL database", () => {
  if (typeof server === "string") return;
  let address = "";
  beforeEach(async () => {
    address = await server.freshDatabase();
  });
  afterAll(server.stop);

  /** Asks the database itself. */
  async function rowsOf<R>(query: string): Promise<readonly R[]> {
    const connection = connectPostgres(address);
    const { rows } = await sql.raw<R>(query).execute(connection);
    await connection.destroy();
    return rows;
  }

  const hints = '\'{"title":null,"outlet":null,"byline":null,"published":null}\'';

  /** The tables as the second schema had them, with one report in them. */
  async function makeOld(): Promise<void> {
    const connection = connectPostgres(address);
    const old = ["0001-holdings", "0002-fetched"].map((name) => [name, { up: (database: Database) => steps[name]?.(database, postgresEngine) }] as const);
    const migrator = new Migrator({ db: connection, provider: { getMigrations: async () => Object.fromEntries(old) as never } });
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    await sql
      .raw(
        `insert into captures (id, name, media_type, hints, received_at, bytes) values ('a', 'a.txt', 'text/plain', ${hints}, '2030-01-01T00:00:00.000Z', 'one')`,
      )
      .execute(connection);
    await connection.destroy();
  }

  it("is brought to the newest schema from an earlier one, which is kept in a schema beside it", async () => {
    await makeOld();
    const notes: string[] = [];
    const store = await openPostgresStore(address, "existing", (line) => notes.push(line));
    expect(Buffer.from((await store?.findCapture("a"))?.bytes ?? []).toString()).toBe("one");
    await store?.close();
    expect(notes).toEqual([expect.stringMatching(/from schema 2 to \d+; as it was, it is kept in the schema unecho_schema_2 of the same database/)]);
    expect(await rowsOf("select name, bytes from unecho_schema_2.captures")).toEqual([{ name: "a.txt", bytes: Buffer.from("one") }]);
    expect(await rowsOf("select name from unecho_schema_2.kysely_migration order by name")).toEqual([{ name: "0001-holdings" }, { name: "0002-fetched" }]);
    await (await openPostgresStore(address, "existing", (line) => notes.push(line)))?.close();
    expect(notes).toHaveLength(1);
  });

  it("is not changed when it cannot be copied, and the words say what to do", async () => {
    await makeOld();
    await rowsOf("create role guest login");
    await rowsOf("grant all on all tables in schema public to guest");
    const guest = new URL(address);
    guest.username = "guest";
    await expect(openPostgresStore(guest.href, "existing")).rejects.toMatchObject({
      code: "store/no-copy",
      message: expect.stringMatching(/nothing was changed: permission denied/),
    });
    expect(await rowsOf("select name from kysely_migration")).toHaveLength(2);
    expect(await rowsOf("select id from captures")).toEqual([{ id: "a" }]);
  });

  const CLAIMS = 2000;
  const LIMIT = 20;
  const pages: readonly (readonly [name: string, table: string, ask: (picture: Picture) => Promise<unknown>])[] = [
    ["claims", "claims", (picture) => picture.claims({ limit: LIMIT, sharedAt: "2040-01-01T00:00:00.000Z" })],
    ["claims of a kind", "claims", (picture) => picture.claims({ limit: LIMIT, kind: "attack" })],
    ["claims of a kind and an outlet that go together", "claims", (picture) => picture.claims({ limit: LIMIT, kind: "attack", outlet: "outlet-4" })],
    ["claims of a kind and an outlet that do not", "claims", (picture) => picture.claims({ limit: LIMIT, kind: "attack", outlet: "outlet-3" })],
    ["findings of a type and a status", "findings", (picture) => picture.findings({ limit: LIMIT, type: "attack", status: "contested" })],
    ["reports of an outlet in a language", "documents", (picture) => picture.documents({ limit: LIMIT, outlet: "outlet-3", language: "xx" })],
    ["origins of a kind", "origins", (picture) => picture.origins({ limit: LIMIT, kind: "person" })],
    ["stories", "stories", (picture) => picture.stories({ limit: 3 })],
    ["largest stories", "stories", (picture) => picture.stories({ limit: 3, order: "size" })],
  ];

  it("loses no connection that breaks off while it is set up: it can be asked again, and closes", async () => {
    const { hostname, port } = new URL(address);
    let cuts = 0;
    // more than it may hold at once
    const most = 12;
    const road = createServer((near) => {
      const far = connect(Number(port), hostname);
      near.on("error", () => undefined);
      far.on("error", () => undefined);
      near.on("close", () => far.destroy());
      far.pipe(near);
      near.on("data", (piece) => {
        if (cuts < most && piece.includes("enable_seqscan")) {
          cuts += 1;
          near.resetAndDestroy();
        } else far.write(piece);
      });
    });
    road.listen(0, "127.0.0.1");
    await once(road, "listening");
    const through = new URL(address);
    through.port = String((road.address() as AddressInfo).port);
    const connection = connectPostgres(through.href);
    const one = async (): Promise<number | undefined> => (await sql<{ one: number }>`select 1 as one`.execute(connection)).rows[0]?.one;
    for (let at = 0; at < most; at += 1) await expect(one()).rejects.toThrow();
    expect(cuts).toBe(most);
    expect(await one()).toBe(1);
    await connection.destroy();
    road.close();
  });

  it("reads a page of rows for a page of a list, also right after much was written", async () => {
    const store = await openPostgresStore(address);
    if (store === null) throw new Error("no store was made");
    await seedClaims(store, CLAIMS, () => undefined);
    await store.close();
    const connection = connectPostgres(address);
    for (const [name, table, ask] of pages)
      await connection.transaction().execute(async (inner) => {
        const counted = sql<Reads>`select seq_scan as scans, coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = ${table}`;
        const reads = async (): Promise<Reads> => (await counted.execute(inner)).rows[0] ?? { scans: 0, rows: 0 };
        const before = await reads();
        await ask(sqlPicture(inner, postgresEngine));
        const after = await reads();
        expect(after.scans, name).toBe(before.scans);
        expect(after.rows - before.rows, name).toBeLessThanOrEqual(LIMIT + 1);
      });
    await connection.destroy();
  });
});
