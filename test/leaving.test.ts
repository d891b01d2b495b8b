import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "../src/node/rest/routes/index.ts";
import { localRest } from "./rest-local.ts";

const REPORT = `Outlet: The Valley Post
Title: Shells fall on the valley
Published: 2031-05-14T09:00:00Z

Olena Koval, a resident of Dubrava, said 20 people were missing after shells fell on Dubrava.

Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Wednesday, the army said.
`;

const data = mkdtempSync(join(tmpdir(), "unecho-leaving-"));
const { ask, post, close } = localRest(data);
afterAll(async () => {
  await close();
  rmSync(data, { recursive: true, force: true });
});
beforeAll(async () => {
  await post("/api/operations/watch-add", { terms: ["missing"], by: "desk" });
  await post("/api/operations/read", { files: [{ name: "valley.txt", text: REPORT }] });
});

const told = async (path: string): Promise<string> => (await ask(path)).text();

/** What an operation is asked; the rest is asked nothing. */
const QUERIES: Readonly<Record<string, string>> = {
  why: "?id=A",
  "/api/search": "?q=missing",
  search: "?words=missing",
  article: "?report=valley.txt",
  versions: "?report=valley.txt",
  "watch-test": "?id=w1",
  "watch-feed": "?id=w1&format=json",
  check: `?sentence=${encodeURIComponent("A resident said 20 people were missing.")}`,
  export: "?format=md",
  past: `?asOf=${encodeURIComponent("2100-01-01T00:00:00Z")}`,
};

/** Every address that answers with what reports say, ids filled in. */
async function addresses(): Promise<readonly string[]> {
  const idsOf = async (list: string): Promise<readonly string[]> =>
    (JSON.parse(await told(`/api/${list}?limit=200`)) as { rows: readonly { id: string }[] }).rows.map(({ id }) => encodeURIComponent(id));
  const lists: Readonly<Record<string, string>> = {
    s: "stories",
    f: "findings",
    c: "claims",
    o: "origins",
    d: "documents",
    articles: "documents",
    a: "documents",
  };
  const idsIn = async (list: string): Promise<readonly string[]> => (list === "watches" ? ["w1"] : idsOf(lists[list] ?? list));
  const paths: string[] = [];
  for (const { method, path, group } of routes) {
    if (method !== "get" || group === "session" || group === "events" || path.startsWith("/api/account/")) continue;
    const [first = "", second = ""] = path.slice(1).split("/");
    const list = first === "api" ? second : first;
    const query = QUERIES[path] ?? QUERIES[path.slice(path.lastIndexOf("/") + 1)] ?? "";
    if (path.includes("{id}")) for (const id of await idsIn(list)) paths.push(`${path.replace("{id}", id)}${query}`);
    else paths.push(`${path}${query}`);
  }
  return paths;
}

describe("what an answer says", () => {
  it("is nothing of a private person and of fresh positions, at any address", async () => {
    const asked = await addresses();
    expect(asked.length).toBeGreaterThan(30);
    let withReports = 0;
    for (const path of asked) {
      const answer = await ask(path);
      const text = await answer.text();
      expect(answer.status, `${path} ${text.slice(0, 200)}`).toBeLessThan(400);
      expect(text, path).not.toMatch(/Koval|Pokrovsk/);
      if (/Valley Post|resident/.test(text)) withReports += 1;
    }
    expect(withReports).toBeGreaterThan(15);
  });

  it("of a sentence that names a private person is right, and prints no name", async () => {
    const named = JSON.parse(await told(`/api/operations/check?sentence=${encodeURIComponent("Olena Koval said 20 people were missing in Dubrava.")}`)) as {
      answer: { verdict: string; passages: readonly { text: string }[] };
    };
    expect(named.answer.verdict).toBe("supported");
    expect(named.answer.passages.map(({ text }) => text).join()).toContain("20 people were missing");
    expect(JSON.stringify(named)).not.toContain("Koval");
  });

  it("is never the dump for this machine", async () => {
    const dump = await ask("/api/operations/export?format=json");
    expect([dump.status, await dump.json()]).toEqual([403, expect.objectContaining({ code: "export/local" })]);
  });
});
