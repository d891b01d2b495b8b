import type { ExportOptions, TextExport } from "./export.ts";
import { type FindingView, viewFindings } from "./finding-view.ts";
import { warningLines } from "./guard/warning.ts";
import { findingLink } from "./permalinks.ts";
import type { PlaceChoice } from "./place-choice.ts";
import { rulesVersion } from "./tables/claims.ts";
import { firstDay, lastDay } from "./when.ts";

type Geometry = { readonly type: "Point"; readonly coordinates: readonly [number, number] } | null;

/** The coarsest code that is still a point on a map; everything coarser is drawn by its box. */
const COARSEST_POINT = 2;

/** A point for what the reports place as finely as that; nothing for a region, whose middle is nowhere in particular. */
function geometryOf({ latitude, longitude, precision }: PlaceChoice): Geometry {
  return precision > COARSEST_POINT || latitude === null || longitude === null ? null : { type: "Point", coordinates: [longitude, latitude] };
}

/** West, south, east, north of the division or the country a finding is placed in. */
function boxOf({ precision, division, country }: PlaceChoice): readonly number[] | null {
  if (precision <= COARSEST_POINT) return null;
  return (precision === 6 ? country?.box : (division?.box ?? country?.box)) ?? null;
}

function featureOf(view: FindingView, place: PlaceChoice, { base }: ExportOptions) {
  const { finding, time } = view;
  const box = boxOf(place);
  return {
    type: "Feature",
    id: finding.id,
    ...(box === null ? {} : { bbox: box }),
    geometry: geometryOf(place),
    properties: {
      claim_id: finding.id,
      story_id: finding.story,
      statement: view.statement,
      status: finding.status,
      origins_min: finding.count.min,
      origins_max: finding.count.max,
      place_name: place.name,
      where_prec: place.precision,
      date_start: firstDay(time),
      date_end: time === null ? null : lastDay(time),
      value_low: finding.estimate?.low ?? null,
      value_best: finding.estimate?.best ?? null,
      value_high: finding.estimate?.high ?? null,
      unit: finding.estimate?.unit ?? null,
      permalink: findingLink(base, finding.id),
    },
  };
}

/** One feature a placed claim: a point where the reports give one, a box where they give a region. */
export const geojsonExport: TextExport = {
  kind: "text",
  id: "geojson",
  file: "places.geojson",
  summary: "places of claims for QGIS and other maps, at the precision printed",
  mediaType: "application/geo+json",
  local: false,
  render(shared, options) {
    const features = viewFindings(shared, options).flatMap((view) => (view.place === null ? [] : [featureOf(view, view.place, options)]));
    const collection = {
      type: "FeatureCollection",
      generator: rulesVersion(options.version, options.packs.hash),
      as_of: options.asOf,
      warnings: warningLines(shared.warnings),
      features,
    };
    return `${JSON.stringify(collection, null, 1)}\n`;
  },
};
