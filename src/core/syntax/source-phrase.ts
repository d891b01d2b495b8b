import type { SourceKind, Span } from "../model/index.ts";
import type { Outlet, OutletTable } from "../packs/outlets.ts";
import type { ReportingPack, SpeakerCategory, SpeakerNoun } from "../packs/reporting.ts";
import { outletAt } from "./outlet-names.ts";
import { isCapital, type SentenceView, speakerAt } from "./sentence-view.ts";

/** What a stretch of words that names a source says about it, before anything outside the phrase is looked at. */
export interface SourcePhrase {
  readonly span: Span;
  readonly category: SpeakerCategory | "name" | "pronoun" | "unknown";
  /** Proper name of the person or body, institutions in their own words; null for a description. */
  readonly name: string | null;
  /** Office or description. */
  readonly role: string | null;
  readonly kind: SourceKind;
  readonly anonymous: boolean;
  readonly entity: "person" | "organisation" | "group" | "metonym";
  readonly outlet: Outlet | null;
  /** Lemma of the head noun, or the pronoun. */
  readonly head: string;
  readonly plural: boolean;
  readonly definite: boolean;
  /** "One of the officials", "one of them": a part of a group named elsewhere. */
  readonly partitive: boolean;
  readonly number: number | null;
  readonly gender: "male" | "female" | null;
  /** Body a spokesperson or member of staff speaks for, as written. */
  readonly body: string | null;
}

const QUANTIFIERS = new Set(["one", "two", "three", "four", "five", "six", "some", "many", "several", "most", "all", "both", "another", "others", "none", "neither", "either", "each", "few", "number", "group", "dozens", "hundreds", "couple", "handful", "majority", "member", "members", "half"]);
const INDEFINITE = new Set(["a", "an", "one", "some", "several", "another", "many", "two", "three", "four", "five", "six", "few", "other", "dozens", "any", "no", "certain"]);
const PARTICLES = new Set(["de", "da", "do", "dos", "di", "del", "della", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "abu", "ben", "ter", "ten", "of", "y", "e", "st.", "mac"]);
const NAME_JOINERS = new Set(["of", "for", "and", "the", "on", "in", "&", "de", "del", "la", "des", "du", "to", "against"]);
const NUMBERS = new Map([["one", 1], ["two", 2], ["three", 3], ["four", 4], ["five", 5], ["six", 6], ["seven", 7], ["eight", 8], ["nine", 9], ["ten", 10], ["dozen", 12], ["both", 2]]);
const POSSESSIVE_PRONOUNS = new Set(["his", "her", "its", "their", "our", "my", "your"]);

/** End of the noun phrase proper: before a comma, a bracket, a relative clause, a preposition or a participle. */
function coreEnd(view: SentenceView, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const token = view.tokens[at];
    if (token === undefined) return at;
    const lower = view.lower[at] ?? "";
    if (at > from && (token.tag === "," || token.upos === "PUNCT") && lower !== "." && lower !== "-" && lower !== "'" && lower !== "/") return at;
    if (at > from && (token.tag === "WP" || token.tag === "WDT" || token.tag === "WP$" || token.tag === "WRB" || (lower === "that" && token.upos !== "DET"))) return at;
    if (at > from && (token.upos === "ADP" || token.tag === "TO") && !PARTICLES.has(lower)) return at;
    if (at > from && lower === "of") return at;
    if (at > from && token.upos === "VERB" && (token.tag === "VBG" || token.tag === "VBN" || token.tag === "VBD") && at + 1 < to && !isCapital(view, at) && isNominal(view, at - 1)) return at;
  }
  return to;
}

function isNominal(view: SentenceView, at: number): boolean {
  const upos = view.tokens[at]?.upos;
  return upos === "NOUN" || upos === "PROPN" || upos === "PRON" || upos === "NUM";
}

function sliceText(view: SentenceView, text: string, from: number, to: number): string {
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return "";
  return text.slice(first.start, last.end).replaceAll("\n", " ").replaceAll("\u00a0", " ");
}

const isPossessive = (view: SentenceView, at: number): boolean => view.lower[at] === "'s" || (view.lower[at] === "'" && view.tokens[at]?.tag === "POS");

/** Start of the run of capitalised words that ends at `end`, particles and initials inside it allowed. */
function nameRunStart(view: SentenceView, from: number, end: number): number {
  let start = end;
  for (let at = end - 1; at >= from; at -= 1) {
    const lower = view.lower[at] ?? "";
    if (isCapital(view, at) && view.tokens[at]?.upos !== "DET" && !(at === from && view.tokens[at]?.upos === "PRON")) start = at;
    else if (!(PARTICLES.has(lower) || lower === "." || lower === "-" || lower === "'" || lower === "/" || lower === "&") || start === end) break;
  }
  return start;
}

function joinedNameEnd(view: SentenceView, from: number, to: number): number {
  let end = from;
  for (let at = from; at < to; at += 1) {
    if (isCapital(view, at) || view.tokens[at]?.upos === "NUM") end = at + 1;
    else if (!NAME_JOINERS.has(view.lower[at] ?? "")) break;
  }
  return end;
}

function hintKind(view: SentenceView, from: number, to: number, pack: ReportingPack): SourceKind | null {
  for (let at = from; at < to; at += 1) {
    const kind = pack.institutionHints.get(view.lower[at] ?? "");
    if (kind !== undefined) return kind;
  }
  return null;
}

function startsAnonymity(view: SentenceView, at: number, to: number, phrases: readonly (readonly string[])[] | undefined): boolean {
  if (phrases === undefined) return false;
  for (const phrase of phrases) {
    if (at + phrase.length <= to && phrase.every((word, k) => view.lower[at + k] === word || view.lemmas[at + k] === word)) return true;
  }
  return false;
}

function hasAnonymity(view: SentenceView, from: number, to: number, pack: ReportingPack): boolean {
  for (let at = from; at < to; at += 1) {
    const lower = view.lower[at] ?? "";
    const lemma = view.lemmas[at] ?? "";
    if (startsAnonymity(view, at, to, pack.anonymity.get(lower)) || (lemma !== lower && startsAnonymity(view, at, to, pack.anonymity.get(lemma)))) return true;
  }
  return false;
}

/** Whether the words between two tokens keep a voice unnamed ("on condition of anonymity", "who asked not to be named"). */
export const withholdsName = hasAnonymity;

function outletOf(view: SentenceView, text: string, from: number, to: number, pack: ReportingPack, outlets: OutletTable): Outlet | null {
  for (let start = from; start < to; start += 1) {
    if (view.tokens[start]?.upos === "DET" || POSSESSIVE_PRONOUNS.has(view.lower[start] ?? "")) continue;
    return outletAt(view, text, start, to, pack, outlets);
  }
  return null;
}

type Draft = { -readonly [Key in keyof SourcePhrase]: SourcePhrase[Key] };

/** Reads the words of a source, tokens [from, to): who it is, what office, named or not, what kind. */
export function readSourcePhrase(view: SentenceView, text: string, from: number, to: number, pack: ReportingPack, outlets: OutletTable): SourcePhrase | null {
  while (from < to && (view.tokens[from]?.upos === "PUNCT" || view.tokens[from]?.upos === "ADV")) from += 1;
  while (to > from && view.tokens[to - 1]?.upos === "PUNCT" && !(view.lower[to - 1] ?? "").includes(")")) to -= 1;
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const draft: Draft = {
    span: { start: first.start, end: last.end }, category: "unknown", name: null, role: null, kind: "unnamed", anonymous: true, entity: "person", outlet: null,
    head: view.lemmas[from] ?? "", plural: false, definite: false, partitive: false, number: null, gender: null, body: null,
  };
  if (first.upos === "PRON" && !POSSESSIVE_PRONOUNS.has(view.lower[from] ?? "") && first.tag !== "DT" && (to - from === 1 || coreEnd(view, from, to) === from + 1) && !QUANTIFIERS.has(view.lower[from] ?? "")) {
    draft.category = "pronoun";
    draft.head = view.lower[from] ?? "";
    draft.plural = draft.head === "they" || draft.head === "we" || draft.head === "them";
    draft.gender = draft.head === "he" || draft.head === "him" ? "male" : draft.head === "she" || draft.head === "her" ? "female" : null;
    return draft;
  }
  // "one of the officials", "two of them"
  const ofAt = findOf(view, from, to);
  if (ofAt > 0) {
    const inner = readSourcePhrase(view, text, ofAt + 1, to, pack, outlets);
    if (inner !== null) {
      const number = NUMBERS.get(view.lower[from] ?? "") ?? null;
      return { ...inner, span: draft.span, partitive: true, number, plural: number !== 1, name: null, role: inner.role ?? inner.name, anonymous: true, body: inner.body };
    }
  }
  const end = coreEnd(view, from, to);
  readCore(view, text, from, end, draft, pack, outlets);
  readTail(view, text, end, to, draft, pack, outlets);
  if (hasAnonymity(view, from, to, pack) && draft.category !== "name" && draft.category !== "document") {
    draft.anonymous = true;
    if (draft.category === "person" || draft.category === "office" || draft.category === "spokesperson") draft.name = null;
  }
  return draft;
}

function findOf(view: SentenceView, from: number, to: number): number {
  let at = from;
  if (view.lower[at] === "a" || view.lower[at] === "at") at += 1;
  for (; at < Math.min(to, from + 4); at += 1) {
    if (view.lower[at] === "of") return at > from ? at : 0;
    if (!QUANTIFIERS.has(view.lower[at] ?? "") && !["a", "large", "small", "least", "the", "other"].includes(view.lower[at] ?? "")) return 0;
  }
  return 0;
}

function readCore(view: SentenceView, text: string, from: number, end: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  let start = from;
  const determiner = view.lower[from] ?? "";
  const article = view.tokens[from]?.upos === "DET" || POSSESSIVE_PRONOUNS.has(determiner);
  draft.definite = determiner === "the" || determiner === "this" || determiner === "that" || determiner === "these" || determiner === "those" || POSSESSIVE_PRONOUNS.has(determiner);
  if (article) start += 1;
  let owner: { from: number; to: number } | null = null;
  for (let at = start; at < end; at += 1) {
    if (isPossessive(view, at) && at > start && at + 1 < end) { owner = { from: start, to: at }; start = at + 1; draft.definite = true; }
  }
  let headAt = end - 1;
  while (headAt > start && !isNominal(view, headAt) && view.tokens[headAt]?.upos !== "ADJ") headAt -= 1;
  // "City Hospital No. 2", "Channel 4": the number is part of the name
  const numbered = headAt;
  while (headAt > start && (view.tokens[headAt]?.upos === "NUM" || view.lower[headAt] === "no.") && isCapital(view, headAt - 1)) headAt -= 1;
  const indefinite = INDEFINITE.has(determiner) || view.tokens[from]?.upos === "NUM" || pack.anonymousAdjectives.has(view.lower[start] ?? "");
  for (let at = from; at < end && draft.number === null; at += 1) {
    if (view.tokens[at]?.upos === "NUM") draft.number = NUMBERS.get(view.lower[at] ?? "") ?? (Number.parseInt(view.lower[at] ?? "", 10) || null);
  }
  draft.head = view.lemmas[headAt] ?? "";
  draft.plural = view.tokens[headAt]?.tag === "NNS" || view.tokens[headAt]?.tag === "NNPS" || (draft.number ?? 1) > 1;
  draft.gender = genderIn(view, from, end, pack);

  const nameEnd = headAt + 1;
  const run = nameRunStart(view, start, nameEnd);
  // last listed noun or title in the phrase
  let roleAt = -1;
  let role: SpeakerNoun | null = null;
  for (let at = headAt; at >= start && roleAt < 0; at -= 1) {
    role = speakerAt(view, at, start, pack);
    if (role !== null || pack.titles.has(view.lower[at] ?? "")) roleAt = at;
    if (at < run) break;
  }
  const whole = sliceText(view, text, start, Math.max(nameEnd, numbered + 1));
  const outlet = outletOf(view, text, from, Math.max(nameEnd, numbered + 1), pack, outlets);
  if (outlet !== null) {
    assignOutlet(draft, outlet.name, outlet.kind, outlet);
    return;
  }
  if (roleAt >= 0 && roleAt < headAt && run <= roleAt + 1 && run < nameEnd) {
    // "Channel Six", "Radio Karsa": the capital makes the noun part of the name
    const named = sliceText(view, text, role?.category === "outlet" && isCapital(view, roleAt) && roleAt > 0 ? roleAt : roleAt + 1, nameEnd);
    if (role !== null && (role.category === "outlet" || (role.category === "institution" && role.kind === "agency"))) {
      assignOutlet(draft, named, role.kind === "agency" ? "agency" : "outlet", outletOf(view, text, roleAt + 1, nameEnd, pack, outlets));
      return;
    }
    if (role === null || role.category !== "institution") {
      draft.category = "name";
      draft.name = named;
      draft.role = role === null && roleAt === start ? null : sliceText(view, text, owner?.from ?? start, roleAt + 1);
      draft.kind = roleKind(view, owner?.from ?? start, roleAt + 1, role, pack);
      draft.anonymous = false;
      return;
    }
  }
  if (roleAt === headAt && role !== null) {
    assignRole(view, text, start, nameEnd, end, owner, whole, role, indefinite, draft, pack);
    return;
  }
  const nameable = view.tokens[headAt]?.upos === "PROPN" || view.tokens[headAt]?.upos === "NOUN" || view.tokens[headAt]?.upos === "ADJ" || view.tokens[headAt]?.upos === "X";
  if (run < nameEnd && isCapital(view, headAt) && nameable) {
    assignName(view, text, run, nameEnd, draft, pack);
    if (owner !== null && run > start) draft.role = whole;
    return;
  }
  // institution named in the middle: "City Hospital No. 2"
  if (role !== null && role.category === "institution" && roleAt >= start) {
    assignRole(view, text, start, nameEnd, end, owner, whole, role, indefinite, draft, pack);
    return;
  }
  draft.role = whole;
  draft.anonymous = true;
  draft.category = "unknown";
  draft.kind = "unnamed";
  draft.entity = draft.plural ? "group" : "person";
}

function assignOutlet(draft: Draft, name: string, kind: "agency" | "outlet", outlet: Outlet | null): void {
  draft.category = "outlet";
  draft.name = name;
  draft.kind = outlet?.kind ?? kind;
  draft.outlet = outlet;
  draft.anonymous = false;
  draft.entity = "organisation";
}

function roleKind(view: SentenceView, from: number, to: number, role: SpeakerNoun | null, pack: ReportingPack): SourceKind {
  if (role === null) return hintKind(view, from, to, pack) ?? "unnamed";
  if (role.category === "spokesperson" || role.category === "office") return hintKind(view, from, to, pack) ?? role.kind;
  // a named host or columnist speaks for themselves, not as their outlet
  return role.category === "journalist" ? "expert" : role.kind;
}

function assignName(view: SentenceView, text: string, run: number, end: number, draft: Draft, pack: ReportingPack): void {
  const name = sliceText(view, text, run, end);
  draft.category = "name";
  draft.name = name;
  draft.anonymous = false;
  const last = (view.lower[end - 1] ?? "").replace(".", "");
  const first = view.lower[run] ?? "";
  if (end - run > 1 && (pack.outletWords.has(last) || first === "radio" || first === "tv" || first === "channel")) {
    draft.category = "outlet";
    draft.kind = pack.agencyWords.has(last) ? "agency" : "outlet";
    draft.entity = "organisation";
    return;
  }
  if (end - run === 1 && draft.definite && pack.outletWords.has(last)) {
    // "the Post", "The Ledger"
    draft.category = "outlet";
    draft.kind = "outlet";
    draft.entity = "organisation";
    return;
  }
  draft.entity = end - run > 1 ? "person" : "metonym";
  draft.kind = hintKind(view, run, end, pack) ?? (end - run > 1 ? "witness" : "official");
}

function assignRole(
  view: SentenceView, text: string, start: number, nameEnd: number, end: number, owner: { from: number; to: number } | null, whole: string, role: SpeakerNoun, indefinite: boolean, draft: Draft, pack: ReportingPack,
): void {
  draft.category = role.category;
  draft.kind = role.kind;
  draft.role = whole;
  const from = owner?.from ?? start;
  const ownerText = owner === null ? null : sliceText(view, text, owner.from, owner.to);
  const proper = hasProper(view, start, nameEnd);
  switch (role.category) {
    case "institution": {
      const joined = isCapital(view, nameEnd - 1) ? joinedNameEnd(view, nameEnd - 1, Math.min(view.tokens.length, end + 8)) : nameEnd;
      draft.name = sliceText(view, text, from, Math.max(joined, nameEnd));
      draft.kind = role.kind === "official" || role.kind === "ngo" ? (hintKind(view, from, Math.max(joined, nameEnd), pack) ?? role.kind) : role.kind;
      draft.anonymous = indefinite && !proper && owner === null && !isCapital(view, nameEnd - 1);
      draft.entity = "organisation";
      if (draft.anonymous) draft.name = null;
      break;
    }
    case "office":
      draft.kind = hintKind(view, from, nameEnd, pack) ?? role.kind;
      draft.anonymous = indefinite || draft.plural;
      draft.name = draft.anonymous ? null : whole;
      if (ownerText !== null) draft.body = ownerText;
      break;
    case "spokesperson": {
      const bodyEnd = nameEnd - role.words.length;
      draft.body = bodyEnd > start ? sliceText(view, text, start, bodyEnd) : ownerText;
      draft.kind = hintKind(view, from, nameEnd, pack) ?? "official";
      draft.name = draft.body;
      draft.anonymous = draft.body === null && !draft.definite;
      break;
    }
    case "journalist":
      draft.body = nameEnd - role.words.length > start ? sliceText(view, text, start, nameEnd - role.words.length) : ownerText;
      draft.kind = "outlet";
      draft.anonymous = false;
      break;
    case "outlet":
      draft.kind = role.kind;
      draft.entity = "organisation";
      draft.name = proper ? whole : null;
      draft.anonymous = draft.name === null && indefinite;
      break;
    case "document":
    case "hearsay":
      draft.name = role.category === "document" ? (ownerText ?? whole) : null;
      draft.anonymous = role.category === "hearsay";
      draft.body = ownerText;
      draft.entity = "organisation";
      break;
    default:
      draft.entity = draft.plural ? "group" : "person";
      // a named volunteer body speaking as one: "the Red Lantern volunteers"
      if (role.kind === "ngo" && draft.definite && hasProper(view, start, nameEnd - 1)) { draft.name = whole; draft.anonymous = false; }
  }
}

function hasProper(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isCapital(view, at) && (at > 0 || view.tokens[at]?.upos === "PROPN")) return true;
  return false;
}

function genderIn(view: SentenceView, from: number, to: number, pack: ReportingPack): "male" | "female" | null {
  for (let at = from; at < to; at += 1) {
    const title = pack.titles.get(view.lower[at] ?? "");
    if (title === "male" || title === "female") return title;
    const gender = pack.gender.get(view.lemmas[at] ?? "");
    if (gender !== undefined) return gender;
  }
  return null;
}

/** What follows the noun phrase proper: "of the Joint Relief Cluster", ", its director,", ", Lev Korsin". */
function readTail(view: SentenceView, text: string, end: number, to: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  const lower = view.lower[end] ?? "";
  if (end >= to) return;
  if (lower === "of" || lower === "for" || lower === "at" || lower === "from" || lower === "with" || lower === "by" || lower === "in" || (lower === "to" && draft.category === "journalist")) {
    let start = end + 1;
    if (view.tokens[start]?.upos === "DET") start += 1;
    const stop = coreEnd(view, start, to);
    const inner = stop > start ? readSourcePhrase(view, text, end + 1, stop, pack, outlets) : null;
    if (inner !== null) {
      const body = inner.name ?? inner.role;
      if (draft.category === "spokesperson" && draft.body === null) {
        draft.body = body;
        draft.name = inner.name ?? body;
        draft.kind = inner.kind === "unnamed" || inner.kind === "witness" ? draft.kind : inner.kind;
        draft.anonymous = inner.anonymous && inner.name === null;
      } else if (draft.category === "journalist" && draft.body === null && lower !== "in") {
        draft.body = body;
      } else if (draft.category === "document" && (lower === "by" || lower === "from" || lower === "of") && inner.category !== "unknown") {
        draft.body ??= body;
        if (inner.category === "institution" || inner.category === "name" || inner.category === "office" || inner.category === "person") Object.assign(draft, { name: inner.name, role: inner.role, kind: inner.kind, anonymous: inner.anonymous });
      } else if (draft.category === "name" && draft.role === null) {
        draft.role = sliceText(view, text, end, stop);
        if (inner.kind !== "unnamed") draft.kind = inner.kind === "outlet" || inner.kind === "agency" ? "expert" : inner.kind;
        draft.entity = "person";
      } else if (draft.category === "person" && draft.kind === "ngo" && draft.number === null && draft.plural && inner.name !== null && inner.entity !== "person") {
        draft.name = inner.name;
        draft.anonymous = false;
      } else if ((draft.category === "institution" || draft.category === "office") && (lower === "of" || lower === "for") && draft.name !== null && !draft.name.includes(" of ")) {
        draft.name = `${draft.name} ${sliceText(view, text, end, stop)}`;
        if (draft.category === "office") draft.role = draft.name;
      } else if (draft.category === "person" || draft.category === "unknown") {
        draft.role = `${draft.role ?? ""} ${sliceText(view, text, end, stop)}`.trim();
      }
    }
    const comma = findComma(view, end, to);
    if (comma > 0) readAppositive(view, text, comma, to, draft, pack, outlets);
    return;
  }
  const comma = findComma(view, end, to);
  if (lower === "," || view.lower[end] === "(") readAppositive(view, text, end, to, draft, pack, outlets);
  else if (comma > 0 && draft.category === "name") readAppositive(view, text, comma, to, draft, pack, outlets);
  if ((draft.category === "person" || draft.category === "unknown") && view.tokens[end]?.upos === "VERB") draft.role = `${draft.role ?? ""} ${sliceText(view, text, end, comma > 0 ? comma : to)}`.trim();
  if (draft.category === "document" && draft.body === null) {
    // "satellite images studied by the mapping agency": who looked at them speaks
    for (let at = end; at < to - 1; at += 1) {
      if (view.lower[at] !== "by" || view.tokens[at - 1]?.upos !== "VERB") continue;
      const inner = readSourcePhrase(view, text, at + 1, to, pack, outlets);
      if (inner !== null && (inner.name !== null || inner.category === "person") && inner.category !== "outlet") Object.assign(draft, { name: inner.name, role: inner.role, kind: inner.kind, anonymous: inner.anonymous, entity: inner.entity, category: inner.category });
      break;
    }
  }
}

function findComma(view: SentenceView, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (view.lower[at] === ",") return at;
  return -1;
}

/** Appositives behind a comma or in brackets, age left out: the office of a name, or the name of an office. */
function readAppositive(view: SentenceView, text: string, comma: number, to: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  let start = comma + 1;
  for (let tries = 0; tries < 3 && start < to; tries += 1) {
    let stop = findComma(view, start, to);
    if (stop < 0) stop = to;
    const token = view.tokens[start];
    if (token === undefined) return;
    if (token.upos === "NUM" || view.lower[start] === "aged") { start = stop + 1; continue; }
    if (token.tag === "WP" || token.tag === "WDT" || token.tag === "WP$" || token.upos === "VERB" || token.upos === "SCONJ" || token.upos === "ADP" || token.upos === "CCONJ") return;
    const inner = readSourcePhrase(view, text, start, stop, pack, outlets);
    if (inner === null) return;
    if (inner.category === "name" && inner.name !== null && (draft.category === "office" || draft.category === "person" || draft.category === "spokesperson" || draft.category === "unknown")) {
      draft.role = draft.role ?? draft.name;
      if (draft.category === "spokesperson" && draft.body !== null) draft.role = `${draft.body} ${draft.head}`;
      draft.name = inner.name;
      draft.category = "name";
      draft.anonymous = false;
      draft.entity = "person";
      return;
    }
    if (draft.category === "name" && inner.category !== "name" && inner.category !== "pronoun" && inner.role !== null) {
      draft.role ??= sliceText(view, text, start, stop);
      if (inner.category === "outlet" || inner.category === "institution") { draft.entity = "organisation"; if (inner.category === "outlet") draft.category = "outlet"; } else draft.entity = "person";
      if (inner.kind !== "unnamed") draft.kind = inner.category === "journalist" ? "expert" : inner.kind;
      draft.gender ??= inner.gender;
      return;
    }
    if (draft.category === "institution" && draft.role === draft.name) { draft.role = sliceText(view, text, start, stop); return; }
    return;
  }
}
