import { describe, expect, it } from "vitest";
import type { Ask, Exchange, HttpClient } from "./client.ts";
import type { Timer } from "./pace.ts";
import { politeFetcher, waitOf } from "./polite.ts";
import { problemOf } from "./problem.ts";
import { readRobots } from "./robots.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Site = (url: string, at: number, ask: Ask) => Answer | "broken";

/** A web of our own with a clock of our own: what was asked, and when. */
function world(site: Site) {
  let now = 0;
  const asked: { readonly url: string; readonly at: number; readonly headers: Readonly<Record<string, string>> }[] = [];
  const timer: Timer = {
    now: () => now,
    wait: async (ms) => {
      now += Math.max(0, ms);
    },
  };
  const client: HttpClient = {
    async exchange(ask): Promise<Exchange> {
      const url = new URL(ask.url).href;
      asked.push({ url, at: now, headers: ask.headers ?? {} });
      const answer = site(url, asked.length, ask);
      if (answer === "broken") return { kind: "problem", problem: problemOf("collect/unreachable", "the connection broke off", { passing: true }) };
      const { status = 200, headers = {}, body = "" } = answer;
      return { kind: "reply", reply: { url, status, statusText: "", headers: Object.entries(headers), bytes: new TextEncoder().encode(body) } };
    },
    close: async () => undefined,
  };
  const fetcher = politeFetcher(client, { token: "unecho", pauseMs: 1000, now: () => "2031-05-14T09:00:00.000Z", timer });
  return { fetcher, asked, signal: new AbortController().signal };
}

const noRobots =
  (site: Site): Site =>
  (url, at, ask) =>
    url.endsWith("/robots.txt") ? { status: 404 } : site(url, at, ask);

describe("a polite reader", () => {
  it("asks robots.txt once a site, and keeps to it", async () => {
    const { fetcher, asked, signal } = world((url) =>
      url.endsWith("/robots.txt") ? { body: "User-agent: *\nDisallow: /private\nCrawl-delay: 3" } : { body: "page" },
    );
    expect(await fetcher.get("http://a.org/one", signal)).toMatchObject({ kind: "page" });
    expect(await fetcher.get("http://a.org/private/two", signal)).toMatchObject({ kind: "problem", problem: { code: "collect/robots" } });
    expect(await fetcher.get("http://a.org/three", signal)).toMatchObject({ kind: "page" });
    expect(asked.map(({ url, at }) => [url, at])).toEqual([
      ["http://a.org/robots.txt", 0],
      ["http://a.org/one", 1000],
      ["http://a.org/three", 4000],
    ]);
  });

  it("pauses between two questions to one host, not between two hosts", async () => {
    const { fetcher, asked, signal } = world(noRobots(() => ({ body: "page" })));
    for (const url of ["http://a.org/1", "http://b.org/1", "http://a.org/2"]) await fetcher.get(url, signal);
    const times = (host: string): readonly number[] => asked.filter(({ url }) => url.includes(host)).map(({ at }) => at);
    const [first = 0, second = 0, third = 0] = times("a.org");
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(third - second).toBeGreaterThanOrEqual(1000);
  });

  it("leaves a site alone whose robots.txt fails, and reads one that has none", async () => {
    const broken = world((url) => (url.endsWith("/robots.txt") ? { status: 503 } : { body: "page" }));
    expect(await broken.fetcher.get("http://a.org/", broken.signal)).toMatchObject({ kind: "problem", problem: { code: "collect/robots", passing: true } });
    const none = world(noRobots(() => ({ body: "page" })));
    expect(await none.fetcher.get("http://a.org/", none.signal)).toMatchObject({ kind: "page" });
  });

  it("sends what it knows and hears that nothing is new", async () => {
    const { fetcher, asked, signal } = world(
      noRobots((_, __, { headers }) => (headers?.["if-none-match"] === '"7"' ? { status: 304 } : { headers: { ETag: '"7"', "Last-Modified": "Wed" } })),
    );
    const first = await fetcher.get("http://a.org/", signal);
    if (first.kind !== "page") throw new Error(first.kind);
    expect(first.validators).toEqual({ etag: '"7"', lastModified: "Wed" });
    expect((await fetcher.get("http://a.org/", signal, { known: first.validators })).kind).toBe("unchanged");
    expect(asked.at(-1)?.headers).toMatchObject({ "if-none-match": '"7"', "if-modified-since": "Wed" });
  });

  it("tries again after a failure that may pass, with longer pauses, and gives up after three", async () => {
    const flaky = world(noRobots((_, at) => (at < 4 ? "broken" : { body: "page" })));
    expect((await flaky.fetcher.get("http://a.org/", flaky.signal)).kind).toBe("page");
    const gaps = flaky.asked.slice(1).map(({ at }, index, list) => (index === 0 ? 0 : at - (list[index - 1]?.at ?? 0)));
    expect(gaps).toEqual([0, 2000, 8000]);
    const dead = world(noRobots(() => "broken"));
    expect(await dead.fetcher.get("http://a.org/", dead.signal)).toMatchObject({ kind: "problem", problem: { code: "collect/unreachable" } });
    expect(dead.asked).toHaveLength(4);
  });

  it("waits as long as it is asked to, or says so when that is too long", async () => {
    const soon = world(noRobots((_, at) => (at < 3 ? { status: 429, headers: { "Retry-After": "20" } } : { body: "page" })));
    expect((await soon.fetcher.get("http://a.org/", soon.signal)).kind).toBe("page");
    expect((soon.asked.at(-1)?.at ?? 0) - (soon.asked.at(-2)?.at ?? 0)).toBe(20_000);
    const late = world(noRobots(() => ({ status: 503, headers: { "Retry-After": "3600" } })));
    expect(await late.fetcher.get("http://a.org/", late.signal)).toMatchObject({ kind: "problem", problem: { code: "collect/status", waitMs: 3_600_000 } });
    expect(late.asked).toHaveLength(2);
  });

  it("does not try again what will not change", async () => {
    const { fetcher, asked, signal } = world(noRobots(() => ({ status: 404 })));
    expect(await fetcher.get("http://a.org/", signal)).toMatchObject({ kind: "problem", problem: { message: "not there (status 404)", passing: false } });
    expect(asked).toHaveLength(2);
  });

  it("follows five redirects, each with the rules of its own site, and keeps the way", async () => {
    const steps: Readonly<Record<string, string>> = {
      "http://a.org/": "/2",
      "http://a.org/2": "https://b.org/3",
      "https://b.org/3": "//c.org/4",
      "https://c.org/4": "https://d.org/end",
    };
    const { fetcher, asked, signal } = world(
      noRobots((url) => (steps[url] === undefined ? { body: "page" } : { status: 302, headers: { Location: steps[url] ?? "" } })),
    );
    const got = await fetcher.get("http://a.org/", signal);
    expect(got).toMatchObject({ kind: "page", way: ["http://a.org/", "http://a.org/2", "https://b.org/3", "https://c.org/4", "https://d.org/end"] });
    expect(asked.filter(({ url }) => url.endsWith("robots.txt"))).toHaveLength(4);
  });

  const ends: readonly (readonly [what: string, location: (url: string) => string, message: RegExp])[] = [
    ["more than five", (url) => `${url}x`, /more than 5 redirects/],
    ["a circle", (url) => (url.endsWith("/a") ? "/b" : "/a"), /a redirect in a circle/],
    ["a step down to http:", () => "http://a.org/", /a redirect from https: to http:/],
    ["an address that is none", () => "http://[", /a redirect to no address/],
  ];
  it.each(ends)("refuses %s", async (_, location, message) => {
    const { fetcher, signal } = world(noRobots((url) => ({ status: 301, headers: { Location: location(url) } })));
    const got = await fetcher.get("https://a.org/a", signal);
    expect(got).toMatchObject({ kind: "problem", problem: { code: "collect/redirects" } });
    expect(got.kind === "problem" ? got.problem.message : "").toMatch(message);
  });

  it("keeps what a redirect's own site forbids", async () => {
    const { fetcher, signal } = world((url) => {
      if (url === "http://b.org/robots.txt") return { body: "User-agent: unecho\nDisallow: /" };
      if (url.endsWith("/robots.txt")) return { status: 404 };
      return { status: 302, headers: { Location: "http://b.org/page" } };
    });
    expect(await fetcher.get("http://a.org/", signal)).toMatchObject({ kind: "problem", problem: { code: "collect/robots" } });
  });
});

describe("robots.txt", () => {
  const refused = (text: string, path: string): boolean => readRobots("http://a.org/robots.txt", text, "unecho").refusal(`http://a.org${path}`) !== null;
  const cases: readonly (readonly [text: string, path: string, refused: boolean])[] = [
    ["", "/a", false],
    ["User-agent: *\nDisallow:", "/a", false],
    ["User-agent: *\nDisallow: /", "/a", true],
    ["User-agent: Unecho\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", false],
    ["User-agent: other\nUser-agent: unecho/2\nDisallow: /a", "/a", true],
    ["User-agent: other\nDisallow: /a", "/a", false],
    ["User-agent: *\nDisallow: /*.pdf$\nAllow: /", "/x.pdf", true],
    ["User-agent: *\nDisallow: /*.pdf$\nAllow: /", "/x.pdf?y", false],
    ["\ufeffUser-agent: *\r\nDisallow: /a # ours\r\nAllow: /a/open", "/a/open/1", false],
    ["<html>not found</html>", "/a", false],
  ];
  it.each(cases)("%j and %s", (text, path, expected) => {
    expect(refused(text, path)).toBe(expected);
  });

  it("costs no more than its length", () => {
    const agents = Array.from({ length: 15_000 }, (_, at) => `User-agent: bot${at}`).join("\n");
    const many = `${agents}\n${"Disallow: /a\n".repeat(15_000)}`;
    const wild = `User-agent: *\n${`Disallow: ${"*a".repeat(200)}\n`.repeat(1000)}`;
    const before = process.cpuUsage();
    expect(refused(many, "/a")).toBe(false);
    // too many stars to be sure: left alone
    expect(refused(wild, `/${"a".repeat(1900)}`)).toBe(true);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

describe("Retry-After", () => {
  const now = "2031-05-14T09:00:00.000Z";
  it.each([
    ["120", 120_000],
    ["Wed, 14 May 2031 09:01:00 GMT", 60_000],
    ["Wed, 14 May 2031 08:00:00 GMT", 0],
    ["soon", null],
    ["", null],
  ])("%j", (header, expected) => {
    expect(waitOf(header, now)).toBe(expected);
  });
});
