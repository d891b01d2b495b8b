import { z } from "zod";

/** An id as unecho spells it: a hash, a hash with offsets, or a short one ("f-1a2b"). */
export const idText = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z:._-]*$/);

/** ISO 8601, UTC. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z)?$/);

/** A story's letter on screen: A is the largest. */
export const letter = z.string().regex(/^[A-Z]+$/);

/** Independent origins, from how many to how many. */
export const originCount = z.object({ min: z.int(), max: z.int() });

export const status = z.enum(["conceded", "corroborated", "single-origin", "differing", "contested", "discounted", "unattributed"]);

/** A passage: an article and half-open UTF-16 offsets into its text. */
export const citation = z.object({ article: idText, span: z.object({ start: z.int(), end: z.int() }) }).meta({ id: "Citation" });
