import { z } from "zod";

const count = z.int().min(0);

/** How the backlog of archives stands. */
export const backlogAnswer = z
  .object({
    archives: count,
    batches: z.object({
      waiting: count,
      leased: count.describe("being read"),
      done: count.describe("read and committed; their reports wait for their places"),
      placed: count.describe("read, and in the picture"),
      dead: count.describe("given up, with a reason"),
    }),
    records: z.object({
      reports: count.describe("read and committed, each once"),
      skipped: count.describe("damaged, empty or too large; each with its place and reason"),
      dead: count.describe("given up after several tries"),
    }),
    lastMinute: count.describe("reports committed in the last minute"),
    oldestLease: z
      .object({ batch: z.int(), holder: z.string(), seconds: count, expired: z.boolean() })
      .nullable()
      .describe("the batch that was taken first of those being read"),
    letters: z
      .array(
        z.object({
          archive: z.string(),
          place: z.int().describe("byte in the archive"),
          batch: z.int().nullable().describe("the whole batch from there on; null for one record"),
          reason: z.string(),
        }),
      )
      .describe("the first of what was given up or could not be read"),
  })
  .meta({ id: "Backlog" });
