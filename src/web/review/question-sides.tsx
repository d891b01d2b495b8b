import { Link } from "@tanstack/react-router";
import type { Claim, ReviewItem } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { MarkedQuote } from "../evidence/marked-quote.tsx";
import { PassageTools } from "../evidence/passage-tools.tsx";
import { WhenWhere } from "../evidence/when-where.tsx";
import { Said } from "../parts/said.tsx";
import { dayWords, labelWords, t } from "../words/words.ts";

/** Passages of each side shown. */
const MOST_PASSAGES = 3;

function Quoted({ claim, view }: { readonly claim: Claim; readonly view: StoryView }) {
  const report = view.reports.get(claim.document);
  return (
    <div data-passage="" data-claim={claim.id} tabIndex={-1}>
      <p className="small">
        <Said text={claim.outlet ?? report?.name ?? ""} inferred={report?.outletInferred ?? false} />{" "}
        <span className={report?.publishedInferred ? "soft inferred" : "soft"}>{claim.published === null ? t("date.none") : dayWords(claim.published)}</span>
      </p>
      <MarkedQuote claim={claim} />
      <WhenWhere claim={claim} />
      <p className="row small">
        <Link to="/article/$article" params={{ article: claim.document }} search={{ start: claim.start, end: claim.end }} data-open="">
          {t("passage.open", { start: claim.start, end: claim.end })}
        </Link>
        <PassageTools view={view} claim={claim} />
      </p>
    </div>
  );
}

/** The passages of a question, its sides beside each other. */
export function QuestionSides({ item, view }: { readonly item: ReviewItem; readonly view: StoryView }) {
  const sides = item.sides.filter(({ label, claims }) => label !== "" || claims.length > 0);
  if (sides.length === 0) return null;
  return (
    <div className="passages wide">
      {sides.map(({ label, claims }, at) => {
        const shown = claims.flatMap((id) => view.claims.get(id) ?? []);
        return (
          <div key={`${at} ${label}`} className="card stack">
            <h3>
              <Said text={labelWords(label)} />
            </h3>
            {shown.slice(0, MOST_PASSAGES).map((claim) => (
              <Quoted key={claim.id} claim={claim} view={view} />
            ))}
            {shown.length > MOST_PASSAGES ? <p className="small soft">{t("review.morePassages", { n: shown.length - MOST_PASSAGES })}</p> : null}
          </div>
        );
      })}
    </div>
  );
}
