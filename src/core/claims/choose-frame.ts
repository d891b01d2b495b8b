import type { Figure } from "../model/index.ts";
import type { Frame, FrameIndex } from "../packs/claims.ts";
import { classOf, type UnitTable } from "../packs/units.ts";
import type { Sentence } from "../syntax/index.ts";
import { baseAt, headAt, relAt, tagAt, uposAt, wordAt } from "../syntax/token-at.ts";
import { ancestors, childBy, treePath } from "./tree.ts";
import type { Trigger } from "./triggers.ts";

/** A frame for a figure, how well it fits, and why. */
export interface Choice {
  readonly frame: Frame;
  readonly trigger: Trigger | null;
  readonly score: number;
  readonly trace: string;
}

/** What each edge, each clause boundary and each word between figure and predicate costs. */
const EDGE = 0.07;
const CLAUSE = 0.16;
const WORD = 0.006;
/** The verb whose argument is counted says most; the counted noun itself a little less ("freed 50 hostages" tells of freeing). */
const GOVERNS = 1.05;
const COUNTED_WORD = 0.98;
/** A counted state of people ("12 dead, 40 injured") says more than any predicate but the verb that governs it. */
const COUNTED_STATE = 1.02;
/** A frame that needs no predicate is taken when nothing better stands near. */
const ALONE = 0.42;
/** Below this the figure belongs to no claim we can name. */
const LEAST = 0.3;
/** A predicate of the sentence before counts this much of one beside the figure. */
const BEFORE = 0.55;

/** A number without a noun goes on about what the figure before it was about. */
const TOPIC = 0.5;

/** Verbs that only tie a figure to its subject: "the toll has reached 48", "losses totalled 3 million". */
const LIGHT = new Set([
  "reach",
  "rise",
  "fall",
  "stand",
  "total",
  "number",
  "climb",
  "hit",
  "exceed",
  "be",
  "remain",
  "amount",
  "come",
  "grow",
  "jump",
  "increase",
  "decrease",
  "drop",
  "pass",
  "top",
  "average",
  "measure",
  "weigh",
  "go",
  "run",
  "put",
  "become",
  "surpass",
  "near",
  "approach",
]);

/** Relations that join one clause to another. */
const JOINED = new Set(["conj", "parataxis"]);

/** Relations of a counted word that goes on beside a verb and is none of its arguments: "12 were killed, 40 hurt". */
const BESIDE = new Set(["conj", "obl:unmarked"]);

/** Currencies are the units with a code of three capitals. */
export const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/** True when a frame may carry a figure of this unit and counted noun. */
export function takesFigure(frame: Frame, figure: Figure, isCounted = false, isArgument = false): boolean {
  const unit = figure.quantity.unit;
  const size = figure.quantity.best ?? figure.quantity.low ?? figure.quantity.high;
  if (frame.limits !== null && size !== null && (Math.abs(size) < frame.limits[0] || Math.abs(size) > frame.limits[1])) return false;
  // "bare": a number with no noun ("rose to 118"), or whose noun is the predicate itself ("188 detentions").
  if (unit === "count" && frame.measure.has("bare") && (figure.counted === null || isCounted)) return true;
  // A noun nobody listed is what the verb makes it: who is arrested is a person.
  if (unit === "count" && isArgument && frame.anyNoun && frame.coerce !== null && frame.measure.has(frame.coerce)) return true;
  const fits = frame.measure.has(unit) || frame.measure.has("any") || (frame.measure.has("money") && isCurrency(unit));
  if (!fits) return false;
  if (frame.counted.size === 0) return true;
  const noun = figure.counted?.split(" ").at(-1) ?? null;
  return noun !== null && (frame.counted.has(noun) || frame.counted.has(figure.counted ?? ""));
}

/** "12 people had died and 40 were unhurt": the number is the subject of a clause joined to that of the predicate, and none of its arguments. */
function isOfNextClause(sentence: Sentence, anchor: number, predicate: number): boolean {
  const own = headAt(sentence, anchor);
  if (!relAt(sentence, anchor).startsWith("nsubj") || relAt(sentence, own) !== "conj" || uposAt(sentence, own) === "AUX") return false;
  const up = ancestors(sentence, own);
  const steps = up.indexOf(predicate);
  return steps > 0 && up.slice(0, steps).every((at) => JOINED.has(relAt(sentence, at)));
}

/** "12 deaths and 40 injuries": two nouns of one list. */
const isListed = (sentence: Sentence, anchor: number, other: number): boolean =>
  uposAt(sentence, other) === "NOUN" &&
  ((relAt(sentence, anchor) === "conj" && headAt(sentence, anchor) === other) || (relAt(sentence, other) === "conj" && headAt(sentence, other) === anchor));

function nearness(sentence: Sentence, anchor: number, trigger: Trigger, units: UnitTable): { value: number; why: string } {
  const isState = units.personStateWords.has(wordAt(sentence, anchor));
  if (anchor === trigger.from || anchor === trigger.to) {
    const isBeside = BESIDE.has(relAt(sentence, anchor)) && uposAt(sentence, headAt(sentence, anchor)) === "VERB";
    return { value: isBeside ? GOVERNS : isState ? COUNTED_STATE : COUNTED_WORD, why: "is the counted word" };
  }
  const governor = headAt(sentence, trigger.head);
  if (
    relAt(sentence, trigger.head).startsWith("nsubj") &&
    LIGHT.has(baseAt(sentence, governor)) &&
    !(isState && relAt(sentence, anchor) === "conj") &&
    treePath(sentence, anchor, governor)?.edges === 1 &&
    wordAt(sentence, childBy(sentence, anchor, "case")) !== "with"
  ) {
    return { value: GOVERNS, why: "is the subject of a verb of measure" };
  }
  // "a toll of 207 with 450 people reported injured": what is reported of the counted stands right behind them
  if (relAt(sentence, trigger.head) === "xcomp" && governor === anchor + 1 && headAt(sentence, governor) === anchor)
    return { value: GOVERNS, why: "is reported of the counted" };
  if (isOfNextClause(sentence, anchor, trigger.head)) return { value: 0, why: "is the subject of the clause behind" };
  const path = treePath(sentence, anchor, trigger.head);
  // "infantry fighting vehicles": a word that only describes the counted noun is part of its name.
  const describes = uposAt(sentence, trigger.to) === "NOUN" || tagAt(sentence, trigger.to) === "VBG";
  if (describes && relAt(sentence, trigger.to) === "compound" && headAt(sentence, trigger.to) === anchor && trigger.frame.counted.size === 0)
    return { value: 0, why: "part of the counted name" };
  const words = Math.abs(anchor - trigger.head);
  if (path === null) return { value: 0.6 - words * WORD * 3, why: `${words} words away` };
  const governs = headAt(sentence, anchor) === trigger.head && relAt(sentence, anchor) !== "amod" && uposAt(sentence, trigger.head) === "VERB";
  const value = (governs ? GOVERNS : 1) - Math.max(0, path.edges - 1) * EDGE - path.clauses * CLAUSE - words * WORD;
  return { value, why: `${path.edges} edges, ${path.clauses} clause boundaries away` };
}

/** "A column made up of 300 soldiers": the noun a figure says the size of; -1 when there is none. */
function composedNoun(sentence: Sentence, anchor: number, composes: ReadonlySet<string>): number {
  const verb = headAt(sentence, anchor);
  const token = sentence.tokens[verb];
  return token !== undefined && token.rel.startsWith("acl") && composes.has(token.lemma.toLowerCase()) ? token.head : -1;
}

const word = (sentence: Sentence, trigger: Trigger): string =>
  sentence.tokens
    .slice(trigger.from, trigger.to + 1)
    .map((token) => token.text)
    .join(" ");

/**
 * The frame that a figure belongs to: the one whose predicate stands nearest in the tree, among those that take its unit and counted noun.
 * `before` are the predicates of the sentence before, for fragments and lists.
 */
export function chooseFrame(
  sentence: Sentence,
  anchor: number,
  number: number,
  figure: Figure,
  triggers: readonly Trigger[],
  before: readonly Trigger[],
  topic: Frame | null,
  index: FrameIndex,
  units: UnitTable,
  composes: ReadonlySet<string>,
): Choice | null {
  let best: Choice | null = null;
  const isUnlisted = figure.counted !== null && classOf(units, figure.counted.split(" ").at(-1) ?? "") === null;
  const composed = composedNoun(sentence, anchor, composes);
  const consider = (choice: Choice): void => {
    if (best === null || choice.score > best.score + 1e-9) best = choice;
  };
  const isOwn = (trigger: Trigger): boolean => anchor === trigger.from || anchor === trigger.to;
  const own = triggers.find((trigger) => isOwn(trigger) && takesFigure(trigger.frame, figure, true));
  for (const trigger of triggers) {
    if (own !== undefined && trigger.frame.type === own.frame.type && isListed(sentence, anchor, trigger.head)) continue;
    const isArgument =
      isUnlisted && uposAt(sentence, trigger.head) === "VERB" && headAt(sentence, anchor) === trigger.head && !relAt(sentence, anchor).startsWith("obl");
    if (!takesFigure(trigger.frame, figure, isOwn(trigger), isArgument)) continue;
    const direct = nearness(sentence, anchor, trigger, units);
    // "fifty of the hostages were freed": the number stands where the verb governs, its noun below it.
    const partitive = number >= 0 && headAt(sentence, anchor) === number ? nearness(sentence, number, trigger, units) : direct;
    const whole = composed < 0 || trigger.head === anchor ? direct : nearness(sentence, composed, trigger, units);
    const near = [partitive, whole].reduce((best, other) => (other.value > best.value ? other : best), direct);
    consider({ frame: trigger.frame, trigger, score: near.value * trigger.frame.weight, trace: `"${word(sentence, trigger)}" ${near.why}` });
  }
  for (const trigger of before) {
    if (!takesFigure(trigger.frame, figure)) continue;
    consider({
      frame: trigger.frame,
      trigger: null,
      score: BEFORE * trigger.frame.weight,
      trace: `carried on from the sentence before (${trigger.predicate.words.join(" ")})`,
    });
  }
  if (topic !== null && figure.counted === null && takesFigure(topic, figure, true)) {
    consider({ frame: topic, trigger: null, score: TOPIC * topic.weight, trace: "a bare number on the topic of the figure before" });
  }
  for (const frame of index.alone) {
    if (takesFigure(frame, figure)) consider({ frame, trigger: null, score: ALONE * frame.weight, trace: `unit ${figure.quantity.unit} alone` });
  }
  const chosen = best as Choice | null;
  return chosen !== null && chosen.score >= LEAST ? chosen : null;
}
