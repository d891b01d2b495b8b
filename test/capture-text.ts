import { createHash } from "node:crypto";
import type { Capture, Hints } from "../src/core/model/index.ts";

const noHints: Hints = { title: null, outlet: null, byline: null, published: null };

/** A capture of plain text, as a test hands it to the pipeline. */
export function captureText(text: string, name = "text.txt", hints: Partial<Hints> = {}, mediaType = "text/plain"): Capture {
  const bytes = new TextEncoder().encode(text);
  return {
    id: createHash("sha256").update(bytes).digest("hex"),
    bytes,
    mediaType,
    charset: "utf-8",
    url: null,
    name,
    hints: { ...noHints, ...hints },
    receivedAt: "2030-01-01T00:00:00.000Z",
  };
}
