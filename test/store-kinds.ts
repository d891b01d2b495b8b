import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import type { Store } from "../src/node/app/ports.ts";
import { STORE_FILE } from "../src/node/store/file-name.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { openPostgresStore } from "../src/node/store/postgres.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { startPostgres } from "./postgres-server.ts";

/** Where one test's holdings are. */
export interface Place {
  /** Opens the holdings, also a second time. */
  readonly open: () => Promise<Store>;
  /** The folder of a store that is a file. */
  readonly folder?: string;
  /** The address of a store in a database. */
  readonly address?: string;
  /** Runs a statement behind the program's back; null where there is no database. */
  readonly run: ((sql: string) => Promise<void>) | null;
  readonly remove: () => Promise<void>;
}

/** A kind of store that a conformance suite runs on. */
export interface Kind {
  readonly name: string;
  /** The holdings outlive the process. */
  readonly survives: boolean;
  readonly place: () => Promise<Place>;
  /** Ends what was started for this kind. */
  readonly stop: () => Promise<void>;
}

const nothing = async (): Promise<void> => undefined;

const memory: Kind = { name: "memory", survives: false, place: async () => ({ open: async () => memoryStore(), run: null, remove: nothing }), stop: nothing };

/** Each store a file of its own. */
export const sqlite: Kind = {
  name: "sqlite",
  survives: true,
  async place() {
    const folder = mkdtempSync(join(tmpdir(), "unecho-store-"));
    const run = async (sql: string): Promise<void> => {
      const database = new DatabaseSync(join(folder, STORE_FILE));
      try {
        database.exec(sql);
      } finally {
        database.close();
      }
    };
    return { folder, open: () => openSqliteStore(folder), run, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  },
  stop: nothing,
};

/** Every kind of store this machine can run: memory, SQLite, and PostgreSQL where it is installed; what is left out is printed. */
export async function storeKinds(): Promise<readonly Kind[]> {
  const server = await startPostgres();
  if (typeof server === "string") {
    process.stderr.write(`not run: the suite on PostgreSQL (${server})\n`);
    return [memory, sqlite];
  }
  const opened = async (address: string): Promise<Store> => {
    const store = await openPostgresStore(address);
    if (store === null) throw new Error("no store was made");
    return store;
  };
  let empty: string | null = null;
  const postgres: Kind = {
    name: "postgres",
    survives: true,
    async place() {
      if (empty === null) {
        empty = await server.freshDatabase();
        await (await opened(empty)).close();
      }
      const address = await server.freshDatabase(empty);
      const run = async (sql: string): Promise<void> => {
        const client = new pg.Client({ connectionString: address });
        await client.connect();
        try {
          await client.query(sql);
        } finally {
          await client.end();
        }
      };
      return { address, open: () => opened(address), run, remove: nothing };
    },
    stop: server.stop,
  };
  return [memory, sqlite, postgres];
}
