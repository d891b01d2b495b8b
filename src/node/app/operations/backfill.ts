import { z } from "zod";
import { listArchives } from "../../backfill/list-archives.ts";
import { runWorker } from "../../backfill/worker.ts";
import { EXIT } from "../../errors.ts";
import { backlogAnswer } from "../answers/backlog.ts";
import { backlogData, backlogLines } from "../backlog-answer.ts";
import { defineOperation } from "../operation.ts";
import { counted } from "../words.ts";
import { ownThreads, workFields, workOptions } from "./work-options.ts";

const input = z.object({
  archives: z
    .array(z.string(), { error: "name at least one web archive" })
    .default([])
    .describe("web archives (.warc, .warc.gz) or folders of them, in the order in which their reports are to arrive"),
  batch: z.coerce.number().int().min(1).max(256).default(128).describe("pages in a batch"),
  jobs: z.coerce
    .number()
    .int()
    .min(0)
    .max(64)
    .optional()
    .meta({ short: "j" })
    .describe("threads that read here; default: one a processor, and none with --database, where unecho worker reads"),
  retryDead: z.boolean().optional().describe("have batches that were given up read again"),
  ...workFields,
});

/** What was given up is named up to here; `status` names more. */
const LETTERS = 10;

export const backfill = defineOperation({
  name: "backfill",
  summary: "read large web archives, here on all processors or by workers on many machines",
  about:
    "Cuts web archives into batches and writes them down as the ledger of the work, in the order of the archives. Without --database they are read here, on several threads. With --database PostgreSQL holds the ledger, and any number of unecho worker read, on any machine that sees the archives under the same path; with --nats they are told of batches by NATS JetStream, which may lose or repeat what it likes. The same record is kept once, however often it is read, and the result is that of one unecho read over the same archives. Started again after it was stopped or killed it goes on where it was.",
  effect: "write",
  local: true,
  lasting: true,
  input,
  output: backlogAnswer,
  positional: ["archives"],
  examples: [
    { line: "unecho backfill crawl-1.warc.gz crawl-2.warc.gz", does: "all of it here, on all processors" },
    { line: "unecho backfill *.warc.gz --database postgres://unecho@db/news", does: "lists the work; unecho worker does it" },
    { line: "unecho backfill *.warc.gz --database postgres://unecho@db/news --nats nats://q:4222", does: "the same, and tells workers of it" },
    { line: "unecho backfill --retry-dead", does: "what was given up is tried again" },
  ],
  async run({ archives, batch, jobs, retryDead, ...work }, deps) {
    const store = await deps.openStore(archives.length > 0 ? "create" : "existing");
    const hints = await deps.hints();
    try {
      const revived = retryDead === true ? await store.backlog.revive() : 0;
      const listed = await listArchives(archives, batch, store, deps);
      for (const one of listed) deps.note(`${one.archive}: ${one.known ? "listed before" : counted(one.batches, "batch", "batches")}`);
      if (revived > 0) deps.note(`${counted(revived, "batch", "batches")} to be read again`);
      if (hints !== null) await hints.tell(await store.backlog.untold(0, 100_000));
      const threads = jobs ?? (deps.settings.database === null ? ownThreads() : 0);
      if (threads > 0 && !deps.signal.aborted) {
        const { unreadable } = await runWorker(store, deps, workOptions(work, { threads, stay: false, place: true, hints }));
        for (const reason of unreadable.values()) deps.note(reason);
      }
      const data = await backlogData(store, LETTERS);
      const lost = data.records.skipped + data.records.dead + data.batches.dead > 0;
      return { value: { data, waits: threads === 0 }, data, exit: lost ? EXIT.skipped : EXIT.ok };
    } finally {
      await hints?.close();
      await store.close();
    }
  },
  render: ({ data, waits }, style, { program }) =>
    [
      ...backlogLines(data, style),
      "",
      waits ? `Next:  ${program} worker    on any machine that sees the archives; ${program} status` : `Next:  ${program} stories    ${program} status`,
    ].join("\n"),
});
