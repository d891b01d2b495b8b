import { shareable } from "../../core/exports/shareable.ts";
import type { Article, Dossier, Instant, StoryId } from "../../core/model/index.ts";
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

/** A report with its text divided, and where its claims stand in it. */
export function articleText(dossier: Dossier, article: Article) {
  const reading = dossier.readings.find((one) => one.article.id === article.id);
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
    blocks: article.blocks.map(({ role, span, rule }) => ({ role, rule, start: span.start, end: span.end })),
    claims: (reading?.claims ?? []).map(({ id, span, what, kind }) => ({
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
