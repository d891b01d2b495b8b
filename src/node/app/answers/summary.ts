import { z } from "zod";
import { idText, instant, letter, originCount, status } from "./fields.ts";

const skip = z.object({
  code: z
    .string()
    .regex(/^collect\/[a-z-]+$/)
    .describe("collect/what, listed in the reference of diagnostics"),
  file: z.string(),
  message: z.string(),
  fix: z.string(),
  lost: z.boolean(),
});

const story = z.object({
  letter: letter.nullable(),
  id: idText,
  label: z.string(),
  from: instant.nullable(),
  to: instant.nullable(),
  articles: z.array(z.object({ id: idText, name: z.string(), outlet: z.string().nullable(), published: instant.nullable() })),
  lookalikes: z.array(z.object({ story: idText, why: z.string() })).describe("stories that look alike and were kept apart"),
  findings: z.array(
    z.object({
      id: idText,
      what: z.string(),
      status,
      articles: z.int().describe("articles that say it"),
      origins: originCount.describe("independent origins over its history"),
      current: originCount.describe("origins of what is said now"),
    }),
  ),
});

/** Stories with their findings: what `--json` prints for demo, read and stories. */
export const summaryAnswer = z
  .object({
    asOf: instant.nullable().describe("the moment the answer describes"),
    read: z
      .object({
        added: z.array(z.string()),
        known: z.int(),
        skipped: z.array(skip),
        asked: z.array(z.string()).describe("servers that were asked, HOST or HOST:PORT; none for files"),
        unanchored: z.int().describe("decisions about passages that are not read any more as they were; unecho decisions lists them"),
      })
      .nullable()
      .describe("what reading did; null when nothing was read"),
    stories: z.array(story),
  })
  .meta({ id: "Summary" });
