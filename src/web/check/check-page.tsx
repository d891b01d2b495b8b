import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Failed } from "../app/waiting.tsx";
import { checkQuery } from "../data/queries.ts";
import type { Check } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { rangeWords, t } from "../words/words.ts";

const LOOK = { supported: "good", contradicted: "against", differs: "differ", "not-found": "none" } as const;

function Answer({ answer }: { readonly answer: Check }) {
  const { verdict, reason, status, origins, passages } = answer;
  return (
    <section className="card" aria-live="polite">
      <p className="row">
        <span className={`chip ${LOOK[verdict]}`}>{t(`check.${verdict}`)}</span>
        {status === null ? null : <StatusChip status={status} />}
        {origins === null ? null : (
          <a href="#passages" className="count">
            {t("count.originRange", { n: origins.max, range: rangeWords(origins.min, origins.max) })}
          </a>
        )}
      </p>
      <p>
        <Said text={reason} lang="en" />
      </p>
      {origins === null || origins.labels.length === 0 ? null : (
        <p>
          <strong>{t("check.origins")}</strong> <Said text={origins.labels.join("; ")} />
        </p>
      )}
      <ul className="stack" id="passages">
        {passages.map(({ article, report, start, end, text }) => (
          <li key={`${report} ${start} ${end}`}>
            <blockquote className="quote" dir="auto">
              <Said text={text} />
            </blockquote>
            <p className="small soft">
              <Link to="/article/$article" params={{ article }} search={{ start, end }}>
                <Said text={report} /> {start}–{end}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Holds one sentence against the reports. */
export function CheckPage() {
  const { q = "", story } = useSearch({ from: "/check" });
  const [sentence, setSentence] = useState(q);
  const navigate = useNavigate();
  const { data, error, isFetching } = useQuery(checkQuery(q, story ?? null));
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: "/check", search: { q: sentence.trim() === "" ? undefined : sentence.trim(), story } });
  };
  return (
    <div className="page">
      <h1>{t("check.title")}</h1>
      <p className="soft">{t("check.about")}</p>
      <form onSubmit={ask} className="stack">
        <label className="field">
          {t("check.sentence")}
          <textarea rows={3} dir="auto" data-search maxLength={2000} value={sentence} onChange={({ target }) => setSentence(target.value)} />
        </label>
        <button type="submit" className="button main">
          {t("check.ask")}
        </button>
      </form>
      {isFetching ? <p role="status">{t("waiting")}</p> : null}
      {error === null ? null : <Failed error={error} />}
      {data === undefined ? null : <Answer answer={data.answer} />}
    </div>
  );
}
