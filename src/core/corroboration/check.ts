import type { Citation, Dossier, Finding, Reading } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { type ClaimCheck, compareWithFinding, type Verdict } from "./check-claim.ts";
import { alignmentPack, gatherItems, type Item } from "./item.ts";
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
  const pack = alignmentPack(packs);
  const voices = [...packs.languages.values()][0]?.voices ?? null;
  const asked =
    pack === null
      ? []
      : dropEchoes(
          gatherItems([sentence], { origins: [], derivations: [], pairs: [] }, packs, pack).filter((item) => item.claim.figure?.figure.convertsFrom == null),
        );
  const worded = asked.length > 0 || voices === null ? null : checkWording(sentence, dossiers, packs, voices);
  if (worded !== null) return worded;
  if (pack === null || voices === null || asked.length === 0)
    return { verdict: "not-found", finding: null, origins: null, passages: [], reason: "the sentence makes no claim that can be held against the reports" };
  const known = dossiers.map((dossier) => {
    const items = gatherItems(dossier.readings, dossier.provenance, packs, pack);
    const byClaim = new Map(items.map((item) => [item.claim.id, item]));
    const articles = new Map(dossier.readings.map(({ article }) => [article.id, article]));
    return { findings: dossier.findings.filter((finding) => finding.review !== "rejected"), byClaim, articles };
  });
  const names = readNames(sentence, voices);
  const results = asked.map((item) => {
    let best: ClaimCheck | null = null;
    for (const { findings, byClaim, articles } of known) {
      for (const finding of findings) {
        const members = finding.claims.flatMap((id): readonly Item[] => {
          const item = byClaim.get(id);
          return item === undefined ? [] : [item];
        });
        const check = compareWithFinding(item, names, finding, members, articles, pack, voices);
        if (check !== null && (best === null || check.nearness > best.nearness)) best = check;
      }
    }
    return best;
  });
  // Names and speakers belong to the whole sentence; each of its claims must hold by itself.
  const worst = [...results].sort((a, b) => ORDER.indexOf(a?.verdict ?? "not-found") - ORDER.indexOf(b?.verdict ?? "not-found"))[0] ?? null;
  if (worst === null) return { verdict: "not-found", finding: null, origins: null, passages: [], reason: "no report speaks of this" };
  // its claims may stand in a clause beside the verb that is negated
  const against = worst.verdict === "supported" ? findWording(sentence, true, dossiers, packs, voices) : null;
  if (against !== null && findWording(sentence, false, dossiers, packs, voices) === null)
    return {
      verdict: "contradicted",
      finding: worst.finding,
      origins: { min: worst.finding.count.min, max: worst.finding.count.max },
      passages: [against],
      reason: "one of the two is negated and the other is not",
    };
  return {
    verdict: worst.verdict,
    finding: worst.finding,
    origins: { min: worst.finding.count.min, max: worst.finding.count.max },
    passages: worst.passages.slice(0, FEW_PASSAGES),
    reason: worst.reason,
  };
}

/** A clause with a figure is one claim; what is read of the same clause beside it would only be asked twice. */
function dropEchoes(items: readonly Item[]): readonly Item[] {
  const inside = (a: Item, b: Item): boolean => b.claim.span.start <= a.claim.span.start && a.claim.span.end <= b.claim.span.end;
  return items.filter((item) => {
    if (item.quantity !== null) return true;
    if (items.some((other) => other.quantity !== null && (inside(item, other) || inside(other, item)))) return false;
    return item.claim.kind !== "statement" || !items.some((other) => other !== item && other.claim.kind !== "statement" && inside(item, other));
  });
}

/** The sentence of a report in the asked one's words, denied like it or, for `opposite`, where it is not. */
function findWording(sentence: Reading, opposite: boolean, dossiers: readonly Dossier[], packs: Packs, voices: VoicesPack): Citation | null {
  const general = [...packs.languages.values()][0]?.general;
  if (general === undefined) return null;
  const articles = dossiers.flatMap((dossier) => dossier.readings.map(({ article }) => article));
  return findSameWording(sentence.article.text.trim(), opposite, articles, general.stopWords, general.negation, voices);
}

/** A sentence that makes no claim of a known kind is held against the reports' own words. */
function checkWording(sentence: Reading, dossiers: readonly Dossier[], packs: Packs, voices: VoicesPack): CheckResult | null {
  if (sentence.mentions.some((mention) => mention.kind === "quantity" && mention.figure.aside === null)) return null;
  const found = findWording(sentence, false, dossiers, packs, voices);
  if (found === null) return null;
  const outlet = dossiers.flatMap(({ readings }) => readings).find(({ article }) => article.id === found.article)?.article.outletName ?? null;
  return {
    verdict: "supported",
    finding: null,
    origins: null,
    passages: [found],
    reason: outlet === null ? "a report says so in these words" : `${outlet} says so in these words`,
  };
}
