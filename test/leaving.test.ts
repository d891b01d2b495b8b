import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  await post("/api/operations/read", { files: [{ name: "valley.txt", text: REPORT }] });
});

/** The words of an answer at a network door; ids are left out, they are hashes and offsets. */
const told = async (path: string): Promise<string> => (await ask(path)).text();

describe("what an answer says", () => {
  it.each([
    ["stories", "/api/operations/stories"],
    ["brief", "/api/operations/brief?format=json"],
    ["brief in Markdown", "/api/operations/brief"],
    ["why", "/api/operations/why?id=A"],
    ["export", "/api/operations/export?format=md"],
    ["stories as rows", "/api/stories"],
    ["findings", "/api/findings"],
    ["claims", "/api/claims"],
    ["documents", "/api/documents"],
    ["origins", "/api/origins"],
    ["the page of a story", "/s/1"],
    ["check", `/api/operations/check?sentence=${encodeURIComponent("A resident said 20 people were missing.")}`],
  ])("%s: nothing of a private person and of fresh positions", async (_, path) => {
    const first = await ask(path);
    const text = first.status === 302 ? await told(first.headers.get("location") ?? "") : await first.text();
    expect(text).toMatch(/"answer"|"rows":\[\{|<article>/);
    expect(text).not.toMatch(/Koval|Pokrovsk/);
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
