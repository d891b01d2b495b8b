import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useKeys } from "../app/keys.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { storiesQuery } from "../data/queries.ts";
import type { Story } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { StoryCounts } from "./story-counts.tsx";
import "./stories.css";

function StoryCard({ story, labels }: { readonly story: Story; readonly labels: ReadonlyMap<string, string> }) {
  return (
    <li className="card story">
      <h2>
        <Link to="/story/$id" params={{ id: story.id }}>
          <Said text={story.label} most={240} />
        </Link>
      </h2>
      <StoryCounts story={story} />
      {story.lookalikes.map(({ story: other, why }) => (
        <p key={other} className="soft small">
          {t("story.apart")}{" "}
          <Link to="/story/$id" params={{ id: other }}>
            <Said text={labels.get(other) ?? other.slice(0, 8)} />
          </Link>
          : <Said text={why} lang="en" />
        </p>
      ))}
    </li>
  );
}

/** The stories there are, newest first. */
export function StoriesPage() {
  const { data, error } = useQuery(storiesQuery);
  const { q = "" } = useSearch({ from: "/stories" });
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const wanted = q.toLowerCase();
  const shown = (data ?? []).filter(({ label }) => label.toLowerCase().includes(wanted));
  const go = (step: number): void => {
    const next = Math.min(shown.length - 1, Math.max(0, at + step));
    setAt(next);
    document.querySelectorAll<HTMLElement>(".story h2 a")[next]?.focus();
  };
  useKeys({ j: () => go(1), k: () => go(-1), n: () => go(1), p: () => go(-1) });
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  const labels = new Map(data.map(({ id, label }) => [id, label]));
  return (
    <div className="page">
      <h1>{t("nav.stories")}</h1>
      <label className="field">
        {t("stories.filter")}
        <input
          type="search"
          data-search
          value={q}
          onChange={({ target }) => void navigate({ to: "/stories", search: { q: target.value === "" ? undefined : target.value }, replace: true })}
        />
      </label>
      <ul className="stack">
        {shown.map((story) => (
          <StoryCard key={story.id} story={story} labels={labels} />
        ))}
      </ul>
      {data.length === 0 ? (
        <p className="notice">
          {t("stories.none")} <Link to="/add">{t("nav.add")}</Link>
        </p>
      ) : null}
    </div>
  );
}
