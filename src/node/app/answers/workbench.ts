import { z } from "zod";
import { citation, idText, instant } from "./fields.ts";
import { documentFields } from "./rows.ts";

const stretch = { start: z.int(), end: z.int() };

/** A report with its text, for whoever reads it in the workbench. */
export const articleTextAnswer = z
  .object({
    ...documentFields,
    text: z.string().describe("what the offsets count into; private persons stand in it by their role"),
    verbatim: z.boolean().describe("false where names or places were replaced"),
    capture: z
      .object({
        id: idText.describe("SHA-256 of the bytes, or of the envelope and the bytes"),
        mediaType: z.string(),
        charset: z.string().nullable(),
        bytes: z.int(),
        receivedAt: instant,
        status: z.int().nullable().describe("of the server's answer; null when it was not fetched"),
        fetchedAt: instant.nullable(),
      })
      .nullable()
      .describe("how it came"),
    blocks: z.array(z.object({ role: z.string(), rule: z.string().nullable(), ...stretch })),
    claims: z.array(z.object({ id: idText, kind: idText, what: z.string(), ...stretch, finding: idText.nullable() })),
  })
  .meta({ id: "ArticleText" });

/** How origins of a story stand to each other, and what was folded into what. */
export const provenanceAnswer = z
  .object({
    story: idText,
    pairs: z.array(
      z.object({
        a: idText,
        b: idText,
        relation: z.enum(["same", "likely-same", "undetermined", "independent"]),
        basis: z.string(),
        findings: z.array(idText).describe("findings whose count has both"),
      }),
    ),
    derivations: z.array(
      z.object({
        from: idText,
        to: idText,
        how: z.enum(["copy", "cites-outlet", "same-speech", "same-wording", "self-citation"]),
        evidence: z.array(citation),
      }),
    ),
  })
  .meta({ id: "Provenance" });

/** Formats that may leave through a network door. */
export const formatsAnswer = z
  .object({ formats: z.array(z.object({ id: z.string(), file: z.string(), summary: z.string(), mediaType: z.string() })) })
  .meta({ id: "Formats" });
