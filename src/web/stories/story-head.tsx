import { Link } from "@tanstack/react-router";
import type { StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { StoryCounts } from "./story-counts.tsx";

const TABS = [
  ["/story/$id", "tab.claims"],
  ["/story/$id/figures", "tab.figures"],
  ["/story/$id/provenance", "tab.provenance"],
  ["/story/$id/timeline", "tab.timeline"],
  ["/story/$id/map", "tab.map"],
  ["/story/$id/brief", "tab.brief"],
] as const;

/** Title of a story, its counts, and its pages. */
export function StoryHead({ view: { story, rows } }: { readonly view: StoryView }) {
  return (
    <div className="story-head">
      <h1>
        <Said text={story.label} most={240} />
      </h1>
      <StoryCounts story={{ ...story, findings: rows.length }} />
      <nav className="tabs no-print" aria-label={t("story.pages")}>
        {TABS.map(([to, name]) => (
          <Link key={to} to={to} params={{ id: story.id }} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ "aria-current": "page" }}>
            {t(name)}
          </Link>
        ))}
        <Link to="/export" search={{ story: story.id }}>
          {t("tab.export")}
        </Link>
      </nav>
    </div>
  );
}
