import { Link } from "@tanstack/react-router";
import { markOf } from "../data/cell-mark.ts";
import type { Claim } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { Sign } from "../parts/sign.tsx";
import { say } from "../parts/toasts.tsx";
import { visibleLine } from "../words/visible.ts";
import { dayWords, t } from "../words/words.ts";
import { attributionLine, copy, voicesOf } from "./attribution-line.ts";
import { ConventionFor } from "./convention.tsx";
import { MarkedQuote } from "./marked-quote.tsx";
import { PassageTools } from "./passage-tools.tsx";
import { WhenWhere } from "./when-where.tsx";

interface Props {
  readonly view: StoryView;
  readonly row: Row;
  readonly claim: Claim;
}

/** One passage: who carries it, the words, who says so, and the way to the article. */
export function Passage({ view, row, claim }: Props) {
  const report = view.reports.get(claim.document);
  if (report === undefined) return null;
  const mark = markOf(claim, report, row.finding);
  const aside = row.finding.setAside.find((one) => one.claim === claim.id);
  return (
    <article className="card passage" data-passage="" data-claim={claim.id} tabIndex={-1} aria-label={visibleLine(report.outlet ?? report.name, 120)}>
      <p className="row">
        <strong>
          <Said text={report.outlet ?? report.name} inferred={report.outletInferred} />
        </strong>
        <span className={report.publishedInferred ? "soft small inferred" : "soft small"}>
          {report.published === null ? t("date.none") : dayWords(report.published)}
        </span>
        <span className="small">
          <Sign shape={mark.shape} /> {t(mark.word)}
        </span>
        {mark.old && aside === undefined ? <span className="chip none">{t("mark.old")}</span> : null}
        {aside === undefined ? null : <span className="chip none">{t(`aside.${aside.why}`)}</span>}
      </p>
      <MarkedQuote claim={claim} />
      <p className="small">
        <span className="soft">{t("voice.label")}</span> <Said text={voicesOf(claim)} />
      </p>
      <ConventionFor claim={claim} />
      <WhenWhere claim={claim} />
      <p className="row small no-print">
        <Link to="/article/$article" params={{ article: report.id }} search={{ start: claim.start, end: claim.end }} data-open="">
          {t("passage.open", { start: claim.start, end: claim.end })}
        </Link>
        <Button look="quiet" onPress={() => void copy(attributionLine(claim, report)).then(() => say(t("copied.line")))}>
          {t("copy.line")}
        </Button>
        <PassageTools view={view} row={row} claim={claim} />
      </p>
    </article>
  );
}
