import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { memoryStore } from "../store/memory.ts";
import { asWriter, writerOf } from "./lease.ts";
import { productRoot } from "./packs.ts";
import type { Deps, Holder } from "./ports.ts";

const NOW = "2040-01-01T12:00:00.000Z";
const notes: string[] = [];
const deps: Deps = {
  ...makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot }),
  clock: { now: () => NOW },
  note: (line) => notes.push(line),
};
const holder = (more: Partial<Holder>): Holder => ({
  id: "other",
  pid: process.ppid,
  host: hostname(),
  command: "unecho read",
  since: "2040-01-01T11:58:00.000Z",
  renewedAt: "2040-01-01T11:59:00.000Z",
  ...more,
});
const deadPid = spawnSync(process.execPath, ["--version"]).pid;

describe("one writer at a time", () => {
  const cases: readonly (readonly [what: string, other: Holder, waits: boolean])[] = [
    ["waits for a live process of this machine, however silent", holder({ renewedAt: "2040-01-01T11:51:00.000Z" }), true],
    ["goes on where a process of this machine is dead", holder({ pid: deadPid }), false],
    ["waits for another machine", holder({ host: "elsewhere", pid: deadPid }), true],
    ["gives up on a machine that was silent for more than ten minutes", holder({ host: "elsewhere", renewedAt: "2040-01-01T11:49:59.000Z" }), false],
  ];
  it.each(cases)("%s", async (_, other, waits) => {
    const store = memoryStore();
    await store.takeLease(other, () => false);
    expect((await writerOf(store, deps))?.id ?? null).toBe(waits ? "other" : null);
    const work = asWriter(store, deps, async () => "done", 10);
    if (waits) {
      await expect(work).rejects.toMatchObject({
        code: "store/busy",
        message: expect.stringMatching(/^the store memory is being written by unecho read \(process \d+ on \S+, since 2040-01-01T11:58:00\.000Z\)$/),
      });
      expect(notes.at(-1)).toMatch(/^waiting for unecho read \(process/);
    } else expect(await work).toBe("done");
  });

  it("lets the next one in when the first is done, or failed", async () => {
    const store = memoryStore();
    const order: string[] = [];
    const first = asWriter(store, deps, async (renew) => {
      order.push("first in");
      await renew();
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push("first out");
      throw new Error("failed");
    });
    const second = asWriter(store, deps, async () => order.push("second in"));
    await expect(first).rejects.toThrow("failed");
    await second;
    expect(order).toEqual(["first in", "first out", "second in"]);
    expect(await store.findLease()).toBeNull();
  });

  it("stops work whose lease was taken over meanwhile", async () => {
    const store = memoryStore();
    const work = asWriter(store, deps, async (renew) => {
      await store.takeLease(holder({}), () => true);
      await renew();
    });
    await expect(work).rejects.toMatchObject({ code: "store/busy" });
    expect((await store.findLease())?.id).toBe("other");
  });
});
