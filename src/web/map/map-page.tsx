import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useStory } from "../app/as-of.tsx";
import { Failed, Waiting } from "../app/waiting.tsx";
import { rowWords } from "../data/row-words.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { t } from "../words/words.ts";
import { OutlineMap } from "./outline-map.tsx";
import { spotsOf } from "./spots.ts";
import "./map.css";

const PlaceClaims = ({ name, rows, story, open }: { readonly name: string; readonly rows: readonly Row[]; readonly story: string; readonly open: boolean }) => (
  <li className={open ? "card chosen" : "card"}>
    <h3>
      <Said text={name} />
    </h3>
    <ul>
      {rows.map((row) => (
        <li key={row.finding.id}>
          <Link to="/story/$id/claim/$finding" params={{ id: story, finding: row.finding.id }}>
            {rowWords(row)}
          </Link>{" "}
          <StatusChip status={row.finding.status} />
        </li>
      ))}
    </ul>
  </li>
);

function Places({ view }: { readonly view: StoryView }) {
  const { place } = useSearch({ from: "/story/$id/map" });
  const navigate = useNavigate({ from: "/story/$id/map" });
  const { placed, unplaced } = spotsOf(view);
  const shown = placed.filter(({ name }) => place === undefined || name === place);
  return (
    <div className="page wide">
      <p className="small soft">{t("map.about")}</p>
      {placed.length === 0 ? (
        <p className="notice">{t("map.none")}</p>
      ) : (
        <OutlineMap
          spots={placed}
          chosen={place ?? null}
          onChoose={(name) => void navigate({ search: { place: name === place ? undefined : name }, replace: true })}
        />
      )}
      {shown.length === 0 ? null : <h2>{t("map.list")}</h2>}
      <ul className="passages wide">
        {shown.map(({ name, rows }) => (
          <PlaceClaims key={name} name={name} rows={rows} story={view.story.id} open={name === place} />
        ))}
      </ul>
      {unplaced.length === 0 ? null : (
        <>
          <h2>{t("map.unplaced")}</h2>
          <ul className="passages wide">
            {unplaced.map(({ name, rows }) => (
              <PlaceClaims key={name} name={name} rows={rows} story={view.story.id} open={false} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Places that claims name, on bundled outlines, with a list that says the same. */
export function MapPage() {
  const { id } = useParams({ from: "/story/$id/map" });
  const { data, error } = useStory(id);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <StoryHead view={data} />
      <Places view={data} />
    </>
  );
}
