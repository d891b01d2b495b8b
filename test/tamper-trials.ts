import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { verifyLedger } from "../src/node/app/ledger/verify.ts";
import type { Store } from "../src/node/app/ports.ts";
import type { Database, Engine } from "../src/node/store/engine.ts";
import { STORE_FILE } from "../src/node/store/file-name.ts";
import { adaptDatabase, openDatabase } from "../src/node/store/node-sqlite.ts";
import { connectPostgres, openPostgresStore } from "../src/node/store/postgres.ts";
import { postgresEngine } from "../src/node/store/postgres-engine.ts";
import type { Schema } from "../src/node/store/schema.ts";
import { sqlStore } from "../src/node/store/sql.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { EmbeddedDialect, sqliteEngine } from "../src/node/store/sqlite-engine.ts";
import { auditEntry } from "./build-audit.ts";
import { decide } from "./build-decision.ts";
import { captureText } from "./capture-text.ts";
import { startPostgres } from "./postgres-server.ts";
import { type Dice, seededRandom } from "./seeded-random.ts";
import { dropGuards, tamper } from "./tamper.ts";

/** A database with the tables of a store, in which ledgers are made, tampered with and rolled back. */
export interface Bench {
  readonly name: string;
  readonly database: Database;
  readonly engine: Engine;
  /** A query for the triggers: their names, and their tables where the database asks for those. */
  readonly guards: string;
  readonly stop: () => Promise<void>;
}

async function sqliteBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "unecho-tamper-"));
  await (await openSqliteStore(folder)).close();
  const database = new Kysely<Schema>({ dialect: new EmbeddedDialect(adaptDatabase(openDatabase(join(folder, STORE_FILE)))) });
  const stop = async (): Promise<void> => {
    await database.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  return { name: "sqlite", database, engine: sqliteEngine, guards: "select name, null as on_table from sqlite_master where type = 'trigger'", stop };
}

/** A bench on each database this machine has; what is left out is printed. */
export async function benches(): Promise<readonly Bench[]> {
  const sqlite = await sqliteBench();
  const server = await startPostgres();
  if (typeof server === "string") {
    process.stderr.write(`not run: PostgreSQL (${server})\n`);
    return [sqlite];
  }
  const address = await server.freshDatabase();
  await (await openPostgresStore(address))?.close();
  const database = connectPostgres(address);
  const stop = async (): Promise<void> => {
    await database.destroy();
    await server.stop();
  };
  const guards = "select tgname as name, relname as on_table from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal";
  return [sqlite, { name: "postgres", database, engine: postgresEngine, guards, stop }];
}

const MOMENT = "2040-01-01T00:00:00.000Z";

/** Some reports, decisions and lines of the audit, at least one of the reports forgotten. */
export async function fillLedger(store: Store, dice: Dice): Promise<void> {
  const ids: string[] = [];
  const capture = async (): Promise<void> => {
    const one = captureText(`Report ${ids.length} of ${dice.whole(0, 1e9)}.`, `${ids.length}.txt`, { title: `title ${dice.whole(0, 99)}` });
    ids.push(one.id);
    await store.putCaptures([dice.chance(50) ? one : { ...one, url: `https://post.example/${ids.length}` }]);
  };
  const decision = async (article: string): Promise<void> => {
    const passages = [{ article, span: { start: 0, end: 6 }, quotation: "Report", kind: "casualties" as const, what: "killed" }];
    await store.appendDecision(decide({ verb: "reject", target: `${article}:0-6:x:0` }, { quotation: "Report", anchors: [{ id: article, passages }] }));
  };
  const removed = new Set<string>();
  const removal = async (article: string): Promise<void> => {
    if (removed.has(article)) return;
    removed.add(article);
    await store.transaction((inner) => inner.ledger.remove([{ article, reason: `asked for ${dice.whole(0, 99)}`, removed_by: "ana", removed_at: MOMENT }]));
  };
  await capture();
  await decision(ids[0] ?? "");
  await removal(ids[0] ?? "");
  await capture();
  await decision(ids[1] ?? "");
  const line = (article: string): Promise<void> => store.audit.append(auditEntry({ action: "forget", about: article.slice(0, dice.whole(0, 9)) }));
  await line("");
  for (let left = dice.whole(3, 15); left > 0; left -= 1) {
    const step = dice.pick([capture, capture, decision, removal, line]);
    await step(dice.pick(ids));
  }
}

/** What came of many tamperings. */
export interface Trials {
  readonly ledgers: number;
  /** Ledgers nobody touched in which something was found. */
  readonly falseAlarms: number;
  readonly tamperings: Readonly<Record<string, number>>;
  /** What was done where nothing was found. */
  readonly missed: readonly string[];
}

/** Makes so many ledgers, looks at each untouched, and tampers with each so many times, once at a time. */
export async function tryTampering({ database, engine, guards }: Bench, seed: number, ledgers: number, each: number): Promise<Trials> {
  const dice = seededRandom(seed);
  const tamperings: Record<string, number> = {};
  const missed: string[] = [];
  let falseAlarms = 0;
  for (let ledger = 0; ledger < ledgers; ledger += 1) {
    const transaction = await database.startTransaction().execute();
    const store = sqlStore(transaction, { engine, place: "a bench", close: async () => undefined });
    const verify = (head: string | null) => verifyLedger(store.ledger, head, () => undefined);
    await fillLedger(store, dice);
    const { heads, faults } = await verify(null);
    const known = (await verify(dice.pick(Object.values(heads)).head)).knownHead;
    if (faults.length > 0 || known === false) falseAlarms += 1;
    await dropGuards(transaction, guards);
    for (let turn = 0; turn < each; turn += 1) {
      const inner = await transaction.savepoint("untouched").execute();
      const { kind, what, head } = await tamper(inner, dice);
      const found = await verify(head);
      if (found.faults.length === 0 && found.knownHead !== false) missed.push(what);
      tamperings[kind] = (tamperings[kind] ?? 0) + 1;
      await inner.rollbackToSavepoint("untouched").execute();
    }
    await transaction.rollback().execute();
  }
  return { ledgers, falseAlarms, tamperings, missed };
}
