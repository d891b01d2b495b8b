import { Link, useParams } from "@tanstack/react-router";
import { useStory } from "../app/as-of.tsx";
import { useKeys } from "../app/keys.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { rowWords } from "../data/row-words.ts";
import type { Report } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { visible } from "../words/visible.ts";
import { dayWords, labelWords, t } from "../words/words.ts";
import { type Day, daysOf, type Happening } from "./days.ts";
import "./timeline.css";

const ReportLine = ({ report: { id, outlet, name, title, publishedInferred } }: { readonly report: Report }) => (
  <li>
    <Link to="/article/$article" params={{ article: id }}>
      <Said text={outlet ?? name} inferred={publishedInferred} />
    </Link>{" "}
    <span className="soft small">
      <Said text={title ?? ""} />
    </span>
  </li>
);

function HappeningLine({ happening: { row, claim, vague }, story }: { readonly happening: Happening; readonly story: string }) {
  const { time } = claim;
  const until = time?.to == null ? t("timeline.open") : dayWords(new Date(Date.parse(time.to) - 1).toISOString());
  return (
    <li className={vague ? "vague" : undefined}>
      <Link to="/story/$id/claim/$finding" params={{ id: story, finding: row.finding.id }}>
        {claim.quantity === null ? rowWords(row) : visible(`${labelWords(row.finding.label)}: ${claim.quantity.text}`)}
      </Link>{" "}
      <StatusChip status={row.finding.status} />
      {vague ? (
        <span className="soft small">
          {" "}
          {dayWords(time?.from ?? null)} – {until}
          {time?.basis === "inferred" ? `, ${t("timeline.inferred")}` : ""}
        </span>
      ) : null}
    </li>
  );
}

const DayRow = ({ day: { day, happened, reported }, story }: { readonly day: Day; readonly story: string }) => (
  <tr>
    <th scope="row" tabIndex={-1} data-day="">
      {dayWords(`${day}T00:00:00Z`)}
    </th>
    <td>
      <ul>
        {happened.map((one) => (
          <HappeningLine key={one.claim.id} happening={one} story={story} />
        ))}
      </ul>
    </td>
    <td>
      <ul>
        {reported.map((report) => (
          <ReportLine key={report.id} report={report} />
        ))}
      </ul>
    </td>
  </tr>
);

function stepDay(by: number): void {
  const days = [...document.querySelectorAll<HTMLElement>("[data-day]")];
  const at = days.findIndex((day) => day === document.activeElement);
  days[Math.min(days.length - 1, Math.max(0, at + by))]?.focus();
}

function Timeline({ view }: { readonly view: StoryView }) {
  const { days, undated } = daysOf(view);
  useKeys({ ArrowLeft: () => stepDay(-1), ArrowRight: () => stepDay(1), h: () => stepDay(-1), l: () => stepDay(1) });
  return (
    <div className="page">
      <p className="small soft">{t("timeline.about")}</p>
      <table className="timeline">
        <thead>
          <tr>
            <th scope="col">{t("timeline.day")}</th>
            <th scope="col">{t("timeline.happened")}</th>
            <th scope="col">{t("timeline.reported")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.day} day={day} story={view.story.id} />
          ))}
        </tbody>
      </table>
      {undated.length === 0 ? null : (
        <section>
          <h2>{t("timeline.undated")}</h2>
          <ul>
            {undated.map((report) => (
              <ReportLine key={report.id} report={report} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What happened when, beside what was reported when. */
export function TimelinePage() {
  const { id } = useParams({ from: "/story/$id/timeline" });
  const { data, error } = useStory(id);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  return (
    <>
      <StoryHead view={data} />
      <Timeline view={data} />
    </>
  );
}
