import { useQuery } from "@tanstack/react-query";
import { takeBack } from "../app/decide.ts";
import { decisionsQuery } from "../data/queries.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";

/** What was decided, newest first, each with the way back. */
export function DecisionLog() {
  const { data } = useQuery(decisionsQuery);
  const decisions = [...(data?.answer.decisions ?? [])].reverse();
  if (decisions.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("review.log")}</h2>
      <ol>
        {decisions.map(({ number, verb, by, at, reason, inForce }) => (
          <li key={number} className="row">
            <span className="soft">{number}</span>
            <Said text={t("review.by", { verb: t(`verb.${verb}`), by, at: dayWords(at) })} />
            {reason === "" ? null : (
              <span className="soft">
                <Said text={reason} />
              </span>
            )}
            {inForce && verb !== "withdraw" ? (
              <Button look="quiet" onPress={() => void takeBack(number)}>
                {t("review.back")}
              </Button>
            ) : (
              <span className="chip none">{t("review.out")}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
