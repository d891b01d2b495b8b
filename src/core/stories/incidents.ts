import type { ArticleId, Reading, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { compareText } from "../text/compare-text.ts";
import { listWords, type Word } from "../text/word-list.ts";
import { linkGroups } from "./linkage.ts";
import { numberAt } from "./number-at.ts";
import { type Sketch, sketchReading, storyPackOf } from "./sketch.ts";
import { multiplyPairs } from "./triangle.ts";
import { countFeatures, weighFeatures } from "./weigh.ts";

/** What one article says of an incident. */
export interface IncidentReport {
  readonly doc: ArticleId;
  /** Dead as the article states them for this incident; null when it states none. */
  readonly deaths_stated: number | null;
}

/** One incident that two or more articles tell of. */
export interface Incident {
  readonly docs: readonly ArticleId[];
  readonly reports: readonly IncidentReport[];
}

/** Characters after which a passage ends at the next block: some four paragraphs, the space in which a report tells one incident. */
const PASSAGE_CHARS = 1700;
/** A rest shorter than this belongs to the passage before it. */
const LEAST_CHARS = 80;
/** Mean similarity from which passages tell of one incident. */
const SAME_INCIDENT = 0.12;

interface Passage {
  readonly reading: Reading;
  readonly span: Span;
  readonly sketch: Sketch;
}

/** Divides an article into passages and keeps those that tell of harm. */
function listPassages(reading: Reading, packs: Packs, pack: StoryPack): Passage[] {
  const blocks = reading.article.blocks.filter(({ role }) => role === "headline" || role === "paragraph" || role === "summary");
  const spans: { start: number; end: number; blocks: typeof blocks }[] = [];
  for (const block of blocks) {
    const last = spans[spans.length - 1];
    if (last !== undefined && last.end - last.start < PASSAGE_CHARS) {
      last.end = block.span.end;
      last.blocks.push(block);
    } else spans.push({ start: block.span.start, end: block.span.end, blocks: [block] });
  }
  return spans.flatMap(({ start, end, blocks: own }) => {
    if (end - start < LEAST_CHARS) return [];
    const words: Word[] = [];
    listWords(reading.article.text, { start, end }, 0, words, 2000);
    if (!words.some((word) => pack.harm.has(word.lower))) return [];
    const part: Reading = { ...reading, article: { ...reading.article, title: null, blocks: own } };
    return [{ reading, span: { start, end }, sketch: sketchReading(part, packs) }];
  });
}

/** Most dead that a passage's claims state in its own present, null when they state none. */
function readDeaths(reading: Reading, spans: readonly Span[]): number | null {
  let dead: number | null = null;
  for (const claim of reading.claims) {
    if (claim.kind !== "casualties" || claim.background || claim.polarity === "denied" || claim.figure === null) continue;
    if (!/kill|dead|death|die/.test(claim.what) || !spans.some(({ start, end }) => claim.span.start >= start && claim.span.end <= end)) continue;
    const { quantity } = claim.figure.figure;
    const count = quantity.best ?? quantity.low;
    if (count !== null && (dead === null || count > dead)) dead = count;
  }
  return dead;
}

/**
 * Incidents that two or more articles tell of. Finer than stories: an article may stand in several, because each of its passages is compared on its own.
 * Refuses to guess figures: `deaths_stated` comes from the claims inside the passages alone.
 */
export function findIncidents(readings: readonly Reading[], packs: Packs): readonly Incident[] {
  const first = readings[0];
  if (first === undefined) return [];
  const pack = storyPackOf(first.article.language, packs);
  const sorted = [...readings].sort((a, b) => compareText(a.article.id, b.article.id));
  const passages = sorted.flatMap((reading) => listPassages(reading, packs, pack));
  const seen = countFeatures(passages.map(({ sketch }) => sketch.features));
  const groups = linkGroups(passages.length, multiplyPairs(passages.map(({ sketch }) => weighFeatures(sketch.features, seen))), SAME_INCIDENT);
  const spans = new Map<number, Map<Reading, Span[]>>();
  passages.forEach(({ reading, span }, at) => {
    const group = numberAt(groups, at);
    const docs = spans.get(group) ?? new Map<Reading, Span[]>();
    spans.set(group, docs);
    docs.set(reading, [...(docs.get(reading) ?? []), span]);
  });
  const known = new Set<string>();
  const incidents: Incident[] = [];
  for (const docs of spans.values()) {
    const key = Array.from(docs.keys(), ({ article }) => article.id).join(" ");
    if (docs.size < 2 || known.has(key)) continue;
    known.add(key);
    const reports = [...docs].map(([reading, own]): IncidentReport => ({ doc: reading.article.id, deaths_stated: readDeaths(reading, own) }));
    incidents.push({ docs: reports.map(({ doc }) => doc), reports });
  }
  return incidents;
}
