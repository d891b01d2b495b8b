import type { CaptureId, Instant } from "./ids.ts";

/** What the envelope said about a report (mail header, JSON field, HTTP header); null where it said nothing. */
export interface Hints {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** A date as the envelope wrote it, unparsed. */
  readonly published: string | null;
}

/** Bytes as they reached us; written once, never changed. */
export interface Capture {
  /** SHA-256 of `bytes`, hex. */
  readonly id: CaptureId;
  readonly bytes: Uint8Array;
  /** `text/plain`, `text/html` or `text/markdown`. */
  readonly mediaType: string;
  /** Charset the envelope declared; null when it declared none. */
  readonly charset: string | null;
  readonly url: string | null;
  /** File name or other label that a person would recognise. */
  readonly name: string;
  readonly hints: Hints;
  readonly receivedAt: Instant;
}
