import { isNominal, phraseStart } from "../syntax/noun-phrase.ts";
import { type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt, lowerAt, relAt, tagAt, uposAt } from "../syntax/token-at.ts";
import type { VerbGroup } from "../syntax/verb-groups.ts";
import type { TokenRange } from "./attribution-draft.ts";
import { childBy } from "./tree.ts";
import { CLOSING, canSpeak, DASHES, endOf, hasRelative, OPENING, type Scene, startOf } from "./verb-scene.ts";

/** The words of the source of a verb; null when the sentence names none. */
export function sourceRange(scene: Scene, group: VerbGroup): TokenRange | null {
  const { view } = scene;
  if (group.subject < 0) return null;
  const from = phraseStart(view, group.subject);
  if (group.inverted) return { from: Math.max(from, group.end), to: invertedEnd(scene, group) };
  const owner = scene.ownSubject.get(group.subject);
  const own = owner?.verb === group.verb;
  if (owner !== undefined && !own && owner.inverted) return { from: Math.max(from, owner.end), to: invertedEnd(scene, owner) };
  let to = group.subject + 1;
  if (own ? !hasForeignClause(scene, group) : reachesVerb(scene, group, owner)) to = group.start;
  else if (owner !== undefined && owner.verb < group.verb) to = owner.start;
  while (relAt(view, to) === "flat") to += 1;
  while (TRAILING.has(uposAt(view, to - 1)) && lowerAt(view, to - 1) !== ")") to -= 1;
  // "Kyiv this week said": the time is no part of the source
  while (scene.pack.timeNouns.has(lowerAt(view, to - 1)) && to - 1 > group.subject) {
    to -= 1;
    while (scene.pack.timeWords.has(lowerAt(view, to - 1))) to -= 1;
    if (uposAt(view, to - 1) === "ADP") to -= 1;
  }
  return { from, to };
}

/** What the words of a source do not end with. */
const TRAILING: ReadonlySet<string | undefined> = new Set(["ADV", "PUNCT", "CCONJ"]);

/**
 * Where the tree gives the subject to no verb, or to that of a clause with "who", its words go on up to this one: "two engineers, who asked not to be named,
 * told".
 */
function reachesVerb({ view, groups }: Scene, group: VerbGroup, owner: VerbGroup | undefined): boolean {
  if (group.relative || group.form !== "finite" || (owner !== undefined && !owner.relative)) return false;
  const edge = lowerAt(view, group.start - 1);
  const between = groups.filter((other) => other.verb > group.subject && other.verb < group.start);
  return edge === "," || between.some((other) => other.relative && other.subject === group.subject) || (owner === undefined && between.length === 0);
}

/** A stretch between subject and verb that has a subject of its own is no part of the source. */
function hasForeignClause(scene: Scene, group: VerbGroup): boolean {
  return scene.groups.some(
    (other) => other.verb < group.start && other.form === "finite" && other.subject > group.subject && !hasRelative(scene.view, group.subject + 1, other.verb),
  );
}

/** "said Edda Korrin, 51, a bus driver, sitting ...": the source ends before a participle, a conjunction or a quotation. */
function invertedEnd(scene: Scene, group: VerbGroup): number {
  let at = group.subject + 1;
  while (at < scene.end && !endsSource(scene, group.subject, at)) at += 1;
  return at;
}

/** Prepositions of a place, a time or a topic that is no part of a source behind its verb. */
const SOURCE_SETTINGS = new Set(["in", "on", "during", "at", "after", "before", "about"]);
/** Parts of speech that open something else behind a comma: no apposition. */
const NO_APPOSITION: ReadonlySet<string | undefined> = new Set(["CCONJ", "SCONJ", "ADP", "ADV", "VERB", "PRON"]);

const PARTICIPLES: ReadonlySet<string | undefined> = new Set(["VBG", "VBN"]);

function endsSource(scene: Scene, subject: number, at: number): boolean {
  const { view } = scene;
  const upos = uposAt(view, at);
  const lower = lowerAt(view, at);
  if (scene.quoteStarts.has(startOf(scene, at)) || OPENING.has(lower) || CLOSING.has(lower) || lower === ":" || lower === ";") return true;
  if (DASHES.has(lower)) return startOf(scene, at) > endOf(scene, at - 1);
  if (lower === ",") {
    const tag = tagAt(view, at + 1) ?? "";
    if (tag === "VBG" || scene.pack.functionWords.subordinators.has(lowerAt(view, at + 1)) || scene.quoteStarts.has(startOf(scene, at + 1))) return true;
    return NO_APPOSITION.has(uposAt(view, at + 1)) && (tag === "WRB" || !tag.startsWith("W"));
  }
  if (SOURCE_SETTINGS.has(lower)) return true;
  if (upos === "SCONJ") return true;
  if (upos === "ADV") return at === subject + 1;
  return at > subject + 1 && upos === "VERB" && !PARTICIPLES.has(tagAt(view, at)) && !hasRelative(view, subject + 1, at);
}

/** Only commas, adverbs and words of time stand between. */
export function trimmed(scene: Scene, from: number, to: number): boolean {
  const { view, pack } = scene;
  for (let at = from; at < to; at += 1) {
    const upos = uposAt(view, at);
    const time = pack.timeWords.has(lowerAt(view, at)) || (upos === "ADP" && pack.timeWords.has(lowerAt(view, at + 1)));
    if (upos !== "PUNCT" && upos !== "ADV" && upos !== "CCONJ" && !time) return false;
  }
  return true;
}

/** "X quoted the ministry as saying": the noun before "as"; -1 when this is no such phrase. */
function quotedBefore(scene: Scene, group: VerbGroup): number {
  const at = group.start - 2;
  if (group.form !== "gerund" || lowerAt(scene.view, group.start - 1) !== "as" || !isNominal(scene.view.tokens[at])) return -1;
  return canSpeak(scene, at) === "no" ? -1 : at;
}

/** The verb that quotes: "X quoted the ministry as saying"; null when another word brings the phrase in. */
export function quotingVerb(scene: Scene, group: VerbGroup): VerbGroup | null {
  const quoted = quotedBefore(scene, group);
  const verb = scene.groups.findLast((other) => other.verb < quoted);
  if (verb === undefined || verb.passive) return null;
  const joined = scene.view.tokens.slice(verb.end, quoted).every((token) => token.upos !== "PUNCT" && token.upos !== "SCONJ");
  return joined ? verb : null;
}

/** ", adding that": whoever the verb of saying before it belongs to goes on, not the subject of what was said. */
function speakerGoingOn(scene: Scene, group: VerbGroup): number {
  const { view, pack } = scene;
  if (group.form !== "gerund" || lowerAt(view, group.start - 1) !== "," || !pack.goingOn.has(lemmaAt(view, group.verb))) return -1;
  const said = scene.groups.findLast(
    (other) => other.verb < group.verb && other.form === "finite" && !other.passive && pack.verbs.get(lemmaAt(view, other.verb))?.frames.has("clause") === true,
  );
  return said !== undefined && canSpeak(scene, said.subject) === "voice" ? said.subject : -1;
}

/** Kinds of speaker that a preposition says more about: where they are, whose they are. */
const HOLDERS: ReadonlySet<string> = new Set(["person", "office", "spokesperson"]);

/** "A villager in Orle told": the name behind the preposition is where the speaker is, or whose officer. */
function speakerBeforePlace(scene: Scene, group: VerbGroup): number {
  const { view, pack } = scene;
  if (group.form !== "finite" || group.inverted || group.relative) return -1;
  const link = phraseStart(view, group.subject) - 1;
  if (uposAt(view, link) !== "ADP") return -1;
  const category = speakerAt(view, link - 1, Math.max(0, link - 5), pack)?.category;
  return category !== undefined && HOLDERS.has(category) ? link - 1 : -1;
}

/** Looks for the speaker where the tree has another subject, in this order; each gives a token, or -1. */
const SPEAKER_FINDERS = [quotedBefore, speakerGoingOn, speakerBeforePlace] as const;

function findSpeaker(scene: Scene, group: VerbGroup): number {
  for (const find of SPEAKER_FINDERS) {
    const at = find(scene, group);
    if (at >= 0) return at;
  }
  return -1;
}

/** A relative clause this many words before a verb has nothing to do with its subject. */
const FARTHEST = 14;

/** "Reporters who followed the march estimated": where the tree gives a subject that cannot speak, the antecedent of the relative clause before it. */
export function withSpeaker(scene: Scene, tree: VerbGroup): VerbGroup {
  const plain = findSpeaker(scene, tree);
  const group = plain < 0 ? tree : { ...tree, subject: plain };
  if (group.inverted || group.relative || group.form !== "finite" || canSpeak(scene, group.subject) === "voice") return group;
  // "officials familiar with the search cautioned"
  const link = phraseStart(scene.view, group.subject) - 1;
  const bridge = scene.view.tokens[link - 1];
  if (uposAt(scene.view, link) === "ADP" && (bridge?.upos === "ADJ" || bridge?.tag === "VBN" || bridge?.tag === "VBG") && canSpeak(scene, link - 2) === "voice")
    return { ...group, subject: link - 2 };
  // "could rise after the Red Cross said": the voice that stands before the verb in a clause of its own
  const beside = group.start - 1;
  if (canSpeak(scene, beside) === "voice") {
    const opener = phraseStart(scene.view, beside) - 1;
    if (opener > group.subject && scene.pack.functionWords.subordinators.has(lowerAt(scene.view, opener))) return { ...group, subject: beside };
  }
  if (canSpeak(scene, group.subject) !== "no") return group;
  const followed = scene.groups.find(
    (other) =>
      other.relative &&
      other.verb < group.subject &&
      group.verb - other.verb <= FARTHEST &&
      canSpeak(scene, other.subject) === "voice" &&
      !scene.view.lower.slice(other.subject, group.start).includes(","),
  );
  return followed === undefined ? group : { ...group, subject: followed.subject };
}

/** "officials who said": the words of the source are "who", its voice the officials. */
export function relativePronoun(view: SentenceView, group: VerbGroup): TokenRange | null {
  if (!group.relative) return null;
  const child = childBy(view.sentence, group.verb, "nsubj", "nsubj:pass");
  return child < 0 ? null : { from: child, to: child + 1 };
}
