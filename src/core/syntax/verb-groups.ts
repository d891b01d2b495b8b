import type { Token } from "./index.ts";
import type { SentenceView } from "./sentence-view.ts";

/** A verb with its auxiliaries and the words before it that belong to it: tokens [start, end), `verb` the main one. */
export interface VerbGroup {
  readonly verb: number;
  readonly start: number;
  readonly end: number;
  readonly form: "finite" | "gerund" | "participle" | "infinitive";
  readonly passive: boolean;
  readonly negated: boolean;
  /** Index of the subject's head; -1 when there is none in the sentence. */
  readonly subject: number;
  /** The subject stands behind the verb ("said the mayor"). */
  readonly inverted: boolean;
  /** The verb of a relative clause: its subject is the noun that "who" stands for. */
  readonly relative: boolean;
}

/** What the reader of verb groups must know about the words of a language. */
export interface CueWords {
  /** Whether a verb of this lemma can report what somebody says. */
  readonly reports: (lemma: string) => boolean;
  /** Whether the word at a place names somebody who can speak. */
  readonly speaks: (at: number) => boolean;
  /** Whether a verb of this lemma has the one told as its object ("told CNN"). */
  readonly hears: (lemma: string) => boolean;
  /** Days, months, "week", "year": words that stand beside a subject without being one. */
  readonly times: ReadonlySet<string>;
}

const QUOTE_MARKS = new Set(["“", "”", '"', "''", "``", "«", "»", "‘", "’"]);
const NEGATIVES = new Set(["not", "n't", "never", "hardly", "neither", "nor"]);
const BE = new Set(["be", "get"]);
/** Steps taken to a shared subject through conjuncts and complements; deeper nesting is not read. */
const MAX_SHARED = 5;

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON" || token.upos === "NUM");

function isSubject(rel: string): boolean {
  return rel === "nsubj" || rel === "nsubj:pass" || rel === "csubj" || rel === "nsubj:outer";
}

/** The subject a verb has itself or shares with the verb that governs it. */
function findSubject(view: SentenceView, verb: number, depth: number, words: CueWords): number {
  const children = view.sentence.children[verb] ?? [];
  // with two, the one behind counts after a quotation ("…," said X), else the nearer
  const quoted = QUOTE_MARKS.has(view.lower[verb - 1] ?? "");
  let best = -1;
  const subjects = children.filter((child) => isSubject(view.tokens[child]?.rel ?? ""));
  for (const child of subjects) {
    // "Kyiv this week said", "officials familiar with the case warned": a time or a prepositional object beside the subject is none
    if (subjects.length > 1 && (words.times.has(view.lower[child] ?? "") || hasChild(view, child, "case"))) continue;
    if (best < 0 || (quoted ? child > verb : Math.abs(child - verb) < Math.abs(best - verb))) best = child;
  }
  if (best >= 0) return relativeAntecedent(view, verb, best);
  const token = view.tokens[verb];
  if (token === undefined || depth >= MAX_SHARED) return -1;
  const head = token.head;
  if (head < 0) return -1;
  if (token.rel === "conj" || token.rel === "xcomp" || token.rel === "advcl" || token.rel === "parataxis" || token.rel === "dep") {
    const parent = view.tokens[head];
    if (parent === undefined) return -1;
    if (token.rel === "parataxis" && token.tag !== "VBG") return -1;
    if (parent.upos === "VERB" || parent.upos === "AUX" || parent.upos === "ADJ") return findSubject(view, head, depth + 1, words);
    if (token.rel === "advcl" && isNominal(parent)) return findSubject(view, head, depth + 1, words);
    return -1;
  }
  if ((token.rel === "acl" || token.rel === "acl:relcl") && token.tag === "VBG" && isNominal(view.tokens[head])) return head;
  return -1;
}

/** "who said": the noun that the relative pronoun stands for. */
function relativeAntecedent(view: SentenceView, verb: number, subject: number): number {
  const token = view.tokens[subject];
  if (token === undefined || (token.tag !== "WP" && token.tag !== "WDT" && view.lower[subject] !== "that")) return subject;
  const head = view.tokens[verb]?.head ?? -1;
  if (head >= 0 && head < subject && isNominal(view.tokens[head])) return head;
  if (view.lower[subject - 1] === "," && view.lower[subject] === "who") {
    const opening = openingPhrase(view, subject).head;
    if (opening >= 0) return opening;
  }
  for (let at = subject - 1; at >= Math.max(0, subject - 3); at -= 1) if (isNominal(view.tokens[at])) return at;
  return subject;
}

/** "the task force estimates that", "police estimate 12,000": a present-tense verb read as the head of a compound noun. */
function isNounForVerb(view: SentenceView, at: number, reports: (lemma: string) => boolean): boolean {
  const token = view.tokens[at];
  const before = view.tokens[at - 1];
  const next = view.tokens[at + 1];
  if (token === undefined || before === undefined || next === undefined || token.upos !== "NOUN" || !reports(view.lemmas[at] ?? "")) return false;
  if (before.upos !== "NOUN" && before.upos !== "PROPN") return false;
  const third = token.tag === "NNS" ? before.tag !== "NNS" : before.tag === "NNS" || view.lower[at - 1] === "police";
  if (!third) return false;
  const beyond = view.tokens[at + 2];
  return (
    (view.lower[at + 1] === "that" &&
      (next.tag !== "WDT" || beyond?.upos === "NUM" || beyond?.upos === "DET" || beyond?.upos === "NOUN" || beyond?.upos === "PROPN")) ||
    next.upos === "NUM" ||
    (next.upos === "PRON" && next.tag === "PRP")
  );
}

function hasChild(view: SentenceView, at: number, rel: string): boolean {
  return (view.sentence.children[at] ?? []).some((child) => view.tokens[child]?.rel === rel);
}

/** "which one official said has sent": between the relative word and the verb stands a subject of its own. */
function hasNearerSubject(view: SentenceView, relative: number, verb: number): boolean {
  return (view.sentence.children[verb] ?? []).some(
    (child) => child > relative && child < verb && view.tokens[child]?.rel === "nsubj" && view.tokens[child]?.tag.startsWith("W") === false,
  );
}

function isRelative(view: SentenceView, verb: number): boolean {
  return (view.sentence.children[verb] ?? []).some((child) => {
    const token = view.tokens[child];
    return (
      token !== undefined &&
      child < verb &&
      isSubject(token.rel) &&
      (token.tag === "WP" || token.tag === "WDT" || (view.lower[child] === "that" && token.upos === "PRON")) &&
      !hasNearerSubject(view, child, verb)
    );
  });
}

/** "Sen. X (I-Vt.) said": a subject found inside brackets is the noun before them. */
function outsideBracket(view: SentenceView, subject: number, start: number): number {
  if (subject < 0 || subject >= start) return subject;
  for (let at = subject; at > 0 && subject - at < 8; at -= 1) {
    if (view.lower[at] === ")" && at < subject) return subject;
    if (view.lower[at] !== "(") continue;
    for (let close = subject + 1; close < start; close += 1) if (view.lower[close] === ")") return isNominal(view.tokens[at - 1]) ? at - 1 : subject;
    return subject;
  }
  return subject;
}

/** "17 trucks", "more than 40 injured", "at least 12": a number, words that bound it aside. */
function startsFigure(view: SentenceView, from: number): boolean {
  for (let at = from; at < from + 4; at += 1) {
    const upos = view.tokens[at]?.upos;
    if (upos === "NUM") return true;
    if (upos !== "ADV" && upos !== "ADP" && upos !== "ADJ") return false;
  }
  return false;
}

/** ", the governor's office announced.": nothing follows a verb that a comma and its subject precede. */
function closesClause(view: SentenceView, verb: number): boolean {
  const next = view.lower[verb + 1] ?? ".";
  if (next !== "." && next !== ",") return false;
  const head = view.tokens[verb]?.head ?? -1;
  return head >= 0 && head < verb && headStandsBefore(view, verb) && view.lower[phraseStart(view, head) - 1] === ",";
}

/** The noun a participle goes with stands right before it, adverbs aside: "analysts previously told". */
function headStandsBefore(view: SentenceView, verb: number): boolean {
  let at = verb - 1;
  while (at > 0 && view.tokens[at]?.upos === "ADV") at -= 1;
  return view.tokens[verb]?.head === at;
}

/** All verb groups of a sentence, in order. */
export function findVerbGroups(view: SentenceView, words: CueWords): readonly VerbGroup[] {
  const { reports } = words;
  const groups: VerbGroup[] = [];
  for (let verb = 0; verb < view.tokens.length; verb += 1) {
    const token = view.tokens[verb];
    if (token === undefined) continue;
    const misread =
      (token.upos === "NOUN" && hasChild(view, verb, "nsubj") && (hasChild(view, verb, "obj") || hasChild(view, verb, "ccomp"))) ||
      isNounForVerb(view, verb, reports);
    if (token.upos !== "VERB" && !misread && !(token.upos === "AUX" && token.rel !== "aux" && token.rel !== "aux:pass")) continue;
    let start = verb;
    // "the institute measured 190 mm" read as a participle: with an object and no agent it is the verb of its clause
    const active =
      token.tag === "VBN" &&
      token.rel !== "amod" &&
      view.tokens[verb - 1]?.upos !== "AUX" &&
      (token.rel !== "acl" || headStandsBefore(view, verb) || view.lower[verb - 1] === ",") &&
      (hasChild(view, verb, "obj") ||
        hasChild(view, verb, "ccomp") ||
        hasChild(view, verb, "iobj") ||
        (reports(view.lemmas[verb] ?? "") &&
          (view.lower.slice(verb + 1, verb + 8).includes("that") || startsFigure(view, verb + 1) || closesClause(view, verb)))) &&
      view.lower[verb + 1] !== "by";
    let passive = token.rel === "acl" && token.tag === "VBN" && !active;
    let negated = false;
    let auxiliary = false;
    let infinitive = false;
    for (let at = verb - 1; at >= 0 && verb - at <= 7; at -= 1) {
      const before = view.tokens[at];
      const lower = view.lower[at] ?? "";
      if (before === undefined) break;
      if (before.upos === "AUX" || before.tag === "MD") {
        auxiliary = true;
        if (token.tag === "VBN" && BE.has(view.lemmas[at] ?? "") && !passive)
          passive = start === verb || !view.lower.slice(at + 1, verb).includes("been") || BE.has(view.lemmas[at] ?? "");
        start = at;
      } else if (lower === "to" && (before.upos === "PART" || before.tag === "TO") && at === start - 1) {
        infinitive = true;
        start = at;
        break;
      } else if (NEGATIVES.has(lower)) {
        negated = true;
        start = at;
      } else if (before.upos === "ADV" && before.tag !== "WRB") {
        if (at === 0 || view.lower[at - 1] === ",") break;
        start = at;
      } else break;
    }
    const own = active && token.rel === "acl" && headStandsBefore(view, verb) ? -1 : findSubject(view, verb, 0, words);
    const direct = own >= 0 && (own === token.head || (view.sentence.children[verb] ?? []).includes(own) || isRelative(view, verb));
    const placed = placeSubject(view, verb, start, direct ? own : -1, active || misread, words);
    // a subject shared across a comma is a weaker guess than the phrase that stands right before the verb
    const chosen = placed.subject >= 0 ? placed : { subject: own, inverted: own > verb };
    const subject = outsideBracket(view, chosen.subject, start);
    const { inverted } = chosen;
    const bare = token.tag === "VBN" && !auxiliary && !active && !hasChild(view, verb, "nsubj") && token.rel !== "root";
    const form = infinitive ? "infinitive" : token.tag === "VBG" && !auxiliary ? "gerund" : bare ? "participle" : "finite";
    groups.push({ verb, start, end: verb + 1, form, passive, negated, subject, inverted, relative: isRelative(view, verb) });
  }
  return groups;
}

const CLAUSE_EDGES = new Set([";", ":", "—", "–", "--", "(", ...QUOTE_MARKS]);
const POSTMODIFIERS = new Set(["of", "in", "on", "from", "for", "at", "with", "to", "near", "inside", "across", "around", "among", "under", "behind"]);
/** Words a fallback looks back over from a verb to its subject. */
const MAX_BACK = 60;
const WITH = new Set(["with"]);
const QUANTIFYING = new Set(["both", "all", "each", "themselves", "himself", "herself", "itself"]);

/** First token of the clause that a token stands in: behind a quotation mark, a colon, a bracket, ", and". */
function clauseStart(view: SentenceView, at: number, subordinate = true): number {
  for (let k = at - 1; k >= Math.max(0, at - MAX_BACK); k -= 1) {
    const lower = view.lower[k] ?? "";
    if (CLAUSE_EDGES.has(lower)) {
      if (lower !== "(" || !view.lower.slice(k, at).includes(")")) return k + 1;
    }
    if (view.tokens[k]?.upos === "CCONJ" && view.lower[k - 1] === ",") return k + 1;
    if (subordinate && view.tokens[k]?.upos === "SCONJ" && lower !== "of") return k + 1;
  }
  return Math.max(0, at - MAX_BACK);
}

/** End of a plain noun phrase that begins at a token; the token itself when none does. */
export function chunkEnd(view: SentenceView, from: number, limit: number): number {
  const first = view.tokens[from];
  if (first === undefined || from >= limit) return from;
  if (first.upos === "PRON" && first.tag !== "PRP$" && first.tag !== "DT") return from + 1;
  let end = from;
  let nominal = false;
  for (let at = from; at < limit; at += 1) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined) break;
    const noun = token.upos === "NOUN" || token.upos === "PROPN";
    const inside =
      noun ||
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.tag === "POS" ||
      lower === "'s" ||
      token.upos === "SYM" ||
      lower === "-" ||
      lower === "." ||
      lower === "/" ||
      lower === "&" ||
      ((token.upos === "DET" || token.tag === "PRP$") && !nominal) ||
      (token.upos === "VERB" && token.rel === "amod");
    if (!inside) break;
    nominal = noun || (nominal && token.tag !== "POS" && lower !== "'s");
    if (noun || token.upos === "NUM") end = at + 1;
  }
  return end;
}

/**
 * Head of the noun phrase whose appositives, age or relative clause end right before a token: "X, its director, | said". Walks back from
 * comma to comma while what lies between holds no verb of its own.
 */
function openingPhrase(view: SentenceView, start: number): { readonly head: number; readonly complete: boolean } {
  const edge = clauseStart(view, start - 1, false);
  let best = -1;
  let complete = false;
  let close = start - 1;
  for (let steps = 0; steps < 6 && close >= edge; steps += 1) {
    let open = close - 1;
    let depth = view.lower[close] === ")" ? 1 : 0;
    while (open >= edge && (view.lower[open] !== "," || depth > 0)) {
      if (view.lower[open] === ")") depth += 1;
      if (view.lower[open] === "(") depth -= 1;
      open -= 1;
    }
    let from = open + 1;
    while (
      from < close &&
      (view.tokens[from]?.upos === "CCONJ" ||
        (view.tokens[from]?.upos === "ADV" && view.tokens[from]?.tag !== "WRB") ||
        view.tokens[from]?.upos === "PUNCT" ||
        (view.tokens[from]?.upos === "SCONJ" && view.lower[from] === "that"))
    )
      from += 1;
    const tag = view.tokens[from]?.tag ?? "";
    const relative =
      tag.startsWith("W") ||
      view.tokens[from + 1]?.tag.startsWith("W") === true ||
      tag === "VBG" ||
      (tag === "VBN" && from > edge) ||
      (view.tokens[from]?.upos === "SCONJ" && from > edge);
    let verbal = false;
    for (let at = from; at < close; at += 1) {
      const token = view.tokens[at];
      if (token === undefined) continue;
      if (token.tag.startsWith("W") || token.tag === "VBG" || token.tag === "VBN") break;
      if (token.upos === "VERB" || token.upos === "AUX") {
        verbal = true;
        break;
      }
    }
    if (!relative) {
      if (verbal) break;
      const end = chunkEnd(view, from, close);
      if (end === from) break;
      if (!(end === from + 1 && view.tokens[from]?.upos === "NUM")) best = end - 1;
    }
    close = open;
    complete = open < edge;
  }
  return { head: best, complete };
}

/** The noun that a prepositional phrase with its head here belongs to. */
function overPreposition(view: SentenceView, head: number): number {
  const from = phraseStart(view, head);
  return from >= 2 && view.lower[from - 1] === "for" && isNominal(view.tokens[from - 2]) ? from - 2 : head;
}

/** Falls back on position where the tree gives no subject: the noun phrase before the verb, or behind it after a comma or quotation mark. */
function placeSubject(view: SentenceView, verb: number, start: number, own: number, active: boolean, words: CueWords): { subject: number; inverted: boolean } {
  // "a spokesman for the brigade says": the tree stops at the brigade
  if (own >= 0) return { subject: own < verb ? overPreposition(view, own) : own, inverted: own > verb };
  const none = { subject: -1, inverted: false };
  const tag = view.tokens[verb]?.tag ?? "";
  // "X and Y both said", "the minister himself said"
  if (start > 1 && QUANTIFYING.has(view.lower[start - 1] ?? "") && (isNominal(view.tokens[start - 2]) || view.tokens[start - 2]?.upos === "ADJ")) start -= 1;
  const before = view.tokens[start - 1];
  const mark = view.lower[start - 1] ?? "";
  const finite = tag === "VBD" || tag === "VBZ" || tag === "VBP" || active || (start < verb && view.lower[start] !== "to");
  if (finite && start === verb && (mark === "," || mark === "?" || mark === "!" || QUOTE_MARKS.has(mark))) {
    const end = chunkEnd(view, verb + 1, Math.min(view.tokens.length, verb + 14));
    if (
      end > verb + 1 &&
      isNominal(view.tokens[end - 1]) &&
      (view.tokens[end - 1]?.upos !== "NUM" || view.lower[end] === "of") &&
      !(view.tokens[verb + 1]?.upos === "NUM" && view.tokens[end - 1]?.rel === "obj" && !words.speaks(end - 1)) &&
      view.tokens[verb + 1]?.upos !== "SYM" &&
      view.lower[verb + 1] !== "that" &&
      view.tokens[end]?.upos !== "VERB" &&
      view.tokens[end]?.upos !== "AUX"
    ) {
      // "X, who ..., told the Courier that": with nothing but a noun phrase before it, the verb is not inverted
      const opening = mark === "," ? openingPhrase(view, start) : { head: -1, complete: false };
      let taken = (view.tokens[end - 1]?.rel === "obj" && !words.speaks(end - 1)) || view.lower[end] === "that";
      for (let at = verb + 1; at < end; at += 1)
        if (view.tokens[at]?.rel.startsWith("nsubj") === true && view.tokens[at]?.head !== verb && (view.tokens[at]?.head ?? 0) >= end) taken = true;
      if (words.hears(view.lemmas[verb] ?? "") && opening.head >= 0) taken = true;
      return opening.head >= 0 && (opening.complete || taken) ? { subject: opening.head, inverted: false } : { subject: end - 1, inverted: true };
    }
  }
  if (tag === "VBG" && !finite) {
    // "with Trump stating": the noun right before; ", stating": the subject of the verb before; "Expecting ..., X said": of the verb behind
    if (before !== undefined && isNominal(before) && mark !== ",") return { subject: start - 1, inverted: false };
    // ", with X, its director, saying"
    for (let at = start - 1; at > 0 && start - at < 30 && view.tokens[at]?.upos !== "VERB" && view.tokens[at]?.upos !== "AUX"; at -= 1) {
      if (!WITH.has(view.lower[at] ?? "") || view.lower[at - 1] !== ",") continue;
      const end = chunkEnd(view, at + 1, start);
      if (end > at + 1) return { subject: end - 1, inverted: false };
    }
    for (let at = start - 1; at >= 0; at -= 1) {
      for (const child of view.sentence.children[at] ?? []) {
        const token = view.tokens[child];
        if (token !== undefined && token.rel.startsWith("nsubj") && child < at && !token.tag.startsWith("W")) return { subject: child, inverted: false };
        if (token !== undefined && token.rel.startsWith("nsubj") && child > at && child < start && !token.tag.startsWith("W"))
          return { subject: child, inverted: false };
      }
    }
    if (start <= 1)
      for (let at = verb + 1; at < view.tokens.length; at += 1)
        if (view.tokens[at]?.rel === "nsubj" && view.tokens[view.tokens[at]?.head ?? 0]?.rel === "root") return { subject: at, inverted: false };
    return none;
  }
  if (before === undefined || !finite) return none;
  const edge = clauseStart(view, start);
  if (mark === "," || mark === ")") {
    return { subject: openingPhrase(view, start).head, inverted: false };
  }
  if (!(isNominal(before) || words.speaks(start - 1)) || before.tag === "WP" || before.tag === "WDT") return none;
  let head = start - 1;
  // "Kyiv this week said": over the time to who said it
  if (before.rel.endsWith("unmarked") || before.rel.endsWith("tmod") || words.times.has(view.lower[head] ?? "")) {
    const earlier = phraseStart(view, head) - 1;
    if (earlier >= edge && isNominal(view.tokens[earlier])) head = earlier;
  }
  for (let steps = 0; steps < 6; steps += 1) {
    let from = head;
    while (
      from > edge &&
      view.tokens[from]?.upos !== "DET" &&
      ((isNominal(view.tokens[from - 1]) && view.tokens[from - 1]?.upos !== "PRON") ||
        view.tokens[from - 1]?.upos === "ADJ" ||
        view.tokens[from - 1]?.upos === "DET" ||
        view.tokens[from - 1]?.tag === "PRP$" ||
        view.lower[from - 1] === "'s" ||
        view.lower[from - 1] === "-")
    )
      from -= 1;
    const link = view.lower[from - 1] ?? "";
    const verbal = view.tokens[from - 2];
    if (from - 1 > edge && POSTMODIFIERS.has(link) && isNominal(view.tokens[from - 2])) head = from - 2;
    // "two people briefed on the meeting told": over the participle to the noun it goes with
    else if (
      from - 2 > edge &&
      view.tokens[from - 1]?.upos === "ADP" &&
      (verbal?.tag === "VBN" || verbal?.tag === "VBG" || verbal?.upos === "ADJ") &&
      isNominal(view.tokens[from - 3])
    )
      head = from - 3;
    // "who spoke to X on terms | believe": what a preposition governs is no subject
    else if (from - 1 > edge && (view.tokens[from - 1]?.upos === "ADP" || link === "to")) return none;
    else break;
  }
  return { subject: head, inverted: false };
}

/** First token of the noun phrase a head noun closes: its determiner, adjectives, names and possessors. */
export function phraseStart(view: SentenceView, head: number): number {
  if (view.tokens[head]?.tag === "PRP") return head;
  let start = head;
  for (let at = head - 1; at >= 0 && head - at < 40; at -= 1) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined) break;
    const inside =
      token.upos === "NOUN" ||
      token.upos === "PROPN" ||
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.upos === "DET" ||
      token.upos === "SYM" ||
      token.tag === "PRP$" ||
      token.tag === "POS" ||
      lower === "'s" ||
      lower === "-" ||
      lower === "." ||
      lower === "/" ||
      lower === "&" ||
      (token.upos === "VERB" && (token.rel === "amod" || token.rel === "compound") && token.tag !== "VBD") ||
      (token.upos === "ADV" &&
        token.tag !== "WRB" &&
        token.head > at &&
        token.head <= head &&
        (view.tokens[at + 1]?.upos === "ADJ" ||
          view.tokens[at + 1]?.upos === "NUM" ||
          view.tokens[at + 1]?.upos === "ADV" ||
          view.tokens[at + 1]?.upos === "DET")) ||
      (token.upos === "CCONJ" && at > 0 && token.head > at && token.head <= head && joinsModifiers(view, at)) ||
      ((lower === "of" || lower === "for") &&
        at > 0 &&
        at + 1 < head &&
        token.head <= head &&
        (view.tokens[at - 1]?.head ?? -1) >= 0 &&
        isInside(view, at - 1, head));
    if (!inside) break;
    start = at;
    if (token.upos === "DET" && lower !== "all" && lower !== "both" && view.tokens[at - 1]?.upos !== "DET") break;
  }
  while (start < head && (view.lower[start] === "-" || view.lower[start] === "." || view.tokens[start]?.upos === "CCONJ" || view.lower[start] === "/"))
    start += 1;
  return start;
}

/** "US and western officials", "the fire and rescue service" against "attention and US officials": what stands before "and" modifies the same noun. */
function joinsModifiers(view: SentenceView, at: number): boolean {
  const before = view.tokens[at - 1];
  const after = view.tokens[at + 1];
  if (before === undefined || after === undefined) return false;
  if (after.upos !== "NOUN" && after.upos !== "PROPN" && after.upos !== "ADJ") return false;
  return before.upos === "PROPN" || before.upos === "ADJ" || (before.upos === "NOUN" && (before.rel === "compound" || before.rel === "nmod:poss"));
}

function isInside(view: SentenceView, at: number, head: number): boolean {
  let here = at;
  for (let steps = 0; steps < 12 && here >= 0; steps += 1) {
    if (here === head) return true;
    here = view.tokens[here]?.head ?? -1;
  }
  return false;
}
