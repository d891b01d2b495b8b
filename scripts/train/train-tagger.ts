import { Tagger } from "../../src/core/syntax/tagger.ts";
import type { WeightStreams } from "../../src/core/syntax/weights.ts";
import { hashWord, WordAtoms, type WordClasses } from "../../src/core/syntax/word-atoms.ts";
import type { GoldSentence } from "./conllu.ts";
import { Learner } from "./learner.ts";
import { seedRandom, shuffle } from "./shuffle.ts";

/** A word is never scored when it was seen this often with one tag (nearly) alone. */
const ALWAYS_COUNT = 20;
const ALWAYS_SHARE = 0.99;
/** Features corrected less often in a run tell nothing. */
const MIN_TOUCHES = 3;
/** Rare readings of a word do not enter its set of tags. */
const SET_SHARE = 0.02;

/** A tagger's dictionary while it can still be listed. */
export interface TagDictionary {
  readonly only: ReadonlyMap<number, number>;
  readonly sets: ReadonlyMap<number, number>;
}

/** Learns which words have one tag alone, and the set of tags of the others. */
export function buildDictionary(sentences: readonly GoldSentence[], tags: readonly string[]): TagDictionary {
  const exact = new Map<number, Map<number, number>>();
  const plain = new Map<number, Map<number, number>>();
  const count = (table: Map<number, Map<number, number>>, key: number, tag: number): void => {
    const row = table.get(key) ?? new Map<number, number>();
    row.set(tag, (row.get(tag) ?? 0) + 1);
    table.set(key, row);
  };
  const atoms = new WordAtoms(() => 0);
  const index = new Map(tags.map((tag, at) => [tag, at + 1]));
  for (const sentence of sentences) {
    atoms.fill(sentence.text, sentence.words);
    sentence.words.forEach(({ start, end }, at) => {
      const tag = index.get(sentence.tags[at] ?? "");
      if (tag === undefined) return;
      count(exact, atoms.exact[at] as number, tag);
      count(plain, hashWord(sentence.text, start, end), tag);
    });
  }
  const only = new Map<number, number>();
  for (const [key, row] of exact) {
    const total = [...row.values()].reduce((a, b) => a + b, 0);
    for (const [tag, times] of row) if (total >= ALWAYS_COUNT && times >= ALWAYS_SHARE * total) only.set(key, tag);
  }
  const sets = new Map<number, number>();
  for (const [key, row] of plain) {
    const total = [...row.values()].reduce((a, b) => a + b, 0);
    if (total < 3) continue;
    const kept = [...row]
      .filter(([, times]) => times >= SET_SHARE * total)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([tag]) => tag);
    // the commonest first, the others in any order
    const [first, ...rest] = kept;
    sets.set(
      key,
      rest.sort((a, b) => a - b).reduce((hash, tag) => Math.imul(hash ^ tag, 0x01000193), Math.imul((first ?? 0) ^ 0x2545f491, 0x01000193)),
    );
  }
  return { only, sets };
}

/** Trains a tagger; the result of several seeds is averaged. */
export function trainTagger(
  sentences: readonly GoldSentence[],
  tags: readonly string[],
  classes: WordClasses,
  options: { epochs: number; seeds: readonly number[] },
): { dictionary: TagDictionary; streams: WeightStreams } {
  const dictionary = buildDictionary(sentences, tags);
  const index = new Map(tags.map((tag, at) => [tag, at + 1]));
  const learner = new Learner(tags.length);
  for (const seed of options.seeds) {
    const tagger = new Tagger(learner, dictionary);
    const atoms = new WordAtoms(classes);
    const random = seedRandom(seed);
    for (let epoch = 0; epoch < options.epochs; epoch += 1) {
      for (const at of shuffle(sentences.length, random)) {
        const sentence = sentences[at] as GoldSentence;
        atoms.fill(sentence.text, sentence.words);
        tagger.tag(atoms, (word, features, count, guess) => {
          const gold = index.get(sentence.tags[word] ?? "");
          if (gold === undefined) return guess;
          learner.tick();
          if (guess !== gold) learner.correct(features, count, gold - 1, guess - 1);
          return guess;
        });
      }
    }
    learner.settle();
  }
  return { dictionary, streams: learner.pack(0.05, MIN_TOUCHES) };
}

/** Tags of every sentence as the tagger gives them (from 1). */
export function tagAll(sentences: readonly GoldSentence[], trained: { dictionary: TagDictionary; streams: WeightStreams }, classes: WordClasses): Int32Array[] {
  const tagger = new Tagger(trained.streams, trained.dictionary);
  const atoms = new WordAtoms(classes);
  return sentences.map((sentence) => {
    atoms.fill(sentence.text, sentence.words);
    return tagger.tag(atoms).slice(0, sentence.words.length + 1);
  });
}
