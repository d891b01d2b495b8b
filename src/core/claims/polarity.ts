import type { Polarity } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import type { Marks } from "./modality.ts";
import type { PhraseHit } from "./phrases.ts";
import { ancestors, treePath } from "./tree.ts";

/** Negations that are part of a bound, not a denial: "no more than 341", "not less than". */
const BOUND_WORDS = new Set(["more", "less", "fewer", "later", "earlier", "longer", "only", "just", "yet", "further", "until"]);

function negates(sentence: Sentence, anchor: number, hit: PhraseHit): boolean {
  const next = sentence.tokens[hit.to + 1]?.text.toLowerCase() ?? "";
  if (BOUND_WORDS.has(next)) return false;
  const head = sentence.tokens[hit.from]?.head ?? -1;
  const up = ancestors(sentence, anchor);
  if (anchor === head || up.slice(0, 3).includes(head)) return true;
  const path = treePath(sentence, anchor, hit.to);
  return path !== null && path.clauses === 0 && path.edges <= 3 && hit.from < anchor;
}

/** Whether the sentence itself denies what it names: negated predicate, or said to be false. A denying speaker is the attribution's business. */
export function readPolarity(sentence: Sentence, anchor: number, predicate: number, marks: Marks): { readonly polarity: Polarity; readonly why: string | null } {
  const target = predicate >= 0 ? predicate : anchor;
  const negation = marks.negations.find((hit) => negates(sentence, target, hit) || (anchor !== target && negates(sentence, anchor, hit)));
  const falsehood = marks.falsehoods.find((hit) => {
    const up = ancestors(sentence, anchor);
    return up.includes(hit.from) || up.includes(hit.to) || up.includes(sentence.tokens[hit.to]?.head ?? -1) || up.includes(sentence.tokens[hit.from]?.head ?? -1);
  });
  if (falsehood !== undefined && falsehood.phrase[0] !== "not") return { polarity: "denied", why: falsehood.phrase.join(" ") };
  if (falsehood !== undefined) return { polarity: "denied", why: falsehood.phrase.join(" ") };
  if (negation !== undefined) return { polarity: "denied", why: `negated: ${negation.phrase.join(" ")}` };
  const denial = marks.denials.find((hit) => ancestors(sentence, target).includes(hit.from));
  if (denial !== undefined) return { polarity: "denied", why: denial.phrase.join(" ") };
  return { polarity: "asserted", why: null };
}
