import type { Decision, StoryId } from "../../core/model/index.ts";
import { type Answer, nameOfQuestion, type Question, questionsOf } from "../../core/pipeline.ts";
import { AppError } from "../errors.ts";
import { bringUpToDate, lettersOf } from "./dossiers.ts";
import { type Bench, type Effect, foresee, NO_EFFECT } from "./foresee.ts";
import { directoryOf } from "./lookup.ts";
import type { Deps, Store } from "./ports.ts";
import { standingStories } from "./proposals.ts";
import { readRuling } from "./ruling.ts";
import { restrictedArticles, sharedNow } from "./share.ts";
import { sharedStory } from "./shared-story.ts";
import { type Circumstances, circumstancesOf, loadDossier, materialOf } from "./story-dossier.ts";

/** Stories looked through when none is named: the largest. */
const MOST_STORIES = 20;
/** Claims worked out for trying answers, over all of them: a queue is there in seconds, however large the stories are. */
const MOST_WORK = 8000;

/** An answer with what it would change; null where that was not worked out. */
export interface TriedAnswer extends Answer {
  readonly effect: Effect | null;
}

/** A question with its answers tried. */
export interface ReviewItem extends Omit<Question, "answers" | "reach"> {
  readonly id: string;
  readonly answers: readonly TriedAnswer[];
}

export interface ReviewQueue {
  readonly items: readonly ReviewItem[];
  /** Questions beyond those given. */
  readonly more: number;
  /** Of those given, how many were not tried: their stories are large, or hold a report that is held back. */
  readonly untried: number;
  /** Stories not looked through. */
  readonly storiesLeft: number;
  /** How an id is spelled for a person. */
  readonly short: (id: string) => string;
}

/** Answers that leave things as they are: they only close the question. */
const isKeeping = ({ say, verb }: Answer): boolean => verb === "accept" || say === "apart" || say === "together" || say === "stay" || say === "furniture";

interface Asked {
  readonly question: Question;
  readonly bench: Bench;
}

/** Loads a story once, however many questions are about it. */
function benchesOf(store: Store, circumstances: Circumstances): (story: StoryId) => Promise<Bench | null> {
  const known = new Map<StoryId, Promise<Bench | null>>();
  const load = async (story: StoryId): Promise<Bench | null> => {
    const [dossier, material] = [await loadDossier(store, story, circumstances), await materialOf(store, story, circumstances)];
    return dossier === null || material === null ? null : { dossier, material };
  };
  return (story) => {
    const bench = known.get(story) ?? load(story);
    known.set(story, bench);
    return bench;
  };
}

const sizeOf = (benches: readonly Bench[]): number =>
  benches.reduce((sum, { material }) => sum + material.readings.reduce((claims, reading) => claims + reading.claims.length, 0), 0);

/** Tries the answers of one question; those that are no ruling any more, since what they name is not on record, are left out. */
function tryAnswers(
  { answers }: Question,
  benches: readonly Bench[],
  decisions: readonly Decision[],
  budget: { work: number },
  deps: Deps,
): readonly TriedAnswer[] {
  const holdings = { dossiers: benches.map(({ dossier }) => dossier), letters: new Map(), asOf: null, decisions, report: null };
  const directory = directoryOf(holdings);
  return answers.flatMap((answer): readonly TriedAnswer[] => {
    if (isKeeping(answer)) return [{ ...answer, effect: NO_EFFECT }];
    if (budget.work <= 0) return [{ ...answer, effect: null }];
    try {
      const grounded = readRuling({ verb: answer.verb, id: answer.id, other: answer.other, value: answer.value }, holdings, directory);
      budget.work -= sizeOf(benches);
      return [{ ...answer, effect: foresee(grounded, benches, decisions, deps.packs()) }];
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  });
}

/** How much of the brief the best-placed answer would change: lines first, then findings; what was not tried comes last. */
function weightOf({ answers }: ReviewItem): readonly [lines: number, findings: number] {
  const effects = answers.flatMap(({ effect }) => effect ?? []);
  return [Math.max(-1, ...effects.map(({ sentences }) => sentences)), Math.max(-1, ...effects.map(({ findings }) => findings))];
}

/** What only a person can decide, in one story or the largest ones, with what each answer would change: the largest change of the brief first. */
export async function reviewQueue(store: Store, deps: Deps, story: StoryId | undefined, most: number): Promise<ReviewQueue> {
  await bringUpToDate(store, deps);
  const packs = deps.packs();
  const circumstances = await circumstancesOf(store, packs, null);
  const at = await sharedNow(store, deps.clock);
  const all = [...(await lettersOf(store)).keys()];
  const chosen = story === undefined ? all.slice(0, MOST_STORIES) : [story];
  const benchOf = benchesOf(store, circumstances);
  const known = new Set(all);
  const asked: Asked[] = [];
  for (const id of chosen) {
    const [bench, shown] = [await benchOf(id), await sharedStory(store, id, at, packs)];
    if (bench === null || shown === null) continue;
    const proposed = shown.placements.flatMap((placement) => (placement.proposed === undefined ? [] : [placement.proposed.to]));
    const standing = await standingStories(store, proposed);
    asked.push(...questionsOf(shown, circumstances.decisions, known, standing).map((question) => ({ question, bench })));
  }
  const held = restrictedArticles(circumstances.decisions);
  const budget = { work: MOST_WORK };
  const tried: { readonly item: ReviewItem; readonly reach: number }[] = [];
  for (const { question, bench } of asked.sort((x, y) => y.question.reach - x.question.reach).slice(0, most)) {
    const other =
      question.kind === "story-merge" || question.kind === "story-move" ? question.answers.find((answer) => known.has(answer.other ?? ""))?.other : undefined;
    const second = other === undefined || other === bench.dossier.story.id ? null : await benchOf(other);
    const benches = second === null ? [bench] : [bench, second];
    const isHeld = benches.some(({ dossier }) => dossier.story.articles.some((article) => held.has(article)));
    const { answers, reach, ...rest } = question;
    const shown = isHeld ? answers.map((answer) => ({ ...answer, effect: null })) : tryAnswers(question, benches, circumstances.decisions, budget, deps);
    if (answers.length > 0 && shown.length === 0) continue;
    tried.push({ item: { id: nameOfQuestion(question), ...rest, answers: shown }, reach });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const items = tried.sort((x, y) => {
    const [a, b] = [weightOf(x.item), weightOf(y.item)];
    return b[0] - a[0] || b[1] - a[1] || y.reach - x.reach || (x.item.id < y.item.id ? -1 : 1);
  });
  const looked = (await Promise.all(chosen.map(benchOf))).flatMap((bench) => (bench === null ? [] : [bench.dossier]));
  const { short } = directoryOf({ dossiers: looked, letters: new Map(), asOf: null, decisions: [], report: null });
  const letters = new Map((await lettersOf(store)).entries());
  return {
    short: (id) => letters.get(id) ?? short(id.startsWith("finding:") ? "finding" : id.startsWith("origin:") ? "origin" : "claim", id),
    items: items.map(({ item }) => item),
    more: Math.max(0, asked.length - most),
    untried: items.filter(({ item }) => item.answers.some(({ effect }) => effect === null)).length,
    storiesLeft: story === undefined ? Math.max(0, all.length - chosen.length) : 0,
  };
}
