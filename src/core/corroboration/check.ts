import type { Citation, Dossier, Finding, Provenance, Reading } from "../model/index.ts";
import type { LanguagePack, Packs } from "../packs/index.ts";
import { compareWithFinding, type Verdict } from "./check-claim.ts";
import { comparingLanguage, gatherItems, type Item } from "./item.ts";
import { readNames } from "./names.ts";
import { findSameWording } from "./wording.ts";

/** How a sentence stands to what the reports say; a word about the passages, never a score and never a verdict on truth. */
export interface CheckResult {
  readonly verdict: Verdict;
  /** The finding the verdict rests on, null when none speaks of it. */
  readonly finding: Finding | null;
  /** Origins behind that finding; null when there is none. */
  readonly origins: { readonly min: number; readonly max: number } | null;
  /** Passages to read beside the sentence, at most six. */
  readonly passages: readonly Citation[];
  readonly reason: string;
}

/** From the verdict that decides to the one that yields: one part of a sentence that fails is enough. */
const ORDER: readonly Verdict[] = ["contradicted", "differs", "not-found", "supported"];
const FEW_PASSAGES = 6;

/**
 * Holds a sentence, read by the same reader as the reports, against the findings of the given stories. It is supported only when
 * for every claim in it one passage agrees on what, how many, whose, where and who said so; anything less is named.
 */
export function checkSentence(sentence: Reading, dossiers: readonly Dossier[], packs: Packs): CheckResult {
  const language = comparingLanguage(packs);
  if (language === undefined) return notFound(NO_CLAIM);
  const { alignment, voices } = language;
  const asked = dropEchoes(gatherItems([sentence], UNTRACED, packs, language).filter(({ claim }) => claim.figure?.figure.convertsFrom == null));
  if (asked.length === 0) return checkWording(sentence, dossiers, language) ?? notFound(NO_CLAIM);
  const known = dossiers.flatMap(({ readings, provenance, findings }) => {
    const byClaim = new Map(gatherItems(readings, provenance, packs, language).map((item) => [item.claim.id, item]));
    return findings
      .filter(({ review }) => review !== "rejected")
      .map((finding) => ({ finding, members: finding.claims.flatMap((id) => byClaim.get(id) ?? []) }));
  });
  const names = readNames(sentence, voices);
  const results = asked.map((item): CheckResult => {
    const checks = known.flatMap(({ finding, members }) => compareWithFinding(item, names, finding, members, alignment, voices) ?? []);
    const [best] = checks.sort((a, b) => b.nearness - a.nearness);
    if (best === undefined) return notFound("no report speaks of this");
    const { verdict, finding, passages, reason } = best;
    return { verdict, finding, origins: { min: finding.count.min, max: finding.count.max }, passages: passages.slice(0, FEW_PASSAGES), reason };
  });
  // Names and speakers belong to the whole sentence; each of its claims must hold by itself.
  const worst = results.reduce((a, b) => (ORDER.indexOf(b.verdict) < ORDER.indexOf(a.verdict) ? b : a));
  // its claims may stand in a clause beside the verb that is negated
  const against = worst.verdict === "supported" ? findWording(sentence, true, dossiers, language) : null;
  return against === null || findWording(sentence, false, dossiers, language) !== null
    ? worst
    : { ...worst, verdict: "contradicted", passages: [against], reason: "one of the two is negated and the other is not" };
}

const UNTRACED: Provenance = { origins: [], derivations: [], pairs: [] };
const NO_CLAIM = "the sentence makes no claim that can be held against the reports";
const notFound = (reason: string): CheckResult => ({ verdict: "not-found", finding: null, origins: null, passages: [], reason });

/** A clause with a figure is one claim; what is read of the same clause beside it would only be asked twice. */
function dropEchoes(items: readonly Item[]): readonly Item[] {
  const inside = (a: Item, b: Item): boolean => b.claim.span.start <= a.claim.span.start && a.claim.span.end <= b.claim.span.end;
  return items.filter((item) => {
    if (item.quantity !== null) return true;
    if (items.some((other) => other.quantity !== null && (inside(item, other) || inside(other, item)))) return false;
    return item.claim.kind !== "statement" || !items.some((other) => other.claim.kind !== "statement" && inside(item, other));
  });
}

/** The sentence of a report in the asked one's words, denied like it or, for `opposite`, where it is not. */
function findWording(sentence: Reading, opposite: boolean, dossiers: readonly Dossier[], { general, voices }: LanguagePack): Citation | null {
  const articles = dossiers.flatMap(({ readings }) => readings.map(({ article }) => article));
  return findSameWording(sentence.article.text, opposite, articles, general.stopWords, general.negation, voices);
}

/** A sentence that makes no claim of a known kind is held against the reports' own words. */
function checkWording(sentence: Reading, dossiers: readonly Dossier[], language: LanguagePack): CheckResult | null {
  if (sentence.mentions.some((mention) => mention.kind === "quantity" && mention.figure.aside === null)) return null;
  const found = findWording(sentence, false, dossiers, language);
  if (found === null) return null;
  const report = dossiers.flatMap(({ readings }) => readings).find(({ article }) => article.id === found.article);
  return {
    verdict: "supported",
    finding: null,
    origins: null,
    passages: [found],
    reason: `${report?.article.outletName ?? "a report"} says so in these words`,
  };
}
