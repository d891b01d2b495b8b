import type { CaptureId, Instant } from "./ids.ts";

/** What the envelope said about a report (mail header, JSON field, HTTP header); null where it said nothing. */
export interface Hints {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** A date as the envelope wrote it, unparsed. */
  readonly published: string | null;
}

/** What came with bytes that were fetched: enough to write them as a WARC record. */
export interface HttpEnvelope {
  readonly status: number;
  /** Header lines in order, as the server sent them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Address that answered, after redirects. */
  readonly finalUrl: string;
  /** When the answer was whole. */
  readonly fetchedAt: Instant;
  /** Where the same answer is kept elsewhere: a place in a WARC file, or an address the server names (Link rel="memento"); null when nowhere. */
  readonly archive: string | null;
}

/** Bytes as they reached us, packing for the way undone; written once, never changed. */
export interface Capture {
  /** SHA-256, hex: of `bytes`, or of the envelope and `bytes` where the envelope holds words of the report (mail, JSON, item of a feed). */
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
  /** Null or absent when the bytes were not fetched. */
  readonly http?: HttpEnvelope | null;
}
