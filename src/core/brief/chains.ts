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
    const claims = origin.claims.flatMap((id) => story.claims.get(id) ?? []).filter(({ background }) => !background);
    if (claims.length === 0) continue;
    const articles = [...new Set(claims.map(({ article }) => article))];
    const all = [...new Set(articles.flatMap((id) => story.articles.get(id) ?? []).map(({ article }) => article.outletName ?? article.name))];
    const named = all.length > MOST_OUTLETS + 1 ? [...all.slice(0, MOST_OUTLETS), `${all.length - MOST_OUTLETS} more`] : all;
    const cites = claims.slice(0, 1).map(citationOf);
    notes.push({
      weight: articles.length * 100 + claims.length,
      note: { text: `${origin.label} → ${list(named)} (${plural(claims.length, "passage")})`, citations: cites },
    });
  }
  notes.sort((a, b) => b.weight - a.weight || (a.note.text < b.note.text ? -1 : 1));
  const shown = notes.slice(0, MOST_ORIGINS).map(({ note }) => note);
  const rest = notes.length - shown.length;
  const labels = new Map(provenance.origins.map(({ id, label }) => [id, label]));
  const labelOf = (id: string): string => labels.get(id) ?? id;
  const pairs = provenance.pairs
    .filter((pair) => pair.relation === "likely-same" || pair.relation === "undetermined")
    .sort((a, b) => Number(b.relation === "likely-same") - Number(a.relation === "likely-same"))
    .slice(0, MOST_PAIRS)
    .map((pair) => ({
      text: `${labelOf(pair.a)} and ${labelOf(pair.b)}: ${pair.relation === "likely-same" ? "likely the same" : "may be the same"} (${pair.basis})`,
      citations: [],
    }));
  return [...shown, ...(rest > 0 ? [{ text: `${plural(rest, "further origin")} with one passage or few; see the export.`, citations: [] }] : []), ...pairs];
}
