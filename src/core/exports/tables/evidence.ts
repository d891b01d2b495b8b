import type { Article, Claim, Span, Voice } from "../../model/index.ts";
import type { TableExport } from "../export.ts";
import { type FindingView, type Member, viewFindings } from "../finding-view.ts";
import { quoteOf } from "../guard/quote.ts";
import type { Shared } from "../shareable.ts";
import { blank, type Column, number, tableOf, text } from "../table.ts";

/** One passage under a claim. */
interface Evidence extends Member {
  readonly view: FindingView;
  readonly stored: Span;
  readonly copy: boolean;
}

/** Characters shown before and after a passage, so that it can be found again. */
export const CONTEXT_CHARS = 32;

/** The words before and after a span; whitespace stays, because a selector has to match. */
export const contextOf = ({ text: words }: Article, { start, end }: Span): { readonly prefix: string; readonly suffix: string } => ({
  prefix: words.slice(Math.max(0, start - CONTEXT_CHARS), start),
  suffix: words.slice(end, end + CONTEXT_CHARS),
});

/** The outlet a claim was taken from, when it has one. */
export const citedOutlet = ({ attribution }: Claim): Voice | undefined =>
  attribution.find((voice) => (voice.outlet !== null || voice.kind === "outlet") && !voice.self);

/** Who speaks: the innermost voice that is no outlet passed through. */
export const speakerOf = ({ attribution }: Claim): Voice | undefined => attribution.at(-1);

const attributionKind = (claim: Claim): string => (claim.attribution.length === 0 ? "none" : citedOutlet(claim) === undefined ? "direct" : "via-outlet");

function stance({ claim, copy }: Evidence): string {
  if (claim.polarity === "denied") return "denies";
  if (claim.modality === "unverified") return "unknown";
  return copy || attributionKind(claim) === "via-outlet" ? "repeats" : "asserts";
}

const named = (voice: Voice | undefined): string | null => (voice === undefined ? null : voice.anonymous || voice.name === null ? "no" : "yes");

/** A figure as one number in base units: its best value, else the bound it has. */
const valueOf = ({ figure }: Claim): number | null => {
  const quantity = figure?.figure.quantity;
  return quantity === undefined ? null : (quantity.best ?? quantity.low ?? quantity.high);
};

const voiceText = ({ claim, article }: Evidence): string | null => {
  const voice = speakerOf(claim);
  return voice === undefined ? null : quoteOf(article, voice.span);
};

const columns = (shared: Shared): readonly Column<Evidence>[] => {
  const voiceAt = ({ claim }: Evidence): Span | null => {
    const voice = speakerOf(claim);
    return voice === undefined ? null : shared.stored({ article: claim.article, span: voice.span }).span;
  };
  return [
    text("evidence_id", "#meta+id", ({ claim }) => claim.id),
    text("claim_id", "#meta+id+claim", ({ view }) => view.finding.id),
    text("document_id", "#meta+id+document", ({ claim }) => claim.article),
    number("char_start", "#meta+start+num", ({ stored }) => stored.start),
    number("char_end", "#meta+end+num", ({ stored }) => stored.end),
    text("quote", "#description+quote", ({ claim, article }) => quoteOf(article, claim.span)),
    text("quote_prefix", "#description+prefix", ({ claim, article }) => contextOf(article, claim.span).prefix),
    text("quote_suffix", "#description+suffix", ({ claim, article }) => contextOf(article, claim.span).suffix),
    text("stance", "#meta+stance", stance),
    text("modality", "#meta+modality", ({ claim }) => claim.modality),
    text("value_reported", "#indicator+text", ({ claim }) => claim.figure?.text ?? null),
    text("unit_reported", "#indicator+unit", ({ claim }) =>
      claim.figure === null || claim.figure.figure.unitName === "-" ? null : claim.figure.figure.unitName,
    ),
    number("value_si", "#indicator+value+num", ({ claim }) => valueOf(claim)),
    text("origin_id", "#meta+id+origin", ({ origin }) => origin?.id ?? null),
    text("attribution_text", "#description+attribution", voiceText),
    number("attribution_start", "#meta+attribution+start+num", (row) => voiceAt(row)?.start ?? null),
    number("attribution_end", "#meta+attribution+end+num", (row) => voiceAt(row)?.end ?? null),
    text("speaker", "#contact+name", ({ claim }) => speakerOf(claim)?.name ?? null),
    text("speaker_role", "#contact+role", ({ claim }) => speakerOf(claim)?.role ?? null),
    text("named", "#meta+named", ({ claim }) => named(speakerOf(claim))),
    text("cited_outlet", "#org+cited", ({ claim }) => citedOutlet(claim)?.name ?? null),
    text("attribution_kind", "#meta+attribution", ({ claim }) => attributionKind(claim)),
    // an analyst's: nothing here scores a statement
    blank("confidence", "#meta+confidence"),
    text("language", "#meta+lang", ({ article }) => article.language),
    text("document_sha256", "#meta+hash", ({ article }) => article.capture),
  ];
};

function evidenceOf(view: FindingView, shared: Shared): readonly Evidence[] {
  const copies = new Map(view.dossier.placements.map(({ article, copyOf }) => [article, copyOf !== null]));
  return view.members.map((member) => ({
    ...member,
    view,
    stored: shared.stored({ article: member.claim.article, span: member.claim.span }).span,
    copy: copies.get(member.claim.article) ?? false,
  }));
}

/** One row a passage: the words, who is said to have said so, and the figure as written and in base units. */
export const evidenceExport: TableExport = {
  kind: "table",
  id: "evidence",
  file: "evidence.csv",
  summary: "one row a passage: quotation, speaker, figure as written",
  mediaType: "text/csv",
  local: false,
  table: (shared, options) =>
    tableOf(
      columns(shared),
      viewFindings(shared, options).flatMap((view) => evidenceOf(view, shared)),
    ),
};
