import { Link } from "@tanstack/react-router";
import type { Row } from "../data/story-view.ts";
import { rangeWords, t } from "../words/words.ts";

/** The page of a finding, for a plain link: rows of a large table are drawn without asking the router for each. */
export const claimAddress = ({ id, story }: Row["finding"]): string => `/story/${encodeURIComponent(story)}/claim/${encodeURIComponent(id)}#passages`;

/** How many origins and articles, in figures: the point of the page. Each leads to the passages it counts. */
export function Counts({ row: { finding, articles, silent }, brief = false }: { readonly row: Row; readonly brief?: boolean }) {
  const { count, current } = finding;
  const differs = current.min !== count.min || current.max !== count.max;
  const to = { to: "/story/$id/claim/$finding", params: { id: finding.story, finding: finding.id } } as const;
  const origins = t("count.originRange", { n: count.max, range: rangeWords(count.min, count.max) });
  if (brief)
    return (
      <span className="counts">
        <a href={claimAddress(finding)} className="count" tabIndex={-1}>
          {t("count.articles", { n: articles })}
        </a>
        <a href={claimAddress(finding)} className="count origins" tabIndex={-1}>
          {origins}
        </a>
      </span>
    );
  return (
    <span className="counts">
      <Link {...to} hash="passages" className="count">
        {t("count.articles", { n: articles })}
      </Link>
      <Link {...to} hash="origins" className="count origins">
        {origins}
      </Link>
      {differs ? (
        <Link {...to} hash="origins" className="count part">
          {t("count.current", { range: rangeWords(current.min, current.max) })}
        </Link>
      ) : null}
      {silent > 0 && articles > 1 ? (
        <Link {...to} hash="passages" className="count part">
          {t("count.silent", { n: silent })}
        </Link>
      ) : null}
    </span>
  );
}
