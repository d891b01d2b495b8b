import type { Listing } from "./listing.ts";

/** Stories and findings as plain data: what `--json` prints for demo, read and stories. */
export function summaryOf({
  asOf,
  report,
  stories,
  letters,
  ids,
  unanchored,
}: Pick<Listing, "asOf" | "report" | "stories" | "letters" | "ids" | "unanchored">) {
  return {
    asOf,
    read: report === null ? null : { added: report.added, known: report.known, skipped: report.skips, asked: report.asked, unanchored },
    stories: stories.map(({ id, label, from, to, articles, lookalikes, findings }) => ({
      letter: letters.get(id) ?? null,
      id,
      label,
      from,
      to,
      articles,
      lookalikes,
      findings: findings.map((finding) => ({ ...finding, id: ids.get(finding.id) ?? finding.id })),
    })),
  };
}
