import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../../test/build-audit.ts";
import { decide } from "../../../test/build-decision.ts";
import { TEAM_PASSWORD } from "../../../test/door-samples.ts";
import { makeReports } from "../../../test/make-reports.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { sqlite, storeKinds } from "../../../test/store-kinds.ts";
import { forgetReports } from "../app/forget.ts";
import { ingest } from "../app/ingest.ts";
import { backup } from "../app/operations/backup.ts";
import { restore } from "../app/operations/restore.ts";
import { productRoot } from "../app/packs.ts";
import type { Deps, Store } from "../app/ports.ts";
import { signIn } from "../app/team/sessions.ts";
import { addUser } from "../app/team/users.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";

const reports = [...makeReports(12, 5, { stories: 3 })];
const base = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
/** The world with this store in it. */
const withStore = (open: () => Promise<Store>): Deps => ({ ...base, openStore: open });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

for (const kind of (await storeKinds()).filter(({ survives }) => survives)) {
  describe(`a copy of a store: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("makes a store that says the same, on another engine too", async () => {
      const place = await kind.place();
      const store = await place.open();
      await ingest(sourceOf(reports), store, base);
      await store.appendDecision(decide({ verb: "accept", target: "f" }));
      await forgetReports(store, [reports[3]?.id ?? ""], "asked for", "ana", base);
      await addUser(store, "ana", "admin", TEAM_PASSWORD, "2040-01-01T00:00:00.000Z");
      await signIn(store, "ana", TEAM_PASSWORD, "2040-01-01T00:00:00.000Z");
      await store.audit.append(auditEntry());
      expect((await store.dump.page("chains", null, 9)).map(({ name }) => name)).toEqual(["captures", "decisions", "removals"]);
      await store.close();
      const file = join(folder, "copy.zip");
      const made = (await backup.call({ file }, withStore(place.open))).data;
      expect(made).toMatchObject({ captures: 12 });
      for (const target of [sqlite, kind]) {
        const other = await target.place();
        const { data, exit } = await restore.call({ file }, withStore(other.open));
        expect(data).toMatchObject({ captures: 12, same: true, picture: (made as { readonly picture: string }).picture });
        expect(exit()).toBe(0);
        const again = await other.open();
        expect(await again.listDecisions()).toHaveLength(1);
        // who worked with a store, and what they did, stays with it
        expect([await again.accounts.listUsers(), await again.audit.list({ limit: 9 }), (await again.ledger.heads()).audit.length]).toEqual([[], [], 0]);
        expect([...(await again.ledger.removedAmong(reports.map(({ id }) => id)))]).toEqual([reports[3]?.id]);
        await again.close();
        await expect(restore.call({ file }, withStore(other.open))).rejects.toMatchObject({ code: "store/not-empty" });
        await other.remove();
      }
      await place.remove();
    });
  });
}

it("is refused when it was damaged, and leaves nothing behind", async () => {
  const place = await sqlite.place();
  const store = await place.open();
  await ingest(sourceOf(reports.slice(0, 3)), store, base);
  await store.close();
  const file = join(folder, "copy.zip");
  await backup.call({ file }, withStore(place.open));
  const whole = readFileSync(file);
  const empty = await sqlite.place();
  // inside packed rows, and where the place of the list of files stands
  for (const at of [100, 300, whole.length - 6]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(restore.call({ file }, withStore(empty.open)), `byte ${at}`).rejects.toMatchObject({ code: "backup/broken" });
  }
  writeFileSync(file, "not a zip");
  await expect(restore.call({ file }, withStore(empty.open))).rejects.toMatchObject({ code: "backup/broken" });
  const left = await empty.open();
  expect(await left.lastPosition()).toBe(0);
  await left.close();
  await empty.remove();
  await place.remove();
});
