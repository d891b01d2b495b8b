import { z } from "zod";

/** An answer that is one text: Markdown, HTML, a table. */
export const textAnswer = z.object({ text: z.string() }).meta({ id: "Text" });

/** An answer that is lines for a person. */
export const linesAnswer = z.object({ lines: z.array(z.string()) }).meta({ id: "Lines" });
