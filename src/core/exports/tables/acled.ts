import { instantMinutes } from "../../text/calendar.ts";
import type { ExportOptions, TableExport } from "../export.ts";
import { type FindingView, outletsOf, rolesOf } from "../finding-view.ts";
import { blank, type Column, number, tableOf, text } from "../table.ts";
import { datePrecision } from "../when.ts";
import { ACTOR_ROLES } from "./claims.ts";
import { type Deaths, deathsOf, eventDays, eventNote, eventsOf, yearOf } from "./events.ts";

interface EventRow {
  readonly view: FindingView;
  readonly deaths: Deaths | null;
}

/** ACLED: 1 the day is known, 2 the week, 3 the month. */
const TIME_PRECISION = { 1: 1, 2: 2, 3: 2, 4: 3, 5: 3 } as const;
/** ACLED: 1 the town, 2 part of a region, 3 a larger region; from UCDP's seven codes. */
const GEO_PRECISION = { 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3 } as const;

const timePrecision = ({ view }: EventRow): number | null => {
  const precision = datePrecision(view.time);
  return precision === null ? null : TIME_PRECISION[precision];
};

/** The columns of ACLED in its order; types of events and actors are a coder's to set. */
const columns = ({ asOf, packs }: ExportOptions): readonly Column<EventRow>[] => [
  text("event_id_cnty", "#event+id", ({ view }) => view.finding.id),
  text("event_date", "#date+occurred", ({ view }) => eventDays(view).start ?? eventDays(view).end),
  number("year", "#date+year", ({ view }) => yearOf(view)),
  number("time_precision", "#date+precision+code", timePrecision),
  blank("disorder_type"),
  blank("event_type"),
  blank("sub_event_type"),
  text("actor1", "#org+actor1", ({ view }) => rolesOf(view, ACTOR_ROLES, packs)),
  blank("assoc_actor_1"),
  blank("inter1"),
  blank("actor2"),
  blank("assoc_actor_2"),
  blank("inter2"),
  blank("interaction"),
  blank("civilian_targeting"),
  number("iso", "#country+code+num", ({ view }) => (view.place?.countryCode == null ? null : (packs.places.countryNumber(view.place.countryCode) ?? null))),
  blank("region"),
  text("country", "#country+name", ({ view }) => view.place?.country?.name ?? null),
  text("admin1", "#adm1+name", ({ view }) => view.place?.division?.name ?? null),
  text("admin2", "#adm2+name", ({ view }) => view.place?.second ?? null),
  blank("admin3"),
  text("location", "#loc+name", ({ view }) => view.place?.name ?? null),
  number("latitude", "#geo+lat", ({ view }) => view.place?.latitude ?? null),
  number("longitude", "#geo+lon", ({ view }) => view.place?.longitude ?? null),
  number("geo_precision", "#geo+precision+code", ({ view }) => (view.place === null ? null : GEO_PRECISION[view.place.precision])),
  text("source", "#org+source+list", ({ view }) => outletsOf(view)),
  blank("source_scale"),
  text("notes", "#description", ({ view }) => eventNote(view)),
  // ACLED takes the most conservative of differing figures
  number("fatalities", "#affected+killed", ({ deaths }) => deaths?.low ?? null),
  blank("tags"),
  number("timestamp", "#date+updated+num", () => (asOf === null ? null : instantMinutes(asOf) * 60)),
];

/** One draft row an event with ACLED's columns. */
export const acledExport: TableExport = {
  kind: "table",
  id: "acled",
  file: "events_acled.csv",
  summary: "draft events with the columns of ACLED",
  mediaType: "text/csv",
  local: false,
  table: (shared, options) =>
    tableOf(
      columns(options),
      eventsOf(shared, options).map((view) => ({ view, deaths: deathsOf(view, options) })),
    ),
};
