import type { Span } from "../model/index.ts";
import type { ModalityPack, PhraseTable } from "../packs/modality.ts";
import type { Sentence } from "../syntax/index.ts";
import { baseAt, headAt, relAt, uposAt, wordAt } from "../syntax/token-at.ts";
import { governs, insideFigure, type Marks } from "./modality.ts";
import type { PhraseHit } from "./phrases.ts";
import { ancestors, childBy, clauseHead } from "./tree.ts";

/** Negations that are part of a bound, not a denial: "no more than 341", "not only". */
const BOUND_WORDS = new Set(["more", "less", "fewer", "later", "earlier", "longer", "only", "just", "yet", "further", "until", "immediately"]);

/** Arguments whose "no" denies the whole clause: "no formation has been withdrawn", "at no time did it". */
const ARGUMENT = /^(?:nsubj|obj|obl|advmod|det)/;

/** Verbs that pass a verdict: "is false", "does not hold". */
const VERDICTS = new Set(["be", "do"]);

/** "The claim that ... is false": a noun of saying before the figure, the verdict behind it. */
function isCalledFalse(sentence: Sentence, target: number, hit: PhraseHit, nouns: PhraseTable): boolean {
  if (hit.from <= target) return false;
  const verdict = sentence.tokens.slice(Math.max(0, hit.from - 3), hit.from).some((token) => VERDICTS.has(token.lemma.toLowerCase()));
  return verdict && sentence.tokens.slice(0, target).some((token) => token.upos === "NOUN" && nouns.has(token.lemma.toLowerCase()));
}

/** Where what is denied ends: "it is not true that 12 died, but 8 were hurt". */
const TURNS = new Set(["but", "although", "though", "however", ";"]);

/** "It is not true that 12 people died": what stands behind the verdict is denied, however long the sentence goes on. */
function isIntroducedAsFalse(sentence: Sentence, target: number, hit: PhraseHit): boolean {
  return target > hit.to && wordAt(sentence, hit.to + 1) === "that" && wordAt(sentence, hit.from - 1) !== "not";
}

/** Whether a sentence turns between a mark and what stands behind it. */
function turnsBefore(sentence: Sentence, target: number, hit: PhraseHit): boolean {
  for (let between = hit.to + 1; between < target; between += 1) if (TURNS.has(wordAt(sentence, between))) return true;
  return false;
}

/** A negation hangs on the word. */
export const isNegated = (sentence: Sentence, at: number, marks: Marks): boolean => marks.negations.some((hit) => headAt(sentence, hit.from) === at);

/** "The army failed to take 12 villages": it did not take them. What it "failed to report" happened, for reporting is not what is claimed. */
function isNotDone(sentence: Sentence, predicate: number, hit: PhraseHit, marks: Marks): boolean {
  return headAt(sentence, predicate) === hit.from && relAt(sentence, predicate) === "xcomp" && !isNegated(sentence, hit.from, marks);
}

/** "Children travelling without a ticket were not listed": they travelled. A participle that describes the subject is not denied with its verb, unless the subject says it ("reports showing"). */
function describesSubject(sentence: Sentence, target: number, verb: number, nouns: PhraseTable): boolean {
  let at = target;
  for (const above of ancestors(sentence, target)) {
    const noun = sentence.tokens[above];
    if (relAt(sentence, at) === "acl" && noun?.rel.startsWith("nsubj") === true && noun.head === verb && !nouns.has(noun.lemma.toLowerCase())) return true;
    at = above;
  }
  return false;
}

/** "The ministry did not say that 12 soldiers had died", "would not confirm reports that they had": it says neither that they did nor that they did not. */
function isWithheld(sentence: Sentence, target: number, hit: PhraseHit, saying: PhraseTable): boolean {
  const verb = headAt(sentence, hit.from);
  const up = ancestors(sentence, target);
  const below = up.slice(0, Math.max(0, up.indexOf(verb)));
  return saying.has(baseAt(sentence, verb)) && below.some((at) => TOLD.has(relAt(sentence, at)));
}

/** Relations of a clause to the verb or noun that tells it. */
const TOLD = new Set(["ccomp", "acl"]);

/** True where the sentence says that somebody does not say so: "the ministry did not say that 12 soldiers had died". */
export const isUnsaid = (sentence: Sentence, target: number, marks: Marks, saying: PhraseTable): boolean =>
  relAt(sentence, clauseHead(sentence, target)) === "ccomp" && marks.negations.some((hit) => isWithheld(sentence, target, hit, saying));

/** The words that leave open what the sentence names behind them: "no evidence that", "would not confirm reports that"; null without any. */
export function readOpen(sentence: Sentence, target: number, marks: Marks, saying: PhraseTable): string | null {
  const hit =
    marks.open.find((opening) => opening.to < target && !turnsBefore(sentence, target, opening)) ??
    marks.negations.find((negation) => isWithheld(sentence, target, negation, saying));
  return hit === undefined ? null : hit.phrase.join(" ");
}

function negates(sentence: Sentence, target: number, predicate: number, hit: PhraseHit, nouns: PhraseTable): boolean {
  if (BOUND_WORDS.has(wordAt(sentence, hit.to + 1))) return false;
  const rel = relAt(sentence, hit.from);
  // "At no time did the level reach 5 metres": a phrase at the head of the sentence denies all of it.
  if (hit.phrase.length > 1 && hit.from === 0) return true;
  const governor = headAt(sentence, hit.from);
  // "not" on the verb or on a word that takes it as complement ("does not appear to have moved").
  if (rel === "advmod") return governs(sentence, governor, target) && !describesSubject(sentence, predicate, governor, nouns);
  // "no formation has been withdrawn", "nobody has died", "at no time did it reach".
  const holder = rel === "det" || rel === "case" ? governor : hit.from;
  const verb = headAt(sentence, holder);
  if (holder === target) return true;
  if (uposAt(sentence, hit.from) === "PRON" && hit.from > target) return false;
  // "none of the 40 passengers died"
  if (predicate !== target && holder === headAt(sentence, target) && relAt(sentence, target) === "nmod" && uposAt(sentence, holder) === "PRON") return true;
  return verb === target && ARGUMENT.test(relAt(sentence, holder));
}

/** The words by which the sentence itself denies what it names: negated predicate, or said to be false. A denying speaker is the attribution's business. */
export function readDenial(
  sentence: Sentence,
  anchor: number,
  predicate: number,
  marks: Marks,
  figure: Span | null,
  absorbs: boolean,
  { takesUp: nouns, saying }: Pick<ModalityPack, "takesUp" | "saying">,
): string | null {
  const target = predicate >= 0 ? predicate : anchor;
  const falsehood = marks.falsehoods.find((hit) => {
    if (turnsBefore(sentence, anchor, hit)) return false;
    return (
      isCalledFalse(sentence, anchor, hit, nouns) ||
      governs(sentence, hit.from, anchor) ||
      governs(sentence, hit.to, anchor) ||
      (relAt(sentence, hit.from) === "amod" && governs(sentence, headAt(sentence, hit.from), anchor))
    );
  });
  const retraction = marks.retractions.find((hit) => isCalledFalse(sentence, anchor, hit, nouns));
  if (retraction !== undefined) return retraction.phrase.join(" ");
  if (falsehood !== undefined) return falsehood.phrase.join(" ");
  const untruth = marks.untruths.find((hit) => isIntroducedAsFalse(sentence, anchor, hit) && !turnsBefore(sentence, anchor, hit));
  if (untruth !== undefined) return untruth.phrase.join(" ");
  const failure = marks.failures.find((hit) => isNotDone(sentence, predicate, hit, marks));
  if (failure !== undefined) return `${failure.phrase.join(" ")} to`;
  const negation = absorbs
    ? undefined
    : marks.negations.find(
        (hit) =>
          !insideFigure(sentence, hit, figure) &&
          !turnsBefore(sentence, anchor, hit) &&
          !marks.failures.some((failing) => failing.from === headAt(sentence, hit.from) && childBy(sentence, failing.from, "xcomp") >= 0) &&
          !isWithheld(sentence, target, hit, saying) &&
          (negates(sentence, predicate, predicate, hit, nouns) || negates(sentence, anchor, predicate, hit, nouns)),
      );
  if (negation !== undefined) return `negated: ${negation.phrase.join(" ")}`;
  const denial = marks.denials.find((hit) => hit.from !== predicate && !isNegated(sentence, hit.from, marks) && governs(sentence, hit.from, target));
  return denial === undefined ? null : denial.phrase.join(" ");
}
