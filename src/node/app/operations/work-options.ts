import { availableParallelism } from "node:os";
import { z } from "zod";
import type { WorkOptions } from "../../backfill/worker.ts";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** How a worker works, wherever it is started. */
export const workFields = {
  articleSeconds: whole(1, 600).default(10).describe("seconds one article may take before its thread is ended; after five times it is given up"),
  articleMb: whole(200, 8192).default(768).describe("megabytes a thread that reads may use, the language data among them"),
  leaseSeconds: whole(2, 3600).default(60).describe("seconds after which a batch whose worker gives no sign is free for others"),
  retellSeconds: whole(1, 3600).default(15).describe("with --nats: seconds after which a batch that waits is told of again"),
  ahead: whole(1, 100_000).default(400).describe("batches read ahead of the first whose reports have no places yet"),
} as const;

const fields = z.object(workFields);

/** Threads a machine has processors for. */
export const ownThreads = (): number => Math.min(64, availableParallelism());

export function workOptions(given: z.output<typeof fields>, own: Pick<WorkOptions, "threads" | "stay" | "place" | "hints">): WorkOptions {
  return {
    ...own,
    limits: { time: given.articleSeconds * 1000, heap: given.articleMb },
    leaseMs: given.leaseSeconds * 1000,
    retellMs: given.retellSeconds * 1000,
    ahead: given.ahead,
  };
}
