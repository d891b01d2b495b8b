import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry } from "../src/node/app/team/audit.ts";
import { hashPassword, isPassword, PASSWORD_COST } from "../src/node/app/team/password.ts";
import { unobserved } from "../src/node/observe/observer.ts";
import { openServer } from "../src/node/rest/server.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { TEAM_PASSWORD } from "./door-samples.ts";
import { machineFor } from "./rest-local.ts";
import { type Credentials, TEAM_ORIGIN, teamRest } from "./rest-team.ts";
import { runInside } from "./run-inside.ts";

type Team = Awaited<ReturnType<typeof teamRest>>;
let team: Team;
beforeEach(async () => {
  team = await teamRest({ store: memoryStore() });
  return () => team.close();
});

const folder = mkdtempSync(join(tmpdir(), "unecho-team-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a browser sends after signing in. */
async function browserOf(answer: Response): Promise<Credentials> {
  const { token } = (await answer.json()) as { readonly token: string };
  return { cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "", "x-unecho-token": token };
}

const linesOf = async ({ store }: Team): Promise<readonly AuditEntry[]> => store.audit.list({ limit: 100 });
const DECIDE = { verb: "reject", id: "c-1a2b", reason: "misread", by: "somebody else" };

describe("a session", () => {
  it("is begun with name and password, by a cookie that no script, plain connection or other site gets", async () => {
    const answer = await team.signIn("Analyst", TEAM_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-unecho=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const body = (await answer.clone().json()) as object;
    expect(body).toMatchObject({ mode: "team", account: "analyst", role: "analyst", write: true, token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await (await team.ask("/api/session", { headers: await browserOf(answer) })).json()).toEqual(body);
    expect(await (await team.ask("/api/session")).json()).toEqual({ mode: "team", account: null, role: null, write: false, token: null, expiresAt: null });
  });

  it("writes only from our own page, with its token, and in the name of who signed in", async () => {
    const browser = await browserOf(await team.signIn("analyst", TEAM_PASSWORD));
    const { "x-unecho-token": _, ...bare } = browser;
    for (const wrong of [bare, { ...browser, "x-unecho-token": "x" }, { ...browser, origin: "https://evil.example" }])
      expect((await team.post("/api/operations/decide", DECIDE, wrong)).status).toBe(403);
    expect(team.calls).toEqual([]);
    expect((await team.post("/api/operations/decide", DECIDE, browser)).status).toBe(200);
    expect(team.calls[0]?.input).toMatchObject({ verb: "reject", by: "analyst" });
  });

  it("says nothing for a page of another site, not even to a link that is followed", async () => {
    const { cookie = "" } = await browserOf(await team.signIn("viewer", TEAM_PASSWORD));
    const link = { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    const answer = await team.ask("/d/none", { headers: link });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      401,
      expect.stringContaining("text/html"),
      expect.stringContaining('href="/d/none"'),
    ]);
    expect((await team.ask("/api/stories", { headers: { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" } })).status).toBe(403);
    expect((await team.ask("/d/none", { headers: { ...link, "sec-fetch-site": "same-origin" } })).status).toBe(404);
  });

  it("ends at once: signed out here or everywhere, password changed, user removed", async () => {
    const enter = async () => browserOf(await team.signIn("viewer", TEAM_PASSWORD));
    const status = async (browser: Credentials) => (await team.ask("/api/stories", { headers: browser })).status;
    const [first, second, third] = [await enter(), await enter(), await enter()];
    const out = await team.post("/api/sign-out", {}, first);
    expect([await out.json(), out.headers.get("set-cookie")]).toEqual([{ ended: 1 }, expect.stringMatching(/^__Host-unecho=; Max-Age=0; /)]);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    expect(await (await team.post("/api/sign-out", { everywhere: true }, second)).json()).toEqual({ ended: 2 });
    expect([await status(second), await status(third)]).toEqual([401, 401]);
    const fourth = await enter();
    const wish = { current: "not the password", password: "eight brown bats hang low" };
    expect((await team.post("/api/account/password", wish, fourth)).status).toBe(401);
    expect((await team.post("/api/account/password", { ...wish, current: TEAM_PASSWORD, password: "short" }, fourth)).status).toBe(422);
    expect((await team.post("/api/account/password", { ...wish, current: TEAM_PASSWORD }, fourth)).status).toBe(200);
    expect([await status(fourth), (await team.signIn("viewer", TEAM_PASSWORD)).status, (await team.signIn("viewer", wish.password)).status]).toEqual([
      401, 401, 200,
    ]);
  });

  it("ends unused after a while, and for who uses it after a week", async () => {
    let now = "2031-05-14T09:00:00.000Z";
    const slow = await teamRest({ store: memoryStore(), now: () => now });
    const browser = await browserOf(await slow.signIn("viewer", TEAM_PASSWORD));
    const later = async (hours: number): Promise<number> => {
      now = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
      return (await slow.ask("/api/stories", { headers: browser })).status;
    };
    expect([await later(11), await later(11)]).toEqual([200, 200]);
    for (let day = 1; day < 13; day++) expect(await later(11)).toBe(200);
    expect(await later(11)).toBe(200);
    expect(await later(11)).toBe(401);
    const other = await browserOf(await slow.signIn("viewer", TEAM_PASSWORD));
    now = new Date(Date.parse(now) + 12 * 3_600_000).toISOString();
    expect((await slow.ask("/api/stories", { headers: other })).status).toBe(401);
    slow.close();
  });

  it("hears of changes no longer once it has ended", async () => {
    const browser = await browserOf(await team.signIn("viewer", TEAM_PASSWORD));
    const stream = (await team.ask("/api/events", { headers: browser })).body?.getReader();
    expect(new TextDecoder().decode((await stream?.read())?.value)).toContain("changes of stories");
    await team.post("/api/sign-out", {}, browser);
    team.close();
    for (let part = await stream?.read(); part?.done === false; part = await stream?.read())
      expect(new TextDecoder().decode(part.value)).not.toContain("event:");
  });
});

describe("signing in", () => {
  it("tells a wrong password from a wrong name by nothing", async () => {
    const answers = [await team.signIn("viewer", "not the password"), await team.signIn("nobody", TEAM_PASSWORD)];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.json()));
    expect(one).toEqual(two);
    for (const answer of answers) expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("is over for a while after too many attempts under one name, also with the right password, also all at once", async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => team.signIn("viewer", "not the password")));
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const last = await team.signIn("viewer", TEAM_PASSWORD);
    expect([last.status, last.headers.get("retry-after"), await last.json()]).toEqual([429, "900", expect.objectContaining({ code: "auth/attempts" })]);
    // neither another user there nor the same one elsewhere is kept out by it
    expect((await team.signIn("analyst", TEAM_PASSWORD)).status).toBe(200);
    expect((await team.signIn("viewer", TEAM_PASSWORD, { "x-forwarded-for": "192.0.2.7, 198.51.100.1" })).status).toBe(200);
  });

  it("counts all names from one network together, an IPv6 household as one", async () => {
    const few = await teamRest({ store: memoryStore(), limits: { failures: 3 } });
    for (const [at, status] of [401, 401, 401, 429].entries())
      expect((await few.signIn(`name${at}`, "not the password", { "x-forwarded-for": `2001:db8:1:2::${at}` })).status).toBe(status);
    expect((await few.signIn("viewer", TEAM_PASSWORD, { "x-forwarded-for": "2001:db8:1:3::1" })).status).toBe(200);
    few.close();
  });

  it("is for a page of our own alone", async () => {
    for (const origin of ["https://evil.example", "http://desk.example", "null"])
      expect((await team.signIn("viewer", TEAM_PASSWORD, { origin })).status).toBe(403);
    const headers = { "content-type": "application/json" };
    expect((await team.ask("/api/sign-in", { method: "POST", headers, body: JSON.stringify({ name: "viewer", password: TEAM_PASSWORD }) })).status).toBe(403);
  });

  it("takes no more from strangers than a name and a password", async () => {
    expect((await team.signIn("viewer", "x".repeat(20_000))).status).toBe(413);
  });

  it("costs as much as it says, and takes one password in two spellings of Unicode", async () => {
    const kept = await hashPassword("caf\u00e9 au lait at nine");
    expect(kept).toMatch(new RegExp(`^scrypt\\$${PASSWORD_COST.n}\\$${PASSWORD_COST.r}\\$${PASSWORD_COST.p}\\$[\\w-]{22}\\$[\\w-]{43}$`));
    expect([await isPassword("cafe\u0301 au lait at nine", kept), await isPassword("cafe au lait at nine", kept)]).toEqual([true, false]);
  });
});

describe("a token", () => {
  it("is shown once to who makes it, asks in their name, and ends when they say so", async () => {
    const browser = await browserOf(await team.signIn("analyst", TEAM_PASSWORD));
    expect((await team.post("/api/account/tokens", { name: "too much", role: "admin" }, browser)).status).toBe(403);
    const made = await team.post("/api/account/tokens", { name: "desk", role: "analyst", write: true }, browser);
    const { id, token } = (await made.json()) as { readonly id: string; readonly token: string };
    expect([made.status, made.headers.get("cache-control")]).toEqual([201, "no-store"]);
    const bearer = { authorization: `Bearer ${token}` };
    const list = JSON.stringify(await (await team.ask("/api/account/tokens", { headers: browser })).json());
    expect([list.includes(id), list.includes(token)]).toEqual([true, false]);
    // a program has no page: no Origin, no token of a page
    const headers = { ...bearer, "content-type": "application/json" };
    expect((await team.ask("/api/operations/decide", { method: "POST", headers, body: JSON.stringify(DECIDE) })).status).toBe(200);
    expect(team.calls[0]?.input).toMatchObject({ by: "analyst" });
    expect((await team.ask("/api/account/tokens", { headers: bearer })).status).toBe(403);
    const other = await browserOf(await team.signIn("viewer", TEAM_PASSWORD));
    expect((await team.post(`/api/account/tokens/${id}`, {}, other, "DELETE")).status).toBe(404);
    expect((await team.post(`/api/account/tokens/${id}`, {}, browser, "DELETE")).status).toBe(200);
    expect((await team.ask("/api/stories", { headers: bearer })).status).toBe(401);
  });

  it("is told to slow down when it asks too often", async () => {
    const few = await teamRest({ store: memoryStore(), limits: { requests: 3 } });
    const [one, two] = [await few.token("viewer", "viewer"), await few.token("viewer", "viewer")];
    for (const status of [200, 200, 200, 429]) expect((await few.ask("/api/stories", { headers: one })).status).toBe(status);
    expect((await few.ask("/api/stories", { headers: two })).status).toBe(200);
    few.close();
  });

  it("writes over MCP only when it was made to write, and in its user's name", async () => {
    const call = async (credentials: Credentials, method: string, params: object = {}) => {
      const headers = { ...credentials, "content-type": "application/json", accept: "application/json, text/event-stream" };
      const answer = await team.ask("/mcp", { method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }) });
      return (await answer.json()) as {
        readonly result: { readonly tools: readonly { readonly name: string }[]; readonly structuredContent?: { readonly confirm?: string } };
      };
    };
    const toolsOf = async (credentials: Credentials) => (await call(credentials, "tools/list")).result.tools.map(({ name }) => name);
    const writer = await team.token("analyst", "analyst");
    expect(await toolsOf(writer)).toContain("decide");
    for (const reader of [await team.token("analyst", "analyst", { write: false }), await team.token("analyst", "viewer")]) {
      expect(await toolsOf(reader)).toContain("stories");
      expect(await toolsOf(reader)).not.toContain("decide");
    }
    expect(await toolsOf(await team.token("admin", "admin"))).not.toContain("users_add");
    const first = await call(writer, "tools/call", { name: "decide", arguments: DECIDE });
    const { confirm } = first.result.structuredContent ?? {};
    await call(writer, "tools/call", { name: "decide", arguments: { ...DECIDE, confirm } });
    expect(team.calls.map(({ input }) => input)).toEqual([expect.objectContaining({ verb: "reject", by: "analyst" })]);
    expect((await linesOf(team))[0]).toMatchObject({ who: "analyst", door: "MCP", action: "decide", about: "reject c-1a2b", outcome: "done" });
  });
});

describe("the audit", () => {
  it("has who did what, from where, how it ended, and who was turned away", async () => {
    const browser = await browserOf(await team.signIn("analyst", TEAM_PASSWORD));
    await team.signIn("analyst", "not the password", { "x-forwarded-for": "198.51.100.9" });
    await team.signIn("nine grey herons", TEAM_PASSWORD);
    await team.signIn("a.password.in.the.wrong.field", TEAM_PASSWORD);
    await team.post("/api/operations/decide", DECIDE, browser);
    await team.post("/api/operations/forget", { report: "3f9a1c07", reason: "asked" }, browser);
    await team.ask("/api/operations/users-list", { headers: { ...browser, "x-forwarded-for": "192.0.2.7" } });
    await team.ask("/api/stories", { headers: browser });
    await team.ask("/api/stories");
    const shown = (await linesOf(team)).map(({ who, action, about, outcome, code, from }) => [who, action, about, outcome, code, from].join(" | ")).reverse();
    expect(shown).toEqual([
      "analyst | signIn | analyst | done |  | 192.0.2.7",
      " | signIn | analyst | denied | auth/password | 198.51.100.9",
      " | signIn |  | failed | input/invalid | 192.0.2.7",
      " | signIn | a name nobody has | denied | auth/password | 192.0.2.7",
      "analyst | decide | reject c-1a2b | done |  | 192.0.2.7",
      "analyst | forget |  | denied | auth/role | 192.0.2.7",
      "analyst | users list |  | denied | auth/role | 192.0.2.7",
    ]);
  });

  it("is not filled by somebody who keeps knocking", async () => {
    for (let at = 0; at < 20; at++) await team.ask("/api/stories", { headers: { authorization: `Bearer ${at}`, "x-forwarded-for": "198.51.100.9" } });
    const lines = await linesOf(team);
    expect(lines.length).toBe(6);
    expect(lines[0]).toMatchObject({ outcome: "denied", about: expect.stringContaining("not listed") });
  });

  it("has what is done at the command line of a team's store, and nothing where there is no team", async () => {
    const data = join(folder, "line");
    const run = (line: string, stdin?: string) => runInside([...line.split(" "), "--data", data], { cwd: folder, ...(stdin === undefined ? {} : { stdin }) });
    expect(await run("users add Ana --role admin", "short\n")).toMatchObject({ code: 2, err: expect.stringContaining("fewer than 12 characters") });
    expect((await run("audit --json")).out).toContain('"entries": []');
    expect(await run("users add Ana --role admin", `${TEAM_PASSWORD}\n`)).toMatchObject({ code: 0, out: expect.stringContaining("ana may sign in as admin") });
    expect(await run("users role ana viewer")).toMatchObject({ code: 2, err: expect.stringContaining("ana is the only admin") });
    expect((await run("users add ben", "\n")).code).toBe(2);
    const { entries } = JSON.parse((await run("audit --json")).out) as { readonly entries: readonly AuditEntry[] };
    expect(entries.map(({ action, about, outcome, door }) => [action, about, outcome, door].join(" | ")).reverse()).toEqual([
      "users add | ana | done | command line",
      "users role | ana viewer | failed | command line",
    ]);
  });
});

describe("the store of a team", () => {
  it("has no password, cookie or token in its files, and neither has the audit or the log", async () => {
    const data = join(folder, "secrets");
    const store = await openSqliteStore(data);
    const kept = await teamRest({ store });
    const signed = await kept.signIn("admin", TEAM_PASSWORD);
    const browser = await browserOf(signed);
    const made = await kept.post("/api/account/tokens", { name: "desk" }, browser);
    const { token } = (await made.json()) as { readonly token: string };
    await kept.signIn("admin", "a wrong guess of a password");
    await kept.ask("/api/stories", { headers: { authorization: `Bearer ${token}x` } });
    const secrets = [TEAM_PASSWORD, "a wrong guess of a password", token, (browser.cookie ?? "").split("=")[1] ?? "", browser["x-unecho-token"] ?? ""];
    const look = (): void => {
      const files = readdirSync(data);
      expect(files.length).toBeGreaterThan(0);
      for (const name of files) {
        const bytes = readFileSync(join(data, name));
        for (const secret of secrets) expect([name, secret.length > 20, bytes.includes(secret)]).toEqual([name, true, false]);
      }
    };
    look();
    expect(kept.logged).toEqual([]);
    kept.close();
    await store.close();
    look();
  });
});

describe("serving", () => {
  const refused = async (line: string) =>
    runInside(["serve", ...line.split(" ").filter((word) => word !== ""), "--port", "0", "--data", join(folder, "none")], { cwd: folder });

  it.each([
    ["--host 0.0.0.0", "let people sign in: unecho serve --team"],
    ["--host 192.0.2.7", "let people sign in"],
    ["--origin https://desk.example", "give --team too"],
    ["--team --host 0.0.0.0", "put a proxy with TLS before it"],
    ["--team --host 0.0.0.0 --origin http://desk.example", "put a proxy with TLS before it"],
    ["--team --origin https://desk.example/path", "--origin https://desk.example"],
    ["--team", "make the first one: unecho users add NAME --role admin"],
  ])("is refused in one sentence: %s", async (line, fix) => {
    const { code, err } = await refused(line);
    expect([code, err]).toEqual([2, expect.stringContaining(fix)]);
  });

  it("answers a team on a port, and knows who asked", async () => {
    const data = join(folder, "served");
    const store = await openSqliteStore(data);
    const { token } = await teamRest({ store });
    const reader = await token("viewer", "viewer");
    await store.close();
    const { loopbackOrigin } = await import("../src/node/rest/gates/origins.ts");
    const now = new Date();
    const server = await openServer(machineFor(data), {
      host: "127.0.0.1",
      port: 0,
      threads: 1,
      mcpWrite: false,
      observer: unobserved(() => undefined),
      status: null,
      team: { originOf: loopbackOrigin, behindProxy: false },
    });
    try {
      const { fetch } = globalThis;
      expect((await fetch(`${server.url}/api/stories`)).status).toBe(401);
      expect((await fetch(`${server.url}/api/stories`, { headers: reader })).status).toBe(now.getUTCFullYear() < 2031 ? 200 : 401);
      const signed = await fetch(`${server.url}/api/sign-in`, {
        method: "POST",
        headers: { origin: server.url, "content-type": "application/json" },
        body: JSON.stringify({ name: "admin", password: TEAM_PASSWORD }),
      });
      // on this machine itself there is no https, and no prefix that demands it
      expect([signed.status, signed.headers.get("set-cookie")]).toEqual([
        200,
        expect.stringMatching(/^unecho=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/),
      ]);
      const browser = await browserOf(signed);
      const audit = await fetch(`${server.url}/api/operations/audit`, { headers: browser });
      expect(await audit.json()).toMatchObject({ answer: { entries: [{ who: "admin", action: "signIn", door: "HTTP", from: "127.0.0.1" }] } });
      expect(TEAM_ORIGIN).not.toBe(server.url);
    } finally {
      await server.close();
    }
  });
});
