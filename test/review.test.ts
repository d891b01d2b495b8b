import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { decidedAnswer } from "../src/node/app/answers/decided.ts";
import type { reviewAnswer } from "../src/node/app/answers/review.ts";
import { runInside } from "./run-inside.ts";

type Queue = z.infer<typeof reviewAnswer>;
type Answer = Queue["items"][number]["answers"][number];

const data = mkdtempSync(join(tmpdir(), "unecho-review-"));
const ask = (...words: readonly string[]): ReturnType<typeof runInside> => runInside([...words, "--data", data, "--quiet"]);
const queueOf = async (...words: readonly string[]): Promise<Queue> => JSON.parse((await ask("review", ...words, "--json")).out) as Queue;

/** The stands of findings, without their ids. */
const stands = (changes: readonly { readonly before: unknown; readonly after: unknown }[]): readonly string[] =>
  changes
    .map(({ before, after }) =>
      [before, after]
        .map((one) => {
          const { label, status, origins } = (one ?? {}) as { label?: string; status?: string; origins?: { min: number; max: number } };
          return one === null ? "none" : `${label} ${status} ${origins?.min}-${origins?.max}`;
        })
        .join(" > "),
    )
    .sort();

let queue: Queue;
beforeAll(async () => {
  await ask("read", "corpus/demo/reports");
  queue = await queueOf();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe("review", () => {
  it("asks first what changes most of the brief", () => {
    const lines = queue.items.map(({ answers }) => Math.max(-1, ...answers.map(({ effect }) => effect?.sentences ?? -1)));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines).toEqual([...lines].sort((a, b) => b - a));
    expect(lines[0]).toBeGreaterThan(0);
    expect(new Set(queue.items.map(({ kind }) => kind)).size).toBeGreaterThan(4);
  });

  it("foretells what each decision then changes", async () => {
    const telling = queue.items.flatMap(({ kind, answers }) =>
      answers.flatMap((answer): (readonly [string, Answer])[] => ((answer.effect?.findings ?? 0) > 0 ? [[kind, answer]] : [])),
    );
    const one = new Map(telling.map(([kind, answer]) => [`${kind} ${answer.say}`, answer]));
    expect(one.size).toBeGreaterThan(2);
    for (const { verb, id, other, value, effect } of one.values()) {
      const words = [verb, id, other, value].flatMap((word) => word ?? []);
      const taken = JSON.parse((await ask("decide", ...words, "--reason", "as asked", "--json")).out) as z.infer<typeof decidedAnswer>;
      expect(taken.changes).toHaveLength(effect?.findings ?? -1);
      const told = stands(taken.changes);
      for (const stand of stands(effect?.changes ?? [])) expect(told).toContain(stand);
      await ask("decisions", "--undo", String(taken.number));
    }
  }, 60_000);

  it("does not ask again what somebody ruled on, until it is taken back", async () => {
    const item = queue.items.find(({ kind }) => kind === "claim-split");
    const keep = item?.answers.find(({ say }) => say === "together");
    const taken = JSON.parse((await ask("decide", keep?.verb ?? "", keep?.id ?? "", keep?.other ?? "", "--json")).out) as z.infer<typeof decidedAnswer>;
    const ids = async (): Promise<readonly string[]> => (await queueOf("A")).items.map(({ id }) => id);
    expect(await ids()).not.toContain(item?.id);
    await ask("decisions", "--undo", String(taken.number));
    expect(await ids()).toContain(item?.id);
  });

  it("looks at one story, and says what it left", async () => {
    const one = await queueOf("B", "--most", "1");
    expect(one.items).toHaveLength(1);
    expect(one.more).toBeGreaterThan(0);
    expect((await ask("review", "Q")).code).toBe(2);
    expect((await ask("review", "A")).out).toMatch(/unecho decide correct c-\w+ speaker/);
  });
});
