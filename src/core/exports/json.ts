import type { Article, Claim, Dossier, Finding, Origin, Story, Voice } from "../model/index.ts";
import type { TextExport } from "./export.ts";

const slice = (article: Article, span: { readonly start: number; readonly end: number }): string => article.text.slice(span.start, span.end);

const documentRow = (article: Article, copyOf: string | null) => ({
  id: article.id,
  file: article.name.slice(article.name.lastIndexOf("/") + 1),
  text: article.text,
  outlet: article.outletName ?? article.outlet,
  outletInferred: article.outletBasis === "inferred",
  published: article.published?.from ?? null,
  publishedInferred: article.published !== null && article.published.basis !== "stated",
  language: article.language,
  copyOf,
  blocks: article.blocks.map((block) => ({ role: block.role, start: block.span.start, end: block.span.end })),
});

const storyRow = (story: Story) => ({
  id: story.id,
  label: story.label,
  documents: story.articles,
  from: story.period?.from ?? null,
  to: story.period?.to ?? null,
  lookalikes: story.lookalikes,
});

const voiceRow = (article: Article, voice: Voice) => ({
  start: voice.span.start,
  end: voice.span.end,
  text: slice(article, voice.span),
  name: voice.name,
  role: voice.role,
  anonymous: voice.anonymous,
  kind: voice.kind,
});

function quantityRow(claim: Claim) {
  if (claim.figure === null) return null;
  const { figure, text } = claim.figure;
  const { unit, low, best, high, qualifier } = figure.quantity;
  return { start: figure.number.start, end: figure.number.end, text, unit, low, best, high, qualifier };
}

const fillersOf = (claim: Claim) =>
  Object.fromEntries(
    Object.entries(claim.roles).map(([role, fillers]) => [role, fillers.map(({ span, name }) => ({ start: span.start, end: span.end, name }))]),
  );

/** One claim as the export contract writes it; `annotate` prints the same rows. */
export const claimRow = (article: Article, claim: Claim) => ({
  id: claim.id,
  document: claim.article,
  start: claim.span.start,
  end: claim.span.end,
  type: claim.type,
  kind: claim.kind,
  what: claim.what,
  roles: fillersOf(claim),
  polarity: claim.polarity,
  modality: claim.modality,
  background: claim.background,
  time: claim.time,
  places: claim.places.map(({ name, place, latitude, longitude, precision }) => ({ name, place, lat: latitude, lon: longitude, prec: precision })),
  quantity: quantityRow(claim),
  attribution: claim.attribution.map((voice) => voiceRow(article, voice)),
});

const originRow = (origin: Origin) => ({
  id: origin.id,
  label: origin.label,
  kind: origin.kind,
  anonymous: !origin.named && origin.kind === "anonymous-group",
  party: origin.party,
  claims: origin.claims,
});

const findingRow = (finding: Finding) => ({
  id: finding.id,
  story: finding.story,
  type: finding.type,
  label: finding.label,
  claims: finding.claims,
  status: finding.status,
  reason: finding.reason,
  rule: finding.rule,
  superseded: finding.superseded.length > 0,
  unit: finding.estimate?.unit ?? null,
  low: finding.estimate?.low ?? null,
  best: finding.estimate?.best ?? null,
  high: finding.estimate?.high ?? null,
  origins: finding.count,
  relations: finding.relations,
  ...(finding.signatures === undefined ? {} : { signatures: finding.signatures }),
});

/** The whole picture as one value: what tools and scorers read. */
export function pictureOf(dossiers: readonly Dossier[], version: string, packs: string) {
  const copies = new Map(dossiers.flatMap((dossier) => dossier.placements.map((placement) => [placement.article, placement.copyOf] as const)));
  const readings = dossiers.flatMap((dossier) => dossier.readings);
  return {
    unecho: version,
    packs,
    offsets: "utf16",
    documents: readings.map(({ article }) => documentRow(article, copies.get(article.id) ?? null)),
    stories: dossiers.map((dossier) => storyRow(dossier.story)),
    claims: readings.flatMap(({ article, claims }) => claims.map((claim) => claimRow(article, claim))),
    origins: dossiers.flatMap((dossier) => dossier.provenance.origins.map(originRow)),
    findings: dossiers.flatMap((dossier) => dossier.findings.map(findingRow)),
  };
}

/** The picture as data, typed for whoever scores or compares it. */
export type Picture = ReturnType<typeof pictureOf>;

export const jsonExport: TextExport = {
  kind: "text",
  id: "json",
  file: "picture.json",
  summary: "everything as one JSON object: whole texts and names, for tools on this machine",
  mediaType: "application/json",
  local: true,
  render: ({ dossiers }, options) => `${JSON.stringify(pictureOf(dossiers, options.version, options.packs.hash), null, 1)}\n`,
};
