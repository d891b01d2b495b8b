import type { ExportOptions, TextExport } from "./export.ts";
import { type FindingView, type Member, viewFindings } from "./finding-view.ts";
import { limitQuote } from "./guard/quote.ts";
import { warningLines } from "./guard/warning.ts";
import { documentLink, findingLink, webAddressOf } from "./permalinks.ts";
import type { Shared } from "./shareable.ts";
import { contextOf } from "./tables/evidence.ts";

/** The vocabulary of the W3C Web Annotation Data Model. */
export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/**
 * Where the passage stands: by position, and by its words where these are the words of the document. A passage in which a name was
 * replaced, or that is longer than a quotation may be, is found by position alone.
 */
function selectorsOf({ claim, article }: Member, shared: Shared): readonly object[] {
  const { span, verbatim } = shared.stored({ article: article.id, span: claim.span });
  const position = { type: "TextPositionSelector", start: span.start, end: span.end };
  const exact = article.text.slice(claim.span.start, claim.span.end);
  if (!verbatim || limitQuote(exact) !== exact) return [position];
  const { prefix, suffix } = contextOf(article, claim.span);
  const around = { start: Math.max(0, claim.span.start - prefix.length), end: claim.span.end + suffix.length };
  const clean = shared.stored({ article: article.id, span: around }).verbatim;
  return [{ type: "TextQuoteSelector", exact, ...(clean ? { prefix, suffix } : {}) }, position];
}

function annotationOf(view: FindingView, member: Member, shared: Shared, { base }: ExportOptions): object {
  const { finding } = view;
  const { article, claim } = member;
  return {
    id: documentLink(base, article.id, shared.stored({ article: article.id, span: claim.span }).span),
    type: "Annotation",
    motivation: claim.polarity === "denied" ? ["linking", "questioning"] : "linking",
    body: [
      { type: "SpecificResource", source: findingLink(base, finding.id), purpose: "linking" },
      {
        type: "TextualBody",
        format: "text/plain",
        language: "en",
        purpose: "describing",
        value: `${finding.label}: ${finding.status}, ${finding.count.min === finding.count.max ? finding.count.min : `${finding.count.min} to ${finding.count.max}`} origins (${finding.reason})`,
      },
      { type: "TextualBody", purpose: "tagging", value: finding.status },
    ],
    target: { type: "SpecificResource", source: webAddressOf(article) ?? documentLink(base, article.id), selector: selectorsOf(member, shared) },
  };
}

/** One annotation a passage: opens in tools that anchor notes to web pages. */
export const annotationsExport: TextExport = {
  kind: "text",
  id: "annotations",
  file: "annotations.jsonld",
  summary: "passages as W3C Web Annotations",
  mediaType: "application/ld+json",
  local: false,
  render(shared, options) {
    const items = viewFindings(shared, options).flatMap((view) => view.members.map((member) => annotationOf(view, member, shared, options)));
    const page = {
      "@context": ANNOTATION_CONTEXT,
      id: `${options.base}/annotations`,
      type: "AnnotationCollection",
      label: `unecho ${options.version}${shared.warnings.length === 0 ? "" : `; ${warningLines(shared.warnings).join("; ")}`}`,
      total: items.length,
      first: { id: `${options.base}/annotations/1`, type: "AnnotationPage", startIndex: 0, items },
    };
    return `${JSON.stringify(page, null, 1)}\n`;
  },
};
