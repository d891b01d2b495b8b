import { Fragment, memo, type ReactElement } from "react";
import { markOf } from "../data/cell-mark.ts";
import { rowWords } from "../data/row-words.ts";
import type { Claim, Finding, Report } from "../data/shapes.ts";
import type { Column, Row, StoryView } from "../data/story-view.ts";
import { Counts, claimAddress } from "../evidence/counts.tsx";
import { Said } from "../parts/said.tsx";
import { Sign } from "../parts/sign.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { t } from "../words/words.ts";

/** Height of a row, in pixels; rows that do not fit are cut, so that thousands can be laid out unseen. */
export const ROW_PX = 68;

interface Props {
  readonly row: Row;
  readonly view: StoryView;
  /** Its place among the rows shown, from 0. */
  readonly at: number;
  readonly isChosen: boolean;
  readonly folded: ReadonlySet<string>;
  readonly onChoose: (row: Row) => void;
  /** Selected, to be merged. */
  readonly isPicked: boolean;
  readonly isStarred: boolean;
  /** Null for those who may not merge. */
  readonly onPick: ((row: Row) => void) | null;
}

const Marks = ({ claims, report, finding }: { readonly claims: readonly Claim[]; readonly report: Report; readonly finding: Finding }) =>
  claims.slice(0, 2).map((claim) => {
    const mark = markOf(claim, report, finding);
    return (
      <a
        key={claim.id}
        href={`/article/${report.id}?start=${claim.start}&end=${claim.end}`}
        className={mark.old ? "mark old" : "mark"}
        title={t(mark.word)}
        tabIndex={-1}
      >
        <Sign shape={mark.shape} />
        <span className="hidden-text">
          {t(mark.word)}
          {mark.old ? `, ${t("mark.old")}` : ""}
        </span>
        {mark.value === null ? null : (
          <span className="cell-value">
            {" "}
            <Said text={mark.value} />
          </span>
        )}
      </a>
    );
  });

/** A folded group: how many passages are in it. */
function FoldedCell({ row, columns }: { readonly row: Row; readonly columns: readonly Column[] }) {
  const said = columns.reduce((sum, { key }) => sum + (row.cells.get(key)?.claims.length ?? 0), 0);
  return (
    <td className="group-start">
      {said === 0 ? null : (
        <a className="count" tabIndex={-1} href={claimAddress(row.finding)}>
          ×{said}
          <span className="hidden-text"> {t("count.passages", { n: said })}</span>
        </a>
      )}
    </td>
  );
}

/** The columns of a group in order; silent ones beside each other are one cell, as most of a wide table is silence. */
function groupCells(row: Row, columns: readonly Column[]): readonly ReactElement[] {
  const cells: ReactElement[] = [];
  let silent = 0;
  const look = (at: number): string | undefined => (at === 0 ? "group-start" : undefined);
  const flush = (at: number): void => {
    if (silent > 0) cells.push(<td key={`silent ${at}`} colSpan={silent} className={look(at - silent)} />);
    silent = 0;
  };
  for (const [at, { key, report }] of columns.entries()) {
    const claims = row.cells.get(key)?.claims;
    if (claims === undefined) silent += 1;
    else {
      flush(at);
      cells.push(
        <td key={key} className={look(at)}>
          <Marks claims={claims} report={report} finding={row.finding} />
        </td>,
      );
    }
  }
  flush(columns.length);
  return cells;
}

/** One claim with its counts and its marks, drawn again only when something in it changes: a step to the next row touches two of them. */
export const MatrixRow = memo(({ row, view, at, isChosen, folded, onChoose, isPicked, isStarred, onPick }: Props) => (
  // two rows of headings come before the first
  <tr aria-rowindex={at + 3} className={isChosen ? "chosen" : undefined} style={{ height: ROW_PX }} onClick={() => onChoose(row)}>
    <th scope="row">
      <button type="button" className="claim" aria-current={isChosen ? "true" : undefined} onClick={() => onChoose(row)}>
        <span className="wording" dir="auto">
          {rowWords(row)}
        </span>
      </button>
      <span className="under">
        {onPick === null ? null : (
          <input
            type="checkbox"
            className="pick"
            aria-label={t("merge.pick")}
            checked={isPicked}
            onChange={() => onPick(row)}
            onClick={(event) => event.stopPropagation()}
          />
        )}
        {isStarred ? (
          <span className="starred" title={t("star.on")}>
            <Sign shape="star" />
            <span className="hidden-text">{t("star.on")}</span>
          </span>
        ) : null}
        <Counts row={row} brief />
        <StatusChip status={row.finding.status} />
      </span>
    </th>
    {view.groups.map(({ origin, columns }) =>
      folded.has(origin.id) ? <FoldedCell key={origin.id} row={row} columns={columns} /> : <Fragment key={origin.id}>{groupCells(row, columns)}</Fragment>,
    )}
  </tr>
));
