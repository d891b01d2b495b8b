import type { Token } from "./index.ts";
import type { SentenceView } from "./sentence-view.ts";

type Tokens = { readonly tokens: readonly Token[] };

/** Folded word at a place of a sentence, "" outside it. */
export const lowerAt = (view: SentenceView, at: number): string => view.lower[at] ?? "";

/** Word as written at a place of a sentence, in small letters; "" outside it. */
export const wordAt = ({ tokens }: Tokens, at: number): string => tokens[at]?.text.toLowerCase() ?? "";

/** Folded lemma at a place of a sentence, "" outside it. */
export const lemmaAt = (view: SentenceView, at: number): string => view.lemmas[at] ?? "";

/** Part of speech at a place of a sentence, undefined outside it. */
export const uposAt = ({ tokens }: Tokens, at: number): Token["upos"] | undefined => tokens[at]?.upos;

/** Penn tag at a place of a sentence, undefined outside it. */
export const tagAt = ({ tokens }: Tokens, at: number): Token["tag"] | undefined => tokens[at]?.tag;

/** Relation of the word at a place of a sentence to its head, "" outside it. */
export const relAt = ({ tokens }: Tokens, at: number): Token["rel"] => tokens[at]?.rel ?? "";

/** Base form of the word at a place of a sentence, in small letters; "" outside it. */
export const baseAt = ({ tokens }: Tokens, at: number): string => tokens[at]?.lemma.toLowerCase() ?? "";

/** Place of the head of the word at a place of a sentence, -1 for the root and outside the sentence. */
export const headAt = ({ tokens }: Tokens, at: number): number => tokens[at]?.head ?? -1;

/** Words that hang under the word at a place of a sentence, in the order of the text; none outside it. */
export const childrenAt = ({ sentence }: SentenceView, at: number): readonly number[] => sentence.children[at] ?? NONE;
const NONE: readonly number[] = [];
