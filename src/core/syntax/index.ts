import type { Span } from "../model/index.ts";

/** Universal part of speech (UD v2). */
export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** One word of a sentence, with its place in the dependency tree (UD v2, English). */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower-cased base form; names keep their spelling. */
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag: "VBD", "NNS", "CD". */
  readonly tag: string;
  /** Index of the head in `Sentence.tokens`; -1 for the root. */
  readonly head: number;
  /** UD relation with subtype: "nsubj", "nsubj:pass", "obl", "nummod". */
  readonly rel: string;
}

export interface Sentence extends Span {
  /** Index of the block in `Article.blocks`. */
  readonly block: number;
  readonly tokens: readonly Token[];
  /** Children of each token, in order; same indexes as `tokens`. */
  readonly children: readonly (readonly number[])[];
}

/** What stands behind a language: tags and parses one sentence of words. Deterministic. */
export interface SyntaxModel {
  readonly language: string;
  parse(text: string, words: readonly Span[]): readonly Token[];
}
