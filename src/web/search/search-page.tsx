import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Failed } from "../app/waiting.tsx";
import { searchQuery } from "../data/queries.ts";
import type { Found } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";

function Hit({ hit: { article, story, title, outlet, published, start, end, text, claims } }: { readonly hit: Found["hits"][number] }) {
  const findings = [...new Set(claims.flatMap(({ finding }) => finding ?? []))];
  return (
    <li className="card">
      <p className="row">
        <Link to="/article/$article" params={{ article }} search={{ start, end }}>
          <Said text={outlet ?? title ?? article.slice(0, 8)} />
        </Link>
        <span className="soft small">
          {published === null ? t("date.none") : dayWords(published)} <Said text={title ?? ""} />
        </span>
      </p>
      <blockquote className="quote" dir="auto">
        <Said text={text} />
      </blockquote>
      {findings.length === 0 ? null : (
        <p className="row small">
          {findings.map((finding) => (
            <Link key={finding} to="/story/$id/claim/$finding" params={{ id: story, finding }}>
              <Said text={claims.find((claim) => claim.finding === finding)?.text ?? ""} />
            </Link>
          ))}
        </p>
      )}
    </li>
  );
}

/** Words in the reports, with the claims that stand there. */
export function SearchPage() {
  const { q = "" } = useSearch({ from: "/search" });
  const [words, setWords] = useState(q);
  const navigate = useNavigate();
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(searchQuery(q));
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: "/search", search: { q: words.trim() === "" ? undefined : words.trim() } });
  };
  const hits = data?.pages.flatMap((page) => page.hits) ?? [];
  return (
    <div className="page">
      <h1>{t("search.title")}</h1>
      <form onSubmit={ask} className="stack" role="search">
        <label className="field">
          {t("search.words")}
          <input type="search" dir="auto" data-search value={words} onChange={({ target }) => setWords(target.value)} />
        </label>
        <p className="small soft">{t("search.about")}</p>
        <button type="submit" className="button main">
          {t("search.ask")}
        </button>
      </form>
      {error === null ? null : <Failed error={error} />}
      <p role="status">{isFetching ? t("waiting") : data === undefined ? "" : hits.length === 0 ? t("search.none") : ""}</p>
      <ul className="stack">
        {hits.map((hit) => (
          <Hit key={`${hit.article} ${hit.start} ${hit.end}`} hit={hit} />
        ))}
      </ul>
      {hasNextPage ? <Button onPress={() => void fetchNextPage()}>{t("search.more")}</Button> : null}
    </div>
  );
}
