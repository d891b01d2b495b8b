import { useMayReview } from "../app/may-review.ts";
import { rowWords } from "../data/row-words.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { Counts } from "../evidence/counts.tsx";
import { Evidence } from "../evidence/evidence.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { t } from "../words/words.ts";

interface Props {
  readonly view: StoryView;
  readonly rows: readonly Row[];
  readonly chosen: Row | null;
  readonly onChoose: (row: Row) => void;
  readonly picked: readonly string[];
  readonly onPick: (row: Row) => void;
}

/** The matrix on a narrow screen: a list of claims, the chosen one with its evidence under it. */
export function ClaimsList({ view, rows, chosen, onChoose, picked, onPick }: Props) {
  const mayReview = useMayReview();
  return (
    <ul className="claims-list stack">
      {rows.map((row) => (
        <li key={row.finding.id} className="card" data-chosen={row === chosen ? "" : undefined}>
          <button type="button" className="claim" dir="auto" aria-expanded={row === chosen} onClick={() => onChoose(row)}>
            {rowWords(row)}
          </button>
          <p className="row">
            {mayReview ? (
              <input type="checkbox" className="pick" aria-label={t("merge.pick")} checked={picked.includes(row.finding.id)} onChange={() => onPick(row)} />
            ) : null}
            <StatusChip status={row.finding.status} />
            <Counts row={row} />
          </p>
          {row === chosen ? <Evidence view={view} row={row} titled={false} /> : null}
        </li>
      ))}
    </ul>
  );
}
