import { z } from "zod";
import { idText, instant } from "./fields.ts";

const passage = z
  .object({ text: z.string(), span: z.object({ start: z.int(), end: z.int() }), claim: idText.nullable().describe("the claim it is; null for a sentence") })
  .nullable();

const change = z.object({
  change: z.enum(["withdrawn", "added", "changed"]),
  what: z.string().nullable().describe("what a claim is about; null for a sentence"),
  before: passage,
  after: passage,
});

/** The versions of one report and what changed between each two. */
export const versionsAnswer = z
  .object({
    report: idText.describe("the version that counts"),
    url: z.string().nullable(),
    outlet: z.string().nullable(),
    versions: z
      .array(
        z.object({
          id: idText.describe("SHA-256 of the bytes and what came with them"),
          name: z.string(),
          title: z.string().nullable(),
          published: instant.nullable(),
          receivedAt: instant,
          claims: z.int(),
          counts: z.boolean().describe("the newest alone counts"),
        }),
      )
      .describe("earliest first"),
    steps: z.array(z.object({ from: idText, to: idText, claims: z.array(change), sentences: z.array(change) })).describe("from each version to the next"),
  })
  .meta({ id: "Versions" });
