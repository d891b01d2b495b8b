import type { Span } from "../model/index.ts";
import { FiniteVerbs } from "./finite-verb.ts";
import type { SyntaxModel, Token, Upos, VerbBases } from "./index.ts";
import { Lemmatiser } from "./lemmas.ts";
import { readModelFile } from "./model-file.ts";
import { describeTags } from "./tag-facts.ts";
import { Tagger } from "./tagger.ts";
import { TreeBuilder } from "./tree-builder.ts";
import { WordAtoms } from "./word-atoms.ts";
import { WordStock } from "./word-stock.ts";

/** Makes a model from the bytes of its (unpacked) file; see models/<language>/CARD.md for what it was trained on. */
export function createSyntaxModel(bytes: Uint8Array): SyntaxModel {
  const file = readModelFile(bytes);
  const [tagging, moves, labelling] = file.tables;
  if (tagging === undefined || moves === undefined || labelling === undefined) throw new Error("model file lacks a table");
  const { header } = file;
  const kinds = ["X/", ...header.tags].map((pair) => {
    const slash = pair.indexOf("/");
    return { upos: pair.slice(0, slash) as Upos, tag: pair.slice(slash + 1) };
  });
  const atoms = new WordAtoms((hash) => file.classes.get(hash) ?? 0);
  const tagger = new Tagger(tagging, { only: file.only, sets: file.sets });
  const verbs = new FiniteVerbs(header.tags);
  const markers = new Set(header.markers.map((name) => header.relations.indexOf(name) + 1));
  const builder = new TreeBuilder(moves, labelling, describeTags(header.tags), file.sure, markers);
  const stock = new WordStock(kinds, new Lemmatiser([{}, ...header.lemmas]));
  const relations = header.relations;
  return {
    language: header.language,
    parse(text: string, words: readonly Span[], bases: VerbBases): readonly Token[] {
      if (words.length === 0) return [];
      stock.useBases(bases);
      atoms.fill(text, words);
      const tagged = tagger.tag(atoms);
      verbs.mend(text, words, tagged);
      builder.build(atoms, tagged);
      const { exact } = atoms;
      const { heads, labels } = builder;
      return words.map(({ start, end }, index) => {
        const word = stock.find(text, start, end, exact[index] as number, tagged[index] as number);
        const head = heads[index] as number;
        const rel = head < 0 ? "root" : (relations[(labels[index] as number) - 1] ?? "dep");
        return { word, start, end, text: word.text, lemma: word.lemma, upos: word.upos, tag: word.tag, head, rel };
      });
    },
  };
}
