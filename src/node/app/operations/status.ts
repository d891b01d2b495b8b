import { z } from "zod";
import { EXIT } from "../../errors.ts";
import { backlogAnswer } from "../answers/backlog.ts";
import { backlogData, backlogLines } from "../backlog-answer.ts";
import { defineOperation } from "../operation.ts";

const input = z.object({
  letters: z.coerce.number().int().min(0).max(1000).default(20).describe("lines about what was given up or could not be read"),
});

export const status = defineOperation({
  name: "status",
  summary: "how far reading web archives has come, and what was given up",
  about:
    "Tells how many batches wait, are being read, were read and are in the picture; how many reports came in the last minute; which batch has been under way longest; and what was given up or could not be read, with archive, place and reason. Exit code 1 when a batch was given up: unecho backfill --retry-dead has it read again.",
  effect: "read",
  // names of files and machines, and reasons in which a word of a report may stand
  local: true,
  input,
  output: backlogAnswer,
  positional: [],
  examples: [
    { line: "unecho status", does: "of the store of --data" },
    { line: "unecho status --json --database postgres://unecho@db/news", does: "for a program that watches" },
  ],
  async run({ letters }, deps) {
    const store = await deps.openStore("existing");
    try {
      const data = await backlogData(store, letters);
      return { value: data, data, exit: data.batches.dead > 0 ? EXIT.negative : EXIT.ok };
    } finally {
      await store.close();
    }
  },
  render: (data, style) => backlogLines(data, style).join("\n"),
});
