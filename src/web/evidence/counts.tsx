import type { Row } from "../data/story-view.ts";
import { rangeWords, t } from "../words/words.ts";

/** How many origins and articles, in figures: the point of the page. */
export function Counts({ row: { finding, articles, silent }, brief = false }: { readonly row: Row; readonly brief?: boolean }) {
  const { count, current } = finding;
  const differs = current.min !== count.min || current.max !== count.max;
  return (
    <span className="counts">
      <span className="count">{t("count.articles", { n: articles })}</span>
      <span className="count origins">{t("count.originRange", { n: count.max, range: rangeWords(count.min, count.max) })}</span>
      {differs && !brief ? <span className="soft">{t("count.current", { range: rangeWords(current.min, current.max) })}</span> : null}
      {silent > 0 && articles > 1 && !brief ? <span className="soft">{t("count.silent", { n: silent })}</span> : null}
    </span>
  );
}
