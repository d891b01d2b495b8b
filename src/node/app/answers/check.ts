import { z } from "zod";
import { idText, originCount, status } from "./fields.ts";

/** How a sentence stands to the passages; never a word on whether it is true. */
export const checkAnswer = z
  .object({
    verdict: z.enum(["supported", "contradicted", "differs", "not-found"]),
    reason: z.string(),
    finding: idText.nullable().describe("the finding the verdict rests on"),
    status: status.nullable(),
    origins: originCount.extend({ labels: z.array(z.string()) }).nullable(),
    passages: z.array(z.object({ article: idText, report: z.string(), start: z.int(), end: z.int(), text: z.string() })),
  })
  .meta({ id: "Check" });
