import { Link } from "@tanstack/react-router";
import { cutText } from "../data/cut-text.ts";
import type { ArticleText } from "../data/shapes.ts";
import { visible, visibleLine } from "../words/visible.ts";
import { language, t } from "../words/words.ts";

interface Chosen {
  readonly start: number;
  readonly end: number;
}

type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: "claim"; readonly claim: ArticleText["claims"][number] }
  | { readonly kind: "chosen" }
);

function Words({
  article,
  start,
  end,
  marks,
}: {
  readonly article: ArticleText;
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}) {
  return cutText({ start, end }, marks).map((piece) => {
    const words = visible(article.text.slice(piece.start, piece.end));
    const isChosen = piece.over.some(({ kind }) => kind === "chosen");
    const over = piece.over.find((mark) => mark.kind === "claim" && mark.claim.finding !== null);
    const linked =
      over?.kind === "claim" && over.claim.finding !== null ? (
        <Link
          key={piece.start}
          className="claim"
          to="/story/$id/claim/$finding"
          params={{ id: article.story, finding: over.claim.finding }}
          title={visibleLine(`${over.claim.kind}: ${over.claim.what}`, 120)}
        >
          {words}
        </Link>
      ) : (
        words
      );
    return isChosen ? <mark key={piece.start}>{linked}</mark> : <span key={piece.start}>{linked}</span>;
  });
}

const TAGS = { headline: "h2", subheading: "h3", summary: "p", paragraph: "p", caption: "p", boilerplate: "p" } as const;
const tagOf = (role: string): "h2" | "h3" | "p" => TAGS[role as keyof typeof TAGS] ?? "p";

/** The text block by block, as it stands in the report. */
export function ArticleBody({ article, chosen }: { readonly article: ArticleText; readonly chosen: Chosen | null }) {
  const marks: readonly Mark[] = [
    ...article.claims.map((claim) => ({ kind: "claim" as const, claim, start: claim.start, end: claim.end })),
    ...(chosen === null ? [] : [{ kind: "chosen" as const, ...chosen }]),
  ];
  return (
    <div className="article-text" lang={article.language}>
      <p className="soft small" lang={language()}>
        <Link to="/story/$id" params={{ id: article.story }} className="count part">
          {t("article.claims", { n: article.claims.length })}
        </Link>
      </p>
      {article.blocks.map(({ role, rule, start, end }) => {
        const Tag = tagOf(role);
        return (
          <Tag key={start} className={role} dir="auto" title={role === "boilerplate" ? (rule ?? undefined) : undefined}>
            <Words article={article} start={start} end={end} marks={marks} />
          </Tag>
        );
      })}
    </div>
  );
}
