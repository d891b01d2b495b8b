import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../src/node/app/ingest.ts";
import { verifyLedger } from "../src/node/app/ledger/verify.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { pictureDigest } from "../src/node/app/picture-digest.ts";
import type { Store } from "../src/node/app/ports.ts";
import { refreshPicture } from "../src/node/app/refresh.ts";
import { circumstancesOf } from "../src/node/app/story-dossier.ts";
import { readSettings } from "../src/node/config.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { STORE_FILE } from "../src/node/store/file-name.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { commandFile } from "./command-file.ts";
import { KILLED_DECISION, KILLED_PACE, KILLED_REPORTS } from "./killed-world.ts";
import { sourceOf } from "./source-of.ts";
import { storeKinds } from "./store-kinds.ts";

const deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
const digestOf = async (store: Store): Promise<string> => pictureDigest(store, await circumstancesOf(store, deps.packs(), null));
const faultsOf = async (store: Store) => (await verifyLedger(store.ledger, null, () => undefined)).faults;

const SCRIPT = fileURLToPath(new URL("./killed-process.ts", import.meta.url));

/** Runs a deed in a process of its own; the signal it died of. */
function dieAt(deed: string, where: string, at: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [SCRIPT, deed, where, String(at)], { stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
}

let expected = { read: "", decided: "" };
beforeAll(async () => {
  const store = memoryStore();
  await ingest(sourceOf(KILLED_REPORTS), store, deps, KILLED_PACE);
  const read = await digestOf(store);
  await store.appendDecision(KILLED_DECISION);
  await refreshPicture(store, deps);
  expected = { read, decided: await digestOf(store) };
  expect(expected.decided).not.toBe(expected.read);
}, 60_000);

for (const kind of await storeKinds()) {
  describe.skipIf(!kind.survives)(`kill -9 in the midst of a transaction: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("leaves a whole store, and the next run makes of it what one run would have", async () => {
      const place = await kind.place();
      const where = place.address ?? place.folder ?? "";
      for (const at of [4, 9]) {
        expect(await dieAt("read", where, at)).toBe("SIGKILL");
        const store = await place.open();
        expect(await faultsOf(store)).toEqual([]);
        expect(await store.lastPosition()).toBeLessThan(KILLED_REPORTS.length);
        await store.close();
      }
      const store = await place.open();
      await ingest(sourceOf(KILLED_REPORTS), store, deps, KILLED_PACE);
      expect(await digestOf(store)).toBe(expected.read);

      // before it was kept, and before the stories were worked out with it
      for (const [at, kept] of [
        [0, 0],
        [1, 1],
      ] as const) {
        expect(await dieAt("decide", where, at)).toBe("SIGKILL");
        expect(await store.listDecisions()).toHaveLength(kept);
        expect(await faultsOf(store)).toEqual([]);
      }
      await refreshPicture(store, deps);
      expect(await digestOf(store)).toBe(expected.decided);
      await store.close();
      await place.remove();
    }, 120_000);
  });
}

describe("the file of a store", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "unecho-killed-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is as it was when a process dies while it changes the tables", async () => {
    const data = join(folder, "old");
    mkdirSync(data);
    const raw = new DatabaseSync(join(data, STORE_FILE));
    raw.exec(readFileSync(new URL("../src/node/store/fixtures/schema-1.sql", import.meta.url), "utf8"));
    raw.close();
    // the fourth guard is put up when captures, readings and decisions have been copied and their old tables dropped
    expect(await dieAt("migrate", data, 3)).toBe("SIGKILL");
    const store = await openSqliteStore(data);
    expect((await store.findCapture("a"))?.name).toBe("a.txt");
    expect((await store.listDecisions()).map(({ reason }) => reason)).toEqual(["first"]);
    expect(await faultsOf(store)).toEqual([]);
    await store.close();
  });

  it("keeps what it had when there is no room for more, says what to do, and goes on when there is", async () => {
    const [data, reports] = [join(folder, "full"), join(folder, "reports")];
    mkdirSync(reports);
    const files = KILLED_REPORTS.map(({ bytes }, at) => {
      const path = join(reports, `${String(at).padStart(3, "0")}.txt`);
      writeFileSync(path, bytes);
      return path;
    });
    const whole = await openSqliteStore(join(folder, "whole"));
    await ingest(await deps.files([reports]), whole, deps);
    const store = await openSqliteStore(data);
    await ingest(await deps.files(files.slice(0, 3)), store, deps);
    await store.close();
    // no file may grow beyond so many blocks of 512 bytes
    const blocks = Math.ceil(statSync(join(data, STORE_FILE)).size / 512) + 20;
    const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const child = spawn("sh", ["-c", command, process.execPath, commandFile(), "read", reports, "--data", data], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(err.trim().split("\n").slice(-2).join(" ")).toMatch(
      /nothing more can be written into the store .*full.*make room on the disk and run the same command again/,
    );
    expect(code).toBe(2);
    const again = await openSqliteStore(data);
    expect(await faultsOf(again)).toEqual([]);
    expect(await again.lastPosition()).toBeGreaterThanOrEqual(3);
    await ingest(await deps.files([reports]), again, deps);
    expect(await digestOf(again)).toBe(await digestOf(whole));
    await again.close();
    await whole.close();
  }, 60_000);
});
