import { spawnSync } from "node:child_process";
import { lookup } from "node:dns";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type LocalSite, localSite } from "./local-site.ts";
import { REFUSED } from "./loopback-only.ts";
import { runInside } from "./run-inside.ts";
import { root, runUnecho } from "./run-unecho.ts";

const report = join(root, "corpus", "gold", "flood", "reports", "r1.txt");
const folder = mkdtempSync(join(tmpdir(), "unecho-offline-"));
const sites: LocalSite[] = [];
afterAll(async () => {
  await Promise.all(sites.map(({ close }) => close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Who reads without any network at all: a namespace of its own has not even the loopback. Not every system lets one have it. */
const APART = ["unshare", "--user", "--map-root-user", "--net"] as const;
const isApart = spawnSync(APART[0], [...APART.slice(1), "true"]).status === 0;

describe("the processes of the tests", () => {
  it.each([
    ["an address", () => connect(80, "192.0.2.1")],
    ["a name", () => connect({ port: 80, host: "news.example" })],
    ["a page", () => get("http://192.0.2.1/")],
  ])("cannot connect to %s elsewhere", async (_, ask) => {
    const error = await new Promise((resolve, reject) => ask().on("error", resolve).on("connect", reject)).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(REFUSED);
  });

  it("cannot ask for the address of a name elsewhere", async () => {
    const error = await new Promise((resolve) => lookup("news.example", resolve));
    expect(String(error)).toContain(REFUSED);
  });

  it("cannot be led elsewhere by a name that a test resolves", async () => {
    const socket = connect({
      port: 80,
      host: "news.example",
      lookup: (_, __, done) => done(null, [{ address: "192.0.2.1", family: 4 }]),
      autoSelectFamily: true,
    });
    const error = await new Promise((resolve) => socket.on("error", resolve));
    expect(String(error)).toContain(REFUSED);
  });

  it("reach the machine itself", async () => {
    const site = await localSite(() => ({ body: "here" }));
    sites.push(site);
    expect(await (await fetch(site.url("/"))).text()).toBe("here");
  });
});

describe("read", () => {
  it(`asks nobody about files${isApart ? ", and reads alike where there is no network" : " (no namespace without network is to be had here)"}`, async () => {
    const [data, other] = [join(folder, "a"), join(folder, "b")];
    const run = await runUnecho(["read", report, "--data", data]);
    expect(run.code).toBe(0);
    expect(run.err).not.toContain(REFUSED);
    expect(run.out).toMatch(/^unecho \S+ · offline · /);
    const command = [process.execPath, join(root, "src", "node", "cli", "main.ts"), "read", report, "--data", other];
    const [program = "", ...args] = isApart ? [...APART, ...command] : command;
    const apart = spawnSync(program, args, { encoding: "utf8", cwd: root, env: { ...process.env, NO_COLOR: "", npm_lifecycle_event: undefined } });
    expect(apart.status).toBe(0);
    expect(apart.stdout.replaceAll(other, data)).toBe(run.out);
  }, 180_000);

  it("says which servers it asked, redirects included", async () => {
    const page = "<html><body><article><h1>Flood</h1><p>The flood killed 12 people in Tessel, the mayor said on Monday evening.</p></article></body></html>";
    const second = await localSite((path) => (path === "/robots.txt" ? { status: 404 } : { body: page }));
    const first = await localSite((path) => (path === "/robots.txt" ? { status: 404 } : { status: 302, headers: { location: second.url("/moved") } }));
    sites.push(first, second);
    const allowed = ["--allow-private", `${first.host},${second.host}`, "--data", join(folder, "c")];
    const shown = await runInside(["read", first.url("/flood"), ...allowed]);
    expect(shown.err).not.toContain(REFUSED);
    expect(shown.out).toContain(` · asked ${first.host}, ${second.host} · `);
    const told = JSON.parse((await runInside(["read", first.url("/flood"), "--json", ...allowed])).out) as { read: { asked: readonly string[] } };
    expect(told.read.asked).toEqual([first.host, second.host]);
    const files = JSON.parse((await runInside(["read", report, "--json", ...allowed])).out) as { read: { asked: readonly string[] } };
    expect(files.read.asked).toEqual([]);
  });
});
