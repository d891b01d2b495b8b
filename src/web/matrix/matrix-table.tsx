import { Link, useRouter } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useEffect, useRef } from "react";
import { useMayReview } from "../app/may-review.ts";
import type { OriginGroup, Row, StoryView } from "../data/story-view.ts";
import { useStars } from "../evidence/star.tsx";
import { Said } from "../parts/said.tsx";
import { Sign } from "../parts/sign.tsx";
import { visibleLine } from "../words/visible.ts";
import { type Language, language, t } from "../words/words.ts";
import { MatrixRow, ROW_PX } from "./matrix-row.tsx";
import "./matrix.css";

/** Widths of the columns, so that the table can be laid out without its unseen rows. */
const CLAIM_REM: Readonly<Record<Language, number>> = { en: 21, uk: 25 };
const CELL_REM = 5.2;

interface Props {
  readonly view: StoryView;
  readonly rows: readonly Row[];
  readonly chosen: Row | null;
  readonly folded: ReadonlySet<string>;
  readonly onChoose: (row: Row) => void;
  readonly onTurn: (origin: string) => void;
  /** Findings selected to be merged. */
  readonly picked: readonly string[];
  readonly onPick: (row: Row) => void;
}

function GroupHead({ group: { origin, columns }, folded, onTurn }: { readonly group: OriginGroup; readonly folded: boolean; readonly onTurn: () => void }) {
  return (
    <th scope="colgroup" colSpan={folded ? 1 : columns.length} className={folded ? "group folded" : "group"}>
      <button type="button" aria-expanded={!folded} onClick={onTurn} title={visibleLine(origin.label, 300)}>
        <Sign shape={folded ? "aside" : "down"} />
        <span className="label">
          <Said text={origin.label} />
        </span>
      </button>
    </th>
  );
}

/** The claims of a story against the outlets that carry them, grouped by where these have it from. */
export function MatrixTable({ view, rows, chosen, folded, onChoose, onTurn, picked, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const router = useRouter();
  /** Plain links of the rows lead on within the page. */
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("tbody a[href]") : null;
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { pathname, search, hash } = link;
    const asOf = new URLSearchParams(location.search).get("asOf");
    const kept = asOf === null ? search : `${search === "" ? "?" : `${search}&`}asOf=${encodeURIComponent(asOf)}`;
    router.history.push(`${pathname}${kept}${hash}`);
  };
  const mayReview = useMayReview();
  const starred = useStars();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
    scrollPaddingStart: 150,
  });
  const items = virtual.getVirtualItems();
  const at = chosen === null ? -1 : rows.indexOf(chosen);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const width = view.groups.reduce((sum, { origin, columns }) => sum + (folded.has(origin.id) ? 1 : columns.length), 0) + 1;
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div onClickCapture={follow} className="matrix-frame" ref={frame} role="region" aria-label={t("matrix.label")} tabIndex={0}>
      <table className="matrix" aria-rowcount={rows.length + 2} style={{ inlineSize: `${CLAIM_REM[language()] + (width - 1) * CELL_REM}rem` }}>
        <caption className="hidden-text">{t("matrix.caption")}</caption>
        <colgroup>
          <col style={{ inlineSize: `${CLAIM_REM[language()]}rem` }} />
          <col span={width - 1} style={{ inlineSize: `${CELL_REM}rem` }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" rowSpan={2} className="corner">
              {t("matrix.claim")}
            </th>
            {view.groups.map((group) => (
              <GroupHead key={group.origin.id} group={group} folded={folded.has(group.origin.id)} onTurn={() => onTurn(group.origin.id)} />
            ))}
          </tr>
          <tr aria-rowindex={2}>
            {view.groups.flatMap(({ origin, columns }) =>
              folded.has(origin.id)
                ? [
                    <th key={origin.id} scope="col" className="outlet group-start">
                      <Link to="/story/$id/provenance" params={{ id: view.story.id }} className="count" aria-label={t("count.articles", { n: columns.length })}>
                        {columns.length}
                      </Link>
                    </th>,
                  ]
                : columns.map(({ key, report }, index) => (
                    <th key={key} scope="col" className={index === 0 ? "outlet group-start" : "outlet"} title={visibleLine(report.title ?? report.name, 300)}>
                      <Said text={report.outlet ?? report.name} inferred={report.outletInferred} />
                    </th>
                  )),
            )}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? (
            <tr aria-hidden="true">
              <td colSpan={width} style={{ height: before }} />
            </tr>
          ) : null}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <MatrixRow
                key={row.finding.id}
                row={row}
                view={view}
                at={index}
                isChosen={row === chosen}
                folded={folded}
                onChoose={onChoose}
                isPicked={picked.includes(row.finding.id)}
                isStarred={starred.has(row.finding.id)}
                onPick={mayReview ? onPick : null}
              />
            );
          })}
          {after > 0 ? (
            <tr aria-hidden="true">
              <td colSpan={width} style={{ height: after }} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
