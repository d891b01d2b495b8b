import type { IngestReport } from "./ingest.ts";
import type { Deps, Skip } from "./ports.ts";

/** Names of the reasons in the summary, by diagnostic code. */
const REASONS: Readonly<Record<string, string>> = {
  "collect/empty": "empty",
  "collect/binary": "not text",
  "collect/too-large": "too large",
  "collect/unreadable": "unreadable",
  "collect/not-json": "broken JSON",
  "collect/no-report": "no report",
  "collect/same-bytes": "same bytes",
  "collect/outside": "link out of the folder",
  "collect/fault": "fault of ours",
  "collect/forgotten": "forgotten before",
  "collect/about-folder": "about the folder",
  "collect/other-kind": "another kind of file",
  "collect/addresses": "list of addresses",
  "collect/cut": "cut",
  "collect/damaged": "damaged",
  "collect/feed-text": "text of the feed",
  "collect/no-feed": "no feed",
  "collect/refused-address": "not a public address",
  "collect/unreachable": "unreachable",
  "collect/status": "no page",
  "collect/too-slow": "too slow",
  "collect/bad-reply": "broken answer",
  "collect/redirects": "redirects without end",
  "collect/robots": "kept out by robots.txt",
  "collect/stopped": "stopped",
};

/** "3 empty, 1 unreadable", in order of how many. */
export const skipCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code, count]) => `${count} ${REASONS[code] ?? code}`)
    .join(", ");

/** The same for the skips of one run. */
export function countSkips(skips: readonly Skip[]): string {
  const counts = new Map<string, number>();
  for (const skip of skips) counts.set(skip.code, (counts.get(skip.code) ?? 0) + 1);
  return skipCounts(counts);
}

export const skipLine = (skip: Skip): string => `${skip.file}: ${skip.message}; ${skip.fix}`;

/** Names every skip and every warning on stderr and says whether input was lost. Files of other kinds are counted, not named: a folder may hold thousands. */
export function noteSkips(report: IngestReport | null, deps: Deps): boolean {
  if (report === null) return false;
  for (const skip of report.skips) if (skip.code !== "collect/other-kind") deps.note(skipLine(skip));
  for (const { file, diagnostic } of report.remarks) if (diagnostic.severity !== "info") deps.note(`${file}: ${diagnostic.message}`);
  if (report.skips.length > 0) deps.note(`left out: ${countSkips(report.skips)}`);
  return report.skips.some((skip) => skip.lost);
}
