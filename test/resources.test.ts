import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { claimRow, documentRow, findingRow, originRow, storyRow } from "../src/node/app/answers/rows.ts";
import { ingest } from "../src/node/app/ingest.ts";
import { refreshPicture } from "../src/node/app/refresh.ts";
import { ChangeFeed } from "../src/node/rest/changes.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { decide } from "./build-decision.ts";
import { makeReports } from "./make-reports.ts";
import { HOST, localRest, machineFor } from "./rest-local.ts";
import { root } from "./run-unecho.ts";
import { sourceOf } from "./source-of.ts";

interface Listed {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
  readonly revision: number;
}

const data = mkdtempSync(join(tmpdir(), "unecho-resources-"));
const { ask, post, store, close } = localRest(data);
const reports = join(root, "corpus/demo/reports");
const names = readdirSync(reports);
const fileOf = (name: string) => ({ name, text: readFileSync(join(reports, name), "utf8") });
const json = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T;
const ids = ({ rows }: Listed): readonly string[] => rows.map(({ id }) => id);

let story = "";
beforeAll(async () => {
  await post("/api/operations/read", { files: names.slice(0, -1).map(fileOf) });
  story = ids(await json<Listed>("/api/stories?order=size"))[0] ?? "";
});
afterAll(async () => {
  await close();
  rmSync(data, { recursive: true, force: true });
});

const SHAPES = { stories: storyRow, findings: findingRow, claims: claimRow, documents: documentRow, origins: originRow };

describe("lists", () => {
  it.each(Object.entries(SHAPES))("of %s have the shape that is described", async (list, shape) => {
    const { rows } = await json<Listed>(`/api/${list}?limit=200`);
    expect(rows.length).toBeGreaterThan(0);
    expect(z.safeParse(z.array(shape.strict()), rows).error?.issues ?? []).toEqual([]);
  });

  it.each(["findings", "claims", "documents", "origins"])("of %s come page by page, every row once", async (list) => {
    const path = `/api/stories/${story}/${list}`;
    const whole = ids(await json<Listed>(`${path}?limit=200`));
    const pages: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Listed = await json<Listed>(`${path}?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
      expect(page.rows.length).toBeLessThanOrEqual(3);
      pages.push(...ids(page));
      cursor = page.next;
    }
    expect(pages).toEqual(whole);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it("are filtered", async () => {
    const all = await json<{ rows: readonly { status: string; type: string }[] }>("/api/findings?limit=200");
    const { status = "" } = all.rows[0] ?? {};
    const some = await json<{ rows: readonly { status: string }[] }>(`/api/findings?limit=200&status=${status}`);
    expect(some.rows).toEqual(all.rows.filter((row) => row.status === status));
    expect(some.rows.length).toBeLessThan(all.rows.length);
    const later = await json<{ rows: readonly { published: string }[] }>("/api/claims?limit=200&since=2041-02-21");
    expect(later.rows.length).toBeGreaterThan(0);
    for (const { published } of later.rows) expect(published >= "2041-02-21").toBe(true);
  });

  it.each(["limit=1001", "limit=0", "limit=many", "cursor=%7B", "cursor=bm8", "since=yesterday", "colour=red"])("refuse %s", async (query) => {
    const answer = await ask(`/api/claims?${query}`);
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([400, ["code", "message", "fix", "status", "retry"]]);
  });

  it("give one thing by its id", async () => {
    for (const [list, one] of [
      ["findings", "findings"],
      ["claims", "claims"],
      ["documents", "articles"],
      ["origins", "origins"],
    ]) {
      const [first] = (await json<Listed>(`/api/${list}?limit=1`)).rows;
      expect(await json(`/api/${one}/${encodeURIComponent(first?.id ?? "")}`)).toEqual(first);
      expect((await ask(`/api/${one}/nothing`)).status).toBe(404);
    }
  });

  it("are not sent again while nothing changed", async () => {
    for (const path of [`/api/stories/${story}/claims`, "/api/stories", `/api/stories/${story}/brief`, `/s/${story}`]) {
      const tag = (await ask(path)).headers.get("etag") ?? "";
      expect(tag, path).toMatch(/^W\/".+"$/);
      const again = await ask(path, { headers: { "if-none-match": `"other", ${tag}` } });
      expect([again.status, await again.text(), again.headers.get("etag")], path).toEqual([304, "", tag]);
    }
  });

  it("the brief of a story is what the operation answers", async () => {
    const { answer } = await json<{ answer: unknown }>(`/api/operations/brief?story=${story}&format=json`);
    expect(await json(`/api/stories/${story}/brief`)).toEqual(answer);
  });
});

describe("permalinks", () => {
  const location = async (path: string) => {
    const answer = await ask(path);
    return [answer.status, answer.headers.get("location")];
  };

  it("lead from a letter or number to the address that stays", async () => {
    expect(await location("/s/A")).toEqual([302, `/s/${story}`]);
    expect(await location("/s/a")).toEqual([302, `/s/${story}`]);
    const { number } = await json<{ number: number }>(`/api/stories/${story}`);
    expect(await location(`/s/${number}`)).toEqual([302, `/s/${story}`]);
    expect((await ask("/s/ZZ")).status).toBe(404);
  });

  it("go by the letters that are on screen", async () => {
    const { answer } = await json<{ answer: { stories: readonly { letter: string; id: string }[] } }>("/api/operations/stories");
    for (const { letter, id } of answer.stories) expect(await location(`/s/${letter}`), letter).toEqual([302, `/s/${id}`]);
  });

  it("of a story that went into another lead there, by id and by number, and the number is given to no other", async () => {
    const reports = [...makeReports(30, 3, { stories: 6 })];
    const held = mkdtempSync(join(tmpdir(), "unecho-links-"));
    const other = localRest(held);
    const kept = await other.store();
    await ingest(sourceOf(reports), kept, makeDeps(machineFor(held)));
    const [large, small] = (await kept.picture.stories({ limit: 2, order: "size" })).rows;
    if (large === undefined || small === undefined) throw new Error("two stories are needed");
    const went = async (path: string) => (await other.ask(path)).headers.get("location");
    expect(await went(`/s/${small.number}`)).toBe(`/s/${small.id}`);
    await kept.appendDecision(decide({ verb: "merge", a: large.id, b: small.id }));
    await refreshPicture(kept, makeDeps(machineFor(held)));
    const left = (await kept.picture.stories({ limit: 50 })).rows;
    const [gone, stays] = left.some(({ id }) => id === small.id) ? [large, small] : [small, large];
    expect(left.map(({ number }) => number)).not.toContain(gone.number);
    expect(await went(`/s/${gone.number}`)).toBe(`/s/${gone.id}`);
    expect(await went(`/s/${gone.id}`)).toBe(`/s/${stays.id}`);
    expect(await went(`/api/stories/${gone.id}/claims`)).toBe(`/api/stories/${stays.id}/claims`);
    expect((await other.ask(`/s/${stays.id}`)).status).toBe(200);
    await other.close();
    rmSync(held, { recursive: true, force: true });
  });

  it("show a story as a page without scripts, and let a link of another site lead there", async () => {
    const linked = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    const page = await ask(`/s/${story}`, { headers: linked });
    expect([page.status, page.headers.get("content-security-policy")]).toEqual([200, expect.stringMatching(/^default-src 'none'; style-src 'sha256-/)]);
    expect(await page.text()).toContain("<article>");
  });

  it("follow ids that were replaced, as often as they were", async () => {
    const kept = await store();
    await kept.putRedirect({ from: "older", to: "old" });
    await kept.putRedirect({ from: "old", to: story });
    await kept.putRedirect({ from: "round", to: "about" });
    await kept.putRedirect({ from: "about", to: "round" });
    expect(await location("/s/older")).toEqual([302, `/s/${story}`]);
    expect(await location("/api/stories/old/claims")).toEqual([302, `/api/stories/${story}/claims`]);
    expect((await ask("/s/round")).status).toBe(404);
    expect((await ask("/s/never")).status).toBe(404);
  });

  it("lead to findings, claims, origins and reports", async () => {
    for (const [letter, list, one] of [
      ["f", "findings", "findings"],
      ["c", "claims", "claims"],
      ["c", "findings", "findings"],
      ["o", "origins", "origins"],
      ["d", "documents", "articles"],
    ]) {
      const id = encodeURIComponent((await json<Listed>(`/api/${list}?limit=1`)).rows[0]?.id ?? "");
      expect(await location(`/${letter}/${id}`)).toEqual([302, `/api/${one}/${id}`]);
    }
  });
});

/** Events of a stream until there are so many. */
async function readEvents(
  answer: Response,
  wanted: number,
): Promise<readonly { readonly id: number; readonly event: string; readonly data: { readonly story: string } }[]> {
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const found = () =>
    text.split("\n\n").flatMap((block) => {
      const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
      return fields.id === undefined || !block.includes("data:")
        ? []
        : [{ id: Number(fields.id), event: fields.event ?? "", data: JSON.parse(fields.data ?? "{}") as { story: string } }];
    });
  while (found().length < wanted) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return found();
}

describe("events", () => {
  it("tell of a story when it changes, and a broken stream goes on where it stopped", async () => {
    const { revision } = await json<Listed>("/api/stories");
    const stream = await ask("/api/events");
    expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const coming = readEvents(stream, 1);
    await post("/api/operations/read", { files: names.slice(-1).map(fileOf) });
    const [first] = await coming;
    expect(first?.event).toBe("story");
    expect(first?.id).toBeGreaterThan(revision);
    const known = await json<{ revision: number }>(`/api/stories/${first?.data.story}`);
    expect(known.revision).toBe(first?.id);
    const resumed = await readEvents(await ask("/api/events", { headers: { "last-event-id": String(revision) } }), 1);
    expect(resumed[0]).toEqual(first);
    const all = await readEvents(await ask("/api/events?after=0"), 2);
    expect(all[0]?.id).toBeLessThan(all[1]?.id ?? 0);
  });

  it("say from time to time that nothing happened, and end when the server does", async () => {
    const feed = new ChangeFeed(store, 10);
    const seen: number[] = [];
    const revision = await (await store()).picture.revision();
    for await (const batch of feed.after(revision, 5, new AbortController().signal)) {
      seen.push(batch.length);
      if (seen.length === 2) feed.close();
    }
    expect(seen).toEqual([0, 0]);
    expect(feed.listeners).toBe(0);
  });

  it("are for our own pages", async () => {
    expect((await ask("/api/events", { headers: { origin: "https://evil.example" } })).status).toBe(403);
    expect((await ask("/api/events", { headers: { host: HOST, "sec-fetch-site": "cross-site" } })).status).toBe(403);
  });
});
