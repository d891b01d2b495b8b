import { z } from "zod";
import { idText } from "./fields.ts";

const offset = z.int().describe("counts into text, in the unit of offsets");
const stretch = { start: offset, end: offset };
const pairs = z.array(z.tuple([z.int(), z.int()]));
const value = z.union([z.number(), z.tuple([z.number(), z.number()])]);

const claim = z.looseObject({ id: z.string(), document: idText, ...stretch, type: z.string(), kind: z.string(), what: z.string() });

/** One document marked up; offsets count into `text`. */
export const annotatedRow = z
  .object({
    id: z.union([z.string(), z.number()]).describe("as the document gave it"),
    offsets: z.enum(["utf16", "codepoint"]),
    text: z.string(),
    main: z.string().describe("the main text alone"),
    blocks: z.array(z.object({ role: z.string(), ...stretch })),
    title: z.string().nullable(),
    date: z.string().nullable(),
    dateBasis: z.string().nullable(),
    outlet: z.string().nullable(),
    attributions: z.array(
      z.object({
        source: pairs,
        cue: pairs,
        content: pairs,
        name: z.string().nullable(),
        role: z.string().nullable(),
        anonymous: z.boolean(),
        kind: z.string(),
      }),
    ),
    outlets: z.array(z.string()),
    quantities: z.array(
      z.object({
        ...stretch,
        value,
        unit: z.string(),
        normalized_unit: z.string(),
        change: z.string(),
        qualifier: z.string(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
    ),
    toponyms: z.array(z.object({ ...stretch, name: z.string(), lat: z.number().nullable(), lon: z.number().nullable(), place: z.string().nullable() })),
    timex: z.array(z.object({ ...stretch, type: z.enum(["DATE", "TIME", "DURATION", "SET"]), value: z.string() })),
    entities: z.array(z.object({ ...stretch, type: z.string(), name: z.string() })),
    claims: z.array(claim),
  })
  .meta({ id: "AnnotatedDocument" });
