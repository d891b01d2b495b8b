import type { SourceKind } from "../model/index.ts";
import type { Outlet } from "../packs/outlets.ts";
import { keepTexts } from "../syntax/kept.ts";
import type { SourcePhrase } from "../syntax/source-phrase.ts";

/** Somebody the article has named or described so far. */
export interface Entity {
  readonly key: string;
  readonly name: string | null;
  /** Words of the name in lower case, and the initials it may be shortened to. */
  readonly nameWords: readonly string[];
  readonly sign: string;
  role: string | null;
  kind: SourceKind;
  anonymous: boolean;
  outlet: Outlet | null;
  readonly category: SourcePhrase["category"];
  readonly entity: SourcePhrase["entity"];
  plural: boolean;
  gender: "male" | "female" | null;
  readonly words: Set<string>;
  /** Lemmas that a short second mention may use: "ministry", "minister", "officials". */
  readonly heads: Set<string>;
  /** It has been the source of something; mere mentions have not. */
  spoke: boolean;
  /** How far on in the text it was last prominent, in characters. */
  salience: number;
}

const fold = (text: string): string => text.toLowerCase().replaceAll("’", "'").replaceAll(".", "");
const NO_WORDS: readonly string[] = [];
const foldedWords = keepTexts((text: string): readonly string[] =>
  fold(text)
    .split(/[\s,;()"“”-]+/)
    .filter((word) => word !== "" && word !== "the" && word !== "of" && word !== "'s" && word !== "a" && word !== "and" && word !== "for"),
);
/** Words of a name or role in lower case, small words left out. */
export const wordsOf = (text: string | null): readonly string[] => (text === null ? NO_WORDS : foldedWords(text));

/** Capital initials of a name: what an acronym of it is. */
export function initials(name: string): string {
  return name
    .split(/[\s-]/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== letter.toLowerCase())
    .join("");
}
