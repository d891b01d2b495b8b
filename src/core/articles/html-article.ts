import type { BoilerplatePack } from "../packs/boilerplate.ts";
import type { MonthTable } from "../packs/months.ts";
import type { OutletTable } from "../packs/outlets.ts";
import type { TokenReader } from "../text/phrases.ts";
import { markBoilerplate } from "./boilerplate.ts";
import { longestBylineChars, namesWriter } from "./byline.ts";
import { readDates } from "./date-strings.ts";
import type { Draft } from "./draft.ts";
import { type BlockVerdict, findMainBlocks } from "./html-main.ts";
import type { HtmlScan } from "./scanned-html.ts";

/** Gives every block of a page its role: the report's paragraphs and subheadings, headline, summary, captions; all else is boilerplate with its reason. */
export function divideHtml(
  scan: HtmlScan,
  titles: readonly string[],
  pack: BoilerplatePack | null,
  months: MonthTable,
  table: OutletTable,
  read: TokenReader,
): Draft[] {
  const verdicts = findMainBlocks(scan);
  const keys = titles.map(titleKey).filter((key) => key !== "");
  const firstMain = verdicts.findIndex(({ block, inMain, heading }) => inMain && heading === 0 && block.end - block.start > 60);
  const headline = findHeadline(scan, verdicts, keys, firstMain);
  const drafts: Draft[] = verdicts.map((verdict, index) => {
    const { start, end, linkChars } = verdict.block;
    if (index === headline) return { start, end, role: "headline", rule: null };
    if (verdict.inMain) {
      if (verdict.isSummary && index <= firstMain && end - start > 20) return { start, end, role: "summary", rule: null };
      if (verdict.heading > 0 && index === headline + 1 && headline >= 0 && end - start > 30) return { start, end, role: "summary", rule: null };
      if (keys.includes(titleKey(scan.text.slice(start, end)))) return { start, end, role: "boilerplate", rule: "repeated-title" };
      if (index <= firstMain && isByline(scan.text, start, end, pack, months)) return { start, end, role: "boilerplate", rule: "byline" };
      return { start, end, role: verdict.heading > 0 ? "subheading" : null, rule: null, isLinked: linkChars * 2 > end - start };
    }
    if (verdict.isCaption) return { start, end, role: "caption", rule: null };
    if (verdict.isByline) return { start, end, role: "boilerplate", rule: "byline" };
    if (verdict.isSummary && index < firstMain && end - start > 40) return { start, end, role: "summary", rule: null };
    return { start, end, role: "boilerplate", rule: verdict.reason };
  });
  const marked = pack === null ? drafts : markBoilerplate(scan.text, drafts, pack, table, read);
  dropEmptyHeadings(marked);
  dropRepeats(scan.text, marked);
  for (const draft of marked) draft.role ??= "paragraph";
  return marked;
}

/** Letters and digits alone: how titles are compared. */
export function titleKey(title: string): string {
  return title
    .slice(0, 400)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** A name behind "By", or a date with hardly anything else: who wrote it and when, not what. */
function isByline(text: string, start: number, end: number, pack: BoilerplatePack | null, months: MonthTable): boolean {
  if (end - start > longestBylineChars || end - start < 4) return false;
  const line = text.slice(start, end);
  if (namesWriter(line, pack)) return true;
  const [date] = readDates(line, months, "day-first");
  if (date === undefined || (/[.!?]$/.test(line) && !/\b[ap]\.m\.$/.test(line))) return false;
  const rest = line.slice(0, date.start) + line.slice(date.end);
  return rest.split(/[^\p{L}]+/u).filter((word) => word.length > 2).length <= 5;
}

/** A sentence set apart that stands again in a paragraph is a pull quote or a highlight. */
function dropRepeats(text: string, drafts: Draft[]): void {
  const sentences = new Set<string>();
  const keysOf = (draft: Draft): string[] =>
    text
      .slice(draft.start, Math.min(draft.end, draft.start + 6000))
      .split(/(?<=[.!?]["”’]?)\s/)
      .map(titleKey)
      .filter((key) => key.length >= 30);
  const paragraphs = drafts.filter((draft) => draft.role === null && draft.end - draft.start >= 30);
  for (const draft of paragraphs) {
    const keys = keysOf(draft);
    if (keys.length > 1) for (const key of keys) sentences.add(key);
  }
  for (const draft of paragraphs) {
    const [key, ...others] = keysOf(draft);
    if (key === undefined || others.length > 0 || !sentences.has(key)) continue;
    draft.role = "boilerplate";
    draft.rule = "repeated";
  }
}

/** The heading that repeats the page's title, or the last level-1 heading before the text. */
function findHeadline(scan: HtmlScan, verdicts: readonly BlockVerdict[], keys: readonly string[], firstMain: number): number {
  let best = -1;
  let bestScore = 0;
  const until = firstMain < 0 ? verdicts.length : firstMain + 1;
  for (const [index, verdict] of verdicts.slice(0, until).entries()) {
    const { block } = verdict;
    if (block.end - block.start > 300) continue;
    const key = titleKey(scan.text.slice(block.start, block.end));
    if (key.length < 4) continue;
    const isTitle = keys.some((title) => title === key || (key.length > 12 && title.startsWith(key)) || (title.length > 12 && key.startsWith(title)));
    const score = (isTitle ? 4 : 0) + (verdict.heading === 1 ? 3 : verdict.heading === 2 ? 1 : 0) + (verdict.reason === "navigation" ? -3 : 0);
    if (score >= 3 && score >= bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** A heading that no paragraph of the report follows heads something else. */
function dropEmptyHeadings(drafts: Draft[]): void {
  let follows = false;
  for (const draft of drafts.toReversed()) {
    if (draft.role === null || draft.role === "paragraph") follows = true;
    else if (draft.role === "subheading" && !follows) {
      draft.role = "boilerplate";
      draft.rule = "empty-heading";
    }
  }
}
