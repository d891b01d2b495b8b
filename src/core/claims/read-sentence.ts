import type { Article, Attribution, Claim, Figure, Filler, Mention, MentionOf, Modality, Polarity, Quantity, Span, Voice } from "../model/index.ts";
import type { Frame, FrameIndex } from "../packs/claims.ts";
import type { LanguagePack } from "../packs/index.ts";
import type { UnitTable } from "../packs/units.ts";
import type { Sentence, Word } from "../syntax/index.ts";
import { uposAt, wordAt } from "../syntax/token-at.ts";
import { keepWords } from "../syntax/word-stock.ts";
import { skipDateline } from "../text/dateline.ts";
import { chooseFrame, isCurrency } from "./choose-frame.ts";
import { clauseSpan, contentAround, isFinite, tells } from "./clause.ts";
import { findMarks, type Marks, readModality, spanOf } from "./modality.ts";
import { isObserved } from "./observed.ts";
import { readBackground, readOutdated, timesIn } from "./past.ts";
import { placesFor } from "./places-for.ts";
import { isNegated, isUnsaid, readDenial, readOpen } from "./polarity.ts";
import { findRemarks } from "./remarks.ts";
import { fillRoles } from "./roles.ts";
import { findBareContents, findClauseClaims } from "./statements.ts";
import { clauseHead, describePath, tokenAt } from "./tree.ts";
import { findTriggers, type Trigger } from "./triggers.ts";
import { isStep, isUnreal } from "./unreal.ts";
import { attributionFor } from "./voices-for.ts";

/** A sentence with its neighbours and everything found in the article. */
export interface SentenceContext {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly before: Sentence | null;
  readonly after: Sentence | null;
  /** Mentions inside the sentence. */
  readonly here: readonly Mention[];
  /** Attributions whose content meets the sentence. */
  readonly said: readonly Attribution[];
  readonly pack: LanguagePack;
  readonly index: FrameIndex;
  readonly units: UnitTable;
  /** Frame of the last figure in the same or the previous paragraph: what a bare number is about. */
  readonly topic: Frame | null;
}

/** What all claims of one sentence share. */
interface Frameless {
  readonly context: SentenceContext;
  readonly marks: Marks;
  readonly here: readonly Mention[];
  readonly said: readonly Attribution[];
  /** The numbers of its figures, in order. */
  readonly figures: readonly Span[];
  readonly unverified: string | null;
  readonly takenUp: string | null;
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const sameBlock = (a: Sentence, b: Sentence | null): b is Sentence => b !== null && a.block === b.block;

/** "X could not verify ..." in the sentence itself, or in the next one of the same paragraph. */
function findUnverified(context: SentenceContext, marks: Marks): string | null {
  const own = marks.unverified[0];
  if (own !== undefined) return own.phrase.join(" ");
  if (!sameBlock(context.sentence, context.after)) return null;
  // A sentence with figures of its own doubts those.
  if (context.after.tokens.some((token) => token.upos === "NUM")) return null;
  const next = findMarks(context.after, context.pack.modality).unverified[0];
  return next === undefined ? null : `next sentence: ${next.phrase.join(" ")}`;
}

/** "That number was wrong" in the next sentence: the figure before it is disowned. */
function findTakenUp(context: SentenceContext): string | null {
  if (!sameBlock(context.sentence, context.after)) return null;
  const after = context.after;
  const opener = uposAt(after, 0);
  const takes = after.tokens.slice(0, 3).some((token) => context.pack.modality.takesUp.has(token.lemma.toLowerCase()));
  if (!takes || (opener !== "DET" && opener !== "PRON")) return null;
  const wrong = findMarks(after, context.pack.modality).falsehoods.find(
    (hit) => hit.from <= 8 && !after.tokens.slice(0, hit.from).some((token) => token.upos === "NUM"),
  );
  return wrong === undefined ? null : `next sentence: ${wrong.phrase.join(" ")}`;
}

const CONTENT = new Set(["NOUN", "PROPN", "VERB", "ADJ"]);

/** What a word adds to the terms of a claim: its base form; null for a word without content. */
const termOf: (word: Word, stop: ReadonlySet<string>) => string | null = keepWords((word: Word, stop: ReadonlySet<string>) => {
  if (!CONTENT.has(word.upos)) return null;
  const lemma = word.lemma.toLowerCase();
  return lemma.length > 1 && !stop.has(lemma) ? lemma : null;
});

function termsIn(sentence: Sentence, span: Span, pack: LanguagePack): readonly string[] {
  const stop = pack.general.stopWords;
  const terms = new Set<string>();
  for (const token of sentence.tokens) {
    if (token.start < span.start || token.end > span.end) continue;
    const term = termOf(token.word, stop);
    if (term !== null) terms.add(term);
  }
  return [...terms].sort();
}

interface Draft {
  readonly anchor: number;
  readonly predicate: number;
  readonly frame: Frame;
  readonly figure: MentionOf<"quantity"> | null;
  readonly outdated: string | null;
  readonly trace: readonly string[];
  /** Where the roles stand, when not at the predicate; -1 otherwise. */
  readonly rolesAt?: number;
}

function finish(shared: Frameless, draft: Draft): Claim {
  const { article, sentence, pack } = shared.context;
  const told = draft.predicate >= 0 ? draft.predicate : draft.anchor;
  const anchorSpan: Span = draft.figure?.figure.number ?? sentence.tokens[draft.anchor] ?? sentence;
  const content = contentAround(shared.said, sentence, anchorSpan);
  const body = skipDateline(article.text, sentence.start, sentence.end);
  const clause = widen(clauseSpan(sentence, told, content), draft.figure?.span ?? anchorSpan);
  const span = { start: Math.max(clause.start, Math.min(body, anchorSpan.start)), end: clause.end };
  const spoken = attributionFor(shared.said, anchorSpan);
  const voices = spoken?.voices ?? [];
  const isMoney = draft.figure !== null && isCurrency(draft.figure.figure.quantity.unit);
  const doubt = readModality(sentence, draft.anchor, draft.predicate, shared.marks, isMoney, draft.figure?.figure.number ?? null);
  const denial = readDenial(sentence, draft.anchor, draft.predicate, shared.marks, draft.figure?.figure.number ?? null, draft.frame.absorbs, pack.modality);
  const open = readOpen(sentence, told, shared.marks, pack.modality.saying);
  const past = readBackground(article, sentence, draft.anchor, timesIn(sentence, shared.here), shared.marks);
  const disowned = draft.figure !== null && shared.takenUp !== null;
  const denied = denial !== null || spoken?.negated === true || disowned;
  // what is not large is small
  const opposite = denied && draft.frame.opposite !== null ? (shared.context.index.byId.get(draft.frame.opposite) ?? null) : null;
  const frame = opposite ?? draft.frame;
  const polarity: Polarity = denied && opposite === null ? "denied" : "asserted";
  const doubtingCues = sentence.tokens.filter(
    (word) =>
      spoken?.cue.some((cue) => cue.start <= word.start && word.end <= cue.end) === true &&
      pack.modality.hedges.get(word.lemma.toLowerCase())?.some((phrase) => phrase.length === 1) === true,
  );
  const observed = isObserved(article, sentence, draft.anchor, voices, shared.marks);
  const doubted = shared.unverified !== null && (!observed || !shared.unverified.startsWith("next"));
  const read: Modality = doubt.modality === "fact" && doubtingCues.length > 0 ? "hedged" : doubt.modality;
  const modality: Modality = doubted || open !== null ? "unverified" : read === "fact" && frame.planned ? "planned" : read;
  const own = shared.marks.unverified[0];
  const hedges = [
    ...(doubt.at === null ? [] : [doubt.at]),
    ...(doubt.modality === "fact" ? doubtingCues.map(({ start, end }) => ({ start, end })) : []),
    ...(own === undefined ? [] : [spanOf(sentence, own)]),
  ];
  const time = timesIn(sentence, shared.here).find((mention) => mention.time !== null)?.time ?? null;
  const trace = [
    ...draft.trace,
    ...(doubt.why === null ? [] : [`modality ${doubt.modality}: ${doubt.why}`]),
    ...(doubted || open !== null ? [`modality unverified: ${shared.unverified ?? open}`] : []),
    ...(opposite === null ? [] : [`denied, which says ${opposite.what}`]),
    ...(polarity === "asserted" ? [] : [`denied: ${denial ?? shared.takenUp ?? "by the speaker"}`]),
    ...(past === null ? [] : [`background: ${past}`]),
    ...(draft.outdated === null ? [] : [`replaced: ${draft.outdated}`]),
  ];
  return {
    id: "",
    article: article.id,
    span,
    finite: isFinite(sentence, told, span),
    sentence: { start: sentence.start, end: sentence.end },
    type: frame.type,
    kind: frame.kind,
    what: frame.what,
    roles: withSpeakers(fillRoles(sentence, draft.rolesAt ?? draft.predicate, frame, shared.here), sentence, voices),
    polarity,
    modality,
    ...(hedges.length === 0 ? {} : { hedges }),
    background: past !== null,
    time,
    places: placesFor(sentence, shared.here, shared.figures, draft.figure?.figure.number ?? null),
    figure:
      draft.figure === null
        ? null
        : {
            span: draft.figure.figure.number,
            text: article.text.slice(draft.figure.figure.number.start, draft.figure.figure.number.end),
            figure: inUnitOf(frame, draft.figure.figure),
          },
    attribution: voices,
    manner: spoken?.manner ?? null,
    observed,
    outdated: draft.outdated !== null || disowned,
    terms: termsIn(sentence, span, pack),
    quotes: shared.here
      .filter((mention): mention is MentionOf<"quote"> => mention.kind === "quote" && meets(mention.span, span))
      .map((mention) => article.text.slice(mention.inner.start, mention.inner.end).toLowerCase()),
    rule: frame.id,
    trace,
  };
}

/** A claim without a figure, and why its frame was taken. */
const finishPlain = (shared: Frameless, head: number, frame: Frame, why: string): Claim =>
  finish(shared, { anchor: head, predicate: head, frame, figure: null, outdated: null, trace: [`frame ${frame.id}: ${why}`] });

/** "No deaths", "zero cases": a report of nothing is no figure. */
const isZero = (quantity: Quantity): boolean => quantity.best === 0;

/** The figure in the unit its frame gives to a bare number. */
function inUnitOf(frame: Frame, figure: Figure): Figure {
  return frame.coerce === null || figure.quantity.unit !== "count" ? figure : { ...figure, quantity: { ...figure.quantity, unit: frame.coerce } };
}

/** "The army says it has taken": a third-person pronoun in what somebody says of itself stands for the speaker, when it fills the subject's role. */
function withSpeakers(
  roles: Readonly<Record<string, readonly Filler[]>>,
  sentence: Sentence,
  voices: readonly Voice[],
): Readonly<Record<string, readonly Filler[]>> {
  const speaker = voices.at(-1);
  const name = speaker?.name ?? speaker?.role ?? null;
  if (name === null) return roles;
  const isPronoun = (filler: Filler): boolean =>
    sentence.tokens.some((token) => token.start === filler.span.start && token.end === filler.span.end && token.tag === "PRP");
  return Object.fromEntries(
    Object.entries(roles).map(([role, fillers], order) => [
      role,
      order > 0 ? fillers : fillers.map((filler) => (isPronoun(filler) ? { ...filler, name } : filler)),
    ]),
  );
}

const widen = (span: Span, needed: Span): Span => ({ start: Math.min(span.start, needed.start), end: Math.max(span.end, needed.end) });

/** The token that stands for a figure in the tree: the counted noun, else the number itself. */
const anchorOf = (sentence: Sentence, { figure }: MentionOf<"quantity">): number => tokenAt(sentence, (figure.unitSpan ?? figure.number).start);

/** All claims of one sentence: one for each figure that a frame takes, then one for each clause and content that says something without a figure. */
export function readSentence(context: SentenceContext): readonly Claim[] {
  const { article, sentence, index, here, said } = context;
  const figures = here.filter(
    (mention): mention is MentionOf<"quantity"> => mention.kind === "quantity" && mention.figure.aside === null && !isZero(mention.figure.quantity),
  );
  const triggers = findTriggers(sentence, index);
  if (triggers.length === 0 && figures.length === 0 && said.length === 0 && !article.issuer) return [];
  if (isUnreal(sentence, sentence)) return [];
  const marks = findMarks(sentence, context.pack.modality);
  const numbers = figures.map((mention) => mention.figure.number);
  const shared: Frameless = { context, marks, here, said, figures: numbers, unverified: findUnverified(context, marks), takenUp: findTakenUp(context) };
  const speakers = speakersIn(said);
  const usable = triggers.filter((trigger) => !isNamePart(sentence, trigger) && !isWithinAny(sentence, trigger, speakers));
  let before: readonly Trigger[] | null = null;
  const claims: Claim[] = [];
  const taken = new Set<number>();
  for (const mention of figures) {
    const anchor = anchorOf(sentence, mention);
    before ??= sameBlock(sentence, context.before) ? findTriggers(context.before, index) : [];
    const choice = chooseFrame(
      sentence,
      anchor,
      tokenAt(sentence, mention.figure.number.end - 1),
      mention.figure,
      usable,
      before,
      context.topic,
      index,
      context.units,
      context.pack.numbers.composes,
    );
    if (choice === null || isStep(sentence, mention.figure, inUnitOf(choice.frame, mention.figure).quantity.unit, context.pack.numbers)) continue;
    const predicate = choice.trigger?.head ?? -1;
    const told = predicate >= 0 ? predicate : anchor;
    if (isUnsaid(sentence, told, marks, context.pack.modality.saying)) continue;
    if (!choice.frame.event) taken.add(clauseHead(sentence, told));
    const outdated = readOutdated(sentence, mention.figure.number.start, figures.length > 1, marks);
    claims.push(
      finish(shared, {
        anchor,
        predicate,
        frame: choice.frame,
        figure: mention,
        outdated,
        trace: [
          `frame ${choice.frame.id}: ${choice.trace}`,
          ...(predicate >= 0 && predicate !== anchor ? [`tree: ${describePath(sentence, anchor, predicate)}`] : []),
        ],
      }),
    );
  }
  for (const clause of findClauseClaims(sentence, usable, said, taken, context.units)) {
    taken.add(clause.head);
    if (isUnsaid(sentence, clause.trigger.head, marks, context.pack.modality.saying)) continue;
    const trace = `"${clause.trigger.predicate.words.join(" ")}" speaks for its clause`;
    claims.push(finishPlain(shared, clause.trigger.head, clause.trigger.frame, trace));
  }
  for (const { frame, at, of } of findRemarks(sentence, usable)) {
    const trace = [`frame ${frame.id}: "${wordAt(sentence, at)}" of "${wordAt(sentence, of)}"`];
    claims.push(finish(shared, { anchor: at, predicate: at, frame, figure: null, outdated: null, trace, rolesAt: of }));
  }
  const position = index.fallback;
  if (position === null) return claims;
  for (const head of findBareContents(sentence, said, taken)) claims.push(finishPlain(shared, head, position, "content of an attribution"));
  const denies = marks.falsehoods.length > 0 || marks.denials.some(({ from }) => !isNegated(sentence, from, marks));
  if (claims.length === 0 && (article.issuer || denies)) {
    const head = sentence.tokens.findIndex((token) => token.rel === "root");
    if (tells(sentence, head)) claims.push(finishPlain(shared, head, position, article.issuer ? "the issuer states it" : "a denial"));
  }
  return claims;
}

/** The words of those who speak in the sentence: "the coast guard puts it at 338", and who says so is not what is counted. */
const speakersIn = (said: readonly Attribution[]): readonly Span[] =>
  said.flatMap(({ rule, voices, source }) =>
    rule.startsWith("verb/") && voices.slice(-1).some(({ kind, anonymous }) => kind !== "document" && !anonymous) ? source : [],
  );

function isWithinAny(sentence: Sentence, trigger: Trigger, spans: readonly Span[]): boolean {
  const { start, end } = sentence.tokens[trigger.head] ?? sentence;
  return spans.some((span) => span.start <= start && end <= span.end);
}

/** A predicate inside a proper name ("Defence Ministry", "Disaster Fund") says nothing. */
const isNamePart = (sentence: Sentence, trigger: Trigger): boolean => uposAt(sentence, trigger.head) === "PROPN" && trigger.from === trigger.to;
