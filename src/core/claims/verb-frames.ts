import type { CueFrame, CueVerb } from "../packs/reporting.ts";
import { chunkEnd, phraseStart } from "../syntax/noun-phrase.ts";
import { withholdsName } from "../syntax/phrase-words.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import type { VerbGroup } from "../syntax/verb-groups.ts";
import type { TokenRange } from "./attribution-draft.ts";
import { direct, readComplement } from "./verb-complement.ts";
import { contentBefore, goesOnAfter } from "./verb-content.ts";
import { bareFigure, hasCharge, mayStand, nextComma, previousQuote, readPassive, valued, watches } from "./verb-objects.ts";
import { canSpeak, type Found, hasFigure, mannerOf, type Scene, startOf } from "./verb-scene.ts";
import { quotingVerb, sourceRange, trimmed, withSpeaker } from "./verb-source.ts";

/** Words that tell about the speaker behind a comma, not what is said. */
const ASIDES = new Set(["who", "whose", "whom", "which", "according", "with"]);

/** What a contact clause with a figure stands behind: the number, or its noun. */
const COUNTED: ReadonlySet<string | undefined> = new Set(["NUM", "NOUN"]);

/** Decides whether a verb group reports something, and in which of its frames. */
export function readGroup(scene: Scene, tree: VerbGroup, verb: CueVerb, found: readonly Found[]): Found | null {
  const { view, pack } = scene;
  const group = withSpeaker(scene, tree);
  const lemma = verb.lemma;
  if (group.form === "gerund" && pack.citing.has(lowerAt(view, group.verb))) return null;
  // "the 150,000 claimed by the federation"
  if (group.form === "participle" && lowerAt(view, group.end) === "by" && verb.frames.has("figure") && COUNTED.has(uposAt(view, group.start - 1))) {
    const agent = chunkEnd(view, group.end + 1, scene.end);
    if (canSpeak(scene, agent - 1) === "voice") {
      return {
        group,
        verb,
        source: { from: group.end + 1, to: agent },
        clause: { from: group.start, to: agent },
        cueEnd: group.end + 1,
        frame: "figure",
        manner: mannerOf(verb, "figure"),
        rule: "verb/contact",
        addressee: null,
        before: { from: phraseStart(view, group.start - 1), to: group.start },
        after: -1,
        bounded: true,
      };
    }
  }
  if (group.form === "participle" || (!group.inverted && withholdsName(view, group.verb, Math.min(view.tokens.length, group.verb + 6), pack))) return null;
  if (group.passive) return readPassive(scene, group, verb);
  const quoting = quotingVerb(scene, group);
  const source = quoting === null ? sourceRange(scene, group) : { from: quoting.end, to: group.start - 1 };
  const speaker = canSpeak(scene, group.subject);
  const from =
    group.form === "gerund" ||
    group.form === "infinitive" ||
    source === null ||
    source.from > group.verb ||
    (source.to < group.start && !trimmed(scene, source.to, group.start))
      ? group.start
      : source.from;
  const shared = from === group.start && !group.inverted;
  const clauseEnd = group.inverted && source !== null ? source.to : group.end;
  if (source === null && group.form !== "gerund") return null;
  const { complement, addressee } = readComplement(scene, verb, clauseEnd);
  // "the court held that", never "were holding ground"
  if (pack.thatVerbs.has(lemma) && lowerAt(view, complement.at) !== "that" && complement.kind !== "quote") return null;
  const before =
    quoting !== null
      ? contentBefore(scene, phraseStart(view, quoting.subject), found, false)
      : shared && (group.form !== "finite" || lowerAt(view, group.start - 1) !== ",")
        ? null
        : contentBefore(scene, from, found, complement.kind === "comma" && goesOnAfter(scene, complement.at + 1));
  // what an outlet quotes somebody as saying came through that outlet, as if it had been told
  const carrier = quoting === null ? null : { from: phraseStart(view, quoting.subject), to: quoting.start };
  const base = { group, verb, source, addressee: carrier ?? addressee, bounded: false };
  const has = (frame: CueFrame): boolean => {
    const entry = verb.frames.get(frame);
    if (entry === undefined) return false;
    if (frame === "observed") return watches(scene, group.subject);
    if (speaker === "voice") return true;
    if (speaker === "evidence") return frame === "clause" || verb.frames.has("evidence") || !entry.weak;
    return frame === "clause" && !entry.weak && (complement.kind === "quote" || complement.kind === "clause");
  };
  const make = (frame: CueFrame, rule: string, content: { before: TokenRange | null; after: number }, cueEnd = group.end, bounded = false): Found => ({
    ...base,
    frame,
    manner: mannerOf(verb, frame),
    rule,
    clause: { from, to: Math.max(clauseEnd, cueEnd, addressee?.to ?? 0) },
    cueEnd,
    before: content.before,
    after: content.after,
    bounded,
  });
  /** What is said stands as a clause or a quotation: before, behind or on both sides. */
  const say = (rule: string, before: TokenRange | null, after = -1): Found => make("clause", rule, { before, after });
  const talk = has("clause") || has("quote") || (has("addressee") && addressee !== null);
  const inside = lowerAt(view, from - 1) === "(";
  const readObject = (at: number): Found | null => {
    // "gives a smaller figure: 740 square kilometres"
    const close = chunkEnd(view, at, scene.end);
    if (lowerAt(view, close) === ":" && (has("at") || has("figure")) && pack.tallies.has(lemmaAt(view, close - 1)))
      return make("figure", "verb/colon", { before: null, after: close + 1 });
    const frame =
      has("at") && valued(scene, at)
        ? "at"
        : has("figure") && (lemma !== "give" || bareFigure(scene, at))
          ? "figure"
          : has("observed")
            ? "observed"
            : has("charge")
              ? "charge"
              : has("stance") && !hasFigure(view, at, Math.min(scene.end, at + 3))
                ? "stance"
                : null;
    // "said each year of school yields": what can only be said is a clause, whatever the tree makes of it
    if (frame === null && has("clause") && lemma === "say" && scene.end - at >= 4) return say("verb/before", null, at);
    if (frame === null || uposAt(view, at) === "VERB") return null;
    if ((frame === "stance" || frame === "figure") && !mayStand(scene, group)) return null;
    if (frame === "charge" && !hasCharge(scene, at, has("stance")))
      return has("stance") ? make("stance", "verb/stance", { before: null, after: at }, group.end, true) : null;
    return make(frame, `verb/${frame}`, { before: null, after: at }, group.end, true);
  };
  // "which the observatory revised to 6.6"
  if (has("at") && pack.functionWords.valueLinks.has(lowerAt(view, clauseEnd)) && tagAt(view, from - 1) === "WDT")
    return make("at", "verb/at", { before: null, after: clauseEnd }, group.end, true);
  switch (complement.kind) {
    case "none":
      // "above the 1,400 the authority had announced"
      if (before === null && source !== null && has("figure") && group.form === "finite" && COUNTED.has(uposAt(view, from - 1))) {
        return make("figure", "verb/contact", { before: { from: phraseStart(view, from - 1), to: from }, after: -1 });
      }
      if (!talk) return null;
      if (before !== null) return say(inside ? "verb/parenthesis" : "verb/after", before);
      return previousQuote(scene, from) ? say("verb/after-quote", null) : null;
    case "comma": {
      if (!talk) return null;
      const next = complement.at + 1;
      const token = view.tokens[next];
      if (scene.quoteStarts.has(startOf(scene, next))) return say(before === null ? "verb/quote" : "verb/between", before, next);
      if (before === null) {
        if (lowerAt(view, from - 1) === "as" && from <= 2) return say("verb/as", null, next);
        const close = nextComma(scene, next);
        const resumed = close < 0 ? null : direct(scene, close + 1);
        if (resumed !== null && (resumed.kind === "clause" || resumed.kind === "quote")) return say("verb/before", null, resumed.at);
        return previousQuote(scene, from) ? say("verb/after-quote", null) : null;
      }
      const word = lowerAt(view, next);
      // "X died, the ministry said, and 26 are missing": the clause beside it is the same voice's, unless it has a cue of its own
      if (
        word === "and" &&
        !inside &&
        goesOnAfter(scene, next + 1) &&
        !scene.groups.some((other) => other.verb > next && pack.verbs.has(lemmaAt(view, other.verb)) && other.form === "finite")
      )
        return say("verb/between", before, next + 1);
      // ", the officials said, including two brigades": the list goes on with what they said
      if (pack.continuations.has(word) && !inside) return say("verb/between", before, next);
      if (
        token === undefined ||
        token.tag === "VBG" ||
        token.upos === "CCONJ" ||
        token.upos === "SCONJ" ||
        pack.functionWords.subordinators.has(word) ||
        ASIDES.has(word) ||
        (token.upos === "ADV" && tagAt(view, next + 1) === "VBG")
      )
        return say("verb/after", before);
      if (inside) return say("verb/parenthesis", before);
      return say("verb/between", before, next);
    }
    case "colon":
      return talk || has("figure") || has("stance") || has("charge")
        ? make(talk ? "clause" : "figure", "verb/colon", { before: null, after: complement.at })
        : null;
    case "quote":
      if (!talk && !has("charge") && !has("stance")) return null;
      return say("verb/quote", null, complement.at);
    case "clause": {
      const behind = before !== null && (group.inverted || (addressee === null && tagAt(view, complement.at) === "WDT" && complement.at > group.end + 1));
      if (has("clause") || (has("addressee") && addressee !== null)) return behind ? say("verb/after", before) : say("verb/before", null, complement.at);
      return readObject(complement.at);
    }
    case "infinitive":
      if (addressee !== null && has("addressee")) return make("infinitive", "verb/order", { before: null, after: complement.at }, group.end, true);
      if (has("infinitive")) return make("infinitive", "verb/infinitive", { before: null, after: complement.at }, group.end, true);
      return has("intent") ? make("intent", "verb/stance", { before: null, after: complement.at }, group.end, true) : null;
    case "of": {
      if (before !== null && talk && lemma === "say") return say("verb/after", before);
      const of = lowerAt(view, complement.at);
      const reports = has("of") && (of === "of" || of === "to" || of === "about");
      if (!(has("of") || has("toward")) || !pack.prepositions.has(of)) return null;
      if (!reports && !mayStand(scene, group)) return null;
      return make("of", reports ? "verb/of" : "verb/stance", { before: null, after: complement.at + 1 }, complement.at + 1, true);
    }
    case "object":
      return readObject(complement.at);
    default: {
      complement satisfies never;
      return null;
    }
  }
}
