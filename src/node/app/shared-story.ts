import { shareable } from "../../core/exports/shareable.ts";
import type { ArticleId, Capture, Dossier, Instant, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import type { Store } from "./ports.ts";
import { heldBack } from "./share.ts";
import { circumstancesOf, loadDossier } from "./story-dossier.ts";

/** One story of the picture as it may be shown at a moment; null when there is none, or nothing of it may leave. */
export async function sharedStory(store: Store, id: StoryId, at: Instant, packs: Packs): Promise<Dossier | null> {
  const circumstances = await circumstancesOf(store, packs, null);
  const dossier = await loadDossier(store, id, circumstances);
  if (dossier === null) return null;
  return shareable([dossier], { asOf: at, ...heldBack(circumstances.decisions, packs) }, packs).dossiers[0] ?? null;
}

/** How a report came to us. */
const captureFacts = ({ id, mediaType, charset, bytes, receivedAt, http }: Capture) => ({
  id,
  mediaType,
  charset,
  bytes: bytes.length,
  receivedAt,
  status: http?.status ?? null,
  fetchedAt: http?.fetchedAt ?? null,
});

/** A report of a shared story with its text divided, where its claims stand in it, and how it came; null when the report is not in it. */
export async function articleText(dossier: Dossier, id: ArticleId, store: Store) {
  const reading = dossier.readings.find((one) => one.article.id === id);
  if (reading === undefined) return null;
  const { article } = reading;
  const [stored] = await store.findReadings([id]);
  const capture = await store.findCapture(article.capture);
  const findings = new Map(dossier.findings.flatMap(({ id, claims }) => claims.map((claim) => [claim, id] as const)));
  return {
    id: article.id,
    story: dossier.story.id,
    name: article.name,
    url: article.url,
    title: article.title,
    outlet: article.outletName ?? article.outlet,
    outletInferred: article.outletBasis === "inferred",
    authors: [...article.authors],
    published: article.published?.from ?? null,
    publishedInferred: article.published !== null && article.published.basis !== "stated",
    language: article.language,
    copyOf: dossier.placements.find((placement) => placement.article === article.id)?.copyOf ?? null,
    text: article.text,
    verbatim: article.text === stored?.reading.article.text,
    capture: capture === null ? null : captureFacts(capture),
    blocks: article.blocks.map(({ role, span, rule }) => ({ role, rule, start: span.start, end: span.end })),
    claims: reading.claims.map(({ id, span, what, kind }) => ({
      id,
      kind,
      what,
      start: span.start,
      end: span.end,
      finding: findings.get(id) ?? null,
    })),
  };
}

/** Who may have it from whom: every pair of origins that was looked at, and what was folded, with the passages. */
export function provenanceOf({ provenance, findings, story }: Dossier) {
  const touched = (a: string, b: string): readonly string[] =>
    findings.filter(({ count }) => count.ids.includes(a) && count.ids.includes(b)).map(({ id }) => id);
  return {
    story: story.id,
    pairs: provenance.pairs.map(({ a, b, relation, basis }) => ({ a, b, relation, basis, findings: [...touched(a, b)] })),
    derivations: provenance.derivations.map(({ from, to, how, evidence }) => ({ from, to, how, evidence: [...evidence] })),
  };
}
