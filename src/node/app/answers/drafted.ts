import { z } from "zod";
import { idText, instant } from "./fields.ts";

/** Claims that a language model proposed and whose words stand in the report. */
const draft = z.object({
  id: idText,
  article: idText,
  machineDrafted: z.literal(true),
  kind: idText,
  start: z.int(),
  end: z.int(),
  quotation: z.string(),
  figures: z.array(z.string()),
  speaker: z.string().nullable(),
  place: z.string().nullable(),
  model: z.string(),
  at: instant,
});

export const draftedAnswer = z
  .object({
    report: idText,
    proposed: z.int(),
    drafts: z.array(draft),
    refused: z.record(z.string().regex(/^[a-z-]+$/), z.int()).describe("proposals that were not kept, by reason"),
  })
  .meta({ id: "Drafted" });

export const draftsAnswer = z.object({ drafts: z.array(draft) }).meta({ id: "Drafts" });
