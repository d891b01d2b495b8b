import { z } from "zod";
import { instant } from "./fields.ts";
import { claimRow, documentRow, findingRow, originRow, storyRow } from "./rows.ts";
import { provenanceAnswer } from "./workbench.ts";

/** A story as it stood at a moment. */
export const pastAnswer = z
  .object({
    asOf: instant,
    story: storyRow,
    findings: z.array(findingRow),
    claims: z.array(claimRow),
    documents: z.array(documentRow),
    origins: z.array(originRow),
    provenance: provenanceAnswer,
  })
  .meta({ id: "PastStory" });
