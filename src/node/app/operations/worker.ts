import { z } from "zod";
import { runWorker } from "../../backfill/worker.ts";
import { EXIT } from "../../errors.ts";
import { defineOperation } from "../operation.ts";
import { counted } from "../words.ts";
import { ownThreads, workFields, workOptions } from "./work-options.ts";

const input = z.object({
  threads: z.coerce.number().int().min(1).max(64).optional().meta({ short: "j" }).describe("threads that read; default: one a processor"),
  stay: z.boolean().optional().describe("go on when nothing is left, for archives that are listed later"),
  readOnly: z.boolean().optional().describe("read only, and leave it to other workers to give reports their places"),
  ...workFields,
});

const count = z.int().min(0);
const output = z
  .object({
    batches: count.describe("batches read and committed by this worker"),
    reports: count,
    skipped: count.describe("records that could not be read"),
    dead: count.describe("records and batches given up"),
    refused: count.describe("batches that somebody else had when this worker came back with them; nothing of them was kept twice"),
    unreadable: z.array(z.string()).describe("archives that could not be read here, with the reason"),
  })
  .meta({ id: "Worked" });

export const worker = defineOperation({
  name: "worker",
  summary: "read what unecho backfill has listed, beside other workers",
  about:
    "Takes batches of web archives, reads them on several threads and commits each in one transaction. A batch is leased for a while and numbered at each lease: a worker that was taken for dead and comes back is refused. One worker at a time also gives reports their places in the order of arrival. SIGTERM or Ctrl-C finishes what is being read and ends; a worker that is killed loses nothing. A database that restarts is waited for.",
  effect: "write",
  local: true,
  lasting: true,
  input,
  output,
  positional: [],
  examples: [
    { line: "unecho worker --database postgres://unecho@db/news", does: "reads until nothing is left" },
    { line: "unecho worker --stay --nats nats://q:4222 --database postgres://unecho@db/news", does: "as a service" },
    {
      line: "unecho worker --stay --log json --status 127.0.0.1:9465 --database postgres://unecho@db/news",
      does: "with a log for programs, probes and measures",
    },
    { line: "unecho worker -j 1 --read-only --database postgres://unecho@db/news", does: "one more thread, for reading alone" },
  ],
  async run({ threads, stay, readOnly, ...work }, deps) {
    const store = await deps.openStore("create");
    const hints = await deps.hints();
    try {
      const options = workOptions(work, { threads: threads ?? ownThreads(), stay: stay === true, place: readOnly !== true, hints });
      const { unreadable, ...report } = await runWorker(store, deps, options);
      const reasons = [...unreadable.values()];
      for (const reason of reasons) deps.note(reason);
      const data = { ...report, unreadable: reasons };
      return { value: data, data, exit: report.skipped + report.dead + reasons.length > 0 ? EXIT.skipped : EXIT.ok };
    } finally {
      await hints?.close();
      await store.close();
    }
  },
  render: ({ batches, reports, skipped, dead, refused, unreadable }, _, { program }) =>
    [
      `Read ${counted(reports, "report")} in ${counted(batches, "batch", "batches")}; ${skipped} that could not be read, ${dead} given up, ${counted(refused, "batch", "batches")} left to others, ${counted(unreadable.length, "archive")} out of reach`,
      "",
      `Next:  ${program} status`,
    ].join("\n"),
});
