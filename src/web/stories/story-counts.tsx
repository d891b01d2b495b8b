import { Link } from "@tanstack/react-router";
import type { Story } from "../data/shapes.ts";
import { Sign } from "../parts/sign.tsx";
import { dayWords, t } from "../words/words.ts";

/** How many articles have it from how many origins, and since when; each count leads to where its passages are. */
export function StoryCounts({ story: { id, articles, origins, findings, from, to } }: { readonly story: Story }) {
  const days = [...new Set([dayWords(from), dayWords(to)])].filter((day) => day !== "");
  return (
    <p>
      <Link to="/story/$id/provenance" params={{ id }} className="count">
        {t("count.articles", { n: articles })}
      </Link>{" "}
      <Sign shape="arrow" />{" "}
      <Link to="/story/$id/provenance" params={{ id }} className="count">
        {t("count.origins", { n: origins })}
      </Link>
      <span className="soft">
        {" "}
        ·{" "}
        <Link to="/story/$id" params={{ id }} className="count part">
          {t("count.findings", { n: findings })}
        </Link>{" "}
        · {days.length === 0 ? t("date.none") : days.join(" – ")}
      </span>
    </p>
  );
}
