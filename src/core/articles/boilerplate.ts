import type { BoilerplatePack, BoilerplateRule } from "../packs/boilerplate.ts";
import type { OutletTable } from "../packs/outlets.ts";
import { findPhrases, type PhraseToken, type TokenReader } from "../text/phrases.ts";
import type { Draft } from "./draft.ts";
import { readPictureLine } from "./photo-credit.ts";

/** Score from which words are boilerplate: one phrase that decides, or two that hint. */
const threshold = 1;
/** Longer stretches are cut here before phrases are looked for; boilerplate is short. */
const longestBlockChars = 6000;
/** A list of links under "Read next" ends after so many lines at the latest. */
const longestListBlocks = 14;
/** Marks that part one link or label from the next on one line. */
const fragmentMarks = "|·•│¦";

/** What the words of a stretch say about its being boilerplate. */
interface Reading {
  readonly score: number;
  readonly rule: BoilerplateRule | null;
  readonly words: number;
  /** Words that speak to the reader or of the publisher. */
  readonly persons: number;
  readonly reported: boolean;
  /** A phrase that decides alone was found. */
  readonly sure: boolean;
}

interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Marks boilerplate among the drafts, splitting a paragraph whose first or last sentences are boilerplate; nothing is cut out. */
export function markBoilerplate(text: string, drafts: readonly Draft[], pack: BoilerplatePack, table: OutletTable, read: TokenReader): Draft[] {
  const marked: Draft[] = [];
  const bodies = drafts.filter((draft) => draft.role === null).length;
  let body = 0;
  for (const draft of drafts) {
    if (draft.role !== null || draft.end - draft.start > longestBlockChars) {
      if (draft.role === null) body += 1;
      marked.push(draft);
      continue;
    }
    const atEdge = body < 2 || body >= bodies - 4;
    body += 1;
    const picture = readPictureLine(text.slice(draft.start, Math.min(draft.end, draft.start + 600)), table);
    if (picture !== null) {
      marked.push({ ...draft, role: picture === "credit" ? "boilerplate" : "caption", rule: "photo-credit" });
      continue;
    }
    for (const part of readDraft(text, draft, pack, atEdge, read)) marked.push(part);
  }
  markLists(text, marked, pack);
  markContinuations(text, marked, pack, read);
  return marked;
}

/** Words of a line that only calls on the reader. */
const longestCall = 7;

/** "Support The Valley Post!": a short line that opens with a call to the reader and ends with an exclamation mark. */
function isCall(text: string, draft: Draft, tokens: readonly PhraseToken[], pack: BoilerplatePack): boolean {
  const first = tokens[0];
  return first !== undefined && tokens.length <= longestCall && pack.imperatives.has(first.key) && text.slice(draft.start, draft.end).trimEnd().endsWith("!");
}

/** One draft, whole or in two or three parts when only its edges are boilerplate. */
function readDraft(text: string, draft: Draft, pack: BoilerplatePack, atEdge: boolean, read: TokenReader): Draft[] {
  const tokens = read(draft.start, draft.end);
  if (atEdge && isCall(text, draft, tokens, pack)) return [{ ...draft, role: "boilerplate", rule: "call-to-reader" }];
  const whole = readWords(text, draft.start, draft.end, tokens, pack, atEdge, atEdge);
  if (whole.rule === null) return [draft];
  const sentences = readSentences(text, draft.start, draft.end);
  if (sentences.length === 1) return whole.score >= threshold ? [plate(draft, whole.rule)] : [draft];
  let next = 0;
  const readings = sentences.map((sentence) => {
    const from = next;
    while ((tokens[next]?.start ?? Infinity) < sentence.end) next += 1;
    return { ...sentence, ...readWords(text, sentence.start, sentence.end, tokens.slice(from, next), pack, false, atEdge) };
  });
  let foreign = 0;
  let total = 0;
  for (const reading of readings) {
    total += reading.words;
    if (reading.reported || (reading.score < 0.75 && reading.persons === 0 && reading.words >= 5)) foreign += reading.words;
  }
  if (whole.score >= threshold && foreign * 2 < total) return [plate(draft, whole.rule)];
  // Inside a paragraph of the report only a phrase that decides parts a sentence off.
  const isReport = (reading: Reading): boolean => !reading.sure || reading.score < threshold;
  const from = readings.findIndex(isReport);
  const to = readings.findLastIndex(isReport) + 1;
  if (from < 0) return [plate(draft, whole.rule)];
  return [...edge(draft, readings.slice(0, from)), { ...draft, ...around(readings.slice(from, to)) }, ...edge(draft, readings.slice(to))];
}

/** The first or last sentences of a draft, under the rule that the first of them falls under. */
function edge(draft: Draft, sentences: readonly (Sentence & Reading)[]): Draft[] {
  return sentences.slice(0, 1).map(({ rule }) => plate({ ...draft, ...around(sentences) }, rule));
}

function around(sentences: readonly Sentence[]): Sentence {
  return { start: Math.min(...sentences.map(({ start }) => start)), end: Math.max(...sentences.map(({ end }) => end)) };
}

function plate(draft: Draft, rule: BoilerplateRule | null): Draft {
  return { ...draft, role: "boilerplate", rule: rule?.id ?? "boilerplate" };
}

function readWords(
  text: string,
  start: number,
  end: number,
  tokens: readonly PhraseToken[],
  pack: BoilerplatePack,
  atEdge: boolean,
  nearEdge: boolean,
): Reading {
  const scores = new Map<BoilerplateRule, number>();
  const hits: { rule: BoilerplateRule; phrase: string; worth: number }[] = [];
  // A hint weighs less the more words stand around it.
  const hint = tokens.length <= 25 ? 1 : tokens.length <= 40 ? 0.7 : 0.4;
  const seen = new Set<string>();
  for (const hit of findPhrases(pack.phrases, tokens)) {
    const { rule, weight, opening } = hit.value;
    const at = tokens[hit.from];
    if (at === undefined) continue;
    const words = `${rule.id}:${tokens
      .slice(hit.from, hit.to)
      .map((token) => token.key)
      .join(" ")}`;
    if (seen.has(words)) continue;
    seen.add(words);
    // "Read more: ..." heads a link; "Next up is ..." opens a sentence like any other.
    const full = !opening || ((hit.from === 0 || opensSentence(text, at.start)) && !(rule.heads && tokens.length > 14 && text.charAt(end - 1) === "."));
    const worth = !full ? 0.25 : weight < 1 ? weight * hint : weight;
    hits.push({ rule, phrase: words.slice(rule.id.length), worth });
    scores.set(rule, (scores.get(rule) ?? 0) + worth);
  }
  const [[best, most] = [null, 0]] = [...scores].sort((a, b) => b[1] - a[1]);
  let score = most;
  // Hints of other kinds confirm, but do not add up to a decision of their own; the same words count once.
  const counted = new Set(hits.filter((hit) => hit.rule === best).map((hit) => hit.phrase));
  let others = 0;
  for (const hit of hits) {
    if (counted.has(hit.phrase)) continue;
    counted.add(hit.phrase);
    others += hit.worth / 2;
  }
  score += Math.min(0.5, others);
  const sure = hits.some((hit) => hit.worth >= 1);
  let persons = 0;
  let reported = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const { key } = tokens[at] as PhraseToken;
    if (pack.persons.has(key)) persons += 1;
    if (pack.reporting.has(key)) reported = true;
  }
  if (hits.length > 0) {
    const fragments = countFragments(text, start, end);
    const first = tokens[0];
    const own = hits.filter((hit) => hit.rule === best).length;
    const isLabel = tokens.length <= 6 && !endsSentence(text, end);
    const calls = persons > 0 || fragments >= 2 || (first !== undefined && pack.imperatives.has(first.key)) || tokens.length <= 5;
    // Without a phrase that decides, ordinary words must come in numbers, outside quotation marks, and turn to the reader.
    if (!sure && !isLabel && (own < 2 || !calls || tokens.length > 40 || hasQuotation(text, start, end))) score -= 1;
    if (best?.atEdges === true && !nearEdge) score -= 0.75;
    if (sure && best?.speaks === true && !calls && !tokens.some((token) => token.key === "$")) score -= 0.75;
    if (sure && best?.heads === true && tokens.length > 14 && fragments < 2) score -= 0.75;
    if (fragments >= 2) score += 0.5;
    if (persons > 0) score += 0.25;
    if (first !== undefined && pack.imperatives.has(first.key)) score += 0.25;
    if (atEdge && nearEdge) score += 0.25;
    if (tokens.length <= 5 && !endsSentence(text, end)) score += 0.25;
    if (tokens.some((token) => token.key === "$") && persons > 0) score += 0.25;
    if (hasAddress(text, start, end)) score += 0.5;
    if (reported) score -= 0.75;
    if (tokens.length > 40) score -= Math.min(1, (tokens.length - 40) / 80);
  }
  return { score, rule: best, words: tokens.length, persons, reported, sure };
}

function hasQuotation(text: string, start: number, end: number): boolean {
  return /["“”«»„]/.test(text.slice(start, end));
}

/** Mail addresses and telephone numbers in international form. */
function hasAddress(text: string, start: number, end: number): boolean {
  const stretch = text.slice(start, end);
  return /[a-z0-9]@[a-z0-9]/i.test(stretch) || /\+\d{1,3}[ (]/.test(stretch);
}

function countFragments(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at += 1) if (fragmentMarks.includes(text.charAt(at))) marks += 1;
  return marks === 0 ? 0 : marks + 1;
}

function opensSentence(text: string, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && " \u00a0\"“‘'(*>→▸►»[".includes(text.charAt(back))) back -= 1;
  return back < 0 || ".!?\n:|·•│…".includes(text.charAt(back));
}

function endsSentence(text: string, end: number): boolean {
  let at = end - 1;
  while (at > 0 && "\"”’')]» ".includes(text.charAt(at))) at -= 1;
  return ".!?…:;".includes(text.charAt(at));
}

/** Rough sentences: enough to part an appeal from the report it is glued to. */
function readSentences(text: string, start: number, end: number): Sentence[] {
  const sentences: Sentence[] = [];
  let from = start;
  for (let at = start; at < end - 1; at += 1) {
    if (!".!?…".includes(text.charAt(at))) continue;
    let after = at + 1;
    while (after < end && "\"”’')]»".includes(text.charAt(after))) after += 1;
    if (after >= end || !/\s/.test(text.charAt(after))) continue;
    let next = after;
    while (next < end && /\s/.test(text.charAt(next))) next += 1;
    const following = text.charAt(next);
    if (next < end && !isAbbreviated(text, from, at) && (following !== following.toLowerCase() || "\"“‘'(0123456789$€£".includes(following))) {
      sentences.push({ start: from, end: after });
      from = next;
      at = next - 1;
    }
  }
  return [...sentences, { start: from, end }];
}

/** "U.S." or "Gen.": a capital and at most three letters before the full stop. */
function isAbbreviated(text: string, from: number, dot: number): boolean {
  if (text.charAt(dot) !== ".") return false;
  let start = dot;
  while (start > from && dot - start < 5 && text.charAt(start - 1) !== " ") start -= 1;
  const first = text.charAt(start);
  return dot - start <= 3 && first !== first.toLowerCase();
}

/** Lines under "Read next": titles without a sentence's end, until a paragraph comes. */
function markLists(text: string, drafts: Draft[], pack: BoilerplatePack): void {
  const heads = new Set<string | null>();
  for (const rule of pack.rules) if (rule.heads) heads.add(rule.id);
  let left = 0;
  for (const [index, draft] of drafts.entries()) {
    if (draft.role === "boilerplate") {
      if (heads.has(draft.rule)) left = isLabel(text, draft) ? longestListBlocks : left;
      continue;
    }
    if (left === 0) continue;
    left -= 1;
    if (
      draft.role === null &&
      draft.isLinked !== false &&
      draft.end - draft.start <= 160 &&
      !/[.”"’]$/.test(text.slice(draft.end - 1, draft.end)) &&
      hasLetter(text, draft)
    ) {
      drafts[index] = { ...draft, role: "boilerplate", rule: "related-links" };
    } else left = 0;
  }
}

function hasLetter(text: string, draft: Draft): boolean {
  return /\p{L}/u.test(text.slice(draft.start, draft.end));
}

/** A heading of a list: a few words that are no sentence. */
function isLabel(text: string, draft: Draft): boolean {
  return draft.end - draft.start <= 48 && !/[.?]$/.test(text.slice(draft.end - 1, draft.end));
}

/** What goes on speaking to the reader after an appeal belongs to it; so do the buttons under an appeal that ends the text. */
function markContinuations(text: string, drafts: Draft[], pack: BoilerplatePack, read: TokenReader): void {
  const continuing = new Set<string | null>();
  for (const rule of pack.rules) if (rule.continues) continuing.add(rule.id);
  if (!drafts.some((draft) => draft.role === "boilerplate" && continuing.has(draft.rule))) return;
  let lastParagraph = -1;
  for (const [index, draft] of drafts.entries()) {
    if (draft.role === null && draft.end - draft.start > 60 && !speaksToReader(text, draft, pack, read)) lastParagraph = index;
  }
  let open = false;
  for (const [index, draft] of drafts.entries()) {
    if (draft.role !== null) {
      open = draft.role === "boilerplate" && (continuing.has(draft.rule) || (open && draft.rule !== "header-line"));
      continue;
    }
    if (!open) continue;
    const isButton = index > lastParagraph && draft.end - draft.start <= 60;
    if (isButton || speaksToReader(text, draft, pack, read)) drafts[index] = { ...draft, role: "boilerplate", rule: "appeal-continued" };
    else open = false;
  }
}

function speaksToReader(text: string, draft: Draft, pack: BoilerplatePack, read: TokenReader): boolean {
  if (draft.end - draft.start > longestBlockChars) return false;
  const tokens = read(draft.start, draft.end);
  const reading = readWords(text, draft.start, draft.end, tokens, pack, true, true);
  return !reading.reported && reading.persons > 0 && (reading.score >= 0.75 || reading.persons * 8 >= reading.words);
}
