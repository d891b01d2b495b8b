import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonLog } from "../src/node/observe/log.ts";
import { makeMeasures } from "../src/node/observe/measures.ts";
import { openObserver, unobserved } from "../src/node/observe/observer.ts";
import { ReadinessCheck } from "../src/node/observe/readiness.ts";
import { measureStore } from "../src/node/observe/store-measures.ts";
import { errorResponse } from "../src/node/rest/error-body.ts";
import { statusApp } from "../src/node/rest/status-server.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { packedRecords } from "./invented-archive.ts";
import { inventedPage } from "./invented-news.ts";
import { type Heard, localWebhook } from "./listener.ts";
import { readPrometheus } from "./prometheus-text.ts";
import { localRest } from "./rest-local.ts";
import { teamRest } from "./rest-team.ts";
import { root, runUnecho } from "./run-unecho.ts";
import { type Apart, type LogLine, type Served, serveApart, startApart } from "./served.ts";

const folder = mkdtempSync(join(tmpdir(), "unecho-observe-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reports = join(root, "corpus/demo/reports");
const files = readdirSync(reports)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, text: readFileSync(join(reports, name), "utf8") }));

/** Every three words in a row of the reports: text that holds one of them holds words of a report. */
const trios = files.flatMap(({ text }) => [...text.matchAll(/[A-Za-z]{4,} [A-Za-z]{4,} [A-Za-z]{4,}/g)].map(([words]) => words));
const wordsOfReportsIn = (text: string): readonly string[] => trios.filter((trio) => text.includes(trio));

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceId: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number };
}
interface SentSpans {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly unknown[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}
const spansIn = (heard: readonly Heard[]): readonly SentSpan[] =>
  heard.flatMap(({ body }) => (JSON.parse(body) as SentSpans).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));

describe("a server that is watched", () => {
  let served: Served | undefined;
  let collector: Awaited<ReturnType<typeof localWebhook>> | undefined;
  const SECRET = "unecho_not-a-token-that-opens-anything";
  let measured = "";
  let after: readonly string[] = [];

  beforeAll(async () => {
    collector = await localWebhook(() => ({ status: 200 }));
    served = await serveApart(["--status", "127.0.0.1:0", "--traces", `http://${collector.host}`, "--data", join(folder, "served")]);
    const { url } = served;
    const { token } = (await (await fetch(`${url}/api/session`)).json()) as { readonly token: string };
    const write = { method: "POST", headers: { origin: url, "x-unecho-token": token, "content-type": "application/json" } };
    expect((await fetch(`${url}/api/operations/read`, { ...write, body: JSON.stringify({ files }) })).status).toBe(200);
    const asked = [
      "/api/stories",
      "/api/search?q=Harrok+warning",
      "/api/stories/Ostrell-secret",
      "/api/nothing/Ostrell-secret",
      `/api/claims?limit=5&token=${SECRET}`,
    ];
    for (const path of asked) await (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${SECRET}` } })).text();
    measured = await (await fetch(`${served.statusUrl}/metrics`)).text();
    expect(await served.stop()).toBe(0);
    after = served.lines();
  }, 300_000);
  afterAll(async () => {
    await served?.stop();
    await collector?.close();
  });

  it("counts requests by template and status, operations, and what the store holds, in what Prometheus reads", () => {
    const { types, samples } = readPrometheus(measured);
    const value = (name: string, labels: Readonly<Record<string, string>> = {}) =>
      samples.find((sample) => sample.name === name && Object.entries(labels).every(([key, wanted]) => sample.labels[key] === wanted))?.value;
    expect(types.get("unecho_http_requests_total")).toBe("counter");
    expect(value("unecho_http_requests_total", { method: "GET", route: "/api/stories", status: "200" })).toBe(1);
    expect(value("unecho_http_requests_total", { route: "/api/stories/{id}", status: "404" })).toBe(1);
    expect(value("unecho_http_requests_total", { route: "(none)", status: "404" })).toBe(1);
    expect(value("unecho_http_request_seconds_count", { route: "/api/search" })).toBe(1);
    expect(value("unecho_operations_total", { operation: "read", ending: "done" })).toBe(1);
    expect([value("unecho_store_up"), value("unecho_reports"), value("unecho_stories")]).toEqual([1, files.length, 2]);
    expect([value("unecho_feeds", { state: "failing" }), value("unecho_calls_waiting"), value("unecho_http_requests_under_way")]).toEqual([0, 0, 0]);
    for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes", "process_cpu_seconds_total"])
      expect(value(name)).toBeGreaterThan(0);
  });

  it("writes one JSON object a line, each request and operation with its time", () => {
    const logged = after.map((line) => JSON.parse(line) as LogLine);
    for (const line of logged)
      expect(line).toMatchObject({ service: "unecho", part: "serve", level: expect.any(String), time: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(logged).toContainEqual(expect.objectContaining({ event: "request", method: "GET", route: "/api/search", status: 200, ms: expect.any(Number) }));
    expect(logged).toContainEqual(expect.objectContaining({ event: "call", operation: "read", ending: "done", code: null }));
    expect(logged.at(-1)?.event).toBe("stopping");
  });

  it("sends to the collector that was named a span for each request, with what it did below it", () => {
    expect(new Set((collector?.heard ?? []).map(({ path, method }) => `${method} ${path}`))).toEqual(new Set(["POST /v1/traces"]));
    const spans = spansIn(collector?.heard ?? []);
    const read = spans.find(({ name }) => name === "POST /api/operations/read");
    const below = spans.find(({ name }) => name === "operation read");
    expect([below?.parentSpanId, below?.traceId]).toEqual([read?.spanId, read?.traceId]);
    expect(read?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: 200 } });
    expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(["GET /api/search", "GET /api/stories/{id}", "GET (none)"]));
    const traced = after.map((line) => JSON.parse(line) as LogLine).find(({ event, route }) => event === "request" && route === "/api/operations/read");
    expect(traced?.trace).toContain(read?.traceId);
  });

  it("says nowhere what a report says, what was searched for, which token came, who is quoted", () => {
    expect(trios.length).toBeGreaterThan(50);
    for (const [what, text] of [
      ["measures", measured],
      ["log", after.join("\n")],
      ["traces", (collector?.heard ?? []).map(({ body }) => body).join("\n")],
    ] as const) {
      expect([what, wordsOfReportsIn(text)]).toEqual([what, []]);
      expect([what, text]).toEqual([what, expect.not.stringMatching(/Harrok|Ostrell|Northern Cable|Dayspring|not-a-token|\?q=|127\.0\.0\.1:\d+\/api/)]);
    }
  });
});

describe("a worker that is watched", () => {
  const PAGES = 24;
  let working: Apart | undefined;
  let collector: Awaited<ReturnType<typeof localWebhook>> | undefined;
  let measured = "";
  let ready = 0;
  let after: readonly string[] = [];

  beforeAll(async () => {
    collector = await localWebhook(() => ({ status: 200 }));
    const [archive, data] = [join(folder, "pages.warc.gz"), join(folder, "worked")];
    writeFileSync(archive, Buffer.concat([...packedRecords(1, PAGES)]));
    expect((await runUnecho(["backfill", archive, "--jobs", "0", "--batch", "8", "--data", data])).code).toBe(0);
    const flags = ["--status", "127.0.0.1:0", "--traces", `http://${collector.host}`, "--data", data];
    working = await startApart(["worker", "--stay", "-j", "1", ...flags], "working");
    const status = String(working.ready.status);
    for (const until = performance.now() + 120_000; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 100)))
      if (working.lines().filter((line) => line.includes('"event":"work-placed"')).length === PAGES / 8) break;
    ready = (await fetch(`${status}/readyz`)).status;
    measured = await (await fetch(`${status}/metrics`)).text();
    // what is being read is finished, and the command says that it was stopped
    expect(await working.stop()).toBe(130);
    after = working.lines();
  }, 300_000);
  afterAll(async () => {
    await working?.stop();
    await collector?.close();
  });

  it("answers probes, and counts batches, records and what waits", () => {
    expect(ready).toBe(200);
    const { samples } = readPrometheus(measured);
    const value = (name: string, labels: Readonly<Record<string, string>> = {}) =>
      samples.find((sample) => sample.name === name && Object.entries(labels).every(([key, wanted]) => sample.labels[key] === wanted))?.value;
    expect(value("unecho_batches_total", { ending: "committed" })).toBe(PAGES / 8);
    expect(value("unecho_records_total", { outcome: "report" })).toBe(PAGES);
    expect([value("unecho_placed_reports_total"), value("unecho_placing")]).toEqual([PAGES, 1]);
    expect([value("unecho_backlog_batches", { state: "placed" }), value("unecho_backlog_batches", { state: "waiting" })]).toEqual([PAGES / 8, 0]);
    expect([value("unecho_batch_read_seconds_count"), value("unecho_store_up")]).toEqual([PAGES / 8, 1]);
  });

  it("writes one JSON object a line, and sends a span for each batch", () => {
    const logged = after.map((line) => JSON.parse(line) as LogLine);
    const committed = logged.filter(({ event }) => event === "work-committed");
    expect(committed.map(({ batch }) => batch)).toEqual([1, 2, 3]);
    expect(committed[0]).toMatchObject({ service: "unecho", part: "worker", reports: 8, skipped: 0, dead: 0, readMs: expect.any(Number) });
    expect(logged.map(({ event }) => event)).toEqual(expect.arrayContaining(["work-leased", "work-placing", "stopping", "work-draining"]));
    const spans = spansIn(collector?.heard ?? []).filter(({ name }) => name === "batch");
    expect(spans.map(({ attributes }) => attributes.find(({ key }) => key === "unecho.batch")?.value.intValue).sort()).toEqual([1, 2, 3]);
  });

  it("says no word of a page", () => {
    const words = Array.from({ length: PAGES }, (_, at) => inventedPage(1, at).html).flatMap((html) =>
      [...html.matchAll(/[A-Za-z]{4,} [A-Za-z]{4,} [A-Za-z]{4,}/g)].map(([trio]) => trio),
    );
    expect(words.length).toBeGreaterThan(PAGES);
    for (const text of [measured, after.join("\n"), (collector?.heard ?? []).map(({ body }) => body).join("\n")])
      expect(words.filter((trio) => text.includes(trio))).toEqual([]);
  });
});

describe("who may read measures", () => {
  it("is this machine alone where nobody signs in, and a token in a team", async () => {
    const local = localRest(join(folder, "local"));
    expect((await local.ask("/metrics")).status).toBe(200);
    expect((await local.ask("/metrics", { headers: { host: "desk.example" } })).status).toBe(403);
    await local.close();
    const team = await teamRest({ store: memoryStore() });
    expect((await team.ask("/metrics")).status).toBe(401);
    const answer = await team.ask("/metrics", { headers: await team.token("viewer", "viewer") });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/plain; version=0.0.4")]);
    expect(() => readPrometheus("unecho_undeclared 1\n")).toThrow("nobody declared");
    team.close();
  });

  it.each([
    ["a program of this machine", "127.0.0.1", "127.0.0.1:9464", "", 200],
    ["a page whose name leads here", "127.0.0.1", "evil.example", "", 403],
    ["another machine", "192.0.2.7", "10.0.0.2:9464", "", 403],
    ["another machine that says it is this one", "192.0.2.7", "127.0.0.1:9464", "", 403],
    ["another machine with the wrong token", "192.0.2.7", "10.0.0.2:9464", "a-token-that-is-wrong", 403],
    ["another machine with the token", "192.0.2.7", "10.0.0.2:9464", "the-token-of-this-test", 200],
  ])("at the address for probes: %s", async (_, remoteAddress, host, token, status) => {
    const store = memoryStore();
    const { measures, log } = unobserved(() => undefined);
    const app = statusApp({ token: "the-token-of-this-test", measures, readiness: new ReadinessCheck(async () => store), log });
    const headers = { host, ...(token === "" ? {} : { authorization: `Bearer ${token}` }) };
    const ask = (path: string): Promise<Response> =>
      Promise.resolve(app.request(`http://${host}${path}`, { headers }, { incoming: { socket: { remoteAddress } } }));
    expect((await ask("/metrics")).status).toBe(status);
    expect([(await ask("/healthz")).status, (await ask("/readyz")).status, (await ask("/api/stories")).status]).toEqual([200, 200, 404]);
  });
});

describe("readiness", () => {
  it("says in one sentence why a store cannot be used, and nothing of what it said", async () => {
    const store = memoryStore();
    const broken = async (): Promise<never> => {
      throw new Error("password of user desk at db.internal is wrong");
    };
    const silent = () => new Promise<never>(() => undefined);
    expect(await new ReadinessCheck(async () => store).now()).toEqual({ ready: true, store: "answers", reason: "the store answers" });
    expect(await new ReadinessCheck(broken).now()).toEqual({ ready: false, store: "refuses", reason: "the store cannot be used now" });
    expect(await new ReadinessCheck(silent, 20).now()).toEqual({ ready: false, store: "silent", reason: "the store has not answered within 0.02 s" });
    const stopping = new ReadinessCheck(async () => store);
    stopping.stop();
    expect((await stopping.now()).store).toBe("closing");
  });

  it("asks a store that hangs once, however many ask", async () => {
    let asked = 0;
    const check = new ReadinessCheck(() => {
      asked += 1;
      return new Promise<never>(() => undefined);
    }, 30);
    await Promise.all(Array.from({ length: 20 }, () => check.now()));
    expect(asked).toBe(1);
  });

  it("is 503 at /readyz, with the reason, while /healthz is 200", async () => {
    const { measures, log } = unobserved(() => undefined);
    const readiness = new ReadinessCheck(async () => {
      throw new Error("gone");
    });
    const app = statusApp({ token: null, measures, readiness, log });
    const answer = await app.request("/readyz");
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, store: "refuses", reason: "the store cannot be used now" }]);
    expect((await app.request("/healthz")).status).toBe(200);
  });

  it("leaves measures of a store that is gone without a value, and says that it is gone", async () => {
    const measures = makeMeasures("test", "0", false);
    measureStore(measures, async () => Promise.reject(new Error("gone")), { now: () => "2031-05-14T09:00:00.000Z" });
    const { samples } = readPrometheus(await measures.text());
    expect(samples.find(({ name }) => name === "unecho_store_up")?.value).toBe(0);
    expect(samples.find(({ name }) => name === "unecho_reports")?.value).toBeNaN();
  });
});

describe("the log for programs", () => {
  const written: string[] = [];
  const log = jsonLog("test", { write: (line) => void written.push(line) });
  const last = (): LogLine => JSON.parse(written.at(-1) ?? "") as LogLine;

  it("says of a fault its kind and place, and no word of its message, however that is made up", () => {
    for (const message of ["The mayor said:\n    at the harbour (quay.ts:1:1)\nnine people", "", "a $& b"]) {
      const error = Object.assign(new TypeError(message), { code: "23505" });
      expect(errorResponse(error, log).status).toBe(500);
      const { fault, level } = last() as unknown as {
        readonly level: string;
        readonly fault: { readonly kind: string; readonly code: string; readonly frames: readonly string[] };
      };
      expect([level, fault.kind, fault.code]).toEqual(["error", "TypeError", "23505"]);
      if (message !== "") expect(written.at(-1)).not.toMatch(/mayor|harbour|nine people|a \$& b/);
      expect(fault.frames[0]).toMatch(/observe\.test\.ts:\d+:\d+/);
    }
    // a message that changed after the stack was made: the place cannot be told from the words, and neither is said
    const changed = new Error("before");
    expect(changed.stack).toContain("before");
    changed.message = "words of a report";
    errorResponse(changed, log);
    expect(last().fault).toEqual({ kind: "Error", code: null, frames: [] });
  });

  it("takes queries, paths and tokens out of words nobody has sorted", () => {
    log("webhook https://user:pw@hook.example/in/secret?key=1 answered; Authorization: Bearer abc.def and unecho_abcDEF-1\nnext");
    expect(last()).toMatchObject({
      event: "note",
      level: "warn",
      words: "webhook https://hook.example answered; Authorization: Bearer (secret) and (secret) next",
    });
  });
});

describe("traces", () => {
  const open = (url: string) => openObserver({ part: "test", version: "0", log: "off", traces: url });

  it("go on with the trace of another process, and pass over what is none", async () => {
    const collector = await localWebhook(() => ({ status: 200 }));
    const { traces, close } = await open(`http://${collector.host}/own/path`);
    const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const carried = await traces.span({ name: "taken", kind: "consumer", parent }, async () => traces.carried());
    for (const none of ["", "00-zz", `00-${"0".repeat(32)}-${"0".repeat(16)}-01`, "x".repeat(100_000)])
      await traces.span({ name: "begun", kind: "consumer", parent: none }, async () => undefined);
    await expect(traces.span({ name: "failed", kind: "inside" }, async () => Promise.reject(new Error("words")))).rejects.toThrow("words");
    await close();
    const spans = spansIn(collector.heard);
    expect(collector.heard.map(({ path }) => path)).toEqual(["/own/path"]);
    expect(spans.find(({ name }) => name === "taken")).toMatchObject({ traceId: parent.slice(3, 35), parentSpanId: "b7ad6b7169203331" });
    expect(carried).toContain(parent.slice(3, 35));
    for (const begun of spans.filter(({ name }) => name === "begun"))
      expect([begun.parentSpanId, begun.traceId]).toEqual([undefined, expect.not.stringContaining("0af76519")]);
    expect(spans.find(({ name }) => name === "failed")?.status).toEqual({ code: 2 });
    await collector.close();
  });

  it("that are not taken are counted, follow no redirect and hold nobody up", async () => {
    const elsewhere = await localWebhook(() => ({ status: 200 }));
    const collector = await localWebhook(() => ({ status: 307, headers: { location: `http://${elsewhere.host}/v1/traces` } }));
    const { traces, measures, close } = await open(`http://${collector.host}`);
    await traces.span({ name: "work", kind: "inside" }, async () => undefined);
    await close();
    const { samples } = readPrometheus(await measures.text());
    expect(samples.find(({ name, labels }) => name === "unecho_spans_total" && labels.outcome === "lost")?.value).toBe(1);
    expect([collector.heard.length > 0, elsewhere.heard]).toEqual([true, []]);
    await Promise.all([collector.close(), elsewhere.close()]);
  });

  it.each(["collector", "ftp://127.0.0.1/", "http://user:pw@127.0.0.1:4318"])("are refused an address that is none: %s", async (url) => {
    await expect(open(url)).rejects.toMatchObject({ code: "input/invalid" });
  });
});
