import { z } from "zod";
import { idText, originCount, status } from "./fields.ts";

const kind = z.enum([
  "origin-pair",
  "claim-merge",
  "claim-split",
  "value",
  "place",
  "date",
  "speaker",
  "outlet",
  "story-merge",
  "story-split",
  "story-move",
  "boilerplate",
]);

const standing = z
  .object({
    id: idText,
    label: z.string(),
    status,
    origins: originCount,
    estimate: z.object({ unit: z.string(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  })
  .nullable();

/** Questions for a person, and what each answer would change. */
export const reviewAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind,
        story: idText,
        about: z.array(idText),
        sides: z.array(z.object({ label: z.string(), claims: z.array(idText) })).describe("passages to look at, side by side"),
        article: idText.nullable(),
        findings: z.array(idText),
        basis: z.string(),
        answers: z.array(
          z.object({
            say: idText,
            verb: z.enum(["accept", "reject", "same", "different", "undetermined", "merge", "split", "correct", "move"]),
            id: idText,
            other: z.string().optional(),
            value: z.string().optional(),
            effect: z
              .object({
                sentences: z.int().describe("lines of the brief that would read otherwise"),
                findings: z.int(),
                changes: z.array(z.object({ before: standing, after: standing })),
              })
              .nullable()
              .describe("null where it was not worked out"),
          }),
        ),
      }),
    ),
    more: z.int().describe("questions beyond these"),
    untried: z.int().describe("questions whose effect was not worked out"),
    storiesLeft: z.int().describe("stories not looked through"),
  })
  .meta({ id: "ReviewQueue" });
