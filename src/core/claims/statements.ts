import type { Attribution } from "../model/index.ts";
import { classOf, type UnitTable } from "../packs/units.ts";
import type { Sentence } from "../syntax/index.ts";
import { headAt, relAt, uposAt } from "../syntax/token-at.ts";
import { tells } from "./clause.ts";
import { fillRoles } from "./roles.ts";
import { childBy, clauseHead, opensClause, treePath } from "./tree.ts";
import type { Trigger } from "./triggers.ts";
import { isAsked } from "./unreal.ts";

/** A clause that makes a claim without a figure: its head, and the predicate that decides its type. */
export interface ClauseClaim {
  readonly head: number;
  readonly trigger: Trigger;
}

/** A verb that only says who says so. One with a thing for its object acts too: "ordered the evacuation". */
const isCue = (sentence: Sentence, index: number, attributions: readonly Attribution[]): boolean => {
  const token = sentence.tokens[index];
  const acts = childBy(sentence, index, "obj", "nsubj:pass") >= 0 && childBy(sentence, index, "ccomp", "parataxis") < 0;
  return !acts && token !== undefined && attributions.some((attribution) => attribution.cue.some((cue) => cue.start <= token.start && token.end <= cue.end));
};

/** Whether a predicate may speak for a clause that holds no figure. */
function speaks(sentence: Sentence, trigger: Trigger, units: UnitTable): boolean {
  const { frame, predicate } = trigger;
  // "the emergency room", "an attack helicopter": a noun that only describes another noun tells of nothing.
  if (relAt(sentence, trigger.to) === "compound" && uposAt(sentence, trigger.to) === "NOUN") return false;
  if (frame.speaks !== null && !frame.speaks.has(predicate.words.join(" "))) return false;
  if (frame.needs.size === 0) return true;
  const roles = fillRoles(sentence, trigger.head, frame, []);
  for (const [role, wanted] of frame.needs) {
    const fits = (roles[role] ?? []).some((filler) => {
      const last = sentence.tokens.findLast((token) => token.start >= filler.span.start && token.end <= filler.span.end);
      if (last === undefined) return false;
      const lemma = last.lemma.toLowerCase();
      if (wanted.has(lemma)) return true;
      if (last.upos === "PROPN") return wanted.has("name");
      if (last.upos === "PRON") return wanted.has("pronoun");
      const unit = classOf(units, lemma);
      return unit !== null && wanted.has(unit);
    });
    if (!fits) return false;
  }
  return true;
}

/** The predicates that speak for their clause: at its head or beside it, one a clause, the weightiest first. Verbs of saying speak for nobody. */
export function findClauseClaims(
  sentence: Sentence,
  triggers: readonly Trigger[],
  attributions: readonly Attribution[],
  taken: ReadonlySet<number>,
  units: UnitTable,
): readonly ClauseClaim[] {
  const best = new Map<number, { trigger: Trigger; score: number }>();
  for (const trigger of triggers) {
    if (isCue(sentence, trigger.head, attributions)) continue;
    const head = clauseHead(sentence, trigger.head);
    if (taken.has(head) || !tells(sentence, head) || isAsked(sentence, head)) continue;
    const { edges } = treePath(sentence, trigger.head, head);
    if (edges > 3 || !speaks(sentence, trigger, units)) continue;
    const verbal = uposAt(sentence, trigger.head) === "VERB";
    const score = trigger.frame.weight * (1 - edges * 0.12) + (verbal ? 0.15 : 0) + (trigger.to > trigger.from ? 0.15 : 0);
    const known = best.get(head);
    if (known === undefined || score > known.score) best.set(head, { trigger, score });
  }
  return [...best].map(([head, { trigger }]) => ({ head, trigger })).sort((a, b) => a.head - b.head);
}

/** Heads of attributed contents that no predicate speaks for: what somebody said, kept as a statement. */
export function findBareContents(sentence: Sentence, attributions: readonly Attribution[], taken: ReadonlySet<number>): readonly number[] {
  const heads: number[] = [];
  for (const attribution of attributions) {
    for (const content of attribution.content) {
      const inside = sentence.tokens.flatMap((token, index) =>
        token.start >= content.start && token.end <= content.end && token.upos !== "PUNCT" ? [index] : [],
      );
      if (inside.length < 4 || !inside.some((index) => tells(sentence, index))) continue;
      const set = new Set(inside);
      const head =
        inside.find((index) => !set.has(headAt(sentence, index)) && (opensClause(sentence, index) || uposAt(sentence, index) === "VERB")) ?? inside[0];
      if (head === undefined || taken.has(head) || heads.includes(head)) continue;
      if ([...taken].some((other) => set.has(other))) continue;
      heads.push(head);
    }
  }
  return heads;
}
