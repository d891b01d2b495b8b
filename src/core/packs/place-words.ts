import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const shape = z.strictObject({
  titles: words,
  given: words,
  particles: words,
  directions: words,
  features: z.record(z.string(), words),
  before_name: z.record(z.string(), z.number()),
  kind_of: z.record(z.string(), z.number()),
  numbered: words,
  short_features: words,
  serving: words,
  seated: words,
  prepositions: words,
  near: words,
  bodies: words,
  speech: words,
  never: words,
  surnames: words,
});

/** UCDP where_prec. */
export type Precision = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Compiled form of place-words.yaml: lower-cased words around place names. */
export interface PlaceWords {
  readonly titles: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly directions: ReadonlySet<string>;
  readonly features: ReadonlyMap<string, Precision>;
  readonly beforeName: ReadonlyMap<string, Precision>;
  readonly kindOf: ReadonlyMap<string, Precision>;
  readonly numbered: ReadonlySet<string>;
  readonly shortFeatures: ReadonlySet<string>;
  readonly serving: ReadonlySet<string>;
  readonly seated: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
}

function toPrecision(value: number): Precision {
  return ([1, 2, 3, 4, 5, 6, 7] as const).find((known) => known === value) ?? 5;
}

/** Checks and compiles place-words.yaml. */
export function compilePlaceWords(file: PackFile): PlaceWords {
  const raw = checkShape(shape, file);
  const precisions = (table: Readonly<Record<string, number>>): Map<string, Precision> =>
    new Map(Object.entries(table).map(([word, value]) => [word, toPrecision(value)]));
  return {
    titles: new Set(raw.titles),
    given: new Set(raw.given),
    particles: new Set(raw.particles),
    directions: new Set(raw.directions),
    features: new Map(
      Object.entries(raw.features)
        .reverse()
        .flatMap(([value, list]) => list.map((word): [string, Precision] => [word, toPrecision(Number(value))])),
    ),
    beforeName: precisions(raw.before_name),
    kindOf: precisions(raw.kind_of),
    numbered: new Set(raw.numbered),
    shortFeatures: new Set(raw.short_features),
    serving: new Set(raw.serving),
    seated: new Set(raw.seated),
    prepositions: new Set(raw.prepositions),
    near: new Set(raw.near),
    bodies: new Set(raw.bodies),
    speech: new Set(raw.speech),
    never: new Set(raw.never),
    surnames: new Set(raw.surnames),
  };
}
