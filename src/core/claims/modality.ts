import type { Modality, Span } from "../model/index.ts";
import type { ModalityPack } from "../packs/modality.ts";
import type { Sentence } from "../syntax/index.ts";
import { keep } from "../syntax/kept.ts";
import { formsIn, type PhraseHit, phraseAt } from "./phrases.ts";
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

const KINDS = [
  "hedges",
  "planned",
  "plannedMoney",
  "unverified",
  "denials",
  "falsehoods",
  "retractions",
  "negations",
  "corrections",
  "outdated",
  "changes",
  "background",
  "perception",
  "observers",
] as const satisfies readonly (keyof Marks)[];

/** Every word that begins a mark of some kind: most words of a text begin none. */
const openersOf: (pack: ModalityPack, about: null) => ReadonlySet<string> = keep(
  (pack: ModalityPack) => new Set(KINDS.flatMap((kind) => [...pack[kind].keys()])),
);

/** Finds the marks of a sentence. */
export const findMarks: (sentence: Sentence, pack: ModalityPack) => Marks = keep((sentence: Sentence, pack: ModalityPack): Marks => {
  const openers = openersOf(pack, null);
  const marks: Record<keyof Marks, PhraseHit[]> = {
    hedges: [],
    planned: [],
    plannedMoney: [],
    unverified: [],
    denials: [],
    falsehoods: [],
    retractions: [],
    negations: [],
    corrections: [],
    outdated: [],
    changes: [],
    background: [],
    perception: [],
    observers: [],
  };
  for (const [at, forms] of formsIn(sentence, null).entries()) {
    if (!forms.some((form) => openers.has(form))) continue;
    for (const kind of KINDS) {
      const hit = phraseAt(sentence, at, pack[kind]);
      if (hit !== null) marks[kind].push(hit);
    }
  }
  return marks;
});

/** Relations through which a governing word keeps its hold on what hangs below it; a relative or adverbial clause tells for itself. */
const HOLDS =
  /^(?:xcomp|ccomp|csubj|nsubj|obj|iobj|obl|nmod|conj|acl|nummod|compound|amod|appos|dep|root|fixed|flat|cop)(?::pass|:poss|:agent|:unmarked|:npmod|:tmod)?$/;

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
  sentence: Sentence,
  anchor: number,
  predicate: number,
  marks: Marks,
  isMoney: boolean,
  figure: Span | null,
): { readonly modality: Modality; readonly why: string | null } {
  const word = (hit: PhraseHit): string => hit.phrase.join(" ");
  const on = (hit: PhraseHit): boolean => !insideFigure(sentence, hit, figure) && (touches(sentence, anchor, hit) || touches(sentence, predicate, hit));
  const planned = marks.planned.find(on) ?? (isMoney ? marks.plannedMoney.find(on) : undefined);
  const hedge = marks.hedges.find(on);
  if (planned !== undefined && hedge === undefined) return { modality: "planned", why: word(planned) };
  if (hedge !== undefined) return { modality: "hedged", why: word(hedge) };
  return { modality: "fact", why: null };
}
