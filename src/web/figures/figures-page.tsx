import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useStory } from "../app/as-of.tsx";
import { Failed, Waiting } from "../app/waiting.tsx";
import { figureWords } from "../data/figure-words.ts";
import { rowWords } from "../data/row-words.ts";
import type { Claim } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { FindingChoice } from "../stories/finding-choice.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { dayWords, t } from "../words/words.ts";
import { FigureChart } from "./figure-chart.tsx";
import { rowsWithFigures, seriesOf } from "./series.ts";
import "./figures.css";

const COLUMNS = ["figures.when", "figures.value", "figures.words", "figures.outlet", "figures.origin"] as const;

function ValueRow({ claim, view, repeat }: { readonly claim: Claim; readonly view: StoryView; readonly repeat: boolean }) {
  const { quantity, document, start, end, published, outlet } = claim;
  return (
    <tr>
      <th scope="row">{published === null ? t("date.none") : dayWords(published)}</th>
      <td>
        {quantity === null ? null : (
          <Link to="/article/$article" params={{ article: document }} search={{ start, end }} className="count part">
            {figureWords(quantity)}
          </Link>
        )}
      </td>
      <td>
        <Link to="/article/$article" params={{ article: document }} search={{ start, end }}>
          <Said text={quantity?.text ?? ""} />
        </Link>
      </td>
      <td>
        <Said text={outlet ?? view.reports.get(document)?.name ?? ""} /> {repeat ? <span className="soft">({t("mark.repeats")})</span> : null}
      </td>
      <td>
        <Said text={view.originOf.get(claim.id)?.label ?? ""} />
      </td>
    </tr>
  );
}

function Figures({ view }: { readonly view: StoryView }) {
  const { sel } = useSearch({ from: "/story/$id/figures" });
  const navigate = useNavigate({ from: "/story/$id/figures" });
  const rows = rowsWithFigures(view);
  const row = rows.find(({ finding }) => finding.id === sel) ?? rows[0];
  const series = row === undefined ? null : seriesOf(row, view);
  if (row === undefined || series === null) return <p className="page">{t("figures.none")}</p>;
  const repeats = new Set(series.points.filter(({ repeat }) => repeat).map(({ claim }) => claim.id));
  return (
    <div className="page">
      <FindingChoice rows={rows} chosen={row.finding.id} onChoose={(next) => void navigate({ search: { sel: next ?? undefined }, replace: true })} />
      <h2 dir="auto">
        <Link to="/story/$id/claim/$finding" params={{ id: view.story.id, finding: row.finding.id }}>
          {rowWords(row)}
        </Link>
      </h2>
      <p className="small soft">{t("figures.about")}</p>
      {series.points.length === 0 ? null : (
        <Scroller label={t("figures.chart.scrolls")}>
          <FigureChart series={series} />
        </Scroller>
      )}
      <Scroller label={t("figures.table")}>
        <table className="figures">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...series.points.map(({ claim }) => claim), ...series.undated].map((claim) => (
              <ValueRow key={claim.id} claim={claim} view={view} repeat={repeats.has(claim.id)} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

/** A figure over time: what was reported when, by whom. */
export function FiguresPage() {
  const { id } = useParams({ from: "/story/$id/figures" });
  const { data, error } = useStory(id);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <StoryHead view={data} />
      <Figures view={data} />
    </>
  );
}
