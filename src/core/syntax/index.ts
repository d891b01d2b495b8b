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

/** A form with its tag and base form. All its places in all texts share one, so that what is worked out about it can be kept (`keepWords`). */
export interface Word {
  readonly text: string;
  /** In lower case, with straight apostrophes: as word lists have it. */
  readonly lower: string;
  /** Lower-cased base form; names keep their spelling. */
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag: "VBD", "NNS", "CD". */
  readonly tag: string;
  /** Number of its place in the stock of words; -1 for one that is not in it. */
  readonly place: number;
}

/** One word of a sentence, with its place in the dependency tree (UD v2, English). */
export interface Token {
  readonly word: Word;
  readonly text: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly tag: string;
  readonly start: number;
  readonly end: number;
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

/** Base forms that a language pack gives to verb forms, before those of the model. */
export type VerbBases = ReadonlyMap<string, string>;

/** What stands behind a language: tags and parses one sentence of words. Deterministic. */
export interface SyntaxModel {
  readonly language: string;
  parse(text: string, words: readonly Span[], bases: VerbBases): readonly Token[];
}
