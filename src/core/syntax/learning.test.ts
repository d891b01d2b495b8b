import { describe, expect, it } from "vitest";
import { describeTags } from "./tag-facts.ts";
import { Tagger } from "./tagger.ts";
import { Move, TreeBuilder, type TreeTeacher } from "./tree-builder.ts";
import type { Scorer } from "./weights.ts";
import { WordAtoms } from "./word-atoms.ts";

const text = "Boats searched the harbour";
const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
const atoms = new WordAtoms(() => 0);
atoms.fill(text, words);
/** NOUN, VERB, DET, NOUN, by the numbers that `describeTags` gives. */
const facts = describeTags(["NOUN/NN", "VERB/VBD", "DET/DT"]);
const tags = Int32Array.of(1, 2, 3, 1, 0);

/** Weights that still change and always like one class best. */
const likes = (best: number, classes: number): Scorer => ({
  classes,
  add(_features, _count, scores) {
    scores[best] = 1;
  },
});

describe("weights that still change", () => {
  const tagger = new Tagger(likes(2, 4), { only: new Map([[atoms.exact[0] ?? 0, 1]]), sets: new Map() });

  it("give the tag they like best, but for words that have only one", () => {
    expect(Array.from(tagger.tag(atoms).slice(0, 5))).toEqual([1, 3, 3, 3, 0]);
  });

  it("let a teacher choose the tag, who hears of the guess", () => {
    const heard: string[] = [];
    const tagged = tagger.tag(atoms, (index, features, count, guess) => {
      heard.push(`${index} ${guess} ${features.length === count}`);
      return 4;
    });
    expect(Array.from(tagged.slice(0, 5))).toEqual([1, 4, 4, 4, 0]);
    expect(heard).toEqual(["1 3 true", "2 3 true", "3 3 true"]);
  });

  it("build the tree whose moves they like best", () => {
    const builder = new TreeBuilder(likes(Move.left, 3), likes(1, 3), facts, new Map(), new Set());
    builder.build(atoms, tags);
    expect(Array.from(builder.heads.slice(0, 4))).toEqual([1, 2, 3, -1]);
    expect(Array.from(builder.labels.slice(0, 4))).toEqual([2, 2, 2, 0]);
  });

  it("let a teacher choose moves and relations", () => {
    const moves = [Move.left, Move.shift, Move.left, Move.shift, Move.right];
    const heard: string[] = [];
    const teacher: TreeTeacher = {
      chooseMove: (builder, _features, _count, _scores, legal) => {
        heard.push(`${builder.depth} ${builder.next} ${legal}`);
        return moves.shift() ?? Move.right;
      },
      chooseLabel: (head, dependent, _features, _count, guess) => {
        heard.push(`${dependent} under ${head}: ${guess}`);
        return 3;
      },
    };
    const builder = new TreeBuilder(likes(Move.right, 3), likes(0, 3), facts, new Map(), new Set());
    builder.build(atoms, tags, teacher);
    // "searched" is the root, "Boats" and "harbour" hang under it, "the" under "harbour"
    expect(Array.from(builder.heads.slice(0, 4))).toEqual([1, -1, 3, 1]);
    expect(Array.from(builder.labels.slice(0, 4))).toEqual([3, 0, 3, 3]);
    expect(heard.filter((line) => line.includes("under"))).toEqual(["0 under 1: 1", "2 under 3: 1", "3 under 1: 1"]);
  });
});
