import type { ElementCues } from "./html-cues.ts";

/** An element that can hold blocks. */
export interface HtmlNode {
  readonly parent: number;
  readonly tag: string;
  readonly cues: ElementCues;
  readonly depth: number;
}

/** A stretch of text between block boundaries, white space collapsed. */
export interface HtmlBlock {
  readonly start: number;
  readonly end: number;
  /** Index of the innermost block-level element around it. */
  readonly node: number;
  /** Characters inside links. */
  readonly linkChars: number;
}

/** A time element, or one with itemprop or class that promises a date. */
export interface TimeElement {
  readonly value: string;
  readonly isPublished: boolean;
  readonly isUpdated: boolean;
  /** Offset in the text, to within a break between blocks. */
  readonly at: number;
}

/** What one pass over a page yields. */
export interface HtmlScan {
  readonly text: string;
  readonly nodes: readonly HtmlNode[];
  readonly blocks: readonly HtmlBlock[];
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly jsonScripts: readonly string[];
  readonly times: readonly TimeElement[];
  readonly title: string | null;
  readonly language: string | null;
  readonly canonical: string | null;
  readonly tooDeep: boolean;
  readonly tooMany: boolean;
}
