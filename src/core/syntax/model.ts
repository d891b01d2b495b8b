import type { Span } from "../model/index.ts";
import type { SyntaxModel, Token, Upos } from "./index.ts";
import { Lemmatiser } from "./lemmas.ts";
import { readModelFile } from "./model-file.ts";
import { Tagger } from "./tagger.ts";
import { TreeBuilder } from "./tree-builder.ts";
import { WordAtoms } from "./word-atoms.ts";

/** Numbers of the universal parts of speech of some tags, from 1; tag 0 has 0. */
export function coarsen(tags: readonly string[]): Int32Array {
  const names = [...new Set(tags.map((tag) => tag.slice(0, tag.indexOf("/"))))].sort();
  return Int32Array.from([0, ...tags.map((tag) => names.indexOf(tag.slice(0, tag.indexOf("/"))) + 1)]);
}

/** Words kept as one string each; a power of two. A longer word may be a reference to its article, which must not be kept. */
const FORMS = 4096;
const LONGEST_FORM = 12;

/** Makes a model from the bytes of its (unpacked) file; see models/<language>/CARD.md for what it was trained on. */
export function createSyntaxModel(bytes: Uint8Array): SyntaxModel {
  const file = readModelFile(bytes);
  const [tagging, moves, relations] = file.tables;
  if (tagging === undefined || moves === undefined || relations === undefined) throw new Error("model file lacks a table");
  const { header } = file;
  const tags = header.tags.map((pair) => {
    const slash = pair.indexOf("/");
    return { upos: pair.slice(0, slash) as Upos, tag: pair.slice(slash + 1) };
  });
  const atoms = new WordAtoms((hash) => file.classes.get(hash) ?? 0);
  const tagger = new Tagger(tagging, { only: file.only, sets: file.sets });
  const markers = new Set(header.markers.map((name) => header.relations.indexOf(name) + 1));
  const builder = new TreeBuilder(moves, relations, coarsen(header.tags), file.sure, markers);
  // one string for all places where a word stands: looking it up later costs no hash of its letters
  const forms: string[] = Array.from({ length: FORMS }, () => "");
  const formAt = (text: string, start: number, end: number, hash: number): string => {
    const known = forms[hash & (FORMS - 1)] as string;
    if (known.length === end - start && text.startsWith(known, start)) return known;
    const form = text.slice(start, end);
    if (form.length <= LONGEST_FORM) forms[hash & (FORMS - 1)] = form;
    return form;
  };
  const lemmatiser = new Lemmatiser([{}, ...header.lemmas]);
  return {
    language: header.language,
    parse(text: string, words: readonly Span[]): readonly Token[] {
      if (words.length === 0) return [];
      atoms.fill(text, words);
      const tagged = tagger.tag(atoms);
      builder.build(atoms, tagged);
      return words.map(({ start, end }, index) => {
        const tag = tagged[index] as number;
        const kind = tags[tag - 1] as { upos: Upos; tag: string };
        const form = formAt(text, start, end, atoms.exact[index] as number);
        const head = builder.heads[index] as number;
        const lemma = lemmatiser.find(kind.upos === "PROPN" ? form : form.toLowerCase(), tag);
        return {
          start,
          end,
          text: form,
          lemma,
          upos: kind.upos,
          tag: kind.tag,
          head,
          rel: head < 0 ? "root" : (header.relations[(builder.labels[index] as number) - 1] ?? "dep"),
        };
      });
    },
  };
}
