import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { STORE_FILE } from "../src/node/store/file-name.ts";
import { localWebhook } from "./listener.ts";
import { runInside } from "./run-inside.ts";
import { runUnecho } from "./run-unecho.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-killed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("an alert of a process that is killed while it is told is told again, with the same key", async () => {
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  const hook = await localWebhook((_, count) => {
    if (count === 1) kill("SIGKILL");
    return count === 1 ? null : { status: 200 };
  });
  const data = join(folder, "store");
  const settings = ["--data", data, "--allow-private", hook.host];
  await runInside(["watch", "add", "--to", hook.url("/hook"), ...settings]);
  writeFileSync(join(folder, "a.txt"), "Outlet: Post\nPublished: 2031-05-14T09:00:00Z\n\nThe interior ministry said 20 people were missing in Dubrava.\n");
  const killed = await runUnecho(["read", join(folder, "a.txt"), ...settings], {
    onStart: (stop) => {
      kill = stop;
    },
  });
  expect([killed.code, hook.heard.length]).toEqual([null, 1]);
  // the time in which it could still have said what became of them is over
  const database = new DatabaseSync(join(data, STORE_FILE));
  database.exec("update alerts set due_at = '2001-01-01T00:00:00.000Z' where state = 'waiting'");
  database.close();
  const { out } = await runInside(["watch", "deliver", "--json", ...settings]);
  const keys = hook.heard.map(({ headers }) => headers["idempotency-key"]);
  expect(keys.filter((key) => key === keys[0])).toHaveLength(2);
  expect((JSON.parse(out) as { readonly sent: number }).sent).toBe(new Set(keys).size);
  await runInside(["watch", "deliver", ...settings]);
  expect(hook.heard).toHaveLength(keys.length);
  await hook.close();
}, 60_000);
