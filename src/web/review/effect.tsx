import { Link } from "@tanstack/react-router";
import { figureWords } from "../data/figure-words.ts";
import type { ReviewAnswer } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { labelWords, rangeWords, t } from "../words/words.ts";

type Effect = NonNullable<ReviewAnswer["effect"]>;
type Standing = Effect["changes"][number]["before"];

/** How a finding stands, in a few words: how many origins, status, range. */
function standWords(standing: Standing): string {
  if (standing === null) return t("effect.none");
  const { origins, status, estimate } = standing;
  const figure = estimate === null ? "" : figureWords(estimate);
  return [t("count.originRange", { n: origins.max, range: rangeWords(origins.min, origins.max) }), t(`status.${status}`), figure]
    .filter((part) => part !== "")
    .join(", ");
}

/** What an answer would change, before it is given. */
export function EffectOf({ effect, story }: { readonly effect: ReviewAnswer["effect"]; readonly story: string }) {
  if (effect === null) return <p className="small soft">{t("effect.untried")}</p>;
  if (effect.findings === 0) return <p className="small soft">{t("effect.nothing")}</p>;
  return (
    <div className="small effect">
      <ul>
        {effect.changes.map(({ before, after }) => (
          <li key={`${before?.id} ${after?.id}`}>
            <Said text={labelWords((after ?? before)?.label ?? "")} />:{" "}
            {before === null ? (
              standWords(before)
            ) : (
              <Link to="/story/$id/claim/$finding" params={{ id: story, finding: before.id }} hash="passages" className="count part">
                {standWords(before)}
              </Link>
            )}{" "}
            → {standWords(after)}
          </li>
        ))}
      </ul>
      <p className="soft">
        {effect.findings > effect.changes.length ? `${t("effect.more", { n: effect.findings - effect.changes.length })} ` : ""}
        {t("effect.lines", { n: effect.sentences })}
      </p>
    </div>
  );
}
