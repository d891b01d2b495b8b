import type { Manner, Span } from "../model/index.ts";
import type { SentenceView } from "../syntax/sentence-view.ts";

/** Tokens [from, to) of one sentence. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** One act of attribution before its voices are resolved. */
export interface AttributionDraft {
  readonly view: SentenceView;
  /** Words of the source in `view`; null for hearsay without a holder. */
  readonly source: TokenRange | null;
  /** The words to show where they differ from `source`: the "who" of a relative clause. */
  readonly shown: TokenRange | null;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Tokens of the reporting clause: source, cue and what belongs to them. */
  readonly clause: TokenRange;
  readonly manner: Manner;
  readonly negated: boolean;
  readonly rule: string;
  /** Somebody told; an outlet there is where the words reached print. */
  readonly addressee: TokenRange | null;
}

/** The stretch of text that tokens [from, to) cover; null when empty. */
export function spanOf(view: SentenceView, from: number, to: number): Span | null {
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
}
