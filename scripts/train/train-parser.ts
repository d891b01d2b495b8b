import { describeTags } from "../../src/core/syntax/tag-facts.ts";
import { arcKey, Move, TreeBuilder } from "../../src/core/syntax/tree-builder.ts";
import type { WeightStreams } from "../../src/core/syntax/weights.ts";
import { WordAtoms, type WordClasses } from "../../src/core/syntax/word-atoms.ts";
import type { GoldSentence } from "./conllu.ts";
import { Learner } from "./learner.ts";
import { seedRandom, shuffle } from "./shuffle.ts";

/** Gold arcs each move would lose for good (dynamic oracle of Goldberg and Nivre for arc-hybrid); the root's head counts as a word behind the last. */
function costs(builder: TreeBuilder, heads: Int32Array, children: readonly (readonly number[])[], out: Int32Array): void {
  const { stack, depth, next, size } = builder;
  const s0 = depth > 0 ? (stack[depth - 1] as number) : -1;
  const s1 = depth > 1 ? (stack[depth - 2] as number) : -1;
  let pop = 0; // dependents of s0 still to come
  if (s0 >= 0) for (const child of children[s0] as readonly number[]) if (child >= next) pop += 1;
  const head0 = s0 >= 0 ? (heads[s0] as number) : -2;
  out[Move.left] = pop + (head0 === s1 || (head0 >= next && head0 !== next) ? 1 : 0);
  out[Move.right] = pop + (head0 >= next ? 1 : 0);
  let shift = 0;
  if (next < size) {
    const head = heads[next] as number;
    for (let index = 0; index < depth; index += 1) {
      const word = stack[index] as number;
      if (heads[word] === next) shift += 1;
      if (word === head && index < depth - 1) shift += 1;
    }
  }
  out[Move.shift] = shift;
}

/** An arc's relation is not scored when its tags were seen this often with one relation alone. */
const SURE_COUNT = 20;
const SURE_SHARE = 0.995;

/** Relations that the tags of head and dependent and their order decide, by arc key. */
function findSureLabels(sentences: readonly GoldSentence[], tags: readonly string[], relationOf: ReadonlyMap<string, number>): Map<number, number> {
  const tagOf = new Map(tags.map((tag, at) => [tag, at + 1]));
  const seen = new Map<number, Map<number, number>>();
  for (const sentence of sentences) {
    sentence.heads.forEach((head, at) => {
      const from = tagOf.get(sentence.tags[head] ?? "");
      const to = tagOf.get(sentence.tags[at] ?? "");
      const label = relationOf.get(sentence.relations[at] ?? "");
      if (from === undefined || to === undefined || label === undefined) return;
      const key = arcKey(from, to, at < head);
      const row = seen.get(key) ?? new Map<number, number>();
      row.set(label, (row.get(label) ?? 0) + 1);
      seen.set(key, row);
    });
  }
  const sure = new Map<number, number>();
  for (const [key, row] of seen) {
    const total = [...row.values()].reduce((a, b) => a + b, 0);
    for (const [label, times] of row) if (total >= SURE_COUNT && times >= SURE_SHARE * total) sure.set(key, label);
  }
  return sure;
}

/** Options of parser training. */
export interface ParserOptions {
  readonly epochs: number;
  readonly seeds: readonly number[];
  /** Tags per sentence to train on, as a tagger that has not seen the sentence gives them. */
  readonly tagged: readonly Int32Array[];
  /** Features corrected less often in a run are dropped. */
  readonly minTouches: number;
  /** Averaged weights below this are dropped. */
  readonly floor: number;
  /** Lead the right move must have over the best wrong one, or the weights are corrected. */
  readonly margin: number;
  readonly onEpoch?: (epoch: number) => void;
}

/** Trains moves and relations; the weights of several seeds are averaged. */
export function trainParser(
  sentences: readonly GoldSentence[],
  tags: readonly string[],
  relations: readonly string[],
  markers: ReadonlySet<number>,
  classes: WordClasses,
  options: ParserOptions,
): { moves: WeightStreams; labels: WeightStreams; sure: ReadonlyMap<number, number> } {
  const relationOf = new Map(relations.map((name, at) => [name, at + 1]));
  const sure = findSureLabels(sentences, tags, relationOf);
  const gold = sentences.map((sentence) => {
    const size = sentence.words.length;
    const heads = Int32Array.from(sentence.heads, (head) => (head < 0 ? size : head));
    const children: number[][] = sentence.words.map(() => []);
    heads.forEach((head, at) => children[head]?.push(at));
    return { heads, children, labels: Int32Array.from(sentence.relations, (name) => relationOf.get(name) ?? 1) };
  });
  const moves = new Learner(3);
  const labels = new Learner(relations.length);
  const price = new Int32Array(3);
  for (const seed of options.seeds) {
    const builder = new TreeBuilder(moves, labels, describeTags(tags), sure, markers);
    const atoms = new WordAtoms(classes);
    const random = seedRandom(seed);
    for (let epoch = 0; epoch < options.epochs; epoch += 1) {
      for (const at of shuffle(sentences.length, random)) {
        const sentence = sentences[at] as GoldSentence;
        const tree = gold[at] as (typeof gold)[number];
        atoms.fill(sentence.text, sentence.words);
        builder.build(atoms, options.tagged[at] as Int32Array, {
          chooseMove(state, features, count, scores, legal) {
            costs(state, tree.heads, tree.children, price);
            let cheapest = 3 * state.size;
            for (let m = 0; m < 3; m += 1) if ((legal & (1 << m)) !== 0) cheapest = Math.min(cheapest, price[m] as number);
            let good = -1;
            let bad = -1;
            for (let m = 0; m < 3; m += 1) {
              if ((legal & (1 << m)) === 0) continue;
              if ((price[m] as number) === cheapest) {
                if (good < 0 || (scores[m] as number) > (scores[good] as number)) good = m;
              } else if (bad < 0 || (scores[m] as number) > (scores[bad] as number)) bad = m;
            }
            moves.tick();
            if (bad < 0) return good;
            const lead = (scores[good] as number) - (scores[bad] as number);
            if (lead <= options.margin) moves.correct(features, count, good, bad);
            // wander off the right path from the second round on
            return lead <= 0 && epoch > 0 && random() < 0.9 ? bad : good;
          },
          chooseLabel(head, dependent, features, count, guess) {
            if (tree.heads[dependent] !== head) return guess;
            const right = tree.labels[dependent] as number;
            labels.tick();
            if (guess !== right) labels.correct(features, count, right - 1, guess - 1);
            return epoch > 0 ? guess : right;
          },
        });
      }
      options.onEpoch?.(epoch);
    }
    moves.settle();
    labels.settle();
  }
  return { moves: moves.pack(options.floor, options.minTouches, 2), labels: labels.pack(options.floor, options.minTouches), sure };
}
