import type { PlaceId } from "../model/index.ts";

/** A first-order division or a country by its main name. */
export interface Region {
  readonly id: PlaceId;
  readonly name: string;
  readonly country: string | null;
  /** Its middle, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** West, south, east, north in degrees; west is larger than east across the 180th meridian. Null when unknown. */
  readonly box: Box | null;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

function readBox([west, south, east, north]: readonly string[]): Box | null {
  const box = [Number(west), Number(south), Number(east), Number(north)] as const;
  return north === undefined || north === "" || box.some(Number.isNaN) ? null : box;
}

/** Reads divisions.tsv: id, country, name, latitude, longitude, box. */
export function readDivisions(table: string): Map<PlaceId, Region> {
  const divisions = new Map<PlaceId, Region>();
  for (const line of table.split("\n")) {
    const [id, country, name, latitude, longitude, ...box] = line.split("\t");
    if (id === undefined || country === undefined || name === undefined || divisions.has(id)) continue;
    divisions.set(id, { id, name, country, latitude: Number(latitude), longitude: Number(longitude), box: readBox(box) });
  }
  return divisions;
}

/** What countries.tsv says of a country. */
export interface CountryRow {
  readonly number: number;
  readonly box: Box | null;
}

/** Reads countries.tsv: code, number, box. */
export const readCountries = (table: string): Map<string, CountryRow> =>
  new Map(
    table.split("\n").flatMap((line) => {
      const [code, number, ...box] = line.split("\t");
      return code === undefined || number === undefined ? [] : [[code, { number: Number(number), box: readBox(box) }] as const];
    }),
  );

/** Texts of the tables that are read when something is first looked up in them. */
export interface PlaceTables {
  readonly divisions: () => string;
  readonly countries: () => string;
}

export const noTables: PlaceTables = { divisions: () => "", countries: () => "" };
