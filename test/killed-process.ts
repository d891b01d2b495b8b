/** A process that kills itself without warning in the midst of writing: node killed-process.ts DEED WHERE AT, AT being the transaction (or step) it dies in, from 0. */
import { Kysely } from "kysely";
import { ingest } from "../src/node/app/ingest.ts";
import { productRoot } from "../src/node/app/packs.ts";
import type { Store } from "../src/node/app/ports.ts";
import { refreshPicture } from "../src/node/app/refresh.ts";
import { readSettings } from "../src/node/config.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import type { Engine } from "../src/node/store/engine.ts";
import { STORE_FILE } from "../src/node/store/file-name.ts";
import { migrate } from "../src/node/store/migrate.ts";
import { adaptDatabase, openDatabase } from "../src/node/store/node-sqlite.ts";
import { connectPostgres } from "../src/node/store/postgres.ts";
import { postgresEngine } from "../src/node/store/postgres-engine.ts";
import type { Schema } from "../src/node/store/schema.ts";
import { EmbeddedDialect, sqliteEngine } from "../src/node/store/sqlite-engine.ts";
import { KILLED_DECISION, KILLED_PACE, KILLED_REPORTS } from "./killed-world.ts";
import { sourceOf } from "./source-of.ts";

const [deed = "", where = "", at = "0"] = process.argv.slice(2);
const isAddress = where.startsWith("postgres:");
let left = Number(at);

/** Dies now if it is time: what was written in this transaction is not yet kept. */
function passOrDie(): void {
  if (left === 0) process.kill(process.pid, "SIGKILL");
  left -= 1;
}

const mortal = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction(async (inner) => {
      const result = await work(inner);
      passOrDie();
      return result;
    }),
});

if (deed === "migrate") {
  const engine = isAddress ? postgresEngine : sqliteEngine;
  const dying: Engine = {
    ...engine,
    async refuse(database, refusal) {
      await engine.refuse(database, refusal);
      passOrDie();
    },
  };
  const connection = isAddress
    ? connectPostgres(where)
    : new Kysely<Schema>({ dialect: new EmbeddedDialect(adaptDatabase(openDatabase(`${where}/${STORE_FILE}`))) });
  await migrate(connection, dying);
} else {
  const settings = readSettings(isAddress ? { database: where } : { data: where }, {}, false);
  const deps = makeDeps({ settings, program: "unecho", version: "0.0.0", root: productRoot });
  const store = mortal(await deps.openStore("create"));
  if (deed === "read") await ingest(sourceOf(KILLED_REPORTS), store, deps, KILLED_PACE);
  else {
    await store.transaction((inner) => inner.appendDecision(KILLED_DECISION));
    await refreshPicture(store, deps);
  }
}
