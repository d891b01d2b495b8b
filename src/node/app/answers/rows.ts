import { z } from "zod";
import { idText, instant, originCount, status } from "./fields.ts";

const span = { start: z.int(), end: z.int() };
const interval = { unit: z.string(), low: z.number().nullable(), best: z.number().nullable(), high: z.number().nullable(), qualifier: z.string() };
const claimIds = z.array(idText);

/** A story in a list. */
export const storyRow = z
  .object({
    id: idText,
    number: z.int().describe("given once, in order of first appearance"),
    revision: z.int().describe("number of the change that last touched it"),
    label: z.string(),
    from: instant.nullable(),
    to: instant.nullable(),
    articles: z.int(),
    findings: z.int(),
    claims: z.int(),
    origins: z.int(),
    lookalikes: z.array(z.object({ story: idText, why: z.string() })),
  })
  .meta({ id: "Story" });

/** What the claims about one fact add up to. */
export const findingRow = z
  .object({
    id: idText,
    story: idText,
    type: idText,
    label: z.string(),
    claims: claimIds.describe("claims that count"),
    setAside: z.array(z.object({ claim: idText, why: z.enum(["rejected", "withdrawn"]) })),
    superseded: claimIds,
    relations: z.array(z.object({ a: idText, b: idText, relation: z.enum(["same", "refines", "differs", "contradicts", "supersedes"]), on: z.string() })),
    status,
    count: originCount.extend({ ids: z.array(idText) }).describe("independent origins over its history"),
    current: originCount,
    parties: z.array(z.string()),
    reason: z.string(),
    rule: z.string(),
    estimate: z.object(interval).nullable(),
    review: z.enum(["accepted", "rejected"]).nullable(),
    signatures: z
      .array(z.object({ verb: z.enum(["check", "sign"]), by: z.string(), at: instant }))
      .optional()
      .describe("who looked it over (check) or signed it off (sign)"),
    newest: instant.nullable(),
  })
  .meta({ id: "Finding" });

/** One thing one article says. */
export const claimRow = z
  .object({
    id: idText,
    document: idText,
    ...span,
    type: idText,
    kind: idText,
    what: z.string(),
    roles: z.record(z.string(), z.array(z.object({ ...span, name: z.string() }))),
    polarity: z.enum(["asserted", "denied"]),
    modality: z.enum(["fact", "hedged", "unverified", "planned"]),
    background: z.boolean(),
    time: z.object({ from: z.string().nullable(), to: z.string().nullable(), basis: z.enum(["stated", "relative", "inferred"]) }).nullable(),
    places: z.array(z.object({ name: z.string(), place: z.string().nullable(), lat: z.number().nullable(), lon: z.number().nullable(), prec: z.int() })),
    quantity: z.object({ ...span, text: z.string(), ...interval }).nullable(),
    attribution: z.array(
      z.object({ ...span, text: z.string(), name: z.string().nullable(), role: z.string().nullable(), anonymous: z.boolean(), kind: idText }),
    ),
    said: z
      .object({
        source: z.array(z.object(span)),
        cue: z.array(z.object(span)),
        content: z.array(z.object(span)),
        direct: z.boolean().describe("in the source's own words"),
      })
      .nullable()
      .describe("who says it (source), the words of saying (cue) and what is said (content), where they stand"),
    hedges: z.array(z.object(span)).describe("words that make it, or its figure, less than certain"),
    story: idText,
    finding: idText.nullable(),
    outlet: z.string().nullable(),
    published: instant.nullable(),
    text: z.string().describe("the clause that says it"),
    sentence: z.object({ ...span, text: z.string() }),
  })
  .meta({ id: "Claim" });

/** What every answer tells of a report, with or without its text. */
export const documentFields = {
  id: idText,
  story: idText,
  name: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  outletInferred: z.boolean(),
  authors: z.array(z.string()),
  published: instant.nullable(),
  publishedInferred: z.boolean(),
  language: idText,
  copyOf: idText.nullable(),
};

/** A report, without its text. */
export const documentRow = z
  .object({
    ...documentFields,
    claims: z.int(),
  })
  .meta({ id: "Document" });

/** Where information entered the record. */
export const originRow = z
  .object({
    id: idText,
    story: idText,
    kind: z.enum(["person", "office", "anonymous-group", "document", "monitor", "outlet-observation", "unattributed"]),
    party: z.string().nullable(),
    label: z.string(),
    source: idText.nullable(),
    speaker: z.string().nullable(),
    named: z.boolean(),
    outlet: z.string().nullable(),
    claims: claimIds,
    newest: instant.nullable(),
  })
  .meta({ id: "Origin" });
