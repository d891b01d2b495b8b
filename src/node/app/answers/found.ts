import { z } from "zod";
import { idText, instant } from "./fields.ts";

const span = { start: z.int(), end: z.int() };

/** Passages that hold what was searched for. */
export const foundAnswer = z
  .object({
    hits: z.array(
      z.object({
        article: idText,
        story: idText,
        title: z.string().nullable(),
        outlet: z.string().nullable(),
        published: instant.nullable(),
        role: z.enum(["title", "headline", "summary", "paragraph", "subheading", "caption", "boilerplate"]),
        ...span,
        text: z.string().describe("at most 300 characters around the first word that was found"),
        claims: z.array(z.object({ id: idText, finding: idText.nullable(), ...span, text: z.string() })).describe("claims that stand in the passage"),
      }),
    ),
    next: z
      .string()
      .regex(/^[\w-]*$/)
      .nullable()
      .describe("cursor of the next page; null when this is the last"),
  })
  .meta({ id: "Found" });
