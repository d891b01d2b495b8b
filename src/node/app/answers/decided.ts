import { z } from "zod";
import { idText, instant, originCount, status } from "./fields.ts";

const verb = z.enum(["accept", "reject", "same", "different", "undetermined", "merge", "split", "correct", "move", "check", "sign", "rate", "withdraw"]);

const stand = z.object({ id: idText, label: z.string(), status, origins: originCount, claims: z.int().describe("passages that count") }).nullable();

/** What one decision changed. */
export const decidedAnswer = z.object({
  number: z.int().describe("its number in the list of decisions"),
  verb,
  by: z.string(),
  reason: z.string(),
  changes: z.array(z.object({ before: stand, after: stand })).describe("findings that stand otherwise than before"),
});

/** The list of decisions, or what taking one back changed. */
export const decisionsAnswer = z.object({
  decisions: z.array(
    z.object({
      number: z.int(),
      verb,
      about: z.array(z.string()).describe("short ids of what it names"),
      by: z.string(),
      at: instant,
      reason: z.string(),
      inForce: z.boolean().describe("false once it was taken back"),
      notFound: z.string().nullable().describe("why what it names is not read any more; null when it is"),
    }),
  ),
  undone: decidedAnswer.nullable(),
});
