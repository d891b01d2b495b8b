import type { Article, Block, Capture, Diagnostic, Staged } from "../model/index.ts";
import type { BoilerplatePack } from "../packs/boilerplate.ts";
import type { Packs } from "../packs/index.ts";
import { readTokensOf } from "../text/phrases.ts";
import { plainLine } from "../text/plain-line.ts";
import { settleRoles } from "./block-roles.ts";
import { markBoilerplate } from "./boilerplate.ts";
import { isPlainByline } from "./byline.ts";
import { decodeBytes, isBinary, longestTextChars } from "./decode.ts";
import type { Draft, HeaderValue } from "./draft.ts";
import { divideHtml } from "./html-article.ts";
import { scanHtml } from "./html-scan.ts";
import { isIssuerText } from "./issuer.ts";
import { guessLanguage } from "./language.ts";
import { inferPublisher, statedPublisher } from "./outlet.ts";
import { ownAddress } from "./own-address.ts";
import { readPageDate } from "./page-date.ts";
import { splitPlainText } from "./plain-text.ts";
import { inferJointDate, inferTitleDate, type Publication, readDateLine, readStatedDate, statedPublication } from "./publication-date.ts";
import { readStructuredData } from "./structured-data.ts";
import { findWires } from "./wires.ts";

export { mainText } from "./main-text.ts";

/** Titles and names are shown on one line of at most this many characters. */
const longestLineChars = 300;

export const version = "articles/2";

/** A page longer than this is cut: markup and scripts weigh up to ten times the text. */
const longestPageChars = 20_000_000;

/**
 * Stage 1: bytes -> Article. Decodes, divides into blocks, marks boilerplate (never cuts it), reads headline, outlet, authors and date.
 * A date or an outlet that is neither stated nor left as the only possibility stays null, with a diagnostic.
 */
export function extractArticle(capture: Capture, packs: Packs): Staged<Article> {
  const { value, diagnostics } = extractAsWritten(capture, packs);
  const line = (text: string | null): string | null => (text === null ? null : plainLine(text).slice(0, longestLineChars));
  return {
    value: {
      ...value,
      title: line(value.title),
      outletName: line(value.outletName),
      authors: value.authors.map((author) => plainLine(author).slice(0, longestLineChars)),
      name: plainLine(value.name),
    },
    diagnostics,
  };
}

/** What the bytes say, word for word. */
function extractAsWritten(capture: Capture, packs: Packs): Staged<Article> {
  const isHtml = capture.mediaType.startsWith("text/html") || capture.mediaType.startsWith("application/xhtml");
  const decoded = decodeBytes(capture.bytes, capture.charset, isHtml);
  const diagnostics: Diagnostic[] = [...decoded.diagnostics];
  const say = (code: Diagnostic["code"], severity: Diagnostic["severity"], message: string): void => {
    diagnostics.push({ code, severity, message, at: null });
  };
  let text = decoded.text;
  if (isBinary(text)) {
    say("articles/binary", "error", "not a text: control characters or NUL");
    text = "";
  }
  const limit = isHtml ? longestPageChars : longestTextChars;
  if (text.length > limit) {
    say("articles/too-large", "warning", `cut at ${limit} characters`);
    text = text.slice(0, limit);
  }
  return isHtml ? extractPage(capture, text, packs, diagnostics, say) : extractPlain(capture, text, packs, diagnostics, say);
}

type Say = (code: Diagnostic["code"], severity: Diagnostic["severity"], message: string) => void;

function extractPlain(capture: Capture, text: string, packs: Packs, diagnostics: Diagnostic[], say: Say): Staged<Article> {
  const english = packs.languages.get("en")?.boilerplate ?? null;
  const { drafts, header } = splitPlainText(text, english);
  const valueOf = (field: HeaderValue["field"]): string | null => header.find((line) => line.field === field && line.value !== "")?.value ?? null;
  const bodyText = drafts
    .filter((draft) => draft.role === null)
    .map((draft) => text.slice(draft.start, draft.end))
    .join("\n");
  if (drafts.length === 0) say("articles/empty", "warning", "no text");
  const guess = guessLanguage(bodyText === "" ? text : bodyText, null, packs);
  if (!guess.read && drafts.length > 0) say("articles/language-not-read", "warning", `no language pack reads this text (${guess.language})`);
  const pack = packs.languages.get(guess.language)?.boilerplate ?? null;
  const read = readTokensOf(text);
  const marked: Draft[] = pack === null ? drafts : markBoilerplate(text, drafts, pack, packs.outlets, read);
  const title = capture.hints.title ?? valueOf("title");
  const signed = markByline(text, marked, pack);
  settleRoles(text, marked, title);
  const blocks = toBlocks(marked);
  const url = capture.url ?? valueOf("url");
  const stated = statedPublisher([capture.hints.outlet, valueOf("outlet")], url, packs.outlets);
  const publisher = stated.basis !== null || pack === null ? stated : inferPublisher(text, blocks, pack, packs.outlets, read);
  const headline = blocks.find((block) => block.role === "headline");
  const headlineText = title ?? (headline === undefined ? null : text.slice(headline.span.start, headline.span.end));
  const byline = capture.hints.byline ?? valueOf("byline") ?? signed;
  const publication = findPublication(capture, header, text, headlineText, url, blocks, packs);
  if (publication === null && drafts.length > 0) say("articles/no-date", "info", "no publication date stated, and none that could be inferred alone");
  return {
    value: {
      id: capture.id,
      capture: capture.id,
      name: capture.name,
      url,
      text,
      blocks,
      language: guess.language,
      title: headlineText,
      outlet: publisher.outlet,
      outletName: publisher.name,
      outletBasis: publisher.basis,
      authors: byline === null ? [] : splitByline(byline, pack),
      published: publication?.time ?? null,
      publishedOn: publication?.on ?? null,
      publishedFrom: publication?.from ?? null,
      issuer: pack !== null && isIssuerText(text, blocks, headlineText, publisher.name, pack, packs.outlets),
      wires: findWires(text, blocks, byline === null ? [] : [byline], publisher.name, packs.outlets),
    },
    diagnostics,
  };
}

/** Blocks at the head of a plain text among which a line that names its writer is looked for. */
const bylineWithin = 4;

/** Marks the line at the head of a plain text that says who wrote it, and gives it; null when none does. */
function markByline(text: string, drafts: readonly Draft[], pack: BoilerplatePack | null): string | null {
  const open = drafts.filter((draft) => draft.role === null);
  if (open.length < 2) return null;
  const found = open.slice(0, bylineWithin).find((draft) => isPlainByline(text.slice(draft.start, draft.end), pack));
  if (found === undefined) return null;
  found.role = "boilerplate";
  found.rule = "byline";
  return text.slice(found.start, found.end);
}

function extractPage(capture: Capture, html: string, packs: Packs, diagnostics: Diagnostic[], say: Say): Staged<Article> {
  let scan = scanHtml(html);
  if (scan.text.length < 200) {
    const all = scanHtml(html, true);
    if (all.text.length > scan.text.length * 2) scan = all;
  }
  if (scan.tooDeep) say("articles/too-deep", "warning", "nesting deeper than 512 elements was flattened");
  if (scan.tooMany || scan.text.length > longestTextChars) say("articles/too-large", "warning", "the page was cut: too many blocks or too much text");
  if (scan.blocks.length === 0) say("articles/empty", "warning", "no visible text");
  const meta = (...names: string[]): string | null => {
    const values = names.flatMap((name) => scan.metas.get(name) ?? []);
    return values.map((value) => value.trim()).find((value) => value !== "") ?? null;
  };
  const data = readStructuredData(scan.jsonScripts);
  const titles = [
    capture.hints.title,
    meta("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"),
    ...data.headlines.slice(0, 3),
    ...titleParts(scan.title),
  ].filter((title) => title !== null);
  const english = packs.languages.get("en")?.boilerplate ?? null;
  const read = readTokensOf(scan.text);
  const drafts = divideHtml(scan, titles, english, packs.months, packs.outlets, read);
  const main = drafts
    .filter((draft) => draft.role === "paragraph")
    .map((draft) => scan.text.slice(draft.start, draft.end))
    .join("\n");
  const guess = guessLanguage(main === "" ? scan.text : main, scan.language, packs);
  if (!guess.read && scan.blocks.length > 0) say("articles/language-not-read", "warning", `no language pack reads this text (${guess.language})`);
  const pack = packs.languages.get(guess.language)?.boilerplate ?? null;
  const blocks = toBlocks(drafts);
  const url = ownAddress(capture.url, scan.canonical ?? meta("og:url"));
  const stated = statedPublisher(
    [capture.hints.outlet, meta("og:site_name"), data.publishers[0] ?? null, meta("application-name", "dc.publisher", "twitter:site_name")],
    url,
    packs.outlets,
  );
  const publisher = stated.basis !== null || pack === null ? stated : inferPublisher(scan.text, blocks, pack, packs.outlets, read);
  const headline = blocks.find((block) => block.role === "headline");
  const title = capture.hints.title ?? (headline === undefined ? (titles[0] ?? null) : scan.text.slice(headline.span.start, headline.span.end));
  const bylines =
    capture.hints.byline !== null
      ? [capture.hints.byline]
      : data.authors.length > 0
        ? data.authors
        : [meta("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl")].filter((name) => name !== null);
  const hint = readStatedDate(capture.hints.published, packs.months, "day-first");
  const publication = hint !== null ? statedPublication(hint, "envelope") : readPageDate(html, scan, data, drafts, capture, packs.months, scan.language);
  if (publication === null && scan.blocks.length > 0) say("articles/no-date", "info", "no publication date stated");
  return {
    value: {
      id: capture.id,
      capture: capture.id,
      name: capture.name,
      url,
      text: scan.text,
      blocks,
      language: guess.language,
      title,
      outlet: publisher.outlet,
      outletName: publisher.name,
      outletBasis: publisher.basis,
      authors: bylines.flatMap((line) => splitByline(line, pack)),
      published: publication?.time ?? null,
      publishedOn: publication?.on ?? null,
      publishedFrom: publication?.from ?? null,
      issuer: pack !== null && isIssuerText(scan.text, blocks, title, publisher.name, pack, packs.outlets),
      wires: findWires(scan.text, blocks, bylines, publisher.name, packs.outlets),
    },
    diagnostics,
  };
}

/** "Headline | Outlet" and "Headline - Outlet": the page title and its parts. */
function titleParts(title: string | null): string[] {
  if (title === null) return [];
  const parts = title.split(/\s[|–—\-»:·]\s/);
  return parts.length === 1 ? [title] : [title, ...parts.filter((part) => part.length > 20)];
}

function toBlocks(drafts: readonly Draft[]): Block[] {
  return drafts.map((draft) => ({ role: draft.role ?? "paragraph", span: { start: draft.start, end: draft.end }, rule: draft.rule }));
}

function findPublication(
  capture: Capture,
  header: readonly HeaderValue[],
  text: string,
  title: string | null,
  url: string | null,
  blocks: readonly Block[],
  packs: Packs,
): Publication | null {
  const order = "day-first";
  const hint = readStatedDate(capture.hints.published, packs.months, order);
  if (hint !== null) return statedPublication(hint, "envelope");
  for (const line of header) {
    if (line.field !== "published") continue;
    const date = readStatedDate(line.value, packs.months, order);
    if (date !== null) return statedPublication(date, "header");
  }
  const lines = blocks
    .filter((block) => block.role === "paragraph" || block.role === "subheading")
    .slice(0, 3)
    .map((block) => text.slice(block.span.start, Math.min(block.span.end, block.span.start + 160)));
  const written = readDateLine(lines, packs.months);
  if (written !== null) return written;
  const first = blocks.find((block) => block.role === "paragraph");
  const dateline = first === undefined ? null : text.slice(first.span.start, Math.min(first.span.end, first.span.start + 100));
  return inferTitleDate(title, dateline, url, packs.months) ?? inferJointDate(text, capture.receivedAt, packs.months);
}

/** "By Jane Roe and John Doe, Some Agency" -> the persons' and agencies' names, in order. */
export function splitByline(line: string, pack: BoilerplatePack | null): string[] {
  let rest = line.trim().slice(0, 400);
  const first = rest.replace(/\s.*/s, "").toLowerCase();
  if (pack?.byline.has(first) === true) rest = rest.slice(first.length).trim();
  return rest
    .split(/,|;|\||\s(?:and|&|und|et|y|e|i|og|och|en)\s/)
    .map((name) => name.trim())
    .filter((name) => name !== "" && name.length <= 80);
}
