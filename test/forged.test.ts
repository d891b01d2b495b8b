import { describe, expect, it } from "vitest";
import { memoryStore } from "../src/node/store/memory.ts";
import { HOST, localRest, OWN_PAGE, TOKEN } from "./rest-local.ts";
import { TEAM_HOST, TEAM_ORIGIN, teamRest } from "./rest-team.ts";

type Headers = Readonly<Record<string, string>>;
interface Forged {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body?: string;
}

/** A server to forge requests for, and what the browser of somebody it knows sends to it by itself, and from its own page. */
interface Victim {
  readonly host: string;
  readonly origin: string;
  readonly token: string;
  readonly cookies: Headers;
  readonly ownPage: Headers;
  /** Names that a stranger's DNS can point at it, or that only look like it. */
  readonly hosts: readonly string[];
  /** Origins that are none of ours. */
  readonly origins: readonly (readonly [what: string, origin: string])[];
}

const WRITE = "/api/operations/read";
const READ = "/api/operations/stories";
const BODY = JSON.stringify({ files: [{ name: "a.txt", text: "Forty people were killed in Sund on Monday, officials said." }] });
const MESSAGE = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

/** Names that a stranger's DNS can point at this machine, or that only look like it. */
const LOOPBACK_LIKE = [
  "evil.example",
  "evil.example:4173",
  "127.0.0.1.evil.example",
  "127.0.0.1.nip.io:4173",
  "localhost.evil.example",
  "localhost.",
  "localhost.localdomain",
  "0.0.0.0:4173",
  "127.1",
  "2130706433",
  "0x7f.0.0.1",
  "127.0.0.1:4173:80",
  "127.0.0.1 evil.example",
  "evil.example#127.0.0.1",
  "[::ffff:127.0.0.1]:4173",
  "[::1].evil.example",
  "192.168.1.7:4173",
  "",
];

const TEAM_LIKE = [
  "evil.example",
  "desk.example.evil.example",
  "desk.example.",
  "desk.example:8443",
  "desk.example:80",
  "xdesk.example",
  "desk-example",
  "www.desk.example",
  "example",
  "evil.example/desk.example",
  "desk.example#evil.example",
  "evil.example, desk.example",
  "127.0.0.1:4173",
  "localhost:4173",
  "[::1]:4173",
  "192.168.1.7",
  "0.0.0.0",
  "",
];

function forgedFor({ host, origin: own, token, cookies, ownPage, hosts, origins }: Victim): readonly Forged[] {
  const without = (name: string): Headers => Object.fromEntries(Object.entries(ownPage).filter(([key]) => key !== name));
  const asked = { host, ...cookies };
  return [
    ...hosts.flatMap((other): readonly Forged[] => [
      { what: `a read for the host "${other}"`, method: "GET", path: READ, headers: { ...cookies, host: other } },
      { what: `a write for the host "${other}"`, method: "POST", path: WRITE, headers: { ...ownPage, host: other, origin: `http://${other}` }, body: BODY },
      { what: `a write for the host "${other}" in our own name`, method: "POST", path: WRITE, headers: { ...ownPage, host: other, origin: own }, body: BODY },
      { what: `a tool called for the host "${other}"`, method: "POST", path: "/mcp", headers: { ...ownPage, host: other }, body: MESSAGE },
    ]),
    ...origins.flatMap(([what, origin]): readonly Forged[] => [
      { what: `a write from ${what}`, method: "POST", path: WRITE, headers: { ...ownPage, origin }, body: BODY },
      { what: `a read from ${what}`, method: "GET", path: READ, headers: { ...asked, origin } },
      { what: `a tool called from ${what}`, method: "POST", path: "/mcp", headers: { ...ownPage, origin }, body: MESSAGE },
      { what: `the token asked for by ${what}`, method: "GET", path: "/api/session", headers: { ...asked, origin } },
      {
        what: `signing in by ${what}`,
        method: "POST",
        path: "/api/sign-in",
        headers: { ...ownPage, origin },
        body: JSON.stringify({ name: "eve", password: "x" }),
      },
      { what: `signing out by ${what}`, method: "POST", path: "/api/sign-out", headers: { ...ownPage, origin }, body: "{}" },
    ]),
    { what: "a write without Origin", method: "POST", path: WRITE, headers: without("origin"), body: BODY },
    { what: "a write without token", method: "POST", path: WRITE, headers: without("x-unecho-token"), body: BODY },
    { what: "a write with a wrong token", method: "POST", path: WRITE, headers: { ...ownPage, "x-unecho-token": `${token}x` }, body: BODY },
    { what: "a write with the token in the address", method: "POST", path: `${WRITE}?x-unecho-token=${token}`, headers: without("x-unecho-token"), body: BODY },
    {
      what: "a form of another site",
      method: "POST",
      path: WRITE,
      headers: { ...asked, origin: "https://evil.example", "content-type": "text/plain" },
      body: BODY,
    },
    {
      what: "a form without Origin",
      method: "POST",
      path: WRITE,
      headers: { ...asked, "content-type": "application/x-www-form-urlencoded" },
      body: `a=${BODY}`,
    },
    { what: "a script tag of another site", method: "GET", path: READ, headers: { ...asked, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } },
    { what: "a page on another port", method: "GET", path: READ, headers: { ...asked, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" } },
    { what: "a frame of another site", method: "GET", path: READ, headers: { ...asked, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } },
    {
      what: "a write that navigates",
      method: "POST",
      path: WRITE,
      headers: { ...ownPage, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
      body: BODY,
    },
    {
      what: "a preflight of another site",
      method: "OPTIONS",
      path: WRITE,
      headers: { ...asked, origin: "https://evil.example", "access-control-request-method": "POST" },
    },
  ];
}

/** Asks as a server would be asked: it builds the address from the Host header it was sent. */
function send(app: { request(address: string, init: RequestInit): Response | Promise<Response> }, { method, path, headers, body }: Forged, host: string) {
  const named = `http://${headers.host ?? host}${path}`;
  return app.request(headers.host !== "" && URL.canParse(named) ? named : `http://${host}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}

async function expectRefused(answer: Response): Promise<void> {
  expect(answer.status).toBe(403);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^server\/(?:host|origin|token)$/) });
}

/** Fewer would be a narrower promise. */
const LEAST = 40;

describe("requests that another site could have caused, on one's own machine", () => {
  const rest = localRest("/nonexistent/unecho-forged");
  const forged = forgedFor({
    host: HOST,
    origin: `http://${HOST}`,
    token: TOKEN,
    cookies: {},
    ownPage: OWN_PAGE,
    hosts: LOOPBACK_LIKE,
    origins: [
      ["another site", "https://evil.example"],
      ["a file or a sandbox", "null"],
      ["our host, another port", "http://127.0.0.1:3000"],
      ["our host, another scheme", `https://${HOST}`],
      ["our host as a prefix", `http://${HOST}.evil.example`],
      ["our name by another spelling", "http://localhost:4173"],
      ["an extension", "chrome-extension://abcdefgh"],
    ],
  });

  it.each(forged.map((request) => [request.what, request] as const))("refuses %s", async (_, request) => {
    const before = rest.calls.length;
    await expectRefused(await send(rest.app, request, HOST));
    expect(rest.calls.length).toBe(before);
  });

  it("are more than forty, and none is refused for another reason", () => {
    expect(forged.length).toBeGreaterThanOrEqual(LEAST);
  });

  it("lets our own page write, and a plain program read", async () => {
    const own = await rest.app.request(`http://${HOST}${WRITE}`, { method: "POST", headers: OWN_PAGE, body: "{}" });
    expect(await own.json()).toMatchObject({ code: "input/invalid" });
    const program = await rest.app.request(`http://${HOST}${READ}?demo=perhaps`, { headers: { host: HOST } });
    expect(await program.json()).toMatchObject({ code: "input/invalid" });
    for (const host of ["localhost:4173", "[::1]:4173", "127.0.0.1"])
      expect((await rest.app.request(`http://${host}/api/session`, { headers: { host } })).status).toBe(200);
  });
});

describe("requests that another site could have caused, to a team, with the cookie of an admin", async () => {
  const team = await teamRest({ store: memoryStore() });
  const { cookie = "", "x-unecho-token": token = "" } = await team.session("admin");
  const ownPage = { host: TEAM_HOST, origin: TEAM_ORIGIN, cookie, "x-unecho-token": token, "content-type": "application/json" };
  const forged = forgedFor({
    host: TEAM_HOST,
    origin: TEAM_ORIGIN,
    token,
    cookies: { cookie },
    ownPage,
    hosts: TEAM_LIKE,
    origins: [
      ["another site", "https://evil.example"],
      ["a file or a sandbox", "null"],
      ["our host, another port", "https://desk.example:8443"],
      ["our host, another scheme", "http://desk.example"],
      ["our host as a prefix", "https://desk.example.evil.example"],
      ["a host above ours", "https://example"],
      ["a host below ours", "https://www.desk.example"],
      ["an extension", "chrome-extension://abcdefgh"],
    ],
  });

  it.each(forged.map((request) => [request.what, request] as const))("refuses %s", async (_, request) => {
    await expectRefused(await send(team.app, request, TEAM_HOST));
    expect(team.calls).toEqual([]);
  });

  it("are more than forty, change nothing, and leave the session as it was", async () => {
    expect(forged.length).toBeGreaterThanOrEqual(LEAST);
    expect((await team.store.accounts.listUsers()).map(({ name }) => name)).toEqual(["admin", "analyst", "viewer"]);
    const own = await send(team.app, { what: "", method: "POST", path: WRITE, headers: ownPage, body: BODY }, TEAM_HOST);
    expect([own.status, team.calls.length]).toEqual([200, 1]);
  });
});
