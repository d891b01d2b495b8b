import type { SourceKind, Span } from "../model/index.ts";
import type { Outlet, OutletTable } from "../packs/outlets.ts";
import type { ReportingPack, SpeakerCategory } from "../packs/reporting.ts";
import { readCore } from "./phrase-core.ts";
import { coreEnd, findComma, hasAnonymity, sliceText } from "./phrase-words.ts";
import { isCapital, type SentenceView, speakerAt } from "./sentence-view.ts";
import { lemmaAt, lowerAt, uposAt } from "./token-at.ts";

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

export type Draft = { -readonly [Key in keyof SourcePhrase]: SourcePhrase[Key] };

/** A time of day in figures; "3.25" of "3.25 million residents" looks like one too. */
const CLOCK = /^\d{1,2}[.:]\d{2}$/;

/** Reads the words of a source, tokens [from, to): who it is, what office, named or not, what kind. */
export function readSourcePhrase(view: SentenceView, text: string, from: number, to: number, pack: ReportingPack, outlets: OutletTable): SourcePhrase | null {
  // "11.00 The commissioner", "14.05 Two people": the time of an entry in a running report; "3.25 million" is one number
  if (from === 0 && CLOCK.test(lowerAt(view, 0)) && (uposAt(view, 1) !== "NUM" || isCapital(view, 1))) from = 1;
  while (from < to && (uposAt(view, from) === "PUNCT" || uposAt(view, from) === "ADV" || isTimeBefore(view, from, pack))) from += 1;
  while (to > from && uposAt(view, to - 1) === "PUNCT" && !lowerAt(view, to - 1).includes(")")) to -= 1;
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const draft: Draft = {
    span: { start: first.start, end: last.end },
    category: "unknown",
    name: null,
    role: null,
    kind: "unnamed",
    anonymous: true,
    entity: "person",
    outlet: null,
    head: lemmaAt(view, from),
    plural: false,
    definite: false,
    partitive: false,
    number: null,
    gender: null,
    body: null,
  };
  if (
    first.upos === "PRON" &&
    !pack.functionWords.possessives.has(lowerAt(view, from)) &&
    first.tag !== "DT" &&
    (to - from === 1 || coreEnd(view, from, to, pack) === from + 1) &&
    !pack.functionWords.quantifiers.has(lowerAt(view, from))
  ) {
    draft.category = "pronoun";
    draft.head = lowerAt(view, from);
    draft.plural = draft.head === "they" || draft.head === "we" || draft.head === "them";
    draft.gender = draft.head === "he" || draft.head === "him" ? "male" : draft.head === "she" || draft.head === "her" ? "female" : null;
    return draft;
  }
  // "according to his statement", "by his count": he says so
  const owner = pack.functionWords.owners.get(lowerAt(view, from));
  if (owner !== undefined && (to - from === 1 || speakerAt(view, to - 1, from, pack)?.category === "document" || pack.nouns.has(lemmaAt(view, to - 1))))
    return { ...draft, category: "pronoun", head: owner, plural: owner === "they", gender: owner === "he" ? "male" : owner === "she" ? "female" : null };
  // "one of the officials", "two of them"
  const ofAt = findOf(view, from, to, pack);
  if (ofAt > 0) {
    const inner = readSourcePhrase(view, text, ofAt + 1, to, pack, outlets);
    if (inner !== null) {
      const number = pack.functionWords.numbers.get(lowerAt(view, from)) ?? null;
      return {
        ...inner,
        span: draft.span,
        partitive: true,
        number,
        plural: number !== 1,
        name: null,
        role: inner.role ?? inner.name,
        anonymous: true,
        body: inner.body,
      };
    }
  }
  const end = coreEnd(view, from, to, pack);
  readCore(view, text, from, end, draft, pack, outlets);
  readTail(view, text, end, to, draft, pack, outlets);
  if (hasAnonymity(view, from, to, pack) && draft.category !== "name" && draft.category !== "document") {
    draft.anonymous = true;
    if (draft.category === "person" || draft.category === "office" || draft.category === "spokesperson") draft.name = null;
  }
  return draft;
}

/** "In its note of today the inspectorate": a day that stands before the article of the source. */
function isTimeBefore(view: SentenceView, at: number, pack: ReportingPack): boolean {
  return uposAt(view, at + 1) === "DET" && pack.timeNouns.has(lowerAt(view, at));
}

function findOf(view: SentenceView, from: number, to: number, pack: ReportingPack): number {
  let at = from;
  if (lowerAt(view, at) === "a" || lowerAt(view, at) === "at") at += 1;
  for (; at < Math.min(to, from + 4); at += 1) {
    if (lowerAt(view, at) === "of") return at > from ? at : 0;
    if (!pack.functionWords.quantifiers.has(lowerAt(view, at)) && !["a", "large", "small", "least", "the", "other"].includes(lowerAt(view, at))) return 0;
  }
  return 0;
}

/** What follows the noun phrase proper: "of the relief office", ", its director,", ", Jane Roe". */
function readTail(view: SentenceView, text: string, end: number, to: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  const lower = lowerAt(view, end);
  if (end >= to) return;
  if (
    lower === "of" ||
    lower === "for" ||
    lower === "at" ||
    lower === "from" ||
    lower === "with" ||
    lower === "by" ||
    lower === "in" ||
    (lower === "to" && draft.category === "journalist")
  ) {
    let start = end + 1;
    if (uposAt(view, start) === "DET") start += 1;
    const stop = coreEnd(view, start, to, pack);
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
        if (inner.category === "institution" || inner.category === "name" || inner.category === "office" || inner.category === "person")
          Object.assign(draft, { name: inner.name, role: inner.role, kind: inner.kind, anonymous: inner.anonymous });
      } else if (draft.category === "name" && draft.role === null) {
        draft.role = sliceText(view, text, end, stop);
        if (inner.kind !== "unnamed") draft.kind = inner.kind === "outlet" || inner.kind === "agency" ? "expert" : inner.kind;
        draft.entity = "person";
      } else if (
        draft.category === "person" &&
        draft.kind === "ngo" &&
        draft.number === null &&
        draft.plural &&
        inner.name !== null &&
        inner.entity !== "person"
      ) {
        draft.name = inner.name;
        draft.anonymous = false;
      } else if (
        (draft.category === "institution" || draft.category === "office") &&
        (lower === "of" || lower === "for") &&
        draft.name !== null &&
        !draft.name.includes(" of ") &&
        !draft.name.endsWith(` ${sliceText(view, text, end, stop)}`)
      ) {
        draft.name = `${draft.name} ${sliceText(view, text, end, stop)}`;
        // "the secretary general of the group": which group, the text has said before
        if (draft.category === "office" && inner.category === "institution" && inner.definite) draft.body ??= body;
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
  if (lower === "," || lowerAt(view, end) === "(") readAppositive(view, text, end, to, draft, pack, outlets);
  else if (comma > 0 && draft.category === "name") readAppositive(view, text, comma, to, draft, pack, outlets);
  if ((draft.category === "person" || draft.category === "unknown") && (uposAt(view, end) === "VERB" || uposAt(view, end) === "ADJ"))
    draft.role = `${draft.role ?? ""} ${sliceText(view, text, end, comma > 0 ? comma : to)}`.trim();
  if (draft.category === "document" && draft.body === null) {
    // "satellite images studied by the mapping agency": who looked at them speaks
    for (let at = end; at < to - 1; at += 1) {
      if (lowerAt(view, at) !== "by" || uposAt(view, at - 1) !== "VERB") continue;
      const inner = readSourcePhrase(view, text, at + 1, to, pack, outlets);
      if (inner !== null && (inner.name !== null || inner.category === "person") && inner.category !== "outlet")
        Object.assign(draft, {
          name: inner.name,
          role: inner.role,
          kind: inner.kind,
          anonymous: inner.anonymous,
          entity: inner.entity,
          category: inner.category,
        });
      break;
    }
  }
}

/** Appositives behind a comma or in brackets, age left out: the office of a name, or the name of an office. */
function readAppositive(view: SentenceView, text: string, comma: number, to: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  let start = comma + 1;
  for (let tries = 0; tries < 3 && start < to; tries += 1) {
    let stop = findComma(view, start, to);
    if (stop < 0) stop = to;
    const token = view.tokens[start];
    if (token === undefined) return;
    if (token.upos === "NUM" || lowerAt(view, start) === "aged") {
      start = stop + 1;
      continue;
    }
    if (
      token.tag === "WP" ||
      token.tag === "WDT" ||
      token.tag === "WP$" ||
      token.upos === "VERB" ||
      token.upos === "SCONJ" ||
      token.upos === "ADP" ||
      token.upos === "CCONJ"
    )
      return;
    const inner = readSourcePhrase(view, text, start, stop, pack, outlets);
    if (inner === null) return;
    if (
      inner.category === "name" &&
      inner.name !== null &&
      (draft.category === "office" || draft.category === "person" || draft.category === "spokesperson" || draft.category === "unknown")
    ) {
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
      if (inner.category === "outlet" || inner.category === "institution") {
        draft.entity = "organisation";
        if (inner.category === "outlet") draft.category = "outlet";
      } else draft.entity = "person";
      if (inner.kind !== "unnamed") draft.kind = inner.category === "journalist" ? "expert" : inner.kind;
      draft.gender ??= inner.gender;
      return;
    }
    if (draft.category === "institution" && draft.role === draft.name) {
      draft.role = sliceText(view, text, start, stop);
      return;
    }
    return;
  }
}
