import type { Holdings } from "./dossiers.ts";
import { headlineOf } from "./headlines.ts";
import { findingIds } from "./screen.ts";
import { claimsOf } from "./words.ts";

/** Stories and findings as plain data: what `--json` prints for demo, read and stories. */
export function summaryOf(holdings: Holdings) {
  const ids = findingIds(holdings);
  return {
    asOf: holdings.asOf,
    read: holdings.report === null ? null : { added: holdings.report.added, known: holdings.report.known, skipped: holdings.report.skips },
    stories: holdings.dossiers.map((dossier) => {
      const claims = claimsOf(dossier);
      return {
        letter: holdings.letters.get(dossier.story.id) ?? null,
        id: dossier.story.id,
        label: dossier.story.label,
        from: dossier.story.period?.from ?? null,
        to: dossier.story.period?.to ?? null,
        articles: dossier.readings.map(({ article }) => ({
          id: article.id,
          name: article.name,
          outlet: article.outletName,
          published: article.published?.from ?? null,
        })),
        lookalikes: dossier.story.lookalikes,
        findings: dossier.findings.map((finding) => {
          const { articles, what } = headlineOf(finding, dossier, claims);
          return {
            id: ids.get(finding.id) ?? finding.id,
            what,
            status: finding.status,
            articles,
            origins: { min: finding.count.min, max: finding.count.max },
            current: finding.current,
          };
        }),
      };
    }),
  };
}
