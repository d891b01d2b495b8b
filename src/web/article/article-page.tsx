import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/may-review.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { articleQuery } from "../data/queries.ts";
import type { ArticleText } from "../data/shapes.ts";
import { webAddress } from "../data/web-address.ts";
import { EditReport } from "../edit/edit-report.tsx";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";
import { ArticleBody } from "./article-body.tsx";
import "./article.css";

/** The way to correct outlet, date and story, for those who may. */
function Edit({ article }: { readonly article: ArticleText }) {
  const [editing, setEditing] = useState(false);
  if (!useMayReview()) return null;
  return (
    <>
      <Button shortcut="e" onPress={() => setEditing(true)}>
        {t("edit")}
      </Button>
      {editing ? <EditReport report={article} open onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function Head({ article }: { readonly article: ArticleText }) {
  const { title, name, outlet, outletInferred, published, publishedInferred, authors, url, copyOf, story } = article;
  const address = webAddress(url);
  return (
    <header className="stack">
      <p className="small">
        <Link to="/story/$id" params={{ id: story }}>
          {t("tab.claims")}
        </Link>
      </p>
      <h1>
        <Said text={title ?? name} most={400} />
      </h1>
      <p className="row soft">
        <Said text={outlet ?? name} inferred={outletInferred} />
        <span className={publishedInferred ? "inferred" : undefined}>{published === null ? t("date.none") : dayWords(published)}</span>
        {authors.length === 0 ? null : <Said text={t("article.by", { authors: authors.join(", ") })} />}
        {address === null ? null : (
          <a href={address} target="_blank" rel="noopener noreferrer">
            {t("article.original")}
          </a>
        )}
        <Edit article={article} />
      </p>
      {copyOf === null ? null : (
        <p className="notice">
          <Link to="/article/$article" params={{ article: copyOf }}>
            {t("article.copy")}
          </Link>
        </p>
      )}
      <p className="small soft">
        {t("article.boilerplate")} {t("article.protected")}
      </p>
    </header>
  );
}

function ArticleView({ article }: { readonly article: ArticleText }) {
  const { start, end } = useSearch({ from: "/article/$article" });
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (start !== undefined && end !== undefined) frame.current?.querySelector("mark")?.scrollIntoView({ block: "center" });
  }, [start, end]);
  const original = (): void => {
    const address = webAddress(article.url);
    if (address !== null) window.open(address, "_blank", "noopener,noreferrer");
  };
  useKeys({
    Escape: () => history.back(),
    e: () => document.querySelector<HTMLButtonElement>('main button[data-key="e"]')?.click(),
    v: original,
    V: original,
  });
  return (
    <div className="page article" ref={frame}>
      <Head article={article} />
      <ArticleBody article={article} chosen={start === undefined || end === undefined ? null : { start, end }} />
    </div>
  );
}

/** A whole report: its claims as links to their findings, the chosen passage marked, its boilerplate grey. */
export function ArticlePage() {
  const { article } = useParams({ from: "/article/$article" });
  const { data, error } = useQuery(articleQuery(article));
  if (error !== null) return <Failed error={error} />;
  return data === undefined ? <Waiting /> : <ArticleView article={data} />;
}
