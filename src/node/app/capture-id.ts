import { createHash } from "node:crypto";
import type { Capture, CaptureId } from "../../core/model/index.ts";
import { sha256 } from "../sha256.ts";

/** Id of bytes that stand for themselves: a file, a page. */
export const bytesId = (bytes: Uint8Array): CaptureId => sha256(bytes);

type Worded = Pick<Capture, "bytes" | "mediaType" | "url" | "hints">;

/** Id of a report part of whose words stand in its envelope (mail, JSON, item of a feed): the same body under another outlet is another report. */
export function envelopeId({ bytes, mediaType, url, hints }: Worded): CaptureId {
  const { title, outlet, byline, published } = hints;
  return createHash("sha256")
    .update(`${JSON.stringify([mediaType, url, title, outlet, byline, published])}\n`)
    .update(bytes)
    .digest("hex");
}

/** True when the id is one that this capture's own content gives; false when content or id was changed. */
export const isOwnId = (capture: Capture): boolean => capture.id === bytesId(capture.bytes) || capture.id === envelopeId(capture);

/** The capture under the id of its envelope. */
export const underEnvelopeId = (capture: Omit<Capture, "id">): Capture => ({ ...capture, id: envelopeId(capture) });
