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
import { type AttributionDraft, spanOf } from "./attribution-draft.ts";
import { readLabels, readSignatures } from "./attribution-labels.ts";
import { readPhraseCues } from "./attribution-phrases.ts";
import { continueQuotes } from "./attribution-quotes.ts";
import { readVerbalCues } from "./attribution-verbs.ts";
import { VoiceRegister } from "./voice-register.ts";

/** Acts of attribution on either side among which the one around another is looked for; keeps a text of nothing but cues linear. */
const MAX_NEIGHBOURS = 40;
/** A voice inside a voice inside a voice: deeper chains are cut. */
const MAX_CHAIN = 4;

/** Who says what: every act of attribution in the article, chains resolved, anaphora inside the article resolved where one candidate remains. */
export function readAttribution(article: Article, sentences: readonly Sentence[], mentions: readonly Mention[], packs: Packs): readonly Attribution[] {
  const pack = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.reporting;
  if (pack === undefined) return [];
  const quotes = mentions.filter((mention): mention is Mention & MentionOf<"quote"> => mention.kind === "quote").sort((a, b) => a.span.start - b.span.start);
  const views = sentences.map((sentence, index) => restoreVerbs(viewSentence(sentence, index), pack));
  const drafts: AttributionDraft[] = [];
  let quoteAt = 0;
  for (const view of views) {
    while (quoteAt < quotes.length && (quotes[quoteAt]?.span.end ?? 0) < view.sentence.start - 2) quoteAt += 1;
    const near: Span[] = [];
    for (let k = quoteAt; k < quotes.length && (quotes[k]?.span.start ?? 0) < view.sentence.end; k += 1) near.push(quotes[k]?.span ?? { start: 0, end: 0 });
    const verbal = readVerbalCues(view, article.text, near, pack);
    const phrasal = readPhraseCues(view, pack);
    drafts.push(...verbal, ...phrasal.filter((draft) => !verbal.some((one) => overlaps(one.cue, draft.cue))));
  }
  const labels = [...readLabels(article, views, quotes, pack), ...readSignatures(article, views, quotes)];
  const covered = labels.length === 0 ? new Map<number, AttributionDraft[]>() : groupBySentence(drafts);
  drafts.push(
    ...labels.filter(
      (label) =>
        !(covered.get(label.view.index) ?? []).some((one) => one.content.some((span) => contains(label.content, span)) && one.clause.from <= label.clause.from),
    ),
  );
  continueQuotes(article, quotes, drafts);
  return resolve(article, views, drafts, quotes, pack, packs);
}

/** "the official said of": a form that can only be a verb of saying is one, whatever the tagger made of it. */
function restoreVerbs(view: SentenceView, pack: ReportingPack): SentenceView {
  if (!view.tokens.some((token, at) => token.upos !== "VERB" && pack.pastForms.has(lowerAt(view, at)))) return view;
  const lemmas = [...view.lemmas];
  const tokens = view.tokens.map((token, at): Token => {
    const lemma = pack.pastForms.get(lowerAt(view, at));
    if (lemma === undefined || token.upos === "VERB" || token.rel === "amod") return token;
    lemmas[at] = lemma;
    const word: Word = { ...token.word, upos: "VERB", tag: "VBD", lemma, place: -1 };
    return { ...token, word, upos: "VERB", tag: "VBD", lemma };
  });
  return { ...view, tokens, lemmas };
}

function groupBySentence(drafts: readonly AttributionDraft[]): Map<number, AttributionDraft[]> {
  const bySentence = new Map<number, AttributionDraft[]>();
  for (const draft of drafts) {
    const list = bySentence.get(draft.view.index);
    if (list === undefined) bySentence.set(draft.view.index, [draft]);
    else list.push(draft);
  }
  return bySentence;
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
  const bySentence = groupBySentence(drafts);
  const resolved: Resolved[] = [];
  for (const view of views) {
    const here = (bySentence.get(view.index) ?? []).sort((a, b) => (a.source?.from ?? a.clause.from) - (b.source?.from ?? b.clause.from));
    // headlines drop articles and verbs: their words make poor antecedents
    const role = article.blocks[view.sentence.block]?.role;
    const actors = role === "headline" || role === "subheading" ? [] : findActorPhrases(view, article.text, packs, pack);
    let next = 0;
    const meetUntil = (offset: number): void => {
      for (; next < actors.length; next += 1) {
        const actor = actors[next];
        if (actor === undefined || actor.phrase.span.start >= offset) break;
        register.meet(actor.phrase, actor.phrase.span.start, actor.subject ? "subject" : "mention");
      }
    };
    const sources: { phrase: SourcePhrase; end: number }[] = [];
    for (const draft of here) {
      const start = draft.source === null ? null : (view.tokens[draft.source.from]?.start ?? null);
      if (start !== null) meetUntil(start);
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

function inQuote(quotes: readonly MentionOf<"quote">[], at: number): boolean {
  let low = 0;
  let high = quotes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = quotes[middle]?.span;
    if (span === undefined) return false;
    if (at < span.start) high = middle - 1;
    else if (at >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** "This indicates", "the decision could signal": a thing from which the writer concludes; nobody says it. */
function isInference(view: SentenceView, draft: AttributionDraft, phrase: SourcePhrase, pack: ReportingPack): boolean {
  const thing =
    phrase.category === "pronoun"
      ? tagAt(view, draft.source?.from ?? 0) === "DT"
      : phrase.category === "unknown" &&
        (tagAt(view, draft.source?.from ?? 0) === "DT" || pack.nouns.has(phrase.head)) &&
        phrase.name === null &&
        !phrase.plural;
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
  const quoted = inQuote(quotes, phrase.span.start);
  if (quoted && draft.rule === "verb/stance") return null;
  if (!quoted && isInference(view, draft, phrase, pack))
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
  const relay = told !== null && told.category === "outlet" ? told : toldInside(view, article.text, draft, pack, packs);
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
function toldInside(view: SentenceView, text: string, draft: AttributionDraft, pack: ReportingPack, packs: Packs): SourcePhrase | null {
  if (draft.source === null) return null;
  for (let at = draft.source.from + 1; at < draft.source.to - 1; at += 1) {
    const lemma = lemmaAt(view, at);
    const speaks = (lemma === "speak" || lemma === "talk") && (lowerAt(view, at + 1) === "to" || lowerAt(view, at + 1) === "with");
    const tells = lemma === "tell";
    if (!speaks && !tells) continue;
    const from = at + (speaks ? 2 : 1);
    let to = from;
    while (to < draft.source.to && (uposAt(view, to) === "DET" || uposAt(view, to) === "PROPN" || uposAt(view, to) === "ADJ" || uposAt(view, to) === "NOUN"))
      to += 1;
    const phrase = readSourcePhrase(view, text, from, to, pack, packs.outlets);
    if (phrase !== null && phrase.category === "outlet") return phrase;
  }
  return null;
}

/** Puts each voice behind those in whose content its words stand, and behind the agency whose copy this is. */
function chain(article: Article, resolved: readonly Resolved[], register: VoiceRegister): readonly Attribution[] {
  const cited = new Map<Resolved, Voice>();
  let here: Resolved[] = [];
  for (const [at, one] of resolved.entries()) {
    if (at === 0 || resolved[at - 1]?.draft.view !== one.draft.view) {
      here = [];
      for (let k = at; k < resolved.length && resolved[k]?.draft.view === one.draft.view; k += 1) here.push(resolved[k] ?? one);
    }
    const speaker = one.voices.at(-1);
    if (one.draft.rule !== "phrase/citing" || speaker === undefined) continue;
    const host = here.filter((other) => other.draft.rule !== "phrase/citing" && hosts(other.draft, one.draft)).at(-1);
    if (host !== undefined) cited.set(host, speaker);
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
    let around: Resolved | null = null;
    let size = Number.POSITIVE_INFINITY;
    if (depth < MAX_CHAIN) {
      const place = places.get(one) ?? 0;
      for (let k = Math.max(0, place - MAX_NEIGHBOURS); k < Math.min(order.length, place + MAX_NEIGHBOURS); k += 1) {
        const other = order[k];
        if (
          other === undefined ||
          other === one ||
          other.draft.rule === "verb/stance" ||
          other.draft.rule === "phrase/citing" ||
          other.draft.source === null ||
          !contains(other.draft.content, one.cueSpan)
        )
          continue;
        const length = other.draft.content.reduce((sum, span) => sum + span.end - span.start, 0);
        if (length < size) {
          size = length;
          around = other;
        }
      }
    }
    const outer = around === null ? [] : outward(around, depth + 1);
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
    let voices = outward(one, 0);
    if (voices.length === 0) continue;
    if (one.draft.content.length === 0) continue;
    // an outlet that reports through another: the article's own outlet says nothing in its own chain
    if (voices.length > 1) voices = voices.filter((voice, index) => !voice.self || index === voices.length - 1);
    if (credit !== null && !voices.some((voice) => voice.key === credit.key || (voice.outlet !== null && voice.outlet === credit.outlet)))
      voices = [credit, ...voices];
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

/** The reporting clause a "citing" belongs to: the one it stands in or follows, any when it opens the sentence. */
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
