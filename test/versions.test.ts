import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInside } from "./run-inside.ts";

const folder = mkdtempSync(join(tmpdir(), "unecho-versions-"));
const ask = (...words: readonly string[]): ReturnType<typeof runInside> => runInside([...words, "--data", join(folder, "data"), "--quiet"], { cwd: folder });
const ADDRESS = "https://slate.example/ferry";

const write = (name: string, hour: string, ...paragraphs: readonly string[]): void =>
  writeFileSync(
    join(folder, name),
    `Outlet: The Slate Post\nURL: ${ADDRESS}\nTitle: Ferry sinks off Orle\nPublished: 2031-05-03T${hour}:00:00Z\n\n${paragraphs.join("\n\n")}\n`,
  );

interface Change {
  readonly change: string;
  readonly what: string | null;
  readonly before: { readonly text: string } | null;
  readonly after: { readonly text: string } | null;
}
interface Answer {
  readonly versions: readonly { readonly id: string; readonly name: string; readonly counts: boolean; readonly receivedAt: string }[];
  readonly steps: readonly { readonly claims: readonly Change[]; readonly sentences: readonly Change[] }[];
}
const answer = async (report: string): Promise<Answer> => JSON.parse((await ask("versions", report, "--json")).out) as Answer;

beforeAll(async () => {
  const kept = "The ferry Halma left Vessin on Friday morning with a load of timber.";
  write(
    "a.txt",
    "08",
    kept,
    "At least 31 people died when the ferry Halma sank off Orle, the coast guard said.",
    "Some 200 people were on board, the coast guard said.",
  );
  write(
    "b.txt",
    "10",
    kept,
    "At least 29 people died when the ferry Halma sank off Orle, the coast guard said.",
    "Some 200 people were on board, the coast guard said.",
  );
  write(
    "c.txt",
    "12",
    kept,
    "At least 29 people died when the ferry Halma sank off Orle, the coast guard said.",
    "Divers found 12 injured people on Saturday, the coast guard said.",
  );
  await ask("read", "a.txt", "b.txt", "c.txt");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("versions", () => {
  it("stand in order, the newest alone counts, and any of them leads to all", async () => {
    const found = await answer(ADDRESS);
    expect(found.versions.map(({ name, counts }) => [name, counts])).toEqual([
      ["a.txt", false],
      ["b.txt", false],
      ["c.txt", true],
    ]);
    for (const { id, receivedAt } of found.versions) {
      expect(id).toMatch(/^[0-9a-f]{64}$/);
      expect(receivedAt).toMatch(/^20\d\d-/);
      expect(await answer(id)).toEqual(found);
    }
  });

  it("show what was said before beside what is said now: a changed figure, a claim withdrawn, one added", async () => {
    const [corrected, rewritten, ...more] = (await answer(ADDRESS)).steps;
    expect(more).toEqual([]);
    const toll = (rows: readonly Change[]): unknown =>
      rows.filter(({ what }) => what === "killed").map(({ change, before, after }) => [change, before?.text, after?.text]);
    expect(toll(corrected?.claims ?? [])).toEqual([["changed", expect.stringContaining("31"), expect.stringContaining("29")]]);
    expect(toll(rewritten?.claims ?? [])).toEqual([]);
    expect(rewritten?.claims.filter(({ change }) => change === "withdrawn").length).toBeGreaterThan(0);
    expect(rewritten?.claims.filter(({ change, after }) => change === "added" && after?.text.includes("12")).length).toBeGreaterThan(0);
    // what both say is in neither list
    for (const { before, after } of [...(corrected?.sentences ?? []), ...(rewritten?.sentences ?? [])])
      expect([before?.text, after?.text].join(" ")).not.toContain("timber");
  });

  it("are printed side by side, and the brief leads to them", async () => {
    const { out } = await ask("versions", "c.txt");
    expect(out).toMatch(/- killed: .*31[\s\S]*\+ killed: .*29/);
    const newest = (await answer(ADDRESS)).versions.at(-1)?.id ?? "";
    expect((await ask("brief")).out).toContain(`unecho versions ${newest.slice(0, 8)}`);
  });

  it("do not leave when one of them is held back, be it an earlier one", async () => {
    const leaving = async (): Promise<string> => {
      const asked = [["brief"], ["stories"], ["export", "--format", "md"], ["search", "ferry"]];
      return (await Promise.all(asked.map((words) => ask(...words)))).map(({ out }) => out).join("\n");
    };
    expect(await leaving()).toMatch(/Halma/);
    await ask("decide", "correct", "a.txt", "confidentiality", "restricted");
    const { code, err } = await ask("versions", ADDRESS);
    expect([code, err]).toEqual([2, expect.stringContaining("may not leave")]);
    expect(await leaving()).not.toMatch(/Halma|Orle|coast guard/);
  });
});
