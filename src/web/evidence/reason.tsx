import type { Row } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { language, rangeWords, t } from "../words/words.ts";

/** Statuses whose reason says no more than the counts of the finding do. */
const COUNTED = ["contested", "differing", "corroborated", "single-origin", "unattributed"] as const;

/** The reason of a status in the language of the page, made from the same counts; null where the server's own sentence has to do. */
function reasonWords({ finding, claims }: Row): string | null {
  const { status, current, count, superseded } = finding;
  const counted = COUNTED.find((one) => one === status);
  if (language() === "en" || counted === undefined) return null;
  const old = new Set(superseded);
  const reports = new Set(claims.flatMap(({ id, document }) => (old.has(id) ? [] : [document]))).size;
  const voices = counted === "unattributed" ? [] : [t("count.originRange", { n: current.max, range: rangeWords(current.min, current.max) })];
  const history = superseded.length > 0 && (current.min !== count.min || current.max !== count.max) ? [t("reason.history", { n: count.min })] : [];
  return [t(`reason.${counted}`), ...voices, t("count.articles", { n: reports }), ...history].join("; ");
}

/** Why a finding has its status. */
export function Reason({ row }: { readonly row: Row }) {
  const words = reasonWords(row);
  return words === null ? <Said text={row.finding.reason} lang="en" /> : <Said text={words} />;
}
