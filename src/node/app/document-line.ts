import type { Capture } from "../../core/model/index.ts";
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from "../config.ts";
import { captureOf } from "./report-object.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One line of JSON Lines input as a document with its id, or why it is none. */
export function parseDocument(text: string, receivedAt: string): { readonly id: unknown; readonly capture: Capture } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `not JSON (${reasonOf(error)})` };
  }
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  if (typeof id !== "string" && typeof id !== "number") return { problem: "no id" };
  try {
    const capture = captureOf(value, String(id), receivedAt);
    if (capture === null) return { problem: "no text, html or html_gz_b64" };
    const limit = capture.mediaType === "text/html" ? MAX_FILE_BYTES : MAX_BODY_BYTES;
    if (capture.bytes.length > limit) return { problem: `${(capture.bytes.length / 1e6).toFixed(1)} MB in one document (limit ${limit / 1e6} MB)` };
    return { id, capture };
  } catch (error) {
    return { problem: `html_gz_b64 cannot be unpacked (${reasonOf(error)})` };
  }
}
