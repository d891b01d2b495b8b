import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useAsOf, useStory } from "../app/as-of.tsx";
import { Failed, Waiting } from "../app/waiting.tsx";
import { briefQuery } from "../data/queries.ts";
import type { Brief, Finding } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { dayWords, language, t } from "../words/words.ts";
import { type Notes, notesOf } from "./brief-notes.ts";
import { FigureTable } from "./figure-table.tsx";
import { NoteMarks } from "./note-marks.tsx";
import { ReviewedBy, SignedBy } from "./signed-by.tsx";
import "./brief.css";

const SECTIONS = [
  "in-brief",
  "changes",
  "key-figures",
  "corroborated",
  "single-origin",
  "differing",
  "unattributed",
  "chains",
  "gaps",
  "left-out",
  "method",
] as const;

/** What a section of the brief is called on the page. */
function headingWords(id: string, heading: string): string {
  const known = SECTIONS.find((one) => one === id);
  return known === undefined ? heading : t(`section.${known}`);
}

interface SectionProps {
  readonly section: Brief["sections"][number];
  readonly notes: Notes;
  readonly story: string;
  readonly findings: ReadonlyMap<string, Finding>;
}

function Section({ section, notes, story, findings }: SectionProps) {
  const { id, heading, sentences, rows } = section;
  if (sentences.length + rows.length + section.notes.length === 0) return null;
  return (
    <section aria-labelledby={`section-${id}`} lang="en">
      <h2 id={`section-${id}`} lang={language()}>
        {headingWords(id, heading)}
      </h2>
      {rows.length === 0 ? null : <FigureTable rows={rows} notes={notes} story={story} />}
      <ul className="bullets">
        {sentences.map(({ text, tally, finding, citations }) => (
          <li key={`${text} ${citations[0]?.article} ${citations[0]?.span.start}`} dir="auto">
            <Said text={text} />{" "}
            {tally === null ? null : finding === null ? (
              <span className="soft">({tally})</span>
            ) : (
              <Link className="tally" to="/story/$id/claim/$finding" params={{ id: story, finding }}>
                ({tally})
              </Link>
            )}{" "}
            {tally === null ? null : <SignedBy finding={findings.get(finding ?? "")} />}
            <NoteMarks citations={citations} notes={notes} />
          </li>
        ))}
        {section.notes.map(({ text, citations }) => (
          <li key={text} className="soft" dir="auto">
            <Said text={text} /> <NoteMarks citations={citations} notes={notes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passages({ notes, view }: { readonly notes: Notes; readonly view: StoryView }) {
  return (
    <section aria-labelledby="section-passages">
      <h2 id="section-passages">{t("brief.sources")}</h2>
      <ol className="notes small">
        {notes.list.map((citation) => {
          const report = view.reports.get(citation.article);
          const number = notes.numberOf(citation);
          return (
            <li key={number} id={`note-${number}`} value={number}>
              <Link to="/article/$article" params={{ article: citation.article }} search={citation.span}>
                <Said text={report?.outlet ?? report?.name ?? citation.article.slice(0, 8)} />,{" "}
                {report?.published == null ? t("date.none") : dayWords(report.published)}, {citation.span.start}–{citation.span.end}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The brief of a story: every sentence with marks that lead to its passages; prints on two pages. */
export function BriefPage() {
  const { id } = useParams({ from: "/story/$id/brief" });
  const brief = useQuery(briefQuery(id, useAsOf()));
  const story = useStory(id);
  const error = brief.error ?? story.error;
  if (error !== null) return <Failed error={error} />;
  if (brief.data === undefined || story.data === undefined) return <Waiting />;
  const notes = notesOf(brief.data);
  const findings = new Map(story.data.rows.map(({ finding }) => [finding.id, finding]));
  return (
    <>
      <StoryHead view={story.data} />
      <article className="page brief">
        <p className="row">
          <strong>
            {t("brief.asOf", { date: dayWords(brief.data.asOf) })} ·{" "}
            <Link to="/story/$id/provenance" params={{ id }} className="count">
              {t("count.articles", { n: story.data.story.articles })}
            </Link>{" "}
            · <ReviewedBy review={brief.data.review} />
          </strong>
          <span className="no-print">
            <Button onPress={() => window.print()}>{t("brief.print")}</Button>
          </span>
        </p>
        <p className="notice">{t("brief.note")}</p>
        {brief.data.sections.map((section) => (
          <Section key={section.id} section={section} notes={notes} story={id} findings={findings} />
        ))}
        <Passages notes={notes} view={story.data} />
      </article>
    </>
  );
}
