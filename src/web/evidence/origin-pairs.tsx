import { decide } from "../app/decide.ts";
import { useMayReview } from "../app/may-review.ts";
import type { Origin } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";

/** Origins of which every two are offered; of more, the review asks for those in doubt. */
const MOST_ORIGINS = 5;

/** Every two origins of a finding, to be joined or told apart by a person. */
export function OriginPairs({ origins, story }: { readonly origins: readonly Origin[]; readonly story: string }) {
  const mayReview = useMayReview();
  if (!mayReview || origins.length < 2 || origins.length > MOST_ORIGINS) return null;
  const pairs = origins.flatMap((a, index) => origins.slice(index + 1).map((b) => [a, b] as const));
  return (
    <details className="no-print">
      <summary>{t("origin.pairs")}</summary>
      <ul>
        {pairs.map(([a, b]) => (
          <li key={`${a.id} ${b.id}`} className="stack">
            <p className="small">
              <Said text={a.label} /> {t("origin.and")} <Said text={b.label} />
            </p>
            <p className="row">
              <Button onPress={() => void decide({ verb: "same", id: a.id, other: b.id }, story)}>{t("verb.same")}</Button>
              <Button onPress={() => void decide({ verb: "different", id: a.id, other: b.id }, story)}>{t("verb.different")}</Button>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
