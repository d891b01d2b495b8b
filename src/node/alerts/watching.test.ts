import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { localMail, localWebhook } from "../../../test/listener.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { forgetReports } from "../app/forget.ts";
import { ingest } from "../app/ingest.ts";
import { productRoot } from "../app/packs.ts";
import type { Deps, Store } from "../app/ports.ts";
import { refreshPicture } from "../app/refresh.ts";
import { readSecret } from "../app/secrets.ts";
import { watchRowOf } from "../app/watch-rows.ts";
import type { KeptWatch } from "../app/watches.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { memoryStore } from "../store/memory.ts";
import { deliverAlerts, MOST_TRIES, waitAfter } from "./deliver.ts";
import { watchFeed } from "./feed.ts";
import { type Target, type Watch, watchSchema } from "./watch.ts";

const report = (body: string, at: string, outlet = `Post ${at.slice(11, 13)}`): ReturnType<typeof captureText> =>
  captureText(`Outlet: ${outlet}\nPublished: ${at}\n\n${body}\n`, `${at}.txt`);
const FIRST = report("The interior ministry said 20 people were missing in Dubrava after the flood.", "2031-05-14T09:00:00Z");
const SECOND = report("The river authority said 30 people were missing in Dubrava after the flood.", "2031-05-14T10:00:00Z");

let now = "";
let notes: string[] = [];
const depsWith = (allowPrivate: readonly string[] = [], more: Readonly<Record<string, unknown>> = {}): Deps => ({
  ...makeDeps({
    settings: { ...readSettings(more, {}, false), allowPrivate },
    program: "unecho",
    version: "0.0.0",
    root: productRoot,
    note: (line) => notes.push(line),
  }),
  clock: { now: () => now },
});
const later = (ms: number): void => {
  now = new Date(Date.parse(now) + ms).toISOString();
};

let store: Store;
beforeEach(() => {
  now = "2031-05-20T00:00:00.000Z";
  notes = [];
  store = memoryStore();
});
afterEach(() => store.close());

const keep = (target: Target, more: Partial<Watch> = {}): Promise<void> =>
  store.watches.putWatch({ watch: watchSchema.parse({ id: "w1", ...more }), target, base: "https://desk.example", by: "desk", at: now, suspended: null });
const states = async (): Promise<readonly (readonly [string, string | null])[]> =>
  (await store.watches.alertsOf("w1", 99)).map(({ state, problem }) => [state, problem] as const);
const kept = async (): Promise<KeptWatch> => {
  const [one] = await store.watches.listWatches();
  if (one === undefined) throw new Error("no watch");
  return one;
};

describe("a watch with a webhook", () => {
  it("is told each change once, whatever is run again", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    for (const captures of [[FIRST], [FIRST, SECOND], [FIRST, SECOND]]) {
      await ingest(sourceOf(captures), store, deps);
      await refreshPicture(store, deps);
      await deliverAlerts(store, deps);
      await deliverAlerts(store, deps);
    }
    const bodies = hook.heard.map(({ body }) => JSON.parse(body) as { readonly event: string; readonly key: string; readonly permalink: string });
    expect(bodies.map(({ event }) => event).sort()).toEqual(["new-claim", "new-origin", "range-change"]);
    expect(new Set(bodies.map(({ key }) => key)).size).toBe(3);
    expect(hook.heard.map(({ headers }) => headers["idempotency-key"])).toEqual(bodies.map(({ key }) => key));
    expect(bodies.every(({ permalink }) => permalink.startsWith("https://desk.example/c/"))).toBe(true);
    await hook.close();
  });

  it("is told again with the same key when we died before it could be noted", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    await ingest(sourceOf([FIRST]), store, deps);
    const dying: Store = { ...store, watches: { ...store.watches, settleAlerts: () => Promise.reject(new Error("killed")) } };
    await expect(deliverAlerts(dying, deps)).rejects.toThrow("killed");
    await deliverAlerts(store, deps);
    expect(hook.heard).toHaveLength(1);
    later(10 * 60_000);
    await deliverAlerts(store, deps);
    later(10 * 60_000);
    await deliverAlerts(store, deps);
    expect(hook.heard.map(({ headers }) => headers["idempotency-key"])).toEqual(Array(2).fill(hook.heard[0]?.headers["idempotency-key"]));
    await hook.close();
  });

  it("is asked again ever later, as late as it asks for, and given up in the end with the reason", async () => {
    const hook = await localWebhook((_, count) => ({ status: 503, headers: count === 1 ? { "retry-after": "600" } : {} }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    await ingest(sourceOf([FIRST]), store, deps);
    await deliverAlerts(store, deps);
    later(waitAfter(1) + 1000);
    expect(await deliverAlerts(store, deps)).toEqual({ sent: 0, dead: 0, waiting: 0 });
    later(600_000);
    expect(await deliverAlerts(store, deps)).toEqual({ sent: 0, dead: 0, waiting: 1 });
    for (let tries = 2; tries < MOST_TRIES; tries += 1) {
      later(waitAfter(tries) - 1000);
      expect(await deliverAlerts(store, deps)).toEqual({ sent: 0, dead: 0, waiting: 0 });
      later(2000);
      await deliverAlerts(store, deps);
    }
    expect(await states()).toEqual([["dead", `given up after ${MOST_TRIES} tries: answered with status 503`]]);
    later(1e9);
    await deliverAlerts(store, deps);
    expect(hook.heard).toHaveLength(MOST_TRIES);
    await hook.close();
  });

  it.each([
    [404, "answered with status 404"],
    [302, "answered with status 302"],
  ])("that answers %i is not asked again, nor followed elsewhere", async (status, problem) => {
    const hook = await localWebhook(() => ({ status, headers: { location: "http://169.254.169.254/" } }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    await ingest(sourceOf([FIRST]), store, deps);
    await deliverAlerts(store, deps);
    expect(await states()).toEqual([["dead", problem]]);
    expect(hook.heard).toHaveLength(1);
    await hook.close();
  });

  it("at an address that is not public is never asked", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    await ingest(sourceOf([FIRST]), store, depsWith());
    await deliverAlerts(store, depsWith());
    expect((await states()).map(([state]) => state)).toEqual(["dead"]);
    expect(hook.heard).toEqual([]);
    await hook.close();
  });

  it("that is a Matrix room takes each alert at an address of its own, with the token beside it", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    const deps = depsWith([hook.host]);
    process.env.UNECHO_MATRIX_TOKEN = "syt_secret";
    await keep({ kind: "webhook", url: hook.url("/_matrix/client/v3/rooms/!r:x/send/m.room.message"), template: "matrix" });
    await ingest(sourceOf([FIRST]), store, deps);
    await deliverAlerts(store, deps).finally(() => delete process.env.UNECHO_MATRIX_TOKEN);
    const [heard] = hook.heard;
    const [alert] = await store.watches.alertsOf("w1", 1);
    expect([heard?.method, heard?.headers.authorization]).toEqual(["PUT", "Bearer syt_secret"]);
    expect(heard?.path).toBe(`/_matrix/client/v3/rooms/!r:x/send/m.room.message/${alert?.key}`);
    await hook.close();
  });
});

describe("a watch with a mail box", () => {
  it("gets one mail of what changed, through a server that is given the password of the environment", async () => {
    const server = await localMail((recipient) => (recipient === "gone@desk.example" ? { code: 550 } : null));
    const deps = depsWith([], { smtp: server.url, mailFrom: "unecho@desk.example" });
    process.env.UNECHO_SMTP_PASSWORD = "s3cret";
    await keep({ kind: "mail", to: "desk@desk.example" });
    await ingest(sourceOf([FIRST]), store, deps);
    await ingest(sourceOf([SECOND]), store, deps);
    await deliverAlerts(store, deps);
    await deliverAlerts(store, deps);
    const words = (server.mails[0] ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
    expect(server.mails).toHaveLength(1);
    expect(server.logins).toEqual(["desk:s3cret"]);
    expect(words).toMatch(/^Subject: unecho, watch w1: 3 changes\r$/m);
    expect(words.match(/https:\/\/desk\.example\/c\//g)).toHaveLength(3);
    expect(words).not.toContain("s3cret");
    expect((await states()).map(([state]) => state)).toEqual(["sent", "sent", "sent"]);
    await store.watches.putWatch({ ...(await kept()), target: { kind: "mail", to: "gone@desk.example" } });
    await ingest(sourceOf([report("The police said 90 people were missing in Dubrava after the flood.", "2031-05-14T11:00:00Z")]), store, deps);
    await deliverAlerts(store, deps).finally(() => delete process.env.UNECHO_SMTP_PASSWORD);
    expect(new Set((await states()).map(([state, problem]) => `${state} ${problem}`))).toEqual(new Set(["sent null", "dead the mail server answered 550"]));
    await server.close();
  });

  it("waits while no server is set up, and says so", async () => {
    await keep({ kind: "mail", to: "desk@desk.example" });
    await ingest(sourceOf([FIRST]), store, depsWith());
    await deliverAlerts(store, depsWith());
    expect(await states()).toEqual([["waiting", "no mail can be sent: no mail server is named"]]);
  });
});

describe("a secret", () => {
  it("comes from the environment, or from a file that its owner alone can read", () => {
    const folder = mkdtempSync(join(tmpdir(), "unecho-secret-"));
    const path = join(folder, "word");
    writeFileSync(path, "s3cret\n", { mode: 0o600 });
    expect(readSecret("X", { X: "given", X_FILE: path })).toBe("given");
    expect(readSecret("X", { X_FILE: path })).toBe("s3cret");
    expect(readSecret("X", {})).toBeNull();
    chmodSync(path, 0o640);
    expect(() => readSecret("X", { X_FILE: path })).toThrow(/others may read it/);
    expect(() => readSecret("X", { X_FILE: join(folder, "none") })).toThrow(/ENOENT/);
    rmSync(folder, { recursive: true });
  });
});

it("a watch in an answer shows the host of its webhook alone: what follows is its password", async () => {
  await keep({ kind: "webhook", url: "https://hooks.desk.example/services/T0/s3cret", template: "slack" });
  const row = await watchRowOf(await kept(), [], store);
  expect([row.to, row.template]).toEqual(["hooks.desk.example", "slack"]);
  expect(JSON.stringify(row)).not.toContain("s3cret");
});

describe("a watch read as a feed", () => {
  it("has its alerts with the words that may leave now, and none about a report that was forgotten", async () => {
    const deps = depsWith();
    await keep({ kind: "feed" }, { on: ["new-claim"] });
    await ingest(sourceOf([FIRST]), store, deps);
    const feed = await watchFeed(await kept(), store, deps);
    expect(feed.entries.map(({ title }) => title)).toEqual([expect.stringMatching(/^new-claim: .*20 people were missing/)]);
    await forgetReports(store, [FIRST.id], "asked for", "desk", deps);
    expect((await watchFeed(await kept(), store, deps)).entries).toEqual([]);
  });
});

describe("what is not told", () => {
  it("is anything about a private person: the watch is suspended as soon as it names one, and forgets the name", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" }, { terms: ["Koval"] });
    await ingest(sourceOf([FIRST]), store, deps);
    expect((await kept()).suspended).toBeNull();
    await ingest(sourceOf([report("Olena Koval, a resident of Dubrava, said 25 people were missing in Dubrava.", "2031-05-14T12:00:00Z")]), store, deps);
    await deliverAlerts(store, deps);
    expect((await kept()).suspended).toMatch(/private person \(resident\)/);
    expect(JSON.stringify(await store.watches.listWatches())).not.toContain("Koval");
    expect(notes.join()).toMatch(/watch w1 is suspended/);
    expect(hook.heard).toEqual([]);
    await hook.close();
  });

  it("is what waits for a watch that was suspended since", async () => {
    const hook = await localWebhook(() => ({ status: 200 }));
    const deps = depsWith([hook.host]);
    await keep({ kind: "webhook", url: hook.url("/hook"), template: "json" });
    await ingest(sourceOf([FIRST]), store, deps);
    await store.watches.putWatch({ ...(await kept()), suspended: "why" });
    await deliverAlerts(store, deps);
    expect(await states()).toEqual([["dead", "the watch is suspended: why"]]);
    expect(hook.heard).toEqual([]);
    await hook.close();
  });

  it("is a change of rules: stories that are only read again tell nobody", async () => {
    const deps = depsWith();
    await ingest(sourceOf([FIRST, SECOND]), store, deps);
    await keep({ kind: "feed" });
    await store.picture.setMaker("other rules");
    // what the picture had is gone as well: worst of all, everything looks new
    for (const { rows } of [await store.picture.stories({ limit: 9 })]) for (const { id } of rows) await store.picture.remove({ story: id, mark: 0 });
    await ingest(sourceOf([FIRST, SECOND]), store, deps);
    expect((await store.picture.stories({ limit: 9 })).rows).toHaveLength(1);
    expect(await states()).toEqual([]);
  });
});
