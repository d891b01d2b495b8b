import type { Modality, Span } from "../model/index.ts";
import type { ModalityPack } from "../packs/modality.ts";
import type { Sentence, Token, Word } from "../syntax/index.ts";
import { keep } from "../syntax/kept.ts";
import { headAt, relAt } from "../syntax/token-at.ts";
import { keepWords } from "../syntax/word-stock.ts";
import { formsOf, type PhraseHit, phraseAt } from "./phrases.ts";
import { ancestors, childBy } from "./tree.ts";

/** Phrases of one sentence, found once and asked by every claim in it. */
export interface Marks {
  readonly hedges: readonly PhraseHit[];
  readonly planned: readonly PhraseHit[];
  readonly plannedMoney: readonly PhraseHit[];
  readonly unverified: readonly PhraseHit[];
  readonly open: readonly PhraseHit[];
  readonly denials: readonly PhraseHit[];
  readonly falsehoods: readonly PhraseHit[];
  readonly retractions: readonly PhraseHit[];
  readonly untruths: readonly PhraseHit[];
  readonly failures: readonly PhraseHit[];
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
  "open",
  "denials",
  "falsehoods",
  "retractions",
  "untruths",
  "failures",
  "negations",
  "corrections",
  "outdated",
  "changes",
  "background",
  "perception",
  "observers",
] as const satisfies readonly (keyof Marks)[];
type Kind = (typeof KINDS)[number];

const NONE: readonly never[] = [];
const NO_MARKS: Marks = {
  hedges: NONE,
  planned: NONE,
  plannedMoney: NONE,
  unverified: NONE,
  open: NONE,
  denials: NONE,
  falsehoods: NONE,
  retractions: NONE,
  untruths: NONE,
  failures: NONE,
  negations: NONE,
  corrections: NONE,
  outdated: NONE,
  changes: NONE,
  background: NONE,
  perception: NONE,
  observers: NONE,
};

/** The kinds of mark that may begin with a word: most words begin none. */
const kindsOf: (word: Word, pack: ModalityPack) => readonly Kind[] = keepWords((word: Word, pack: ModalityPack) => {
  const forms = formsOf(word, null);
  return KINDS.filter((kind) => forms.some((form) => pack[kind].has(form)));
});

/** Finds the marks of a sentence. */
export const findMarks: (sentence: Sentence, pack: ModalityPack) => Marks = keep((sentence: Sentence, pack: ModalityPack): Marks => {
  let marks: Record<Kind, readonly PhraseHit[]> | null = null;
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    for (const kind of kindsOf((sentence.tokens[at] as Token).word, pack)) {
      const hit = phraseAt(sentence, at, pack[kind]);
      if (hit === null) continue;
      marks ??= { ...NO_MARKS };
      marks[kind] = [...marks[kind], hit];
    }
  }
  return marks ?? NO_MARKS;
});

/** Relations through which a governing word keeps its hold on what hangs below it; a relative or adverbial clause tells for itself. */
const HOLDS =
  /^(?:xcomp|ccomp|csubj|nsubj|obj|iobj|obl|nmod|conj|acl|nummod|compound|amod|appos|dep|root|fixed|flat|cop)(?::pass|:poss|:agent|:unmarked|:npmod|:tmod)?$/;

/** Whether a word governs a target through complements and arguments alone. */
export function governs(sentence: Sentence, word: number, target: number): boolean {
  for (const at of ancestors(sentence, target)) {
    if (at === word) return true;
    if (!HOLDS.test(relAt(sentence, at))) return false;
    // "the road was not cut and 12 people died": a clause beside it with a subject of its own
    if (headAt(sentence, at) === word && relAt(sentence, at) === "conj" && childBy(sentence, at, "nsubj", "nsubj:pass") >= 0) return false;
  }
  return false;
}

/**
 * A mark touches a claim when it is the claim's word or governs it ("is believed to have"), when it hangs as an auxiliary or adverb on a word
 * that does ("may have"), or describes the claim's own noun ("suspected cases").
 */
export function touches(sentence: Sentence, target: number, hit: PhraseHit): boolean {
  if (governs(sentence, hit.from, target) || governs(sentence, hit.to, target)) return true;
  const rel = relAt(sentence, hit.from);
  const head = headAt(sentence, hit.from);
  if (rel.startsWith("aux") || rel.startsWith("advmod")) return governs(sentence, head, target);
  return head === target && rel === "amod";
}

/** Words of the figure itself ("does not exceed 15", "no more than 60") bound it and neither deny nor doubt it. */
export function insideFigure(sentence: Sentence, hit: PhraseHit, figure: Span | null): boolean {
  const { start, end } = sentence.tokens[hit.from] ?? sentence;
  return figure !== null && start >= figure.start && end <= figure.end;
}

/** Where the words of a mark stand in the text, from the first to the last. */
export const spanOf = ({ start, end, tokens }: Sentence, { from, to }: PhraseHit): Span => ({
  start: tokens[from]?.start ?? start,
  end: tokens[to]?.end ?? end,
});

/** The weakest word on the claim: unverified, planned, hedged or fact, with the words that decided. */
export function readModality(
  sentence: Sentence,
  anchor: number,
  predicate: number,
  marks: Marks,
  isMoney: boolean,
  figure: Span | null,
): { readonly modality: Modality; readonly why: string | null; readonly at: Span | null } {
  const word = (hit: PhraseHit): string => hit.phrase.join(" ");
  const on = (hit: PhraseHit): boolean => !insideFigure(sentence, hit, figure) && (touches(sentence, anchor, hit) || touches(sentence, predicate, hit));
  const planned = marks.planned.find(on) ?? (isMoney ? marks.plannedMoney.find(on) : undefined);
  const hedge = marks.hedges.find(on);
  if (planned !== undefined && hedge === undefined) return { modality: "planned", why: word(planned), at: spanOf(sentence, planned) };
  if (hedge !== undefined) return { modality: "hedged", why: word(hedge), at: spanOf(sentence, hedge) };
  return { modality: "fact", why: null, at: null };
}
