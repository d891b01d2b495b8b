import type { Article, Attribution, Mention, MentionOf, Span, Voice } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { outletKey } from "../packs/outlets.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { findActorPhrases } from "../syntax/actor-phrases.ts";
import type { Sentence, Token, Word } from "../syntax/index.ts";
import { withholdsName } from "../syntax/phrase-words.ts";
import { type SentenceView, viewSentence } from "../syntax/sentence-view.ts";
import { readSourcePhrase, type SourcePhrase } from "../syntax/source-phrase.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";
import { readLabels, readSignatures } from "./attribution-labels.ts";
import { readPhraseCues } from "./attribution-phrases.ts";
import { continueQuotes, quotesTouching } from "./attribution-quotes.ts";
import { readVerbalCues } from "./attribution-verbs.ts";
import { VoiceRegister } from "./voice-register.ts";

/** Acts of attribution on either side among which the one around another is looked for; keeps a text of nothing but cues linear. */
const MAX_NEIGHBOURS = 40;
/** "spoke to", "talked with". */
const TOWARDS = new Set(["to", "with"]);
/** The words of a name such as "the Inland Post". */
const NAMING = new Set<string | undefined>(["DET", "PROPN", "ADJ", "NOUN"]);
/** A voice inside a voice inside a voice: deeper chains are cut. */
const MAX_CHAIN = 4;

/** Who says what: every act of attribution in the article, chains resolved, anaphora inside the article resolved where one candidate remains. */
export function readAttribution(article: Article, sentences: readonly Sentence[], mentions: readonly Mention[], packs: Packs): readonly Attribution[] {
  const pack = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.reporting;
  if (pack === undefined) return [];
  const quotes = mentions.filter((mention): mention is Mention & MentionOf<"quote"> => mention.kind === "quote");
  const views = sentences.map((sentence, index) => restoreVerbs(viewSentence(sentence, index), pack));
  const drafts: AttributionDraft[] = [];
  for (const view of views) {
    const near = quotesTouching(quotes, { start: view.sentence.start - 3, end: view.sentence.end }).map(({ span }) => span);
    const verbal = readVerbalCues(view, article.text, near, pack);
    const phrasal = readPhraseCues(view, pack);
    drafts.push(...verbal, ...phrasal.filter((draft) => !verbal.some((one) => overlaps(one.cue, draft.cue))));
  }
  const bySentence = Map.groupBy(drafts, (draft) => draft.view);
  const said = (label: AttributionDraft): boolean =>
    (bySentence.get(label.view) ?? []).some((one) => one.content.some((span) => contains(label.content, span)) && one.clause.from <= label.clause.from);
  drafts.push(...[...readLabels(article, views, quotes, pack), ...readSignatures(article, views, quotes)].filter((label) => !said(label)));
  continueQuotes(article, quotes, drafts);
  return resolve(article, views, drafts, quotes, pack, packs);
}

/** "the official said of": a form that can only be a verb of saying is one, whatever the tagger made of it. */
function restoreVerbs(view: SentenceView, pack: ReportingPack): SentenceView {
  const lost = (token: Token, at: number): string | undefined =>
    token.upos === "VERB" || token.rel === "amod" ? undefined : pack.pastForms.get(lowerAt(view, at));
  if (view.tokens.every((token, at) => lost(token, at) === undefined)) return view;
  const lemmas = [...view.lemmas];
  const tokens = view.tokens.map((token, at): Token => {
    const lemma = lost(token, at);
    if (lemma === undefined) return token;
    lemmas[at] = lemma;
    const verb: Pick<Word, "upos" | "tag" | "lemma"> = { upos: "VERB", tag: "VBD", lemma };
    return { ...token, ...verb, word: { ...token.word, ...verb, place: -1 } };
  });
  return { ...view, tokens, lemmas };
}

function overlaps(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((two) => one.start < two.end && two.start < one.end));
}

function contains(outer: readonly Span[], inner: Span): boolean {
  return outer.some((span) => span.start <= inner.start && span.end >= inner.end);
}

interface Resolved {
  readonly draft: AttributionDraft;
  readonly phrase: SourcePhrase | null;
  readonly voices: readonly Voice[];
  readonly cueSpan: Span;
}

/** Looks up the voices in the order of the text, then hangs each attribution into the ones around it. */
function resolve(
  article: Article,
  views: readonly SentenceView[],
  drafts: readonly AttributionDraft[],
  quotes: readonly MentionOf<"quote">[],
  pack: ReportingPack,
  packs: Packs,
): readonly Attribution[] {
  const register = new VoiceRegister(article, packs.outlets, pack);
  const bySentence = Map.groupBy(drafts, (draft) => draft.view);
  const resolved: Resolved[] = [];
  for (const view of views) {
    const here = (bySentence.get(view) ?? []).sort((a, b) => (a.source?.from ?? a.clause.from) - (b.source?.from ?? b.clause.from));
    // headlines drop articles and verbs: their words make poor antecedents
    const role = article.blocks[view.sentence.block]?.role;
    const actors = role === "headline" || role === "subheading" ? [] : findActorPhrases(view, article.text, packs, pack);
    let next = 0;
    const meetUntil = (offset: number): void => {
      for (let actor = actors[next]; actor !== undefined && actor.phrase.span.start < offset; actor = actors[next]) {
        register.meet(actor.phrase, actor.phrase.span.start, actor.subject ? "subject" : "mention");
        next += 1;
      }
    };
    const sources: { phrase: SourcePhrase; end: number }[] = [];
    for (const draft of here) {
      if (draft.source !== null) meetUntil(view.tokens[draft.source.from]?.start ?? 0);
      const one = readVoices(article, view, draft, register, quotes, pack, packs);
      if (one !== null) {
        resolved.push(one);
        if (one.phrase !== null) sources.push({ phrase: one.phrase, end: view.sentence.end });
      }
    }
    meetUntil(Number.POSITIVE_INFINITY);
    // of two speakers in one sentence the later stays in mind
    sources.forEach((source, order) => register.meet(source.phrase, source.end + order, "source"));
  }
  return chain(article, resolved, register);
}

/** "This indicates", "the decision could signal": a thing from which the writer concludes; nobody says it. */
function isInference(view: SentenceView, draft: AttributionDraft, from: number, phrase: SourcePhrase, pack: ReportingPack): boolean {
  const pointed = tagAt(view, from) === "DT";
  const thing =
    phrase.category === "pronoun"
      ? pointed
      : phrase.category === "unknown" && (pointed || pack.nouns.has(phrase.head)) && phrase.name === null && !phrase.plural;
  if (!thing || !draft.rule.startsWith("verb/")) return false;
  for (let at = draft.clause.from; at < draft.clause.to; at += 1) if (pack.verbs.get(lemmaAt(view, at))?.frames.has("evidence") === true) return true;
  return false;
}

function readVoices(
  article: Article,
  view: SentenceView,
  draft: AttributionDraft,
  register: VoiceRegister,
  quotes: readonly MentionOf<"quote">[],
  pack: ReportingPack,
  packs: Packs,
): Resolved | null {
  const cueSpan = draft.cue[0] ?? spanOf(view, draft.clause.from, draft.clause.to);
  if (cueSpan === null) return null;
  if (draft.source === null) {
    const voice: Voice = {
      span: cueSpan,
      name: null,
      role: null,
      kind: "unnamed",
      anonymous: true,
      outlet: null,
      key: `hearsay:${cueSpan.start}`,
      self: false,
    };
    return { draft, phrase: null, voices: [voice], cueSpan };
  }
  const phrase = readSourcePhrase(view, article.text, draft.source.from, draft.source.to, pack, packs.outlets);
  if (phrase === null) return null;
  const quoted = quotesTouching(quotes, { start: phrase.span.start, end: phrase.span.start + 1 }).length > 0;
  if (quoted && draft.rule === "verb/stance") return null;
  if (!quoted && isInference(view, draft, draft.source.from, phrase, pack))
    return { draft: { ...draft, rule: "verb/stance" }, phrase, voices: [register.voice(phrase, phrase.span.start)], cueSpan };
  // an issuer that cites its own papers speaks for itself
  if (article.issuer && phrase.category === "document" && phrase.body === null) return null;
  const ours = lowerAt(view, draft.source.from) === "our" || lowerAt(view, draft.source.from) === "my";
  if ((pack.functionWords.firstPerson.has(phrase.head) && phrase.category === "pronoun") || ours) {
    // inside a quotation the speaker of the quotation says so already
    if (quoted || article.issuer || phrase.head === "you") return null;
    return { draft, phrase, voices: [register.own(phrase.span)], cueSpan };
  }
  const voices: Voice[] = [];
  const authority = draft.rule === "noun/tally" && phrase.body === null && phrase.category === "document" ? register.authority(phrase.span.start) : null;
  if (authority !== null) {
    voices.push({ ...authority, span: phrase.span });
  } else if (phrase.category === "journalist") {
    voices.push(staffVoice(article, phrase, register, pack, packs));
  } else {
    const voice = register.voice(phrase, phrase.span.start);
    const withheld = !voice.anonymous && voice.name === null && withholdsName(view, draft.source.from, draft.clause.to, pack);
    voices.push(withheld ? { ...voice, anonymous: true } : voice);
  }
  const told = draft.addressee === null ? null : readSourcePhrase(view, article.text, draft.addressee.from, draft.addressee.to, pack, packs.outlets);
  const relay = told !== null && told.category === "outlet" ? told : toldInside(view, article.text, draft.source, pack, packs);
  if (relay !== null) {
    const voice = register.voice(relay, relay.span.start);
    if (!voice.self && voice.name !== null && voice.key !== voices[0]?.key) voices.unshift(voice);
  } else if (told !== null && told.category === "name" && told.name !== null && told.name === told.name.toUpperCase() && told.name.length >= 2) {
    // an acronym that was told something is nearly always an outlet; it counts when the article knows it as one
    const voice = register.voice(told, told.span.start);
    if ((voice.kind === "outlet" || voice.kind === "agency") && !voice.self) voices.unshift(voice);
  }
  return { draft, phrase, voices, cueSpan };
}

/** "An HP reporter saw", "our correspondent counted", "a contributor to the Post": the outlet saw it. */
function staffVoice(article: Article, phrase: SourcePhrase, register: VoiceRegister, pack: ReportingPack, packs: Packs): Voice {
  if (phrase.body === null) {
    return { span: phrase.span, name: null, role: phrase.role, kind: "outlet", anonymous: true, outlet: null, key: `unnamed:${phrase.head}`, self: false };
  }
  const body = phrase.body;
  const last = body.split(" ").at(-1)?.toLowerCase() ?? "";
  const known = packs.outlets.byName.get(outletKey(body)) ?? packs.outlets.byAbbreviation.get(body) ?? null;
  if (known === null && body !== body.toUpperCase() && !pack.outletWords.has(last) && !register.isOwn(body, null))
    return { span: phrase.span, name: null, role: phrase.role, kind: "outlet", anonymous: true, outlet: null, key: `unnamed:${phrase.head}`, self: false };
  if (register.isOwn(body, null)) return register.own(phrase.span);
  for (const wire of article.wires) if (wire === body) return { ...register.wire(wire, phrase.span), span: phrase.span };
  return {
    ...register.voice(
      { ...phrase, category: "outlet", name: body, role: phrase.role, kind: "outlet", outlet: known, entity: "organisation", head: body.toLowerCase() },
      phrase.span.start,
    ),
    span: phrase.span,
  };
}

/** "officials who spoke to The Inland Post": an outlet named inside the words of the source. */
function toldInside(view: SentenceView, text: string, source: TokenRange, pack: ReportingPack, packs: Packs): SourcePhrase | null {
  for (let at = source.from; at < source.to; at += 1) {
    const lemma = lemmaAt(view, at);
    const speaks = (lemma === "speak" || lemma === "talk") && TOWARDS.has(lowerAt(view, at + 1));
    if (!speaks && lemma !== "tell") continue;
    const from = at + (speaks ? 2 : 1);
    let to = from;
    while (to < source.to && NAMING.has(uposAt(view, to))) to += 1;
    const phrase = readSourcePhrase(view, text, from, to, pack, packs.outlets);
    if (phrase !== null && phrase.category === "outlet") return phrase;
  }
  return null;
}

/** Puts each voice behind those in whose content its words stand, and behind the agency whose copy this is. */
function chain(article: Article, resolved: readonly Resolved[], register: VoiceRegister): readonly Attribution[] {
  const cited = new Map<Resolved, Voice>();
  const bySentence = Map.groupBy(resolved, (one) => one.draft.view);
  for (const one of resolved) {
    if (one.draft.rule !== "phrase/citing") continue;
    const speaker = one.voices.at(-1);
    const said = bySentence.get(one.draft.view)?.filter((other) => other.draft.rule !== "phrase/citing" && hosts(other.draft, one.draft)) ?? [];
    const host = said.at(one.draft.clause.from === 0 ? 0 : -1);
    if (host !== undefined && speaker !== undefined) cited.set(host, speaker);
  }
  const wires = article.wires.filter((wire) => !register.isOwn(wire, null));
  // "AP" in the dateline and "Associated Press" in the byline: the full name stands for both
  const wire = [...wires].sort((a, b) => b.length - a.length)[0];
  const credit = wire === undefined ? null : register.wire(wire, creditSpan(article, wire));
  const out: Attribution[] = [];
  const order = [...resolved].sort((a, b) => a.cueSpan.start - b.cueSpan.start);
  const places = new Map(order.map((one, place) => [one, place]));
  const done = new Map<Resolved, readonly Voice[]>();
  const outward = (one: Resolved, depth: number): readonly Voice[] => {
    const known = done.get(one);
    if (known !== undefined) return known;
    done.set(one, one.voices);
    const place = places.get(one) ?? 0;
    const [around] = order
      .slice(Math.max(0, place - MAX_NEIGHBOURS), place + MAX_NEIGHBOURS)
      .filter((other) => depth < MAX_CHAIN && other !== one && carries(other.draft, one.cueSpan))
      .sort((a, b) => lengthOf(a.draft.content) - lengthOf(b.draft.content));
    const outer = around === undefined ? [] : outward(around, depth + 1);
    const inner = [...one.voices];
    const source = cited.get(one);
    if (source !== undefined && !inner.some((voice) => voice.key === source.key)) inner.push(source);
    const keys = new Set(inner.map((voice) => voice.key));
    // hearsay inside somebody's words is that somebody's; so is "the observatory said it had counted five"
    const nobody = (one.draft.source === null || one.phrase?.category === "pronoun") && outer.length > 0;
    const voices = nobody ? outer : [...outer.filter((voice) => !keys.has(voice.key)), ...inner].slice(-MAX_CHAIN);
    done.set(one, voices);
    return voices;
  };
  for (const one of order) {
    if (one.draft.content.length === 0) continue;
    // an outlet that reports through another: the article's own outlet says nothing in its own chain
    const heard = outward(one, 0).filter((voice, index, { length }) => !voice.self || index === length - 1);
    const credited = heard.some((voice) => voice.key === credit?.key || (voice.outlet !== null && voice.outlet === credit?.outlet));
    const voices = credit === null || credited ? heard : [credit, ...heard];
    const quoted = one.draft.content.some((span) => "“\"‘'«„".includes(article.text.charAt(span.start)));
    const words = one.draft.shown ?? one.draft.source;
    const source = words === null ? null : spanOf(one.draft.view, words.from, words.to);
    out.push({
      source: source === null ? [] : [source],
      cue: one.draft.cue,
      content: mergeSpans(one.draft.content),
      voices,
      manner: one.draft.manner,
      direct: quoted,
      negated: one.draft.negated,
      rule: one.draft.rule,
    });
  }
  return out;
}

/** Whether words at a place are among what somebody says in an act of attribution. */
function carries({ rule, source, content }: AttributionDraft, at: Span): boolean {
  return rule !== "verb/stance" && rule !== "phrase/citing" && source !== null && contains(content, at);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** The reporting clause a "citing" belongs to: the one it stands in or follows, the first when it opens the sentence. */
function hosts(host: AttributionDraft, citing: AttributionDraft): boolean {
  if (citing.clause.from === 0) return true;
  if (host.source !== null && host.source.from <= citing.clause.from && citing.clause.from < host.clause.to) return true;
  return host.clause.to <= citing.clause.from && citing.clause.from - host.clause.to <= 12;
}

function creditSpan(article: Article, wire: string): Span {
  const at = article.text.indexOf(wire);
  return at < 0 ? { start: 0, end: 0 } : { start: at, end: at + wire.length };
}

/** In order, overlapping and touching ones joined. */
function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}
