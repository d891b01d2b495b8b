import type { ArticleId, Citation, Dossier, Instant, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { SHORTEST_DELAY_HOURS } from "./guard/forces.ts";
import { findPrivatePeople } from "./guard/people.ts";
import { releaseStory } from "./guard/release.ts";
import type { Warning } from "./guard/warning.ts";

/** What the one who exports may say about what leaves; nothing here takes a protection away. */
export interface ShareRules {
  /** The moment the export describes; null when no report carries a date. */
  readonly asOf: Instant | null;
  /** Hours before a report may place forces more finely than by region; never less than 72. */
  readonly delayHours?: number;
  /** Documents that an analyst marked restricted or confidential. */
  readonly restricted?: ReadonlySet<ArticleId>;
  /** Works a story out again without some of its reports, so that what they said raises no count. */
  readonly without?: (dossier: Dossier, articles: ReadonlySet<ArticleId>) => Dossier;
}

/** Stories as they may leave this machine. Their texts hold no private name and no fresh position of forces. */
export interface Shared {
  readonly dossiers: readonly Dossier[];
  readonly warnings: readonly Warning[];
  /** Where a passage of a shared text stands in the text the store holds, and whether the words are the same there. */
  stored(citation: Citation): { readonly span: Span; readonly verbatim: boolean };
}

/** Reports of a story that are held back: those marked, and every other version of one that is, for they say much the same. */
function heldOf({ story, versions }: Dossier, restricted: ReadonlySet<ArticleId>): ReadonlySet<ArticleId> {
  const marked = versions.filter(({ article, replacedBy }) => restricted.has(article) || restricted.has(replacedBy));
  const newest = new Set(marked.map(({ replacedBy }) => replacedBy));
  const isVersion = new Set(versions.filter(({ replacedBy }) => newest.has(replacedBy)).flatMap(({ article, replacedBy }) => [article, replacedBy]));
  return new Set(story.articles.filter((article) => restricted.has(article) || isVersion.has(article)));
}

/** Stories without the restricted documents; those that then hold nothing do not leave at all. */
function withoutRestricted(dossiers: readonly Dossier[], rules: ShareRules): { readonly dossiers: readonly Dossier[]; readonly warnings: readonly Warning[] } {
  const { restricted = new Set<ArticleId>(), without } = rules;
  const warnings: Warning[] = [];
  const kept = dossiers.flatMap((dossier) => {
    const held = heldOf(dossier, restricted);
    if (held.size === 0) return [dossier];
    warnings.push({ code: "restricted", story: dossier.story.id, count: held.size, message: `${held.size} restricted documents were left out` });
    if (held.size === dossier.story.articles.length || without === undefined) return [];
    return [without(dossier, held)];
  });
  return { dossiers: kept, warnings };
}

/**
 * What may leave: positions of forces reported less than 72 hours before by region only, private persons by role, unnamed speakers
 * without a name, no restricted document, no machine-drafted claim; with the warnings that belong to it. Pure. Every door but the
 * dump for this machine hands out what this gives.
 */
export function shareable(dossiers: readonly Dossier[], rules: ShareRules, packs: Packs): Shared {
  const open = withoutRestricted(dossiers, rules);
  const privacy = findPrivatePeople(open.dossiers, packs);
  const asked = rules.delayHours ?? SHORTEST_DELAY_HOURS;
  const delayHours = Math.max(SHORTEST_DELAY_HOURS, Number.isFinite(asked) ? asked : SHORTEST_DELAY_HOURS);
  const leaving = open.dossiers.map((dossier) => releaseStory(dossier, privacy, { asOf: rules.asOf, delayHours }, packs));
  const rewritten = new Map(leaving.flatMap((one) => [...one.rewritten]));
  return {
    dossiers: leaving.map(({ dossier }) => dossier),
    warnings: [...open.warnings, ...leaving.flatMap(({ warnings }) => warnings)],
    stored({ article, span }) {
      const text = rewritten.get(article);
      return text === undefined ? { span, verbatim: true } : { span: text.stored(span), verbatim: text.isUntouched(span) };
    },
  };
}

/** Stories as the store holds them, for what never leaves this machine. */
export const unguarded = (dossiers: readonly Dossier[]): Shared => ({ dossiers, warnings: [], stored: ({ span }) => ({ span, verbatim: true }) });
