import type { Modality, Span } from "../model/index.ts";
import type { ModalityPack } from "../packs/modality.ts";
import type { Sentence } from "../syntax/index.ts";
import { findPhrases, type PhraseHit } from "./phrases.ts";
import { ancestors } from "./tree.ts";

/** Phrases of one sentence, found once and asked by every claim in it. */
export interface Marks {
  readonly hedges: readonly PhraseHit[];
  readonly planned: readonly PhraseHit[];
  readonly plannedMoney: readonly PhraseHit[];
  readonly unverified: readonly PhraseHit[];
  readonly denials: readonly PhraseHit[];
  readonly falsehoods: readonly PhraseHit[];
  readonly retractions: readonly PhraseHit[];
  readonly negations: readonly PhraseHit[];
  readonly corrections: readonly PhraseHit[];
  readonly outdated: readonly PhraseHit[];
  readonly changes: readonly PhraseHit[];
  readonly background: readonly PhraseHit[];
  readonly perception: readonly PhraseHit[];
  readonly observers: readonly PhraseHit[];
}

/** Finds the marks of a sentence. */
export function findMarks(sentence: Sentence, pack: ModalityPack): Marks {
  return {
    hedges: findPhrases(sentence, pack.hedges),
    planned: findPhrases(sentence, pack.planned),
    plannedMoney: findPhrases(sentence, pack.plannedMoney),
    unverified: findPhrases(sentence, pack.unverified),
    denials: findPhrases(sentence, pack.denials),
    falsehoods: findPhrases(sentence, pack.falsehoods),
    retractions: findPhrases(sentence, pack.retractions),
    negations: findPhrases(sentence, pack.negations),
    corrections: findPhrases(sentence, pack.corrections),
    outdated: findPhrases(sentence, pack.outdated),
    changes: findPhrases(sentence, pack.changes),
    background: findPhrases(sentence, pack.background),
    perception: findPhrases(sentence, pack.perception),
    observers: findPhrases(sentence, pack.observers),
  };
}

/** Relations through which a governing word keeps its hold on what hangs below it; a relative or adverbial clause tells for itself. */
const HOLDS = /^(?:xcomp|ccomp|csubj|nsubj|obj|iobj|obl|nmod|conj|acl|nummod|compound|amod|appos|dep|root|fixed|flat|cop)(?::pass|:poss|:agent|:unmarked|:npmod|:tmod)?$/;

/** Whether a word governs a target through complements and arguments alone. */
export function governs(sentence: Sentence, word: number, target: number): boolean {
  if (word === target) return true;
  for (const at of ancestors(sentence, target)) {
    if (at === word) return true;
    if (!HOLDS.test(sentence.tokens[at]?.rel ?? "")) return false;
  }
  return false;
}

/**
 * A mark touches a claim when it is the claim's word or governs it ("is believed to have"), when it hangs as an auxiliary or adverb on a word
 * that does ("may have"), or describes the claim's own noun ("suspected cases").
 */
export function touches(sentence: Sentence, target: number, hit: PhraseHit): boolean {
  if (target < 0) return false;
  const token = sentence.tokens[hit.from];
  if (token === undefined) return false;
  if (governs(sentence, hit.from, target) || governs(sentence, hit.to, target)) return true;
  const rel = token.rel;
  if (rel.startsWith("aux") || rel.startsWith("advmod") || rel === "cop") return governs(sentence, token.head, target);
  return token.head === target && (rel === "amod" || rel === "compound" || rel === "acl");
}

/** Words of the figure itself ("does not exceed 15", "no more than 60") bound it and neither deny nor doubt it. */
export function insideFigure(sentence: Sentence, hit: PhraseHit, figure: Span | null): boolean {
  const token = sentence.tokens[hit.from];
  return figure !== null && token !== undefined && token.start >= figure.start && token.end <= figure.end;
}

/** The weakest word on the claim: unverified, planned, hedged or fact, with the words that decided. */
export function readModality(
  sentence: Sentence, anchor: number, predicate: number, marks: Marks, isMoney: boolean, figure: Span | null,
): { readonly modality: Modality; readonly why: string | null } {
  const word = (hit: PhraseHit): string => hit.phrase.join(" ");
  const on = (hit: PhraseHit): boolean => !insideFigure(sentence, hit, figure) && (touches(sentence, anchor, hit) || touches(sentence, predicate, hit));
  const planned = marks.planned.find(on) ?? (isMoney ? marks.plannedMoney.find(on) : undefined);
  const hedge = marks.hedges.find(on);
  if (planned !== undefined && hedge === undefined) return { modality: "planned", why: word(planned) };
  if (hedge !== undefined) return { modality: "hedged", why: word(hedge) };
  return { modality: "fact", why: null };
}
