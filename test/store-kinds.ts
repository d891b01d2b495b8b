import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../src/node/app/ports.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { openPostgresStore } from "../src/node/store/postgres.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { startPostgres } from "./postgres-server.ts";

/** Where one test's holdings are. */
export interface Place {
  /** Opens the holdings, also a second time. */
  readonly open: () => Promise<Store>;
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

const memory: Kind = { name: "memory", survives: false, place: async () => ({ open: async () => memoryStore(), remove: nothing }), stop: nothing };

const sqlite: Kind = {
  name: "sqlite",
  survives: true,
  async place() {
    const folder = mkdtempSync(join(tmpdir(), "unecho-store-"));
    return { open: () => openSqliteStore(folder), remove: async () => rmSync(folder, { recursive: true, force: true }) };
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
  const postgres: Kind = {
    name: "postgres",
    survives: true,
    async place() {
      const address = await server.freshDatabase();
      return {
        open: async () => {
          const store = await openPostgresStore(address);
          if (store === null) throw new Error("no store was made");
          return store;
        },
        remove: nothing,
      };
    },
    stop: server.stop,
  };
  return [memory, sqlite, postgres];
}
