import type { SyntaxModel, Token } from "../../src/core/syntax/index.ts";
import type { GoldSentence } from "./conllu.ts";

/** Shares of right words (0 to 1): parts of speech, lemmas, heads, heads with relation (subtypes ignored), with and without punctuation. */
export interface SyntaxScore {
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  readonly uasWords: number;
  readonly lasWords: number;
  /** Words a second of processor time, tagging and parsing. */
  readonly speed: number;
}

const base = (relation: string): string => relation.split(":")[0] ?? relation;

/** Parses the sentences of a treebank from their gold words and compares. */
export function scoreSyntax(model: SyntaxModel, sentences: readonly GoldSentence[]): { score: SyntaxScore; parsed: readonly (readonly Token[])[] } {
  const started = process.cpuUsage();
  const parsed = sentences.map((sentence) => model.parse(sentence.text, sentence.words, new Map()));
  const used = process.cpuUsage(started);
  let words = 0;
  let plain = 0;
  const right = { upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0, uasWords: 0, lasWords: 0 };
  sentences.forEach((sentence, at) => {
    parsed[at]?.forEach((token, index) => {
      words += 1;
      const relation = sentence.relations[index] ?? "";
      const punctuation = relation === "punct";
      if (!punctuation) plain += 1;
      if (sentence.tags[index]?.startsWith(`${token.upos}/`)) right.upos += 1;
      if (sentence.tags[index]?.endsWith(`/${token.tag}`)) right.xpos += 1;
      if (sentence.lemmas[index]?.toLowerCase() === token.lemma.toLowerCase()) right.lemma += 1;
      if (sentence.heads[index] !== token.head) return;
      right.uas += 1;
      if (!punctuation) right.uasWords += 1;
      if (base(relation) !== base(token.rel)) return;
      right.las += 1;
      if (!punctuation) right.lasWords += 1;
    });
  });
  const share = (value: number, of: number): number => Math.round((value / of) * 1e4) / 1e4;
  return {
    parsed,
    score: {
      upos: share(right.upos, words),
      xpos: share(right.xpos, words),
      lemma: share(right.lemma, words),
      uas: share(right.uas, words),
      las: share(right.las, words),
      uasWords: share(right.uasWords, plain),
      lasWords: share(right.lasWords, plain),
      speed: Math.round(words / ((used.user + used.system) / 1e6)),
    },
  };
}

/** The parsed sentences as CoNLL-U. */
export function writeConllu(parsed: readonly (readonly Token[])[]): string {
  return parsed
    .map(
      (tokens) =>
        `${tokens.map((token, at) => [at + 1, token.text, token.lemma, token.upos, token.tag, "_", token.head + 1, token.rel, "_", "_"].join("\t")).join("\n")}\n`,
    )
    .join("\n");
}
