import type { ExportOptions, TableExport } from "../export.ts";
import { articlesOf, type FindingView, outletsOf, voicesOf } from "../finding-view.ts";
import { findingLink } from "../permalinks.ts";
import { stableId } from "../short-ids.ts";
import { blank, type Column, number, tableOf, text } from "../table.ts";
import { datePrecision, dayOf } from "../when.ts";
import { type Deaths, deathsOf, eventDays, eventsOf, yearOf } from "./events.ts";

interface EventRow {
  readonly view: FindingView;
  readonly deaths: Deaths | null;
}

/** A row of ours is a proposal until a coder has gone over it. */
const CODE_STATUS = "Draft, unecho";

/** Cell of the PRIO-GRID, half a degree wide, counted from the south-west corner of the world; null without coordinates. */
export function prioGridCell(latitude: number | null, longitude: number | null): number | null {
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const row = Math.min(360, Math.floor((latitude + 90) * 2) + 1);
  const column = Math.min(720, Math.floor((longitude + 180) * 2) + 1);
  return (row - 1) * 720 + column;
}

/** Only points fine enough to lie in one cell have one: exact, near, or a second-order division. */
const cellOf = ({ view: { place } }: EventRow): number | null => (place === null || place.precision > 3 ? null : prioGridCell(place.latitude, place.longitude));

const wellKnownText = ({ view: { place } }: EventRow): string | null =>
  place?.latitude == null || place.longitude === null ? null : `POINT (${place.longitude} ${place.latitude})`;

const coordinates = ({ view: { place } }: EventRow): string | null =>
  place?.latitude == null || place.longitude === null ? null : `${place.latitude} ${place.longitude}`;

/** 1 when the reports tell of one event of a day, 2 when their figure sums up several days; null when the days are unknown. */
const clarity = ({ view: { time } }: EventRow): number | null => {
  const precision = datePrecision(time);
  return precision === null ? null : precision === 1 ? 1 : 2;
};

const sourceArticles = ({ view }: EventRow): readonly string[] =>
  articlesOf(view).map(
    (article) => `"${article.outletName ?? "unknown"},${dayOf(article.published?.from ?? null) ?? "undated"},${article.title ?? article.name}"`,
  );

/** The columns of the UCDP Georeferenced Event Dataset in its order; what a coder decides is empty. */
const columns = ({ base }: ExportOptions): readonly Column<EventRow>[] => [
  text("id", "#event+id", ({ view }) => view.finding.id),
  text("relid", "#event+id+short", ({ view }) => stableId("finding", view.finding.id)),
  number("year", "#date+year", ({ view }) => yearOf(view)),
  blank("active_year"),
  text("code_status", "#status", () => CODE_STATUS),
  blank("type_of_violence"),
  blank("conflict_dset_id"),
  blank("conflict_new_id"),
  blank("conflict_name"),
  blank("dyad_dset_id"),
  blank("dyad_new_id"),
  blank("dyad_name"),
  blank("side_a_dset_id"),
  blank("side_a_new_id"),
  blank("side_a"),
  blank("side_b_dset_id"),
  blank("side_b_new_id"),
  blank("side_b"),
  number("number_of_sources", "#indicator+sources+num", ({ view }) => articlesOf(view).length),
  text("source_article", "#meta+source+list", sourceArticles),
  text("source_office", "#org+source+list", ({ view }) => outletsOf(view)),
  text("source_date", "#date+source+list", ({ view }) => [...new Set(articlesOf(view).flatMap((article) => dayOf(article.published?.from ?? null) ?? []))]),
  text("source_headline", "#meta+source+title+list", ({ view }) => articlesOf(view).flatMap(({ title }) => title ?? [])),
  text("source_original", "#contact+source+list", ({ view }) => voicesOf(view)),
  number("where_prec", "#geo+precision+code", ({ view }) => view.place?.precision ?? null),
  text("where_coordinates", "#geo+coord", coordinates),
  text("where_description", "#loc+name", ({ view }) => view.place?.name ?? null),
  text("adm_1", "#adm1+name", ({ view }) => view.place?.division?.name ?? null),
  text("adm_2", "#adm2+name", ({ view }) => view.place?.second ?? null),
  number("latitude", "#geo+lat", ({ view }) => view.place?.latitude ?? null),
  number("longitude", "#geo+lon", ({ view }) => view.place?.longitude ?? null),
  text("geom_wkt", "#geo+wkt", wellKnownText),
  number("priogrid_gid", "#geo+code+priogrid", cellOf),
  text("country", "#country+name", ({ view }) => view.place?.country?.name ?? null),
  blank("country_id"),
  blank("region"),
  number("event_clarity", "#meta+clarity+code", clarity),
  number("date_prec", "#date+precision+code", ({ view }) => datePrecision(view.time)),
  text("date_start", "#date+start", ({ view }) => eventDays(view).start),
  text("date_end", "#date+end", ({ view }) => eventDays(view).end),
  blank("deaths_a"),
  blank("deaths_b"),
  number("deaths_civilians", "#affected+killed+civilians", ({ deaths }) => (deaths?.civilian === true ? deaths.best : null)),
  number("deaths_unknown", "#affected+killed+unknown", ({ deaths }) => (deaths === null || deaths.civilian ? null : deaths.best)),
  number("best", "#affected+killed+best", ({ deaths }) => deaths?.best ?? null),
  number("high", "#affected+killed+max", ({ deaths }) => deaths?.high ?? null),
  number("low", "#affected+killed+min", ({ deaths }) => deaths?.low ?? null),
  blank("gwnoa"),
  blank("gwnob"),
  number("x_origins_min", "#indicator+origins+min+num", ({ view }) => view.finding.count.min),
  number("x_origins_max", "#indicator+origins+max+num", ({ view }) => view.finding.count.max),
  text("x_status", "#status+unecho", ({ view }) => view.finding.status),
  text("x_permalink", "#meta+url", ({ view }) => findingLink(base, view.finding.id)),
];

/** One draft row an event: what the reports fill of the UCDP columns, for a coder to correct. */
export const ucdpExport: TableExport = {
  kind: "table",
  id: "ucdp",
  file: "events_ucdp.csv",
  summary: "draft events with the 49 columns of UCDP GED",
  mediaType: "text/csv",
  local: false,
  table: (shared, options) =>
    tableOf(
      columns(options),
      eventsOf(shared, options).map((view) => ({ view, deaths: deathsOf(view, options) })),
    ),
};
