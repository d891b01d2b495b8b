/**
 * The order of the stages, in one place:
 * articles -> mentions -> claims -> stories -> origins -> corroboration -> brief.
 */
import { version as articles, extractArticle } from "./articles/index.ts";
import { version as brief, composeBrief } from "./brief/index.ts";
import { version as claims, readClaims } from "./claims/index.ts";
import { corroborate, version as corroboration } from "./corroboration/index.ts";
import { findMentions, version as mentions } from "./mentions/index.ts";
import type { Article, Capture, Decision, Dossier, Placement, Reading, Staged, Story } from "./model/index.ts";
import { version as origins, traceOrigins } from "./origins/index.ts";
import type { Packs } from "./packs/index.ts";
import { correctBlocks } from "./review/correct-blocks.ts";
import { correctReadings as correctFields } from "./review/correct-readings.ts";
import { decisionsInForce } from "./review/in-force.ts";
import { reanchorDecisions } from "./review/reanchor.ts";
import { placeVersions, settleVersions } from "./review/versions.ts";
import { version as stories } from "./stories/index.ts";
import { readSyntax } from "./syntax/read-syntax.ts";

export { mainText } from "./articles/main-text.ts";
export { type CheckResult, checkSentence } from "./corroboration/check.ts";
export { compareFindings } from "./review/changes.ts";
export { readMoment } from "./review/correct-article.ts";
export { readBlock } from "./review/correct-blocks.ts";
export { findOnRecord } from "./review/correct-claim.ts";
export { decisionsInForce } from "./review/in-force.ts";
export { moveArticles } from "./review/move-articles.ts";
export type { Answer, Question } from "./review/question.ts";
export { nameOf as nameOfQuestion, questionsOf } from "./review/questions.ts";
export { reanchorDecisions } from "./review/reanchor.ts";
export { LETTERS, outletTarget, type Ratings, ratingsOf } from "./review/source-ratings.ts";
export { compareVersions, type VersionChange } from "./review/version-changes.ts";
export { placeVersions } from "./review/versions.ts";
export {
  emptyIndex,
  exportIndex,
  findIncidents,
  importIndex,
  labelStory,
  placeReading,
  type StoryIndex,
  settleStories,
  takeRepairs,
  undoRepairs,
  updateIndex,
} from "./stories/index.ts";

/** Versions of the stages that make a reading; same capture, versions and packs give the same reading. */
export const stageVersions: readonly string[] = [articles, mentions, claims];

/** Version of the stage that places an article and keeps the index of open stories. */
export { version as placingVersion } from "./stories/index.ts";

/** Versions of the stages that make a dossier from readings. */
export const buildVersions: readonly string[] = [stories, origins, corroboration, brief];

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

/** Readings as analysts corrected them. A report whose boilerplate they marked otherwise is read again; the rest keeps what was read of it. */
export function correctReadings(readings: readonly Reading[], inForce: readonly Decision[], packs: Packs): readonly Reading[] {
  const ruled = new Set(inForce.flatMap((decision) => (decision.verb === "correct" && decision.field === "block" ? [decision.target] : [])));
  const read = ruled.size === 0 ? readings : readings.map((reading) => (ruled.has(reading.article.id) ? rereadBlocks(reading, inForce, packs) : reading));
  return correctFields(read, inForce, packs);
}

function rereadBlocks(reading: Reading, inForce: readonly Decision[], packs: Packs): Reading {
  const article = correctBlocks(reading.article, inForce);
  return article === reading.article ? reading : readArticle(article, packs).value;
}

/** What counts: a claim that a language model drafted is no evidence. */
const withoutDrafts = (reading: Reading): Reading =>
  reading.claims.some((claim) => claim.machineDrafted) ? { ...reading, claims: reading.claims.filter((claim) => !claim.machineDrafted) } : reading;

/**
 * One story, worked out; the same for any order of its readings. Of `decisions` those count that nobody withdrew; which article belongs to
 * the story, and what counts at an earlier moment, is settled before (`moveArticles`, `decisionsInForce`).
 */
export function buildDossier(
  story: Story,
  readings: readonly Reading[],
  placements: readonly Placement[],
  decisions: readonly Decision[],
  packs: Packs,
): Staged<Dossier> {
  const taken = reanchorDecisions(decisionsInForce(decisions, null), readings).decisions;
  const settled = settleVersions(correctReadings(readings, taken, packs), placements);
  const { versions } = settled;
  // what was ruled on an earlier version holds where the newest says the same
  const { decisions: inForce, unanchored } = reanchorDecisions(taken, settled.current, versions);
  const carried = inForce.filter((decision, at) => decision !== taken[at]);
  const current = correctReadings(settled.current, carried, packs);
  const replaced = new Set(versions.map(({ article }) => article));
  const shown = { ...story, articles: story.articles.filter((article) => !replaced.has(article)) };
  const counted = current.map(withoutDrafts);
  const placed = placeVersions(placements, versions);
  const provenance = traceOrigins(counted, placed, inForce, packs);
  const findings = corroborate(story.id, counted, provenance.value, inForce, packs);
  const composed = composeBrief(shown, counted, placed, provenance.value, findings.value, versions, unanchored.length, packs);
  return {
    value: { story: shown, readings: current, placements: placed, provenance: provenance.value, findings: findings.value, brief: composed.value, versions },
    diagnostics: [...provenance.diagnostics, ...findings.diagnostics, ...composed.diagnostics],
  };
}
