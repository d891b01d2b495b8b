import type { Article, Dossier, Origin, Span } from "../model/index.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { type FindingView, viewFindings } from "./finding-view.ts";
import { quoteOf } from "./guard/quote.ts";
import { documentLink, findingLink, storyLink, webAddressOf } from "./permalinks.ts";
import { rulesVersion } from "./tables/claims.ts";

/** Vocabularies of the file, written out, so that reading it needs no network. */
const CONTEXT = {
  "@vocab": "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  unecho: "https://unecho.example/ns#",
  wasQuotedFrom: { "@id": "prov:wasQuotedFrom", "@type": "@id" },
  wasDerivedFrom: { "@id": "prov:wasDerivedFrom", "@type": "@id" },
  wasAttributedTo: { "@id": "prov:wasAttributedTo", "@type": "@id" },
  appearance: { "@type": "@id" },
  firstAppearance: { "@type": "@id" },
  author: { "@type": "@id" },
  datePublished: { "@type": "xsd:dateTime" },
} as const;

const originLink = (base: string, origin: Origin): string => `${base}/o/${encodeURIComponent(origin.id)}`;

/** Text without attribution is nobody's. */
const isVoice = (origin: Origin): boolean => origin.kind !== "unattributed";

/** A voice as schema.org knows it. Unnamed ones are organisations without a name of their own: nobody is made a person of. */
const agentOf = (origin: Origin, base: string): object => ({
  "@id": originLink(base, origin),
  "@type": [origin.kind === "person" && origin.named ? "Person" : "Organization", "prov:Agent"],
  name: origin.label,
});

const articleNode = (article: Article, dossier: Dossier, base: string): object => {
  const copy = dossier.placements.find((placement) => placement.article === article.id)?.copyOf ?? null;
  return {
    "@id": documentLink(base, article.id),
    "@type": ["NewsArticle", "prov:Entity"],
    ...(article.title === null ? {} : { headline: article.title }),
    ...(article.outletName === null ? {} : { publisher: { "@type": "Organization", name: article.outletName } }),
    ...(article.published?.from == null ? {} : { datePublished: article.published.from }),
    ...(webAddressOf(article) === null ? {} : { url: webAddressOf(article) }),
    ...(copy === null ? {} : { wasDerivedFrom: documentLink(base, copy) }),
    sha256: article.capture,
  };
};

function claimNode(view: FindingView, { base }: ExportOptions, stored: (article: Article, span: Span) => Span): object {
  const { finding, members, origins } = view;
  const passages = members.map(({ claim, article }) => documentLink(base, article.id, stored(article, claim.span)));
  return {
    "@id": findingLink(base, finding.id),
    "@type": ["Claim", "prov:Entity"],
    text: view.statement,
    ...(view.firstReported === null ? {} : { datePublished: view.firstReported }),
    firstAppearance: passages[0],
    appearance: passages,
    author: origins.filter(isVoice).map((origin) => originLink(base, origin)),
    wasAttributedTo: origins.filter(isVoice).map((origin) => originLink(base, origin)),
    isPartOf: { "@id": storyLink(base, finding.story) },
    "unecho:status": finding.status,
    "unecho:reason": finding.reason,
    "unecho:originsMin": finding.count.min,
    "unecho:originsMax": finding.count.max,
  };
}

const passageNodes = (view: FindingView, { base }: ExportOptions, stored: (article: Article, span: Span) => Span): readonly object[] =>
  view.members.map(({ claim, article }) => ({
    "@id": documentLink(base, article.id, stored(article, claim.span)),
    "@type": ["Quotation", "prov:Entity"],
    text: quoteOf(article, claim.span),
    inLanguage: article.language,
    wasQuotedFrom: documentLink(base, article.id),
  }));

/** Claims, passages, documents and voices as linked data: schema.org for what they are, PROV-O for where they come from. */
export const storyJsonldExport: TextExport = {
  kind: "text",
  id: "jsonld",
  file: "story.jsonld",
  summary: "claims and their provenance as schema.org and PROV-O",
  mediaType: "application/ld+json",
  local: false,
  render(shared, options) {
    const views = viewFindings(shared, options);
    const stored = (article: Article, span: Span): Span => shared.stored({ article: article.id, span }).span;
    const { base } = options;
    const graph = [
      ...shared.dossiers.map(({ story }) => ({
        "@id": storyLink(base, story.id),
        "@type": ["CreativeWork", "prov:Entity"],
        name: story.label,
        version: rulesVersion(options.version, options.packs.hash),
        ...(options.asOf === null ? {} : { dateModified: options.asOf }),
        "unecho:warning": shared.warnings.filter((warning) => warning.story === story.id).map(({ message }) => message),
      })),
      ...views.map((view) => claimNode(view, options, stored)),
      ...views.flatMap((view) => passageNodes(view, options, stored)),
      ...shared.dossiers.flatMap((dossier) => dossier.readings.map(({ article }) => articleNode(article, dossier, base))),
      ...shared.dossiers.flatMap(({ provenance }) => provenance.origins.filter(isVoice).map((origin) => agentOf(origin, base))),
    ];
    return `${JSON.stringify({ "@context": CONTEXT, "@graph": graph }, null, 1)}\n`;
  },
};
