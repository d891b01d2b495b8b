import type { OutletId } from "./ids.ts";
import type { SourceKind } from "./mention.ts";
import type { Span } from "./span.ts";

export type Manner = "said" | "reported" | "confirmed" | "denied" | "estimated";

/** One voice of a chain: who says so. */
export interface Voice {
  /** The source's words in the text. */
  readonly span: Span;
  /** Name after anaphora is resolved ("he" -> "Ana Velic"); null for a group known only by its description. */
  readonly name: string | null;
  /** Office or description: "Ukrainian army spokesman", "two senior US officials". */
  readonly role: string | null;
  readonly kind: SourceKind;
  readonly anonymous: boolean;
  /** Outlet id when the voice is a cited outlet or agency. */
  readonly outlet: OutletId | null;
  /** Same key = same voice inside this article (anaphora, second description). */
  readonly key: string;
  /** The article's own outlet citing itself ("BI previously reported"). */
  readonly self: boolean;
}

/** Source, cue and content of one act of attribution (PARC 3, PolNeAR). Spans may be discontinuous. */
export interface Attribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Outermost first: cited outlets, then the speaker. Never empty. */
  readonly voices: readonly Voice[];
  readonly manner: Manner;
  /** The words are the source's own (inside quotation marks). */
  readonly direct: boolean;
  /** The voice denies the content. */
  readonly negated: boolean;
  /** Rule that found it. */
  readonly rule: string;
}
