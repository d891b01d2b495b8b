import type { Citation, Finding } from "../model/index.ts";
import type { AlignmentPack } from "../packs/alignment.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, isWithin, readWords } from "../text/name-words.ts";
import { compareRoles } from "./check-roles.ts";
import { holds, isFarWider, overlap } from "./interval.ts";
import { type Item, isVoiced } from "./item.ts";
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
  pack: AlignmentPack,
  voices: VoicesPack,
): ClaimCheck | null {
  const superseded = new Set(finding.superseded);
  // The nearest passage speaks; of passages equally near one that supports does, because one origin's word is enough to be "said".
  const rank = (check: MemberCheck): number => check.nearness + (check.verdict === "supported" ? 0.5 : 0);
  const checks = members
    .flatMap((item) => compareWithMember(asked, names, item, superseded.has(item.claim.id), pack, voices) ?? [])
    .sort((a, b) => rank(b) - rank(a));
  const first = checks[0];
  if (first === undefined) return null;
  // several claims of one passage are one passage to read
  const passages = new Map(
    checks
      .filter((check) => check.verdict === first.verdict)
      .map(({ item: { claim } }): [string, Citation] => [
        `${claim.article} ${claim.span.start} ${claim.span.end}`,
        { article: claim.article, span: claim.span },
      ]),
  );
  return { verdict: first.verdict, finding, passages: [...passages.values()], reason: first.reason, nearness: rank(first) };
}

/** Compares an asked claim with one passage; null when the passage is about something else. */
function compareWithMember(
  asked: Item,
  names: readonly NamedThing[],
  item: Item,
  superseded: boolean,
  pack: AlignmentPack,
  voices: VoicesPack,
): MemberCheck | null {
  // what a passage tells of another time answers only who asks for that, or names a date
  if (item.claim.background && !asked.claim.background && !names.some(({ exact }) => exact)) return null;
  const fit = compareFigures(asked, item);
  if (fit === "elsewhere") return null;
  const coverage = coverTerms(asked, item);
  const sameKind = asked.claim.kind === item.claim.kind;
  // "moved" and "withdrew" are one event
  const oneEvent = asked.event !== null && asked.event.name === item.event?.name;
  const sameWhat = sameKind && (oneEvent || asked.claim.what === item.claim.what);
  if (fit === "worded" ? coverage < TOUCHES || !sameKind : !sameWhat && coverage < COVERS) return null;
  const passage = passageWords(`${contextOf(item)} ${voicesOf(item)}`, voices);
  const absent = names.find((name) => !isNamed(name, passage));
  const near = coverage + (sameWhat ? 1 : 0) + (absent === undefined ? 1 : 0);
  const answer = (verdict: Verdict, reason: string, nearer = 0): MemberCheck => ({ verdict, reason, nearness: near + nearer, item });

  if (fit === "converted") return answer("contradicted", "the passage gives this number in another unit");
  if (fit === "apart") return answer(superseded ? "differs" : "contradicted", "the passages give another figure");
  if (asked.denies !== item.denies) return answer("contradicted", "one of the two denies what the other asserts", 0.4);
  // What the reader of claims takes for the same may still be turned round by a word: "are not still missing".
  if (asked.negated !== item.negated) return answer("contradicted", "one of the two is negated and the other is not", 0.2);
  const roles = compareRoles(asked, item, voices);
  if (roles === "exchanged") return answer("contradicted", "who acts and who is acted on are exchanged", 0.3);
  const against = fit === "worded" ? opposite(asked, item, pack) : undefined;
  if (against !== undefined) return answer("contradicted", `the passage says "${against}"`, 0.3);
  if (roles === "other") return answer("differs", "the passage says it of somebody else");
  if (roles === "unsaid") return answer("differs", "the passage does not say whose it is", -0.6);
  if (absent !== undefined) return answer("differs", `"${absent.name}" stands in no passage about this`);
  const stranger = findStranger(asked, item, voices);
  if (stranger !== undefined) return answer("differs", `no passage has this from ${stranger}`);
  if ((asked.claim.modality === "planned") !== (item.claim.modality === "planned"))
    return answer("differs", "what is planned and what has happened are not the same");
  if (fit === "narrower") return answer("differs", "the sentence is more exact than the passage", 0.1);
  if (fit === "far wider") return answer("differs", "the sentence is far less exact than the passage", 0.1);
  if (fit === "worded" && coverage < COVERS) return answer("not-found", "no passage says all of this");
  if (superseded) return answer("differs", fit === "worded" ? "what it says was later replaced" : "the figure was later replaced", 0.2);
  return answer("supported", isVoiced(item) ? `said by ${item.origin.label}` : `${item.article.outletName ?? "a report"} says so and names nobody`, 0.3);
}

/**
 * How the asked figure stands to that of a passage: of another thing, the same number in another unit, without a value in common, more exact,
 * far less exact, or fitting; "worded" where both do without one.
 */
function compareFigures(asked: Item, item: Item): "elsewhere" | "worded" | "converted" | "apart" | "narrower" | "far wider" | "fitting" {
  const [mine, theirs] = [asked.claim.figure?.figure, item.claim.figure?.figure];
  if (mine === undefined || theirs === undefined) return mine === theirs ? "worded" : "elsewhere";
  const [counted, others] = [[...(asked.counted ?? [])], item.counted ?? new Set()];
  if (counted.length > 0 && others.size > 0 && !counted.some((set) => others.has(set))) return "elsewhere";
  for (const facet of [...asked.facets, ...item.facets]) if (asked.facets.has(facet) !== item.facets.has(facet)) return "elsewhere";
  const [a, b] = [mine.quantity, theirs.quantity];
  if (a.unit !== b.unit || mine.per !== theirs.per) return JSON.stringify(mine.value) === JSON.stringify(theirs.value) ? "converted" : "elsewhere";
  if (!overlap(a, b)) return "apart";
  if (!holds(a, b)) return "narrower";
  return isFarWider(a, b) ? "far wider" : "fitting";
}

/** The sentence with some of what stands before it, in which "it" and "the force" are named. */
const contextOf = ({ article, claim }: Item): string => article.text.slice(Math.max(0, claim.sentence.start - 240), claim.sentence.end);

/** Share of the asked claim's content words that stand in the passage's clause. */
const coverTerms = (asked: Item, item: Item): number => [...asked.terms].filter((term) => hasWord(item.terms, term)).length / Math.max(1, asked.terms.size);

/** A word of the passage that says the opposite of one that was asked for, and was not asked for itself. */
const opposite = (asked: Item, item: Item, pack: AlignmentPack): string | undefined =>
  [...asked.terms]
    .filter((term) => !item.terms.has(term))
    .flatMap((term) => [...(pack.opposites.get(term) ?? [])])
    .find((against) => item.terms.has(against) && !asked.terms.has(against));

/** Whoever is behind a passage: its speaker, an outlet on the way, and the outlet itself; who is unknown adds nothing. */
const voicesOf = ({ claim, origin, article }: Item): string =>
  [origin.label, origin.speaker, article.outletName, origin.outlet, ...claim.attribution.flatMap(({ name, role }) => [name, role])].join(" ");

/** The first voice the sentence names that is not behind the passage. */
function findStranger(asked: Item, item: Item, pack: VoicesPack): string | undefined {
  const said = passageWords(voicesOf(item), pack);
  const isKnown = (name: string): boolean => {
    const words = readWords(name).filter(({ text }) => !pack.small.has(text) && !pack.blank.has(text));
    return isWithin(new Set(words.map(({ text }) => pack.sides.get(text) ?? text)), said);
  };
  return asked.claim.attribution.map(({ name, role }) => name ?? role ?? "").find((name) => !isKnown(name) && !isSurname(name, said, pack));
}

/** A person is known by the last name alone; the last word of a body ("ministry") is anybody's. */
function isSurname(name: string, said: ReadonlySet<string>, pack: VoicesPack): boolean {
  const last = readWords(name).at(-1);
  return last?.capital === true && !pack.phrases.has(last.text) && !pack.genericBodies.has(last.text) && said.has(last.text);
}
