import { z } from "zod";

const documentId = z.union([z.string(), z.number()]).describe("as the document gave it");

/** A document with its story, or an incident with the documents that report it. */
export const clusteredRow = z
  .union([
    z.object({ id: documentId, cluster: documentId, copyOf: documentId.nullable(), why: z.string() }),
    z.object({ docs: z.array(documentId), reports: z.array(z.object({ doc: documentId, deaths_stated: z.number().nullable() })) }),
  ])
  .meta({ id: "ClusteredRow" });
