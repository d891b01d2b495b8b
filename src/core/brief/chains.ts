import type { Note, Provenance } from "../model/index.ts";
import type { Story } from "./phrase.ts";
import { citationOf, list, plural } from "./wording.ts";

const MOST_ORIGINS = 7;
const MOST_PAIRS = 3;
/** Outlets named of one origin; with more the list says no more than their number does. */
const MOST_OUTLETS = 3;

/** Who reported what from whom: each origin with the articles that carry it, and the pairs that may be the same people. */
export function composeChains(provenance: Provenance, story: Story): readonly Note[] {
  const notes: { readonly weight: number; readonly note: Note }[] = [];
  for (const origin of provenance.origins) {
    if (origin.kind === "unattributed") continue;
    const claims = origin.claims.map((id) => story.claims.get(id)).filter((claim) => claim !== undefined && !claim.background);
    if (claims.length === 0) continue;
    const articles = [...new Set(claims.map((claim) => claim?.article ?? ""))];
    const outlets = articles.map((id) => story.articles.get(id)?.article.outletName ?? story.articles.get(id)?.article.name ?? id);
    const all = [...new Set(outlets)];
    const named = all.length > MOST_OUTLETS + 1 ? [...all.slice(0, MOST_OUTLETS), `${all.length - MOST_OUTLETS} more`] : all;
    const cites = claims.slice(0, 1).flatMap((claim) => (claim === undefined ? [] : [citationOf(claim)]));
    notes.push({
      weight: articles.length * 100 + claims.length,
      note: { text: `${origin.label} → ${list(named)} (${plural(claims.length, "passage")})`, citations: cites },
    });
  }
  notes.sort((a, b) => b.weight - a.weight || (a.note.text < b.note.text ? -1 : 1));
  const shown = notes.slice(0, MOST_ORIGINS).map(({ note }) => note);
  const rest = notes.length - shown.length;
  const byId = new Map(provenance.origins.map((origin) => [origin.id, origin]));
  const pairs = provenance.pairs
    .filter((pair) => pair.relation === "likely-same" || pair.relation === "undetermined")
    .sort((a, b) => Number(b.relation === "likely-same") - Number(a.relation === "likely-same"))
    .slice(0, MOST_PAIRS)
    .map((pair) => ({
      text: `${byId.get(pair.a)?.label ?? pair.a} and ${byId.get(pair.b)?.label ?? pair.b}: ${pair.relation === "likely-same" ? "likely the same" : "may be the same"} (${pair.basis})`,
      citations: [],
    }));
  return [...shown, ...(rest > 0 ? [{ text: `${plural(rest, "further origin")} with one passage or few; see the export.`, citations: [] }] : []), ...pairs];
}
