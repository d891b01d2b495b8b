import type { TextExport } from "./export.ts";
import { articlesOf, type FindingView, viewFindings } from "./finding-view.ts";
import { documentLink, webAddressOf } from "./permalinks.ts";
import { datePrecision, dayOf, firstDay, lastDay } from "./when.ts";

/** What TimeMap calls how exactly a time is known. */
const PRECISIONS = { 1: "day", 2: "days", 3: "week", 4: "month", 5: "longer" } as const;

/** The day of an event, or the day by which it was reported. */
const dateOf = ({ time, firstReported }: FindingView): string | null => firstDay(time) ?? (time === null ? null : lastDay(time)) ?? dayOf(firstReported);

/** Events for Bellingcat's TimeMap, a bare list. */
export const timemapExport: TextExport = {
  kind: "text",
  id: "timemap",
  file: "timemap.json",
  summary: "events for TimeMap, with their documents as sources",
  mediaType: "application/json",
  local: false,
  silent: true,
  render(shared, options) {
    const events = viewFindings(shared, options).map((view) => {
      const precision = datePrecision(view.time);
      return {
        id: view.finding.id,
        description: view.statement,
        date: dateOf(view),
        time_precision: precision === null ? "reported by" : PRECISIONS[precision],
        location: view.place?.name ?? null,
        latitude: view.place?.latitude ?? null,
        longitude: view.place?.longitude ?? null,
        sources: articlesOf(view).map((article) => webAddressOf(article) ?? documentLink(options.base, article.id)),
        associations: [view.dossier.story.label, view.finding.type, view.finding.status],
      };
    });
    return `${JSON.stringify(events, null, 1)}\n`;
  },
};
