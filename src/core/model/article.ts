import type { ArticleId, CaptureId, Language, OutletId } from "./ids.ts";
import type { Span } from "./span.ts";
import type { TimeRange } from "./time.ts";

export type BlockRole = "headline" | "summary" | "paragraph" | "subheading" | "caption" | "boilerplate";

/** A stretch of the text with one role. Boilerplate stays in, marked by its block, so that offsets never move. */
export interface Block {
  readonly role: BlockRole;
  readonly span: Span;
  /** Rule that decided the role ("header-line", "donation-appeal", "related-links"), null for the default. */
  readonly rule: string | null;
}

/** One report, decoded and divided; `text` is exactly what the offsets count into. */
export interface Article {
  readonly id: ArticleId;
  readonly capture: CaptureId;
  /** Label a person recognises (file name). */
  readonly name: string;
  /** Address the report goes by: its canonical link where that stands on the same host, else where it was fetched; null when nobody says. */
  readonly url: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly title: string | null;
  readonly outlet: OutletId | null;
  /** Name of the outlet as shown, null when unknown. */
  readonly outletName: string | null;
  /** How the outlet was found: `stated` (header, metadata), `inferred` (self-reference in the text), null when unknown. */
  readonly outletBasis: "stated" | "inferred" | null;
  readonly authors: readonly string[];
  readonly published: TimeRange | null;
  /** Calendar day of publication as the report writes it, in its own time zone ("2031-05-14"); null or absent when unknown. */
  readonly publishedOn?: string | null;
  /** Rule or field that gave the date ("header", "meta:article:published_time", "joint-weekday-month"), null when unknown. */
  readonly publishedFrom: string | null;
  /** The text speaks in the name of its issuer (communique, NGO update, monitor alert): then the issuer is the origin of what it states. */
  readonly issuer: boolean;
  /** Agencies whose copy the text says it is (dateline, byline, credit). */
  readonly wires: readonly string[];
}
