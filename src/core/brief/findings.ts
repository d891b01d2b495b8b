import type { Claim, Finding, Origin, Sentence } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { currentClaims, figureWords, namesOf, phraseClaim, representative, type Story, tallyOf } from "./phrase.ts";
import { refuses, withIntroductions } from "./verify.ts";

/** At most this many origins of one finding get a sentence of their own. */
const MOST_VOICES = 3;
/** Names tried for a speaker before the sentence is given up. */
const MOST_NAMES = 4;

function groupByOrigin(claims: readonly Claim[], story: Story): readonly { readonly origin: Origin | null; readonly claims: readonly Claim[] }[] {
  const groups = new Map<string, { origin: Origin | null; claims: Claim[] }>();
  for (const claim of claims) {
    const origin = story.originOf.get(claim.id) ?? null;
    const key = origin?.id ?? "";
    const group = groups.get(key) ?? { origin, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  const attributed = (group: { origin: Origin | null }): number => (group.origin === null || group.origin.kind === "unattributed" ? 1 : 0);
  return [...groups.entries()]
    .sort((a, b) => attributed(a[1]) - attributed(b[1]) || b[1].claims.length - a[1].claims.length || compareText(a[0], b[0]))
    .map(([, group]) => group);
}

const sameSaying = (a: Claim, b: Claim, story: Story): boolean =>
  figureWords(a, story.articles) === figureWords(b, story.articles) && a.polarity === b.polarity;

/**
 * The sentences of one finding: one for its best passage naming every origin that says the same in the same figures,
 * one more for each origin whose figure or polarity is another. Nothing is averaged.
 */
export function phraseFinding(finding: Finding, story: Story): readonly Sentence[] {
  const current = currentClaims(finding, story);
  const claims = current.length > 0 ? current : finding.claims.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined);
  const groups = groupByOrigin(claims, story);
  const leads = groups
    .map((group) => ({ origin: group.origin, claim: representative(group.claims) }))
    .filter((lead): lead is { origin: Origin | null; claim: Claim } => lead.claim !== undefined);
  const sentences: Sentence[] = [];
  const done = new Set<number>();
  for (const [position, lead] of leads.entries()) {
    if (done.has(position) || sentences.length >= MOST_VOICES) continue;
    const alike = leads.flatMap((other, at) =>
      at !== position && !done.has(at) && other.origin !== null && other.origin.kind !== "unattributed" && sameSaying(lead.claim, other.claim, story)
        ? [at]
        : [],
    );
    const joins = lead.origin !== null && lead.origin.kind !== "unattributed" && lead.claim.figure !== null ? alike : [];
    for (const at of [position, ...joins]) done.add(at);
    const joined = joins.flatMap((at) => leads[at] ?? []);
    const voices = [lead, ...joined].flatMap(({ origin, claim }) => (origin === null ? [] : [{ origin, claim }]));
    const speakers = voices.map(({ origin }) => origin);
    const others = joined.map(({ claim }) => claim);
    const tally = sentences.length === 0 ? tallyOf(finding, story) : null;
    const choices = voices.map(({ origin, claim }) => namesOf(origin, claim, story));
    let best: Sentence | null = null;
    for (let attempt = 0; attempt < MOST_NAMES; attempt += 1) {
      // of each voice the name of this attempt, or the last it has
      const names = choices.flatMap((options) => options.slice(0, attempt + 1).slice(-1));
      const sentence = phraseClaim(finding, lead.claim, speakers, names, others, story, tally);
      if (sentence === null) break;
      const full = { ...sentence, citations: withIntroductions(sentence.text, sentence.citations, story.articles) as Sentence["citations"] };
      best ??= full;
      if (refuses(full, story.articles) === null) {
        best = full;
        break;
      }
    }
    if (best !== null && refuses(best, story.articles) !== null) {
      // No name fits the passage: the report itself is quoted, and says no more than it says.
      const plain = phraseClaim(finding, lead.claim, [], [], others, story, tally);
      if (plain !== null) best = { ...plain, citations: withIntroductions(plain.text, plain.citations, story.articles) as Sentence["citations"] };
    }
    if (best !== null) sentences.push(best);
  }
  return sentences;
}
