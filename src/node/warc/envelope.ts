import { z } from "zod";
import type { Capture } from "../../core/model/index.ts";

/** The named field in which our own archives keep what a capture has beyond its record; other programs pass over it (ISO 28500, 5.19). */
export const ENVELOPE_FIELD = "Unecho-Capture";

const text = z.string().max(10_000).nullable();

const envelope = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(10_000),
  mediaType: z.enum(["text/html", "text/plain", "text/markdown"]),
  charset: text,
  url: text,
  hints: z.object({ title: text, outlet: text, byline: text, published: text }),
  receivedAt: z.iso.datetime(),
  http: z
    .object({
      status: z.int().min(100).max(999),
      headers: z.array(z.tuple([z.string(), z.string()])).max(1000),
      finalUrl: z.string().max(10_000),
      fetchedAt: z.iso.datetime(),
      archive: text,
    })
    .nullable()
    .optional(),
});

type Envelope = Omit<Capture, "bytes">;

/** All of a capture that its record does not say, in ASCII, for a header line. */
export function writeEnvelope({ id, name, mediaType, charset, url, hints, receivedAt, http }: Capture): string {
  const own: Envelope = { id, name, mediaType, charset, url, hints, receivedAt, ...(http === undefined ? {} : { http }) };
  return JSON.stringify(own).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The envelope of a record we wrote, null where there is none or it is not one. */
export function readEnvelope(fields: ReadonlyMap<string, string>): Envelope | null {
  const written = fields.get(ENVELOPE_FIELD.toLowerCase());
  if (written === undefined) return null;
  try {
    const parsed = envelope.safeParse(JSON.parse(written));
    if (!parsed.success) return null;
    const { http, ...rest } = parsed.data;
    // a file that was never fetched has no such field at all
    return http === undefined ? rest : { ...rest, http };
  } catch {
    return null;
  }
}
