import type { Figure, Span } from "../model/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import type { Sentence, Token } from "../syntax/index.ts";
import { wordAt } from "../syntax/token-at.ts";

/** Units in which a toll is counted: for them "rose by four" tells the step, and the toll itself is another figure. */
const HEADS = new Set(["person", "household", "building"]);
/** Words that may stand between a verb of movement and its step: "lowered the toll from Sunday's blasts by some forty". */
const REACH = 14;

/** "The toll rose by 4 to 16": the step between two counts, which is not itself how many there are. */
export function isStep(sentence: Sentence, figure: Figure, unit: string, numbers: NumberPack): boolean {
  if (!HEADS.has(unit) || figure.step !== null) return false;
  const { tokens } = sentence;
  const at = tokens.findIndex((token) => token.end > figure.number.start);
  if (at < 1 || wordAt(sentence, at - 1) !== "by") return false;
  for (let k = at - 2; k >= Math.max(0, at - REACH) && tokens[k]?.upos !== "PUNCT"; k -= 1) if (numbers.moves.has(wordAt(sentence, k))) return true;
  return false;
}

const CONDITIONALS = new Set(["would", "could", "might"]);
const isHave = (token: Token | undefined): boolean => token?.lemma.toLowerCase() === "have" && token.upos === "AUX";

/** "would have", "could have", "might have": the part of an unreal condition that says what did not happen. */
function hasUnrealOutcome(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    return CONDITIONALS.has(token.word.lower) && [1, 2].some((step) => isHave(tokens[at + step]));
  });
}

/** "Had 50 more people been on board", "if the wall had held": the part that says what was not so. */
function hasUnrealCondition(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const word = token.text.toLowerCase();
    if (word === "had") {
      const opens = at === 0 || tokens[at - 1]?.upos === "PUNCT";
      const next = tokens[at + 1]?.upos;
      return opens && next !== undefined && next !== "VERB" && next !== "PUNCT";
    }
    return word === "if" && tokens.slice(at + 1).some((other) => other.text.toLowerCase() === "had" || other.text.toLowerCase() === "were");
  });
}

/** A sentence, or the part of one inside `span`, that tells what would have been: nothing in it is said to have happened. */
export function isUnreal(sentence: Sentence, span: Span): boolean {
  if (!sentence.tokens.some((token) => CONDITIONALS.has(token.word.lower))) return false;
  const tokens = sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  return hasUnrealOutcome(tokens) && hasUnrealCondition(tokens);
}

const opensQuestion = (sentence: Sentence, at: number): boolean =>
  (sentence.children[at] ?? []).some((child) => sentence.tokens[child]?.word.lower === "whether");

/** "how many units have moved": the noun is asked about. */
const isCounted = (sentence: Sentence, noun: number): boolean =>
  (sentence.children[noun] ?? []).some((child) => {
    const amount = sentence.tokens[child]?.word.lower;
    return (amount === "many" || amount === "much") && sentence.tokens[child - 1]?.word.lower === "how";
  });

/** An indirect question: "whether the bridge holds", "how many units it is moving". Nobody says so. */
export function isAsked(sentence: Sentence, head: number): boolean {
  let at = head;
  for (let steps = 0; steps < 3 && at >= 0; steps += 1) {
    const token = sentence.tokens[at];
    if (token === undefined) return false;
    if (opensQuestion(sentence, at)) return true;
    if ((sentence.children[at] ?? []).some((child) => isCounted(sentence, child))) return true;
    if (token.rel.startsWith("acl")) return token.head >= 0 && isCounted(sentence, token.head);
    if (token.rel !== "conj" && token.rel !== "xcomp" && token.rel !== "advcl") return false;
    at = token.head;
  }
  return false;
}
