/**
 * The order of the stages, in one place:
 * articles -> mentions -> claims -> stories -> origins -> corroboration -> brief.
 */
import { version as articles, extractArticle } from "./articles/index.ts";
import { composeBrief } from "./brief/index.ts";
import { version as claims, readClaims } from "./claims/index.ts";
import { corroborate } from "./corroboration/index.ts";
import { findMentions, version as mentions } from "./mentions/index.ts";
import type { Article, Capture, Decision, Dossier, Placement, Reading, Staged, Story } from "./model/index.ts";
import { traceOrigins } from "./origins/index.ts";
import type { Packs } from "./packs/index.ts";
import { readSyntax } from "./syntax/read-syntax.ts";

export { mainText } from "./articles/main-text.ts";
export { type CheckResult, checkSentence } from "./corroboration/check.ts";
export { emptyIndex, findIncidents, labelStory, placeReading, type StoryIndex, settleStories, updateIndex } from "./stories/index.ts";

/** Versions of the stages that make a reading; same capture, versions and packs give the same reading. */
export const stageVersions: readonly string[] = [articles, mentions, claims];

/** One article, read without looking at any other: any order, in parallel. */
export function readCapture(capture: Capture, packs: Packs): Staged<Reading> {
  const article = extractArticle(capture, packs);
  const reading = readArticle(article.value, packs);
  return { value: reading.value, diagnostics: [...article.diagnostics, ...reading.diagnostics] };
}

/** The part of `readCapture` after extraction; `check` reads a single sentence with it. */
export function readArticle(article: Article, packs: Packs): Staged<Reading> {
  const sentences = readSyntax(article, packs);
  const mentions = findMentions(article, sentences, packs);
  const said = readClaims(article, sentences, mentions.value, packs);
  return {
    value: { article, mentions: mentions.value, attributions: said.value.attributions, claims: said.value.claims },
    diagnostics: [...mentions.diagnostics, ...said.diagnostics],
  };
}

/** One story, worked out; the same for any order of its readings. */
export function buildDossier(
  story: Story,
  readings: readonly Reading[],
  placements: readonly Placement[],
  decisions: readonly Decision[],
  packs: Packs,
): Staged<Dossier> {
  const provenance = traceOrigins(readings, placements, decisions, packs);
  const findings = corroborate(story.id, readings, provenance.value, decisions, packs);
  const brief = composeBrief(story, readings, placements, provenance.value, findings.value, packs);
  return {
    value: { story, readings, placements, provenance: provenance.value, findings: findings.value, brief: brief.value },
    diagnostics: [...provenance.diagnostics, ...findings.diagnostics, ...brief.diagnostics],
  };
}
