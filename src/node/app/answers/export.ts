import { z } from "zod";

/** A file in the format asked for, and what was said before it was made. */
export const exportAnswer = z
  .object({
    file: z.string().describe("name the file goes by, or where it was written"),
    mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
    text: z.string().nullable().describe("its text; null for a format that is no text, or when it was written to a file"),
    base64: z.base64().nullable().describe("its bytes, for a format that is no text; null otherwise"),
    warnings: z.array(z.object({ code: z.string(), story: z.string(), count: z.int(), message: z.string() })),
  })
  .meta({ id: "ExportedFile" });
