import type { ArticleId, StoryId } from "../../model/index.ts";
import { rankFeatures } from "../affinity.ts";
import { float64At, textAt, uint32At } from "../number-at.ts";
import type { Sketch } from "../sketch.ts";
import type { Vector } from "../vector.ts";
import { type NotedName, packNote } from "./notes.ts";
import { packFeature } from "./packed.ts";

/** Members of a story that stand for it when an article is compared: the first ones and the newest ones. */
const FIRST_MEMBERS = 3;
const NEWEST_MEMBERS = 5;
export const MOST_MEMBERS = FIRST_MEMBERS + NEWEST_MEMBERS;
/** Features kept of one member, weightiest first. */
const MEMBER_FEATURES = 96;
/** Newest members that are read to say what keeps a story apart, and names noted of each. */
export const EXPLAINED = 4;
const NOTED_NAMES = 6;
/** Newest articles of a story that a repair looks at. */
export const MENDED_ARTICLES = 24;

/** One article inside an open story. */
export interface Member {
  readonly article: ArticleId;
  /** Its number in the memory of articles. */
  readonly number: number;
  readonly day: number | null;
  readonly latestYear: number | null;
  /** How many features are kept of it. */
  readonly features: number;
  /** What is said of it when its story is told apart from another, packed; empty once there are newer members enough. */
  note: string;
}

/** One open story as placing sees it. */
export interface OpenStory {
  readonly id: StoryId;
  /** Where it stands among the slots, and what rings keep of it: its slot and how often that was given before. */
  readonly slot: number;
  readonly reference: number;
  /** In order of arrival. */
  readonly members: Member[];
  /** Packed features of the members, one after the other, each weightiest first: they are read in one go. */
  vectors: Uint32Array;
  /** Its newest articles, in order of arrival. */
  readonly newest: ArticleId[];
  size: number;
  /** Its size when it was last looked at for repairs. */
  mended: number;
  /** Tick of its last article. */
  changed: number;
}

/** An article as the index sees it at one moment: its weights, and the positions of its features, weightiest first. */
export interface View {
  readonly vector: Vector;
  readonly order: Uint32Array;
}

export const viewOf = (sketch: Sketch, vector: Vector): View => ({ vector, order: rankFeatures(sketch.features, vector) });

/** The most telling names of an article, as it spells them. */
function listNames({ features: { keys }, spelling }: Sketch, { vector, order }: View): NotedName[] {
  const names: NotedName[] = [];
  for (let rank = 0; rank < order.length && names.length < NOTED_NAMES; rank++) {
    const at = uint32At(order, rank);
    const key = textAt(keys, at);
    const spelled = spelling.get(key);
    if (spelled !== undefined) names.push([key, Number(float64At(vector.weights, at).toFixed(4)), spelled]);
  }
  return names;
}

/** A member with its packed features. */
export interface Piece {
  readonly member: Member;
  readonly vector: Uint32Array;
}

/** What stands for an article inside its story. */
export function makePiece(sketch: Sketch, view: View, number: number): Piece {
  const { article, day, latestYear, months, places } = sketch;
  const { hashes, weights } = view.vector;
  const vector = Uint32Array.from(view.order.subarray(0, MEMBER_FEATURES), (at) => packFeature(uint32At(hashes, at), float64At(weights, at)));
  const note = packNote({ day, months, places, names: listNames(sketch, view) });
  return { member: { article, number, day, latestYear, features: vector.length, note }, vector };
}

/** The members of a story with their features. */
export function piecesOf({ members, vectors }: OpenStory): Piece[] {
  let start = 0;
  return members.map((member) => {
    const vector = vectors.subarray(start, start + member.features);
    start += member.features;
    return { member, vector };
  });
}

/** Lets these pieces stand for a story, or of too many the first and the newest ones. */
export function setPieces(story: OpenStory, pieces: readonly Piece[]): void {
  const sorted = pieces.toSorted((a, b) => a.member.number - b.member.number);
  const kept = sorted.length <= MOST_MEMBERS ? sorted : [...sorted.slice(0, FIRST_MEMBERS), ...sorted.slice(-NEWEST_MEMBERS)];
  const vectors = new Uint32Array(kept.reduce((sum, { vector }) => sum + vector.length, 0));
  let start = 0;
  for (const { vector } of kept) {
    vectors.set(vector, start);
    start += vector.length;
  }
  story.members.splice(0, story.members.length, ...kept.map(({ member }) => member));
  story.vectors = vectors;
  for (const quiet of story.members.slice(0, -EXPLAINED)) quiet.note = "";
}

/** Remembers an article among the newest of a story. */
export function noteNewest({ newest }: OpenStory, article: ArticleId): void {
  newest.push(article);
  if (newest.length >= 2 * MENDED_ARTICLES) newest.splice(0, MENDED_ARTICLES);
}
