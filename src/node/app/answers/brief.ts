import { z } from "zod";
import { citation, idText, instant } from "./fields.ts";

const cited = z.array(citation).min(1).describe("the passages it rests on");

const section = z.object({
  id: idText,
  heading: z.string(),
  sentences: z.array(z.object({ text: z.string(), tally: z.string().nullable(), finding: idText.nullable(), citations: cited })),
  rows: z.array(
    z.object({
      what: z.string(),
      low: z.string(),
      best: z.string(),
      high: z.string(),
      unit: z.string(),
      origins: z.string(),
      asOf: z.string(),
      words: z.string(),
      finding: idText,
      citations: cited,
    }),
  ),
  notes: z.array(z.object({ text: z.string(), citations: z.array(citation) })),
});

const signers = z.object({ findings: z.int(), by: z.array(z.object({ by: z.string(), findings: z.int() })) });

/** A brief as data. */
export const briefAnswer = z
  .object({
    story: idText,
    title: z.string(),
    sections: z.array(section),
    asOf: instant.nullable(),
    review: z
      .object({ findings: z.int().describe("findings the brief prints"), checked: signers, signed: signers })
      .describe("how many of them somebody looked over (checked) and signed off, and who"),
  })
  .meta({ id: "Brief" });
