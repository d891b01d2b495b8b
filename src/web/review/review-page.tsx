import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { decide } from "../app/decide.ts";
import { useKeys } from "../app/keys.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { provenanceQuery, storiesQuery, storyQuery } from "../data/queries.ts";
import type { Origin } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { MarkedQuote } from "../evidence/marked-quote.tsx";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { rangeWords, t } from "../words/words.ts";
import { DecisionLog } from "./decision-log.tsx";
import { type Question, questionsOf } from "./questions.ts";

/** Stories looked through for questions: the largest. */
const MOST_STORIES = 20;
/** Passages of each side shown. */
const MOST_PASSAGES = 3;

function Side({ origin, view }: { readonly origin: Origin; readonly view: StoryView }) {
  const claims = origin.claims.slice(0, MOST_PASSAGES).flatMap((id) => view.claims.get(id) ?? []);
  return (
    <div className="card">
      <h3>
        <Said text={origin.label} />
      </h3>
      <p className="small soft">
        {t(`origin.${origin.kind}`)} · {origin.named ? t("origin.named") : t("origin.unnamed")}
      </p>
      {claims.map((claim) => (
        <div key={claim.id}>
          <p className="small">
            <Said text={claim.outlet ?? ""} />
          </p>
          <MarkedQuote claim={claim} />
        </div>
      ))}
    </div>
  );
}

function Asked({ question, onSkip }: { readonly question: Question; readonly onSkip: () => void }) {
  const { a, b, basis, findings, story, view } = question;
  const rule = (verb: "same" | "different" | "undetermined"): void => void decide({ verb, id: a.id, other: b.id }, story.id);
  useKeys({ c: () => rule("same"), d: () => rule("different"), u: () => rule("undetermined"), s: onSkip });
  return (
    <section className="stack" aria-label={t("review.pair")}>
      <h2>{t("review.pair")}</h2>
      <p className="soft">
        <Said text={basis} lang="en" /> · {t("review.effect", { n: findings.length })}
      </p>
      <ul className="bullets small">
        {findings.slice(0, 5).map((finding) => (
          <li key={finding.id}>
            <Link to="/story/$id/claim/$finding" params={{ id: story.id, finding: finding.id }}>
              <Said text={finding.label} />
            </Link>{" "}
            <span className="count">{t("count.originRange", { n: finding.count.max, range: rangeWords(finding.count.min, finding.count.max) })}</span>
          </li>
        ))}
      </ul>
      <div className="passages wide">
        <Side origin={a} view={view} />
        <Side origin={b} view={view} />
      </div>
      <div className="row">
        <Button look="main" shortcut="c" onPress={() => rule("same")}>
          {t("verb.same")}
        </Button>
        <Button shortcut="d" onPress={() => rule("different")}>
          {t("verb.different")}
        </Button>
        <Button shortcut="u" onPress={() => rule("undetermined")}>
          {t("verb.undetermined")}
        </Button>
        <Button look="quiet" shortcut="s" onPress={onSkip}>
          {t("review.skip")}
        </Button>
      </div>
    </section>
  );
}

/** What only a person can decide, one question at a time. */
export function ReviewPage() {
  const stories = useQuery(storiesQuery);
  const chosen = [...(stories.data ?? [])].sort((a, b) => b.articles - a.articles).slice(0, MOST_STORIES);
  const views = useQueries({ queries: chosen.map(({ id }) => storyQuery(id)) });
  const provenances = useQueries({ queries: chosen.map(({ id }) => provenanceQuery(id)) });
  const [skipped, setSkipped] = useState(0);
  const error = stories.error ?? [...views, ...provenances].find((one) => one.error !== null)?.error ?? null;
  if (error !== null) return <Failed error={error} />;
  if (stories.data === undefined || [...views, ...provenances].some(({ data }) => data === undefined)) return <Waiting />;
  const questions = chosen
    .flatMap((_, index) => {
      const [view, provenance] = [views[index]?.data, provenances[index]?.data];
      return view === undefined || provenance === undefined ? [] : questionsOf(view, provenance);
    })
    .sort((a, b) => b.findings.length - a.findings.length);
  const at = questions.length === 0 ? 0 : skipped % questions.length;
  const question = questions[at];
  return (
    <div className="page">
      <h1>{t("review.title")}</h1>
      <p className="soft">{t("review.about")}</p>
      {question === undefined ? (
        <p className="notice">{t("review.empty")}</p>
      ) : (
        <>
          <p className="count">{t("review.item", { n: at + 1, all: questions.length })}</p>
          <Asked key={`${question.a.id} ${question.b.id}`} question={question} onSkip={() => setSkipped(skipped + 1)} />
        </>
      )}
      <DecisionLog story={chosen[0]?.id ?? ""} />
    </div>
  );
}
