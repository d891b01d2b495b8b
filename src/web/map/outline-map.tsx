import { useQuery } from "@tanstack/react-query";
import { geoGraticule10, geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outlines from "world-atlas/countries-50m.json?url";
import { read } from "../data/request.ts";
import { visible } from "../words/visible.ts";
import { t } from "../words/words.ts";
import type { Spot } from "./spots.ts";

const SIZE = { width: 900, height: 520 } as const;

/** Kilometres between two degrees of latitude. */
const DEGREE_KM = 111.2;
/** Least stretch that is shown, in degrees: one place does not fill the map. */
const LEAST_DEGREES = 3;
/** Radius of what is only known as a region, in pixels: it is drawn where its middle is, and no border is claimed. */
const REGION_PX = 42;

const atlasQuery = { queryKey: ["atlas"], queryFn: () => read<Topology<{ countries: GeometryCollection }>>(outlines) };

/** The corners of what is to be seen. */
function extentOf(spots: readonly Spot[]) {
  const [lons, lats] = [spots.map(({ longitude }) => longitude), spots.map(({ latitude }) => latitude)];
  const grow = (low: number, high: number): readonly [number, number] => {
    const more = Math.max(0, LEAST_DEGREES - (high - low)) / 2 + (high - low) * 0.15;
    return [low - more, high + more];
  };
  const [west, east] = grow(Math.min(...lons), Math.max(...lons));
  const [south, north] = grow(Math.min(...lats), Math.max(...lats));
  return {
    type: "MultiPoint" as const,
    coordinates: [
      [west, Math.max(-84, south)],
      [east, Math.min(84, north)],
    ],
  };
}

/** Places on bundled outlines: no tiles, nothing from the network. A dot is a settlement, a dashed circle its surroundings, a shaded one a region. */
export function OutlineMap({
  spots,
  chosen,
  onChoose,
}: {
  readonly spots: readonly Spot[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}) {
  const { data } = useQuery(atlasQuery);
  const projection = geoMercator().fitExtent(
    [
      [30, 30],
      [SIZE.width - 30, SIZE.height - 30],
    ],
    extentOf(spots),
  );
  const path = geoPath(projection);
  const countries = data === undefined ? null : feature(data, data.objects.countries);
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} className="map" role="group" aria-label={t("map.label")}>
      <rect width={SIZE.width} height={SIZE.height} className="sea" />
      <path d={path(geoGraticule10()) ?? ""} className="graticule" />
      {countries === null ? null : <path d={path(countries) ?? ""} className="land" />}
      {spots.map(({ name, latitude, longitude, precision, rows }) => {
        const [x, y] = projection([longitude, latitude]) ?? [0, 0];
        const near = projection([longitude, latitude + 25 / DEGREE_KM]) ?? [x, y];
        const radius = precision <= 1 ? 7 : precision === 2 ? Math.max(10, Math.abs(y - near[1])) : REGION_PX;
        const look = precision <= 1 ? "exact" : precision === 2 ? "near" : "region";
        return (
          <g
            key={name}
            className={name === chosen ? "spot chosen" : "spot"}
            role="button"
            tabIndex={0}
            aria-pressed={name === chosen}
            aria-label={`${visible(name)}, ${t(`map.${look}`)}, ${t("count.findings", { n: rows.length })}`}
            onClick={() => onChoose(name)}
            onKeyDown={({ key }) => {
              if (key === "Enter" || key === " ") onChoose(name);
            }}
          >
            <circle cx={x} cy={y} r={radius} className={look} />
            <text x={x + 11} y={y + 5}>
              {visible(name)} ({rows.length})
            </text>
          </g>
        );
      })}
    </svg>
  );
}
