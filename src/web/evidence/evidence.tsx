import { Link } from "@tanstack/react-router";
import { figureWords } from "../data/figure-words.ts";
import { rowWords } from "../data/row-words.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { StatusChip } from "../parts/status-chip.tsx";
import { t } from "../words/words.ts";
import { Counts } from "./counts.tsx";
import { QuoteLegend } from "./marked-quote.tsx";
import { OriginsOf } from "./origins-of.tsx";
import { Passage } from "./passage.tsx";
import { Reason } from "./reason.tsx";
import { Verdicts } from "./verdicts.tsx";
import "./evidence.css";

interface Props {
  readonly view: StoryView;
  readonly row: Row;
  /** With its wording over it. */
  readonly titled: boolean;
  /** Passages beside each other, where there is room. */
  readonly wide?: boolean;
}

/** Newest passages that count first, then what was replaced or set aside. */
function inOrder({ claims, aside, finding }: Row): Row["claims"] {
  const old = new Set(finding.superseded);
  const current = claims.filter(({ id }) => !old.has(id)).reverse();
  return [...current, ...claims.filter(({ id }) => old.has(id)).reverse(), ...aside];
}

/** Why a finding has its counts and its status, down to the passages. */
export function Evidence({ view, row, titled, wide = false }: Props) {
  const { finding } = row;
  const figure = finding.estimate === null ? "" : figureWords(finding.estimate);
  return (
    <div className="evidence">
      {titled ? (
        <>
          <h2 dir="auto">
            <Link to="/story/$id/claim/$finding" params={{ id: view.story.id, finding: finding.id }}>
              {rowWords(row)}
            </Link>
          </h2>
          <p className="row">
            <StatusChip status={finding.status} />
            <Counts row={row} />
          </p>
        </>
      ) : null}
      <p>
        <strong>{t("why")}</strong> <Reason row={row} /> <span className="soft small">({finding.rule})</span>
      </p>
      {figure === "" ? null : (
        <p>
          <strong>{t("range")}</strong>{" "}
          <Link to="/story/$id/claim/$finding" params={{ id: view.story.id, finding: finding.id }} hash="passages" className="count part">
            {figure}
          </Link>
        </p>
      )}
      <Verdicts row={row} story={view.story.id} />
      <h3 id="passages">{t("evidence.passages", { n: row.claims.length })}</h3>
      <div className={wide ? "passages wide" : "passages"}>
        {inOrder(row).map((claim) => (
          <Passage key={claim.id} view={view} row={row} claim={claim} />
        ))}
      </div>
      <QuoteLegend />
      <OriginsOf view={view} row={row} />
    </div>
  );
}
