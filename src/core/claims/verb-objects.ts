import type { CueFrame, CueVerb } from "../packs/reporting.ts";
import { chunkEnd, phraseStart } from "../syntax/noun-phrase.ts";
import { type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt, lowerAt, uposAt } from "../syntax/token-at.ts";
import type { VerbGroup } from "../syntax/verb-groups.ts";
import { canSpeak, type Found, isApproximator, mannerOf, type Scene, startOf, startsClause } from "./verb-scene.ts";

/** A position in an infinitive or a bare participle is somebody's wish or doing more often than their words; a named holder makes it theirs. */
export function mayStand(scene: Scene, group: VerbGroup): boolean {
  if (group.form === "finite") return true;
  return uposAt(scene.view, group.subject) === "PROPN" || (group.form === "gerund" && lowerAt(scene.view, group.start - 1) === ",");
}

/** Words between a source and its figure where the verb is left out: "the ministry put it at 540, the observatory at 612". */
const GAP_LINKS = new Set(["of", "at", "to"]);
/** Words of an aside between them: ", in a list of names,". */
const LONGEST_ASIDE = 10;

/** Behind an aside between commas that begins at a token; the token itself where none does. */
function asideEnd(view: SentenceView, at: number): number {
  if (lowerAt(view, at) !== ",") return at;
  for (let end = at + 2; end < at + LONGEST_ASIDE; end += 1) if (lowerAt(view, end) === ",") return end + 1;
  return at;
}

/** "Police spoke of 12,000, the union of 150,000": a second voice that shares the verb and names its own figure. */
export function readGapped(scene: Scene, hit: Found): readonly Found[] {
  const { view } = scene;
  const out: Found[] = [];
  for (let comma = hit.after + 1; comma < hit.after + 40; comma += 1) {
    const joined = uposAt(view, comma) === "CCONJ";
    if (lowerAt(view, comma) !== "," && lowerAt(view, comma) !== ";" && !joined) continue;
    if (joined && lowerAt(view, comma - 1) === ",") continue;
    const from = !joined && uposAt(view, comma + 1) === "CCONJ" ? comma + 2 : comma + 1;
    const named = chunkEnd(view, from, scene.end);
    const to = asideEnd(view, named);
    const link = lowerAt(view, to);
    if (!GAP_LINKS.has(link) || canSpeak(scene, named - 1) !== "voice") continue;
    if (uposAt(view, to + 1) !== "NUM" && !isApproximator(view, to + 1)) continue;
    out.push({
      ...hit,
      source: { from, to: named },
      clause: { from, to: to + 1 },
      cueAt: to,
      cueEnd: to + 1,
      rule: "verb/gapped",
      addressee: null,
      before: null,
      after: to + 1,
      bounded: true,
    });
  }
  return out;
}

/** Staff of an outlet, or the outlet's own "we": what they saw the report vouches for. */
export function watches(scene: Scene, subject: number): boolean {
  const lower = lowerAt(scene.view, subject);
  return lower === "we" || speakerAt(scene.view, subject, Math.max(0, subject - 3), scene.pack)?.category === "journalist";
}

/** Index of a comma within the next words; -1 when there is none. */
export function nextComma(scene: Scene, from: number): number {
  for (let at = from; at < from + 20; at += 1) if (lowerAt(scene.view, at) === ",") return at;
  return -1;
}

/** The reporting clause opens its sentence and a quotation ended right before it: "…?" she asked. */
export function previousQuote(scene: Scene, from: number): boolean {
  const start = startOf(scene, 0);
  return from === 0 && scene.quotes.some((quote) => quote.end <= start && start - quote.end <= 2);
}

/** "put the toll at 40", "gave the crowd as about 8,000", "raised it to 612": an object that gets a value. */
export function valued(scene: Scene, from: number): boolean {
  const { view } = scene;
  for (let at = from; at < from + 25; at += 1) {
    if (lowerAt(view, at) === ",") return false;
    if (!scene.pack.functionWords.valueLinks.has(lowerAt(view, at)) || at === from) continue;
    for (let k = at + 1; k < at + 6; k += 1) {
      if (uposAt(view, k) === "NUM") return true;
      if (uposAt(view, k) === "NOUN" && lowerAt(view, k) !== "magnitude" && lowerAt(view, k + 1) !== "of") break;
    }
  }
  return false;
}

/** "gave a preliminary 6.7": the object is a bare figure. */
export function bareFigure(scene: Scene, from: number): boolean {
  for (let at = from; at < from + 5; at += 1) {
    const upos = uposAt(scene.view, at);
    if (upos === "NUM") return true;
    if (upos !== "DET" && upos !== "ADJ" && upos !== "ADV" && upos !== "ADP" && upos !== "NOUN") return false;
    if (upos === "NOUN" && uposAt(scene.view, at + 1) !== "NUM" && !scene.pack.tallies.has(lemmaAt(scene.view, at))) return false;
  }
  return false;
}

/** Words between whom and what: "of killing" is a clause to the tree. */
const LINKS = new Set(["as", "of"]);

/** "accused X of Y", "called X a Y", "described X as Y"; for a verb that also takes a plain object, "condemned the deaths of 40" is one. */
export function hasCharge(scene: Scene, from: number, plain: boolean): boolean {
  const { view } = scene;
  const end = chunkEnd(view, from, scene.end);
  const token = view.tokens[end];
  if (token === undefined) return false;
  const lower = lowerAt(view, end);
  if (token.upos === "ADP") return lower === "as" || !plain;
  return LINKS.has(lower) || token.upos === "DET" || token.upos === "ADJ" || token.tag === "VBG" || scene.quoteStarts.has(token.start);
}

/** "It is reported that", "is believed to": nobody is named; "was asked about". */
export function readPassive(scene: Scene, group: VerbGroup, verb: CueVerb): Found | null {
  const { view, pack } = scene;
  const next = lowerAt(view, group.end);
  const hearsay = pack.hearsayPassives.has(verb.lemma);
  if (next === "by") {
    const agentEnd = chunkEnd(view, group.end + 1, scene.end);
    const frame: CueFrame = verb.frames.has("figure") ? "figure" : "stance";
    if (agentEnd === group.end + 1 || canSpeak(scene, agentEnd - 1) === "no" || group.subject < 0 || group.inverted || !verb.frames.has(frame)) return null;
    return {
      group,
      verb,
      source: { from: group.end + 1, to: agentEnd },
      clause: { from: group.start, to: agentEnd },
      cueEnd: group.end + 1,
      frame,
      manner: mannerOf(verb, frame),
      rule: frame === "stance" ? "verb/stance" : "verb/passive",
      addressee: null,
      before: { from: phraseStart(view, group.subject), to: group.start },
      after: -1,
      bounded: true,
    };
  }
  if (!hearsay) return null;
  const subject = group.subject;
  const tail = {
    group,
    verb,
    source: null,
    cueEnd: group.end,
    frame: "clause" as const,
    manner: verb.frames.get("clause")?.manner ?? "said",
    addressee: null,
    bounded: false,
  };
  if (lowerAt(view, subject) === "it" && (next === "that" || startsClause(scene, group.end))) {
    return { ...tail, rule: "hearsay/passive", clause: { from: subject, to: group.end }, before: null, after: group.end };
  }
  if (next === "to" && subject >= 0 && !group.inverted) {
    const from = phraseStart(view, subject);
    return { ...tail, rule: "hearsay/passive", clause: { from: group.start, to: group.end }, before: { from, to: group.start }, after: group.end };
  }
  return null;
}
