import type { PlaceId } from "../model/index.ts";
import { keepTexts } from "../syntax/kept.ts";
import { foldPlaceName, hashPlaceName } from "./place-names.ts";
import { type CountryRow, noTables, type PlaceTables, type Region, readCountries, readDivisions } from "./regions.ts";
import { checkShape, PackError, type PackFile, z } from "./schema.ts";

export type PlaceKind = "city" | "capital" | "seat" | "part" | "first" | "second" | "country" | "region" | "water" | "mountain";

/** One place of the gazetteer, as one of its names finds it. */
export interface GazetteerPlace {
  readonly id: PlaceId;
  readonly kind: PlaceKind;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 code; null for what lies in several countries or in none. */
  readonly country: string | null;
  /** Id of the first-order division it lies in, null when unknown. */
  readonly parent: PlaceId | null;
  /** Inhabitants, to the nearest tenth; 0 when unknown. */
  readonly population: number;
  /** UCDP where_prec of the place itself. */
  readonly precision: 1 | 3 | 4 | 5 | 6 | 7;
  /** The name looked up is one of its main names, not a second one. */
  readonly main: boolean;
  /** The name looked up is an adjective or a people ("Russian", "Georgians"). */
  readonly adjective: boolean;
  /** The name looked up is a short form ("Ky.", "TX") that needs a comma or a place before it. */
  readonly short: boolean;
}

/** The gazetteer, compiled from packs/places.* and packs/divisions.tsv. */
export interface Gazetteer {
  readonly size: number;
  /** Places a name as written can mean, in no order; empty when it knows none. */
  find(name: string): readonly GazetteerPlace[];
  /** The first-order division with that id ("geonames:706482", "region:crimea"), undefined when there is none. */
  division(id: PlaceId): Region | undefined;
  /** The country with that ISO 3166-1 code. */
  country(code: string): Region | undefined;
  /** The ISO 3166-1 number of a country, from its code. */
  countryNumber(code: string): number | undefined;
}

export const emptyGazetteer: Gazetteer = { size: 0, find: () => [], division: () => undefined, country: () => undefined, countryNumber: () => undefined };

const texts = z.array(z.string());
const shape = z.strictObject({
  countries: z.record(z.string(), z.tuple([z.string(), texts, texts, z.number(), z.number()])),
  regions: z.record(z.string(), z.tuple([texts, texts, z.string().nullable(), z.number(), z.number(), z.number()])),
  waters: z.record(z.string(), z.tuple([texts, z.number(), z.number()])),
  mountains: z.record(z.string(), z.tuple([texts, z.number(), z.number()])),
  short: z.record(z.string(), z.record(z.string(), texts)),
  cities: z.record(z.string(), z.tuple([z.string(), z.string()])),
  endings: z.array(texts),
});

const kinds: readonly PlaceKind[] = ["city", "capital", "seat", "part", "first", "second"];
const precisions = { city: 1, capital: 1, seat: 1, part: 1, first: 4, second: 3, country: 6, region: 5, water: 7, mountain: 5 } as const;
const headBytes = 12;
const placeBytes = 20;
const noParent = 65535;

/** Lookup in the binary table that scripts/gazetteer.ts writes; its layout is described there. */
function openTable(bytes: Uint8Array): { size: number; find(folded: string): GazetteerPlace[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headBytes || String.fromCharCode(...bytes.subarray(0, 4)) !== "UGZ1") throw new PackError("places.bin.gz", "not a gazetteer");
  const places = view.getUint32(4, true);
  const names = view.getUint32(8, true);
  const nameBase = headBytes + places * placeBytes;
  const wordBase = nameBase + names * 4;
  const idOf = (index: number): PlaceId => {
    const id = view.getUint32(headBytes + index * placeBytes + 8, true);
    const kind = bytes[headBytes + index * placeBytes + 17];
    return kind === 5 ? `us-county:${String(id).padStart(5, "0")}` : id === 0 ? `division:${index}` : `geonames:${id}`;
  };
  const placeAt = (index: number, main: boolean): GazetteerPlace => {
    const at = headBytes + index * placeBytes;
    const kind = kinds[view.getUint8(at + 17)] ?? "city";
    const parent = view.getUint16(at + 12, true);
    return {
      id: idOf(index),
      kind,
      latitude: view.getInt32(at, true) / 1e4,
      longitude: view.getInt32(at + 4, true) / 1e4,
      country: String.fromCharCode(view.getUint8(at + 14), view.getUint8(at + 15)),
      parent: parent === noParent ? null : idOf(parent),
      population: Math.round(2 ** (view.getUint8(at + 16) / 8)) - 1,
      precision: precisions[kind],
      main,
      adjective: false,
      short: false,
    };
  };
  return {
    size: places,
    find(folded) {
      const [hash, more] = hashPlaceName(folded);
      let low = 0;
      let high = names;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (view.getUint32(nameBase + middle * 4, true) < hash) low = middle + 1;
        else high = middle;
      }
      const found: GazetteerPlace[] = [];
      for (; low < names && view.getUint32(nameBase + low * 4, true) === hash; low += 1) {
        const word = view.getUint32(wordBase + low * 4, true);
        if (word >>> 19 === (more & 0x1fff)) found.push(placeAt(word & 0x3ffff, ((word >>> 18) & 1) === 0));
      }
      return found;
    },
  };
}

/** Shortest name that is tried in other spellings. */
const shortestRespelling = 6;

/** The settlements that bear the name with another spelling of its ending; none for a name whose ending has no other. */
function respell(folded: string, endings: readonly (readonly string[])[], table: { find(folded: string): GazetteerPlace[] }): GazetteerPlace[] {
  if (folded.length < shortestRespelling) return [];
  for (const row of endings) {
    const ending = row.find((candidate) => folded.endsWith(candidate));
    if (ending === undefined) continue;
    const stem = folded.slice(0, folded.length - ending.length);
    const found = row.flatMap((other) => (other === ending ? [] : table.find(stem + other).filter((place) => place.kind !== "first")));
    if (found.length > 0) return found.filter((place, index) => found.findIndex((other) => other.id === place.id) === index);
  }
  return [];
}

/** Of each country of places.yaml its names, its own first, and those of its people. */
export const countryNames = (file: PackFile): readonly (readonly string[])[] =>
  Object.values(checkShape(shape, file).countries).map(([name, also, people]) => [name, ...also, ...people]);

/** Compiles the gazetteer from the unpacked table of settlements, the hand-written places.yaml and the tables of divisions and countries. */
export function compileGazetteer(bytes: Uint8Array | null, file: PackFile, tables: PlaceTables = noTables): Gazetteer {
  const raw = checkShape(shape, file);
  const table = bytes === null ? { size: 0, find: (): GazetteerPlace[] => [] } : openTable(bytes);
  const countries = new Map<string, Region>();
  const ownDivisions = new Map<PlaceId, Region>();
  let divisions: Map<PlaceId, Region> | null = null;
  let rows: Map<string, CountryRow> | null = null;
  const byName = new Map<string, GazetteerPlace[]>();
  const exact = new Map<string, GazetteerPlace[]>();
  const add = (name: string, place: GazetteerPlace): void => {
    // Capitals carry the meaning of "US" and "UK": those match as written only.
    const [map, key] = name.length <= 4 && name === name.toUpperCase() ? [exact, name] : [byName, foldPlaceName(name)];
    const list = map.get(key) ?? [];
    if (!list.some((other) => other.id === place.id)) list.push(place);
    map.set(key, list);
  };
  const entry = (
    id: string,
    kind: PlaceKind,
    country: string | null,
    latitude: number,
    longitude: number,
    precision: GazetteerPlace["precision"],
  ): GazetteerPlace => ({
    id,
    kind,
    latitude,
    longitude,
    country,
    parent: null,
    population: 0,
    precision,
    main: true,
    adjective: false,
    short: false,
  });
  for (const [code, [name, also, people, latitude, longitude]] of Object.entries(raw.countries)) {
    const place = entry(`country:${code}`, "country", code, latitude, longitude, 6);
    countries.set(code, { id: place.id, name, country: code, latitude, longitude, box: null });
    for (const known of [name, ...also]) add(known, place);
    for (const word of people) add(word, { ...place, adjective: true });
  }
  for (const [name, [also, people, country, precision, latitude, longitude]] of Object.entries(raw.regions)) {
    const level = ([1, 3, 4, 5, 6] as const).find((known) => known === precision) ?? 5;
    const place = {
      ...entry(`region:${foldPlaceName(name)}`, level === 4 ? "first" : "region", country, latitude, longitude, level),
      population: level === 4 ? 1_000_000 : 0,
    };
    if (level === 4) ownDivisions.set(place.id, { id: place.id, name, country, latitude, longitude, box: null });
    for (const known of [name, ...also]) add(known, place);
    for (const word of people) add(word, { ...place, adjective: true });
  }
  for (const [kind, list] of [
    ["water", raw.waters],
    ["mountain", raw.mountains],
  ] as const) {
    for (const [name, [also, latitude, longitude]] of Object.entries(list)) {
      const place = entry(`${kind}:${foldPlaceName(name)}`, kind, null, latitude, longitude, precisions[kind]);
      for (const known of [name, ...also]) add(known, place);
    }
  }
  for (const [country, divisions] of Object.entries(raw.short)) {
    for (const [name, forms] of Object.entries(divisions)) {
      const place = table.find(foldPlaceName(name)).find((each) => each.kind === "first" && each.country === country);
      if (place === undefined) continue;
      for (const form of forms) exact.set(form, [...(exact.get(form) ?? []), { ...place, short: form.length === 2 || form.endsWith(".") }]);
    }
  }
  for (const [name, [known, country]] of Object.entries(raw.cities)) {
    const [largest] = table
      .find(foldPlaceName(known))
      .filter((place) => place.country === country && place.kind !== "first" && place.kind !== "second")
      .sort((a, b) => b.population - a.population);
    if (largest !== undefined) exact.set(name, [...(exact.get(name) ?? []), largest]);
  }
  const rowOf = (code: string): CountryRow | undefined => {
    rows ??= readCountries(tables.countries());
    return rows.get(code);
  };
  return {
    size: table.size + byName.size,
    // names recur from report to report
    find: keepTexts((name): readonly GazetteerPlace[] => {
      const written = exact.get(name);
      if (written !== undefined) return written;
      const folded = foldPlaceName(name);
      const own = byName.get(folded);
      const direct = table.find(folded);
      const settled = direct.some((place) => place.kind !== "first") || own !== undefined ? direct : [...direct, ...respell(folded, raw.endings, table)];
      return own === undefined ? settled : [...own, ...settled];
    }),
    division(id) {
      divisions ??= readDivisions(tables.divisions());
      return ownDivisions.get(id) ?? divisions.get(id);
    },
    country(code) {
      const known = countries.get(code);
      return known === undefined ? undefined : { ...known, box: rowOf(code)?.box ?? null };
    },
    countryNumber: (code) => rowOf(code)?.number,
  };
}
