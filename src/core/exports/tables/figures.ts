import type { Quantity } from "../../model/index.ts";
import type { TableExport } from "../export.ts";
import { type FindingView, figureWords, viewFindings } from "../finding-view.ts";
import { type Column, number, tableOf, text } from "../table.ts";
import { dayOf } from "../when.ts";

interface Figure {
  readonly view: FindingView;
  readonly estimate: Quantity;
}

/** Which end of a range is open: "over 1,000" has no upper one. */
const openEnd = ({ low, high }: Quantity): string => (high === null ? "upper" : low === null ? "lower" : "none");

const columns: readonly Column<Figure>[] = [
  text("figure_id", "#meta+id", ({ view }) => view.finding.id),
  text("story_id", "#crisis+id", ({ view }) => view.finding.story),
  text("quantity", "#indicator+name", ({ view }) => view.finding.label),
  text("unit", "#indicator+unit", ({ estimate }) => estimate.unit),
  text("date", "#date+reported+last", ({ view }) => dayOf(view.lastReported)),
  number("low", "#indicator+min+num", ({ estimate }) => estimate.low),
  number("best", "#indicator+best+num", ({ estimate }) => estimate.best),
  number("high", "#indicator+max+num", ({ estimate }) => estimate.high),
  text("open_ended", "#meta+openended", ({ estimate }) => openEnd(estimate)),
  number("origins_min", "#indicator+origins+min+num", ({ view }) => view.finding.count.min),
  number("origins_max", "#indicator+origins+max+num", ({ view }) => view.finding.count.max),
  text("origin_ids", "#meta+id+origin+list", ({ view }) => view.finding.count.ids),
  text("words", "#indicator+text", ({ view }) => figureWords(view)),
  text("rule", "#meta+rule", ({ view }) => view.finding.rule),
];

/** One row a figure: the range over origins, in base units, with the words behind it. */
export const figuresExport: TableExport = {
  kind: "table",
  id: "figures",
  file: "figures.csv",
  summary: "one row a figure: low, best, high, and the words used",
  mediaType: "text/csv",
  local: false,
  table: (shared, options) =>
    tableOf(
      columns,
      viewFindings(shared, options).flatMap((view) => (view.finding.estimate === null ? [] : [{ view, estimate: view.finding.estimate }])),
    ),
};
