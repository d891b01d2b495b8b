import type { Row, StoryView } from "../data/story-view.ts";

/** A place that claims name, as finely as reports print it. */
export interface Spot {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** 1 exact, 2 within 25 km, 3 and 4 a region, 5 vague, 6 country, 7 sea or air. */
  readonly precision: number;
  readonly rows: readonly Row[];
}

/** Places with coordinates, and names of those without. */
export interface Spots {
  readonly placed: readonly Spot[];
  readonly unplaced: readonly { readonly name: string; readonly rows: readonly Row[] }[];
}

/** Every place that a claim of the story names, once, with the findings that name it. */
export function spotsOf({ rows }: StoryView): Spots {
  const placed = new Map<string, { spot: Omit<Spot, "rows">; rows: Set<Row> }>();
  const unplaced = new Map<string, { name: string; rows: Set<Row> }>();
  for (const row of rows)
    for (const claim of row.claims)
      for (const { name, place, lat, lon, prec } of claim.places) {
        if (lat === null || lon === null) {
          // datelines shout: "PORT ANDRIS" is Port Andris
          const key = name.toLowerCase();
          const known = unplaced.get(key) ?? { name, rows: new Set<Row>() };
          unplaced.set(key, { name: known.name === known.name.toUpperCase() ? name : known.name, rows: known.rows.add(row) });
        } else {
          const key = place ?? name;
          const known = placed.get(key) ?? { spot: { name, latitude: lat, longitude: lon, precision: prec }, rows: new Set<Row>() };
          known.rows.add(row);
          placed.set(key, known);
        }
      }
  return {
    placed: [...placed.values()].map(({ spot, rows: named }) => ({ ...spot, rows: [...named] })),
    unplaced: [...unplaced.values()].map(({ name, rows: named }) => ({ name, rows: [...named] })),
  };
}
