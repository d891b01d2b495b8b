import type { Article, ArticleId, Citation, Filler, Finding } from "../model/index.ts";
import type { AlignmentPack } from "../packs/alignment.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, isWithin, readWords } from "../text/name-words.ts";
import { overlap, sameBound, sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";
import { isNamed, type NamedThing, passageWords } from "./names.ts";

export type Verdict = "supported" | "contradicted" | "differs" | "not-found";

/** How one claim of a sentence stands to one finding. */
export interface ClaimCheck {
  readonly verdict: Verdict;
  readonly finding: Finding;
  readonly passages: readonly Citation[];
  readonly reason: string;
  /** How near the finding is to what was asked; decides between findings, never shown. */
  readonly nearness: number;
}

/** Share of the asked claim's content words a passage without a figure must have to speak of it at all, and to support it. */
const TOUCHES = 0.4;
const COVERS = 0.65;

/** What one member says to the asked claim. */
interface MemberCheck {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly nearness: number;
  readonly item: Item;
}

/** Compares an asked claim with a finding; null when the finding is about something else. */
export function compareWithFinding(
  asked: Item,
  names: readonly NamedThing[],
  finding: Finding,
  members: readonly Item[],
  articles: ReadonlyMap<ArticleId, Article>,
  pack: AlignmentPack,
  voices: VoicesPack,
): ClaimCheck | null {
  const superseded = new Set(finding.superseded);
  const checks: MemberCheck[] = [];
  for (const item of members) {
    const check = compareWithMember(asked, names, item, superseded.has(item.claim.id), articles, pack, voices);
    if (check !== null) checks.push(check);
  }
  // The nearest passage speaks; of passages equally near one that supports does, because one origin's word is enough to be "said".
  const rank = (check: MemberCheck): number => check.nearness + (check.verdict === "supported" ? 0.5 : 0);
  checks.sort((a, b) => rank(b) - rank(a) || (a.item.claim.id < b.item.claim.id ? -1 : 1));
  const first = checks[0];
  if (first === undefined) return null;
  const passages = checks
    .filter((check) => check.verdict === first.verdict)
    .map(({ item }): Citation => ({ article: item.claim.article, span: item.claim.span }));
  return { verdict: first.verdict, finding, passages, reason: first.reason, nearness: rank(first) };
}

function compareWithMember(
  asked: Item,
  names: readonly NamedThing[],
  item: Item,
  superseded: boolean,
  articles: ReadonlyMap<ArticleId, Article>,
  pack: AlignmentPack,
  voices: VoicesPack,
): MemberCheck | null {
  if (asked.claim.background !== item.claim.background && item.claim.background) return null;
  if ((asked.quantity === null) !== (item.quantity === null)) return null;
  const coverage = coverTerms(asked, item);
  const oneEvent = asked.event !== null && item.event !== null && asked.event.name === item.event.name;
  const sameWhat = (asked.claim.what === item.claim.what || oneEvent) && asked.claim.kind === item.claim.kind;
  if (asked.quantity === null ? coverage < TOUCHES || asked.claim.kind !== item.claim.kind : !sameWhat && coverage < COVERS) return null;
  const answer = (verdict: Verdict, reason: string, nearness: number): MemberCheck => ({ verdict, reason, nearness, item });
  const article = articles.get(item.claim.article);
  const passage = passageWords(article === undefined ? "" : contextOf(article, item), voices);
  const label = item.origin?.label ?? "";
  const spoken = passageWords(`${label} ${item.origin?.outlet ?? ""} ${article?.outletName ?? ""}`, voices);
  const absent = names.find((name) => !isNamed(name, passage) && !isNamed(name, spoken));
  const near = coverage + (sameWhat ? 1 : 0) + (absent === undefined ? 1 : 0);

  const swapped = compareRoles(asked, item, voices);
  if (asked.quantity !== null && item.quantity !== null) {
    if (
      asked.counted !== null &&
      item.counted !== null &&
      asked.counted.size > 0 &&
      item.counted.size > 0 &&
      ![...asked.counted].some((set) => item.counted?.has(set))
    )
      return null;
    for (const facet of [...asked.facets, ...item.facets]) if (asked.facets.has(facet) !== item.facets.has(facet)) return null;
    if (asked.quantity.unit !== item.quantity.unit || asked.claim.figure?.figure.per !== item.claim.figure?.figure.per) {
      const number = asked.claim.figure?.figure.value;
      return number !== undefined && JSON.stringify(number) === JSON.stringify(item.claim.figure?.figure.value)
        ? answer("contradicted", "the passage gives this number in another unit", near)
        : null;
    }
    if (!overlap(asked.quantity, item.quantity)) return answer(superseded ? "differs" : "contradicted", "the passages give another figure", near);
  }
  if (asked.claim.polarity !== item.claim.polarity || (asked.quantity === null && asked.denies !== item.denies))
    return answer("contradicted", "one of the two denies what the other asserts", near + 0.4);
  // What the reader of claims takes for the same may still be turned round by a word: "are not still missing".
  if (asked.negated !== item.negated && asked.claim.polarity === item.claim.polarity)
    return answer("contradicted", "one of the two is negated and the other is not", near + 0.2);
  if (swapped === "exchanged") return answer("contradicted", "who acts and who is acted on are exchanged", near + 0.3);
  if (asked.quantity === null) {
    const against = opposite(asked, item, pack);
    if (against !== null) return answer("contradicted", `the passage says "${against}"`, near + 0.3);
  }
  if (swapped === "other") return answer("differs", "the passage says it of somebody else", near);
  if (swapped === "unsaid") return answer("differs", "the passage does not say whose it is", near - 0.6);
  if (absent !== undefined) return answer("differs", `"${absent.name}" stands in no passage about this`, near);
  const voice = compareVoices(asked, item, article, voices);
  if (voice !== null) return answer("differs", voice, near);
  if ((asked.claim.modality === "planned") !== (item.claim.modality === "planned"))
    return answer("differs", "what is planned and what has happened are not the same", near);
  if (asked.quantity !== null && item.quantity !== null) {
    if (!isAsWide(asked, item)) return answer("differs", "the sentence is more exact than the passage", near + 0.1);
    if (isFarWider(asked, item)) return answer("differs", "the sentence is far less exact than the passage", near + 0.1);
    if (superseded) return answer("differs", "the figure was later replaced", near + 0.2);
    return answer("supported", `said by ${label === "" ? "the report" : label}`, near + 0.3);
  }
  if (coverage < COVERS) return answer("not-found", "no passage says all of this", near);
  return answer("supported", `said by ${label === "" ? "the report" : label}`, near + 0.3);
}

/** The sentence with the one before it, in which "it" and "the force" are named. */
function contextOf(article: Article, item: Item): string {
  const start = Math.max(0, item.claim.sentence.start - 240);
  return article.text.slice(start, item.claim.sentence.end);
}

/** Share of the asked claim's content words that stand in the passage's clause. */
function coverTerms(asked: Item, item: Item): number {
  if (asked.terms.size === 0) return 0;
  let shared = 0;
  for (const term of asked.terms) if (hasWord(item.terms, term)) shared++;
  return shared / asked.terms.size;
}

/** The asked interval allows all that the passage's does: "more than 1,000" for "1,150", not the other way round. */
function isAsWide(asked: Item, item: Item): boolean {
  const [a, b] = [asked.quantity, item.quantity];
  if (a === null || b === null) return false;
  if (sameInterval(a, b)) return true;
  const low = a.low === null || (b.low !== null && (b.low >= a.low || sameBound(a.low, b.low)));
  const high = a.high === null || (b.high !== null && (b.high <= a.high || sameBound(a.high, b.high)));
  return low && high;
}

/** An open bound this many times away from the passage's figure says something else about it: "at least 58" for "134". */
const FAR_BOUND = 2;

function isFarWider(asked: Item, item: Item): boolean {
  const [a, b] = [asked.quantity, item.quantity];
  if (a === null || b === null || (a.low === null) === (a.high === null)) return false;
  const bound = a.low ?? a.high ?? 0;
  const near = a.low === null ? (b.high ?? b.low) : (b.low ?? b.high);
  return near !== null && bound > 0 && near > 0 && Math.max(bound, near) >= FAR_BOUND * Math.min(bound, near);
}

/** The names in a role; where it holds none, its plain words ("troops" and "forces" may be the same men, but "it" is not they). */
function fillerWords(fillers: readonly Filler[], pack: VoicesPack): ReadonlySet<string> {
  const words = fillers.flatMap((filler) => readWords(filler.name)).filter((word) => !pack.small.has(word.text));
  const names = words.filter((word) => word.capital);
  return new Set((names.length > 0 ? names : words).map((word) => pack.sides.get(word.text) ?? word.text));
}

const isNamedRole = (fillers: readonly Filler[]): boolean => fillers.some((filler) => readWords(filler.name).some((word) => word.capital));

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => hasWord(b, word));

/** Roles that one side fills in turn: who acts is who moves, and whose men, ships or guns it is. */
const OWN_ROLES: ReadonlySet<string> = new Set(["actor", "moved"]);
/** Whence and whither: the same name in both is the way back. */
const WAYS: ReadonlySet<string> = new Set(["from", "to"]);

const isOneRole = (a: string, b: string): boolean => a === b || (OWN_ROLES.has(a) && OWN_ROLES.has(b));

const campsOf = (words: ReadonlySet<string>, pack: VoicesPack): ReadonlySet<string> => new Set([...words].flatMap((word) => pack.camps.get(word) ?? []));

/** What rebels did is not what the army did; "troops" may be either's. */
function isOtherCamp(mine: ReadonlySet<string>, theirs: ReadonlySet<string>, pack: VoicesPack): boolean {
  const [a, b] = [campsOf(mine, pack), campsOf(theirs, pack)];
  return a.size > 0 && b.size > 0 && !meet(a, b);
}

/** Roles both claims fill: the same, of somebody else, or exchanged between two of them. */
function compareRoles(asked: Item, item: Item, pack: VoicesPack): "same" | "other" | "exchanged" | "unsaid" {
  if (asked.event !== null && item.event !== null && asked.event.name === item.event.name) {
    const [a, b] = [asked.event, item.event];
    if ((meet(a.movers, b.from) && meet(a.from, b.movers)) || (a.from.size > 0 && a.to.size > 0 && meet(a.from, b.to) && !meet(a.from, b.from)))
      return "exchanged";
    if (a.movers.size > 0 && b.movers.size > 0 && !meet(a.movers, b.movers)) return meet(a.movers, b.from) || meet(a.movers, b.to) ? "exchanged" : "other";
    if (a.from.size > 0 && b.from.size > 0 && !meet(a.from, b.from)) return meet(a.from, b.to) || meet(a.from, b.movers) ? "exchanged" : "other";
    return a.movers.size > 0 && b.movers.size === 0 ? "unsaid" : "same";
  }
  let other = false;
  let unsaid = false;
  const held = new Set(Object.entries(asked.claim.roles).flatMap(([, fillers]) => (isNamedRole(fillers) ? [...fillerWords(fillers, pack)] : [])));
  for (const [role, fillers] of Object.entries(asked.claim.roles)) {
    const mine = fillerWords(fillers, pack);
    const family = Object.entries(item.claim.roles).filter(([name]) => isOneRole(name, role));
    const theirs = fillerWords(
      family.flatMap(([, filling]) => filling),
      pack,
    );
    if (mine.size === 0 || theirs.size === 0 || meet(mine, theirs)) continue;
    const named = isNamedRole(fillers);
    const answered = family.some(([, filling]) => isNamedRole(filling));
    for (const [elsewhere, others] of Object.entries(item.claim.roles)) {
      if (isOneRole(elsewhere, role) || !meet(mine, fillerWords(others, pack))) continue;
      // Names change places only where the passage has another name in this role, or the asked one a name in that.
      if (!named || answered || WAYS.has(role) || meet(theirs, held)) return "exchanged";
    }
    // Names tell two actors apart, and plain words of two camps.
    if ((named && answered) || (!named && !answered && isOtherCamp(mine, theirs, pack))) other = true;
    // "It may divert troops" does not say that Norland did.
    else if (named && role === "actor") unsaid = true;
  }
  return other ? "other" : unsaid ? "unsaid" : "same";
}

/** A word of the passage that says the opposite of one that was asked for; null when there is none. */
function opposite(asked: Item, item: Item, pack: AlignmentPack): string | null {
  for (const term of asked.terms) {
    if (item.terms.has(term)) continue;
    for (const against of pack.opposites.get(term) ?? []) if (item.terms.has(against) && !asked.terms.has(against)) return against;
  }
  return null;
}

/** Every voice the sentence names must be the passage's: its speaker, an outlet on the way, or the outlet itself. */
function compareVoices(asked: Item, item: Item, article: Article | undefined, pack: VoicesPack): string | null {
  const said = passageWords(
    [item.origin?.label, item.origin?.speaker, article?.outletName, item.origin?.outlet, ...item.claim.attribution.flatMap((voice) => [voice.name, voice.role])]
      .filter((text) => text != null)
      .join(" "),
    pack,
  );
  for (const voice of asked.claim.attribution) {
    const words = new Set(
      readWords(voice.name ?? voice.role ?? "").flatMap((word) =>
        pack.small.has(word.text) || pack.blank.has(word.text) ? [] : [pack.sides.get(word.text) ?? word.text],
      ),
    );
    if (words.size > 0 && !isWithin(words, said) && !isSurname(voice.name, said, pack))
      return `no passage has this from ${voice.name ?? voice.role ?? "that source"}`;
  }
  return null;
}

/** A person is known by the last name alone; the last word of a body ("ministry") is anybody's. */
function isSurname(name: string | null, said: ReadonlySet<string>, pack: VoicesPack): boolean {
  const words = readWords(name ?? "");
  const last = words.at(-1);
  return last !== undefined && last.capital && words.length > 1 && !pack.phrases.has(last.text) && !pack.genericBodies.has(last.text) && said.has(last.text);
}
