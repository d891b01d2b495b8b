import { z } from "zod";
import { instant } from "./fields.ts";

const feed = z.object({
  url: z.url(),
  title: z.string().nullable(),
  live: z.boolean().describe("false when it is gone, or led to other feeds that are followed instead"),
  taken: z.int().describe("reports taken from it in all"),
  asked: z.int().describe("times it was asked"),
  failures: z.int().describe("failures in a row"),
  problem: z.string().nullable(),
  dueAt: instant.describe("when it is asked next"),
});

/** What following did, and the feeds as they stand. */
export const followedAnswer = z
  .object({
    added: z.int().describe("reports read now"),
    known: z.int().describe("reports that were here already"),
    leftOut: z.record(z.string().regex(/^collect\/[a-z-]+$/), z.int()).describe("reports left out, by reason"),
    feeds: z.array(feed),
  })
  .meta({ id: "Followed" });
