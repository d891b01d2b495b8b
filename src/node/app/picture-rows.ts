import { claimRow } from "../../core/exports/json.ts";
import type { Attribution, Claim, ClaimId, Dossier, Finding, FindingId, Instant, Origin, Reading, Span } from "../../core/model/index.ts";
import type { ClaimEntry, DocumentEntry, FindingEntry, OriginEntry, StoryPicture } from "./picture.ts";

/** Newest publication among claims; null when none is dated. */
function newestOf(claims: readonly ClaimId[], datesOf: ReadonlyMap<ClaimId, Instant | null>): Instant | null {
  return claims.reduce<Instant | null>((newest, id) => {
    const at = datesOf.get(id) ?? null;
    return at !== null && (newest === null || at > newest) ? at : newest;
  }, null);
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const bare = ({ start, end }: Span): Span => ({ start, end });
const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** The act of attribution a claim stands in: the nearest around it by the voice it was given; null where it has none, or a person gave it. */
function saidOf(claim: Claim, attributions: readonly Attribution[]) {
  const voice = claim.attribution.at(-1);
  const around = attributions.filter(({ voices, content }) => voices.at(-1)?.key === voice?.key && content.some((span) => meets(span, claim.span)));
  const [said] = around.sort((a, b) => lengthOf(a.content) - lengthOf(b.content));
  if (voice === undefined || said === undefined) return null;
  return { source: said.source.map(bare), cue: said.cue.map(bare), content: said.content.map(bare), direct: said.direct };
}

/** Words that keep a claim from being a plain fact, and those that make its figure vague ("about", "nearly"). */
function hedgesOf({ hedges = [], figure }: Claim): readonly Span[] {
  const vague = figure?.figure.qualifierText ?? null;
  const at = vague === null || figure === null ? -1 : figure.text.indexOf(vague);
  const start = (figure?.span.start ?? 0) + at;
  return [...hedges.map(bare), ...(vague === null || at < 0 ? [] : [{ start, end: start + vague.length }])];
}

function claimEntry(claim: Claim, { article, attributions }: Reading, story: string, finding: FindingId | null): ClaimEntry {
  const at = article.published?.from ?? null;
  const slice = ({ start, end }: { readonly start: number; readonly end: number }): string => article.text.slice(start, end);
  return {
    id: claim.id,
    story,
    at,
    article: claim.article,
    finding,
    type: claim.type,
    kind: claim.kind,
    outlet: article.outlet,
    // what a language model drafted does not leave unless it is asked for
    ...(claim.machineDrafted ? { shared: null } : {}),
    body: {
      ...claimRow(article, claim),
      said: saidOf(claim, attributions),
      hedges: hedgesOf(claim),
      story,
      finding,
      outlet: article.outletName ?? article.outlet,
      published: at,
      text: slice(claim.span),
      sentence: { start: claim.sentence.start, end: claim.sentence.end, text: slice(claim.sentence) },
    },
  };
}

function documentEntry({ article, claims }: Reading, story: string, copyOf: string | null): DocumentEntry {
  const at = article.published?.from ?? null;
  return {
    id: article.id,
    story,
    at,
    outlet: article.outlet,
    language: article.language,
    body: {
      id: article.id,
      story,
      name: article.name,
      url: article.url,
      title: article.title,
      outlet: article.outletName ?? article.outlet,
      outletInferred: article.outletBasis === "inferred",
      authors: article.authors,
      published: at,
      publishedInferred: article.published !== null && article.published.basis !== "stated",
      language: article.language,
      copyOf,
      claims: claims.length,
    },
  };
}

function findingEntry(finding: Finding, at: Instant | null): FindingEntry {
  const { id, story, type, status, count } = finding;
  return { id, story, at, type, status, origins: count.min, body: { ...finding, newest: at } };
}

function originEntry(origin: Origin, story: string, at: Instant | null): OriginEntry {
  const { id, kind, party, claims, ...rest } = origin;
  return { id, story, at, kind, party, body: { id, story, kind, party, ...rest, claims, newest: at } };
}

/** The rows of a dossier as it stands: the dossier itself without its readings, and a row for each thing in it. */
export function pictureRows(dossier: Dossier): StoryPicture {
  const { readings, placements, ...kept } = dossier;
  const { story, findings, provenance } = dossier;
  const copies = new Map(placements.map((placement) => [placement.article, placement.copyOf]));
  const findingOf = new Map(findings.flatMap((finding) => finding.claims.map((claim) => [claim, finding.id] as const)));
  const datesOf = new Map(readings.flatMap(({ article, claims }) => claims.map((claim) => [claim.id, article.published?.from ?? null] as const)));
  return {
    dossier: kept,
    findings: findings.map((finding) => findingEntry(finding, newestOf(finding.claims, datesOf))),
    claims: readings.flatMap((reading) => reading.claims.map((claim) => claimEntry(claim, reading, story.id, findingOf.get(claim.id) ?? null))),
    documents: readings.map((reading) => documentEntry(reading, story.id, copies.get(reading.article.id) ?? null)),
    origins: provenance.origins.map((origin) => originEntry(origin, story.id, newestOf(origin.claims, datesOf))),
  };
}
