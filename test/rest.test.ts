import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, describe, expect, it } from "vitest";
import { HOST, localRest, OWN_PAGE } from "./rest-local.ts";
import { root } from "./run-unecho.ts";

const data = mkdtempSync(join(tmpdir(), "unecho-rest-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const { ask, post, logged, app } = localRest(data);

const reports = join(root, "corpus/gold/siege/reports");
const files = readdirSync(reports).map((name) => ({ name, text: readFileSync(join(reports, name), "utf8") }));

describe("the HTTP door", () => {
  it("says before anything is read what to do", async () => {
    const answer = await ask("/api/operations/stories");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "store/empty", status: 404, retry: "never", fix: expect.stringContaining("read FOLDER") });
  });

  it("reads reports that come with the request, and answers about them", async () => {
    const read = await post("/api/operations/read", { files: [...files, { name: "empty.txt", text: " " }] });
    expect(read.status).toBe(200);
    const { answer, notes } = (await read.json()) as { answer: { read: { added: readonly string[] } }; notes: readonly string[] };
    expect(answer.read.added).toEqual(files.map(({ name }) => name));
    expect(notes).toContainEqual(expect.stringContaining("empty.txt: empty"));
    const stories = (await (await ask("/api/operations/stories?story=A")).json()) as { answer: { stories: readonly { findings: readonly unknown[] }[] } };
    expect(stories.answer.stories[0]?.findings.length).toBeGreaterThan(0);
  });

  it("names no file of the server, whatever a request calls its files", async () => {
    const answer = await post("/api/operations/annotate", { files: [{ name: "/etc/passwd", text: '{"id": 1, "text": "Two people died."}' }] });
    const { answer: rows } = (await answer.json()) as { answer: readonly { id: number; text: string }[] };
    expect(rows.map(({ id, text }) => [id, text])).toEqual([[1, "Two people died."]]);
    for (const body of [
      { paths: ["/etc/passwd"], files: [{ name: "a", text: "b" }] },
      { file: "/etc/passwd", files: [{ name: "a", text: "b" }] },
    ])
      expect((await post(`/api/operations/${"paths" in body ? "read" : "annotate"}`, body)).status).toBe(400);
  });

  const wrong: readonly (readonly [string, () => Promise<Response>, number, string])[] = [
    ["an unknown parameter", () => ask("/api/operations/stories?storey=A"), 400, "input/invalid"],
    ["a switch that is neither on nor off", () => ask("/api/operations/stories?demo=perhaps"), 400, "input/invalid"],
    ["a missing sentence", () => ask("/api/operations/check"), 400, "input/invalid"],
    ["a sentence without end", () => ask(`/api/operations/check?sentence=${"a".repeat(11_000)}`), 400, "input/invalid"],
    ["a moment that is none", () => ask("/api/operations/stories?asOf=yesterday"), 400, "input/invalid"],
    ["an unknown story", () => ask("/api/operations/brief?story=ZZ"), 404, "story/unknown"],
    ["an unknown id", () => ask("/api/operations/why?id=f-0000"), 404, "id/unknown"],
    ["an unknown address", () => ask("/api/nothing"), 404, "server/no-route"],
    ["a body that is no JSON", () => ask("/api/operations/read", { method: "POST", headers: OWN_PAGE, body: "{" }), 400, "server/not-json"],
    [
      "a body of another kind",
      () => ask("/api/operations/read", { method: "POST", headers: { ...OWN_PAGE, "content-type": "text/plain" }, body: "{}" }),
      400,
      "server/not-json",
    ],
    ["a read without reports", () => post("/api/operations/read", { files: [] }), 400, "input/invalid"],
    ["a list that is no object", () => post("/api/operations/read", []), 400, "input/invalid"],
    [
      "a body too large",
      () => ask("/api/operations/read", { method: "POST", headers: { ...OWN_PAGE, "content-length": "30000000" }, body: "{}" }),
      413,
      "server/too-large",
    ],
  ];
  it.each(wrong)("refuses %s in one sentence with the fix", async (_, request, status, code) => {
    const answer = await request();
    const body = (await answer.json()) as { code: string; message: string; fix: string; status: number };
    expect([answer.status, body.code, body.status]).toEqual([status, code, status]);
    expect(body.message).not.toBe("");
    expect(body.fix).not.toBe("");
    expect(JSON.stringify(body)).not.toMatch(/\\n *at |\.ts:\d|node_modules/);
    expect(logged).toEqual([]);
  });

  it("tells nobody where a fault of ours is, and writes it down", async () => {
    const broken = localRest(data);
    const failing = broken.app;
    failing.get("/api/broken", () => {
      throw new Error("secret detail");
    });
    const answer = await failing.request(`http://${HOST}/api/broken`, { headers: { host: HOST } });
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining("secret")]);
    expect(broken.logged.join()).toContain("secret detail");
  });

  it("forbids pages everything and sends no data to be guessed at", async () => {
    const answer = await ask("/api/session");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
  });
});

describe("OpenAPI", () => {
  const document = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8")) as Record<string, unknown>;

  it("is valid 3.1, and served as it is committed", async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await (await ask("/openapi.json")).json()).toEqual(document);
  });

  it("has every address the router has, and no other", () => {
    const listed = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    const routed = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(routed)].sort()).toEqual([...listed, "GET /api", "GET /openapi.json"].sort());
  });

  it("is a page for people, with no script and nothing from elsewhere", async () => {
    const answer = await ask("/api");
    const page = await answer.text();
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(page).toContain("/api/operations/check");
    expect(page).not.toMatch(/<script|<img|<link|https?:\/\/(?!localhost|127\.0\.0\.1)/);
  });
});
