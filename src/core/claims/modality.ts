import type { Modality } from "../model/index.ts";
import type { ModalityPack } from "../packs/modality.ts";
import type { Sentence } from "../syntax/index.ts";
import { findPhrases, type PhraseHit } from "./phrases.ts";
import { ancestors, clauseHead, treePath } from "./tree.ts";

/** Phrases of one sentence, found once and asked by every claim in it. */
export interface Marks {
  readonly hedges: readonly PhraseHit[];
  readonly planned: readonly PhraseHit[];
  readonly plannedMoney: readonly PhraseHit[];
  readonly unverified: readonly PhraseHit[];
  readonly denials: readonly PhraseHit[];
  readonly falsehoods: readonly PhraseHit[];
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
    negations: findPhrases(sentence, pack.negations),
    corrections: findPhrases(sentence, pack.corrections),
    outdated: findPhrases(sentence, pack.outdated),
    changes: findPhrases(sentence, pack.changes),
    background: findPhrases(sentence, pack.background),
    perception: findPhrases(sentence, pack.perception),
    observers: findPhrases(sentence, pack.observers),
  };
}

/** A mark touches a claim when it governs its anchor, hangs on a word that does, or stands a word or two away inside the same clause. */
export function touches(sentence: Sentence, anchor: number, hit: PhraseHit): boolean {
  const up = ancestors(sentence, anchor);
  if (up.includes(hit.from) || up.includes(hit.to)) return true;
  const head = sentence.tokens[hit.from]?.head ?? -1;
  if (up.includes(head)) {
    // An adverb or auxiliary marks the verb it hangs on; a noun's modifier marks that noun only when it is the claim's own.
    const rel = sentence.tokens[hit.from]?.rel ?? "";
    if (rel.startsWith("aux") || rel.startsWith("advmod") || rel === "cop" || rel === "mark" || rel === "xcomp") return clauseHead(sentence, anchor) === clauseHead(sentence, head) || up.indexOf(head) <= 3;
    return up.indexOf(head) <= 2;
  }
  const path = treePath(sentence, anchor, hit.to);
  return path !== null && path.clauses === 0 && path.edges <= 2;
}

/** The weakest word on the claim: unverified, planned, hedged or fact, with the words that decided. */
export function readModality(
  sentence: Sentence, anchor: number, predicate: number, marks: Marks, isMoney: boolean,
): { readonly modality: Modality; readonly why: string | null } {
  const word = (hit: PhraseHit): string => hit.phrase.join(" ");
  const on = (hit: PhraseHit): boolean => touches(sentence, anchor, hit) || (predicate >= 0 && touches(sentence, predicate, hit));
  const planned = marks.planned.find(on) ?? (isMoney ? marks.plannedMoney.find(on) : undefined);
  const hedge = marks.hedges.find(on);
  if (planned !== undefined && hedge === undefined) return { modality: "planned", why: word(planned) };
  if (hedge !== undefined) return { modality: "hedged", why: word(hedge) };
  return { modality: "fact", why: null };
}
