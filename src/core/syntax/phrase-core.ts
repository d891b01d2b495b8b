import type { SourceKind } from "../model/index.ts";
import type { Outlet, OutletTable } from "../packs/outlets.ts";
import type { ReportingPack, SpeakerNoun } from "../packs/reporting.ts";
import { outletAt } from "./outlet-names.ts";
import { genderIn, hasProper, hintKind, isNominal, isPossessive, joinedNameEnd, nameRunStart, sliceText } from "./phrase-words.ts";
import { isCapital, type SentenceView, speakerAt } from "./sentence-view.ts";
import type { Draft } from "./source-phrase.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "./token-at.ts";

function outletOf(view: SentenceView, text: string, from: number, to: number, pack: ReportingPack, outlets: OutletTable): Outlet | null {
  for (let start = from; start < to; start += 1) {
    if (uposAt(view, start) === "DET" || pack.functionWords.possessives.has(lowerAt(view, start))) continue;
    return outletAt(view, text, start, to, pack, outlets);
  }
  return null;
}

/** Reads the noun phrase proper of a source: outlet, name, office, body or description. */
export function readCore(view: SentenceView, text: string, from: number, end: number, draft: Draft, pack: ReportingPack, outlets: OutletTable): void {
  let start = from;
  const determiner = lowerAt(view, from);
  const article = uposAt(view, from) === "DET" || pack.functionWords.possessives.has(determiner);
  draft.definite =
    determiner === "the" ||
    determiner === "this" ||
    determiner === "that" ||
    determiner === "these" ||
    determiner === "those" ||
    pack.functionWords.possessives.has(determiner);
  if (article) start += 1;
  let owner: { from: number; to: number } | null = null;
  for (let at = start; at < end; at += 1) {
    if (isPossessive(view, at) && at > start && at + 1 < end) {
      owner = { from: start, to: at };
      start = at + 1;
      draft.definite = true;
    }
  }
  let headAt = end - 1;
  while (headAt > start && !isNominal(view, headAt) && uposAt(view, headAt) !== "ADJ") headAt -= 1;
  // "City Hospital No. 2", "Channel 4": the number is part of the name
  const numbered = headAt;
  while (headAt > start && (uposAt(view, headAt) === "NUM" || lowerAt(view, headAt) === "no.") && isCapital(view, headAt - 1)) headAt -= 1;
  const indefinite = pack.functionWords.indefinites.has(determiner) || uposAt(view, from) === "NUM" || pack.anonymousAdjectives.has(lowerAt(view, start));
  for (let at = from; at < end && draft.number === null; at += 1) {
    if (uposAt(view, at) === "NUM") draft.number = pack.functionWords.numbers.get(lowerAt(view, at)) ?? (Number.parseInt(lowerAt(view, at), 10) || null);
  }
  draft.head = lemmaAt(view, headAt);
  draft.plural = tagAt(view, headAt) === "NNS" || tagAt(view, headAt) === "NNPS" || (draft.number ?? 1) > 1;
  draft.gender = genderIn(view, from, end, pack);

  const nameEnd = headAt + 1;
  const run = nameRunStart(view, start, nameEnd, pack);
  // last listed noun or title in the phrase
  let roleAt = -1;
  let role: SpeakerNoun | null = null;
  for (let at = headAt; at >= start && roleAt < 0; at -= 1) {
    role = speakerAt(view, at, start, pack);
    if (role !== null || pack.titles.has(lowerAt(view, at))) roleAt = at;
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
    if (role !== null && !followsBody(view, start, run, pack) && (role.category === "outlet" || (role.category === "institution" && role.kind === "agency"))) {
      assignOutlet(draft, named, role.kind === "agency" ? "agency" : "outlet", outletOf(view, text, roleAt + 1, nameEnd, pack, outlets));
      return;
    }
    if (role !== null && role.category === "institution" && !isCapital(view, roleAt)) {
      // "the activist group Orle Watch": the noun says what the name is
      draft.category = "institution";
      draft.name = named;
      draft.role = sliceText(view, text, start, roleAt + 1);
      draft.kind = role.kind === "official" || role.kind === "ngo" ? (hintKind(view, start, nameEnd, pack) ?? role.kind) : role.kind;
      draft.anonymous = false;
      draft.entity = "organisation";
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
  const nameable = uposAt(view, headAt) === "PROPN" || uposAt(view, headAt) === "NOUN" || uposAt(view, headAt) === "ADJ" || uposAt(view, headAt) === "X";
  if (run < nameEnd && isCapital(view, headAt) && nameable) {
    assignName(view, text, run, nameEnd, draft, pack);
    if (draft.category === "outlet" && followsBody(view, start, run, pack)) Object.assign(draft, { category: "institution", kind: role?.kind ?? "ngo" });
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

/** "the watchdog group Media Alert": a body's noun before a name says that it is no outlet. */
function followsBody(view: SentenceView, start: number, run: number, pack: ReportingPack): boolean {
  if (run <= start || isCapital(view, run - 1) || pack.agencyWords.has(lowerAt(view, run - 1))) return false;
  return speakerAt(view, run - 1, start, pack)?.category === "institution";
}

/** The kind of a body whose name only ends like an outlet's: "Relief Network", "Police Station"; null for an outlet. */
function homonymKind(view: SentenceView, from: number, to: number, pack: ReportingPack): SourceKind | null {
  const kind = pack.outletHomonyms.get(lowerAt(view, to - 1));
  if (kind === undefined || !isCapital(view, to - 1) || to - from < 2) return null;
  for (let at = from; at < to - 1; at += 1) if (pack.outletWords.has(lowerAt(view, at))) return null;
  return hintKind(view, from, to, pack) ?? kind;
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
  const last = lowerAt(view, end - 1).replace(".", "");
  const first = lowerAt(view, run);
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
  view: SentenceView,
  text: string,
  start: number,
  nameEnd: number,
  end: number,
  owner: { from: number; to: number } | null,
  whole: string,
  role: SpeakerNoun,
  indefinite: boolean,
  draft: Draft,
  pack: ReportingPack,
): void {
  draft.category = role.category;
  draft.kind = role.kind;
  draft.role = whole;
  const from = owner?.from ?? start;
  const ownerText = owner === null ? null : sliceText(view, text, owner.from, owner.to);
  const proper = hasProper(view, start, nameEnd);
  switch (role.category) {
    case "institution": {
      const joined = isCapital(view, nameEnd - 1) ? joinedNameEnd(view, nameEnd - 1, Math.min(view.tokens.length, end + 8), pack) : nameEnd;
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
    case "outlet": {
      const other = homonymKind(view, start, nameEnd, pack);
      if (other !== null) draft.category = "institution";
      draft.kind = other ?? role.kind;
      draft.entity = "organisation";
      draft.name = proper ? whole : null;
      draft.anonymous = draft.name === null && indefinite;
      break;
    }
    case "document":
    case "hearsay":
      draft.name = role.category === "document" ? (ownerText ?? whole) : null;
      draft.anonymous = role.category === "hearsay";
      draft.body = ownerText;
      draft.entity = "organisation";
      break;
    default:
      draft.entity = draft.plural ? "group" : "person";
      // a named volunteer body speaking as one: "the White Helmets volunteers"
      if (role.kind === "ngo" && draft.definite && hasProper(view, start, nameEnd - 1)) {
        draft.name = whole;
        draft.anonymous = false;
      }
  }
}
