import { z } from "zod";

/** What an archive holds. */
export const archivedAnswer = z
  .object({
    file: z.string().describe("the file written"),
    reports: z.int().describe("reports in it"),
    bytes: z.int().describe("its size"),
  })
  .meta({ id: "Archived" });
