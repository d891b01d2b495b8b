import { describe, expect, it } from "vitest";
import { HOST, localRest, OWN_PAGE, TOKEN } from "./rest-local.ts";

type Headers = Readonly<Record<string, string>>;
interface Forged {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body?: string;
}

const WRITE = "/api/operations/read";
const READ = "/api/operations/stories";
const BODY = JSON.stringify({ files: [{ name: "a.txt", text: "Forty people were killed in Sund on Monday, officials said." }] });

/** Names that a stranger's DNS can point at this machine, or that only look like it. */
const HOSTS = [
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

const MESSAGE = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

const without = (name: string): Headers => Object.fromEntries(Object.entries(OWN_PAGE).filter(([key]) => key !== name));

const forged: readonly Forged[] = [
  ...HOSTS.flatMap((host): readonly Forged[] => [
    { what: `a read for the host "${host}"`, method: "GET", path: READ, headers: { host } },
    { what: `a write for the host "${host}"`, method: "POST", path: WRITE, headers: { ...OWN_PAGE, host, origin: `http://${host}` }, body: BODY },
  ]),
  ...[
    ["another site", "https://evil.example"],
    ["a file or a sandbox", "null"],
    ["our host, another port", "http://127.0.0.1:3000"],
    ["our host, another scheme", `https://${HOST}`],
    ["our host as a prefix", `http://${HOST}.evil.example`],
    ["our name by another spelling", "http://localhost:4173"],
    ["an extension", "chrome-extension://abcdefgh"],
  ].flatMap(([what, origin = ""]): readonly Forged[] => [
    { what: `a write from ${what}`, method: "POST", path: WRITE, headers: { ...OWN_PAGE, origin }, body: BODY },
    { what: `a read from ${what}`, method: "GET", path: READ, headers: { host: HOST, origin } },
    { what: `a tool called from ${what}`, method: "POST", path: "/mcp", headers: { ...OWN_PAGE, origin }, body: MESSAGE },
    { what: `the token asked for by ${what}`, method: "GET", path: "/api/session", headers: { host: HOST, origin } },
  ]),
  ...HOSTS.map(
    (host): Forged => ({ what: `a tool called for the host "${host}"`, method: "POST", path: "/mcp", headers: { ...OWN_PAGE, host }, body: MESSAGE }),
  ),
  { what: "a write without Origin", method: "POST", path: WRITE, headers: without("origin"), body: BODY },
  { what: "a write without token", method: "POST", path: WRITE, headers: without("x-unecho-token"), body: BODY },
  { what: "a write with a wrong token", method: "POST", path: WRITE, headers: { ...OWN_PAGE, "x-unecho-token": `${TOKEN}x` }, body: BODY },
  { what: "a write with the token in the address", method: "POST", path: `${WRITE}?x-unecho-token=${TOKEN}`, headers: without("x-unecho-token"), body: BODY },
  {
    what: "a form of another site",
    method: "POST",
    path: WRITE,
    headers: { host: HOST, origin: "https://evil.example", "content-type": "text/plain" },
    body: BODY,
  },
  {
    what: "a form without Origin",
    method: "POST",
    path: WRITE,
    headers: { host: HOST, "content-type": "application/x-www-form-urlencoded" },
    body: `a=${BODY}`,
  },
  { what: "a script tag of another site", method: "GET", path: READ, headers: { host: HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } },
  { what: "a page on another port", method: "GET", path: READ, headers: { host: HOST, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" } },
  { what: "a frame of another site", method: "GET", path: READ, headers: { host: HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } },
  {
    what: "a write that navigates",
    method: "POST",
    path: WRITE,
    headers: { ...OWN_PAGE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    body: BODY,
  },
  {
    what: "a preflight of another site",
    method: "OPTIONS",
    path: WRITE,
    headers: { host: HOST, origin: "https://evil.example", "access-control-request-method": "POST" },
  },
];

describe("requests that another site could have caused", () => {
  const rest = localRest("/nonexistent/unecho-forged");

  it.each(forged.map((request) => [request.what, request] as const))("refuses %s", async (_, { method, path, headers, body }) => {
    const before = rest.calls.length;
    // a server builds the address from the Host header it was sent
    const named = `http://${headers.host ?? HOST}${path}`;
    const answer = await rest.app.request(headers.host !== "" && URL.canParse(named) ? named : `http://${HOST}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^server\/(?:host|origin|token)$/) });
    expect(rest.calls.length).toBe(before);
  });

  it("are more than forty, and none is refused for another reason", () => {
    expect(forged.length).toBeGreaterThanOrEqual(40);
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
