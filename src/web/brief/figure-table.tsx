import { Link } from "@tanstack/react-router";
import type { Brief } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { t } from "../words/words.ts";
import type { Notes } from "./brief-notes.ts";
import { NoteMarks } from "./note-marks.tsx";

const COLUMNS = ["what", "low", "best", "high", "unit", "origins", "when", "words"] as const;

interface Props {
  readonly rows: Brief["sections"][number]["rows"];
  readonly notes: Notes;
  readonly story: string;
}

/** Key figures: what was reported, never averaged. */
export const FigureTable = ({ rows, notes, story }: Props) => (
  <Scroller label={t("brief.words")}>
    <table className="figures">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`brief.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, low, best, high, unit, origins, asOf, words, citations, finding }) => (
          <tr key={finding}>
            <th scope="row">
              <Said text={what} />
            </th>
            {[low, best, high, unit, origins, asOf].map((cell, index) => (
              <td key={COLUMNS[index + 1]}>
                {cell === "" ? null : (
                  <Link to="/story/$id/claim/$finding" params={{ id: story, finding }} hash="passages" className="count part">
                    {cell}
                  </Link>
                )}
              </td>
            ))}
            <td>
              <Said text={words} /> <NoteMarks citations={citations} notes={notes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
);
