import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/may-review.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { reviewQuery } from "../data/queries.ts";
import type { ReviewItem } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { labelWords, t } from "../words/words.ts";
import { DecisionLog } from "./decision-log.tsx";
import { QuestionCard } from "./question-card.tsx";
import "./review.css";

/** The questions as a list to choose from, the chosen one marked. */
function Queue({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly ReviewItem[];
  readonly chosen: ReviewItem | undefined;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <details className="queue">
      <summary>{t("review.all", { n: items.length })}</summary>
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" aria-current={item === chosen ? "true" : undefined} onClick={() => onChoose(item.id)}>
              {t(`ask.${item.kind}`)}{" "}
              <span className="soft">
                <Said text={labelWords(item.sides[0]?.label ?? "")} most={120} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What only a person can decide, one question at a time, the largest change of the brief first. */
export function ReviewPage() {
  const { data, error } = useQuery(reviewQuery);
  const mayReview = useMayReview();
  const [at, setAt] = useState<{ readonly id: string; readonly index: number }>({ id: "", index: 0 });
  const items = data?.items ?? [];
  // an answered question leaves its place to the one behind it
  const known = items.findIndex(({ id }) => id === at.id);
  const index = known >= 0 ? known : Math.min(at.index, Math.max(0, items.length - 1));
  const item = items[index];
  const go = (to: number): void => {
    const next = items.length === 0 ? 0 : (to + items.length) % items.length;
    setAt({ id: items[next]?.id ?? "", index: next });
  };
  const skip = (): void => go(index + 1);
  const back = (): void => go(index - 1);
  useKeys({ j: skip, l: skip, ArrowRight: skip, s: skip, k: back, p: back, h: back, ArrowLeft: back });
  if (error !== null) return <Failed error={error} />;
  if (data === undefined)
    return (
      <>
        <div className="page">
          <h1>{t("review.title")}</h1>
          <p className="soft">{t("review.working")}</p>
        </div>
        <Waiting />
        <div className="page">{mayReview ? <DecisionLog /> : null}</div>
      </>
    );
  return (
    <div className="page">
      <h1>{t("review.title")}</h1>
      <p className="soft">{t("review.about")}</p>
      {item === undefined ? (
        <p className="notice">{t("review.empty")}</p>
      ) : (
        <>
          <p className="row">
            <strong>{t("review.item", { n: index + 1, all: items.length })}</strong>
            {data.more > 0 ? <span className="soft">{t("review.more", { n: data.more })}</span> : null}
            {data.untried > 0 ? <span className="soft">{t("review.untried", { n: data.untried })}</span> : null}
            {data.storiesLeft > 0 ? <span className="soft">{t("review.storiesLeft", { n: data.storiesLeft })}</span> : null}
          </p>
          <Queue items={items} chosen={item} onChoose={(id) => setAt({ id, index: items.findIndex((one) => one.id === id) })} />
          <QuestionCard key={item.id} item={item} onSkip={skip} />
        </>
      )}
      {mayReview ? <DecisionLog /> : null}
    </div>
  );
}
