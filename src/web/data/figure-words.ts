import { preferences, type Units } from "../words/preferences.ts";
import { labelWords, numeral, t } from "../words/words.ts";
import type { Finding } from "./shapes.ts";

type Interval = NonNullable<Finding["estimate"]>;

/** Large base units as people read them, largest first. */
type Scales = Readonly<Record<string, readonly (readonly [from: number, symbol: string])[]>>;

const METRIC: Scales = {
  m2: [
    [1e6, "km²"],
    [1, "m²"],
  ],
  m3: [[1, "m³"]],
  m: [
    [1000, "km"],
    [1, "m"],
  ],
  kg: [
    [1000, "t"],
    [1, "kg"],
  ],
  s: [
    [86_400, "unit.day"],
    [3600, "unit.hour"],
    [60, "unit.minute"],
    [1, "s"],
  ],
};

/** The same in miles, feet and pounds. */
const IMPERIAL: Scales = {
  ...METRIC,
  m2: [
    [2_589_988.110336, "sq mi"],
    [0.09290304, "sq ft"],
  ],
  m3: [[0.028316846592, "cu ft"]],
  m: [
    [1609.344, "mi"],
    [0.3048, "ft"],
  ],
  kg: [[0.45359237, "lb"]],
};

const READABLE: Readonly<Record<Units, Scales>> = { metric: METRIC, imperial: IMPERIAL };

const COUNTED = ["person", "household", "settlement", "building", "vehicle", "strike", "unit"] as const;
const isCounted = (unit: string): unit is (typeof COUNTED)[number] => (COUNTED as readonly string[]).includes(unit);

function unitWords(unit: string, symbol: string | undefined, most: number): string {
  if (symbol === "unit.day" || symbol === "unit.hour" || symbol === "unit.minute") return t(symbol, { n: most });
  if (symbol !== undefined) return labelWords(symbol);
  if (isCounted(unit)) return t(`unit.${unit}`, { n: most });
  return unit === "count" ? "" : unit;
}

/** A number as the reader's language writes it: whole from a hundred on, two decimals below. */
export const numberWords = (value: number): string => numeral(value, Math.abs(value) >= 100 ? 0 : 2);

/** The figure of a unit and how it is scaled for reading. */
export function scaleOf(unit: string, most: number): { readonly factor: number; readonly name: string } {
  const scale = READABLE[preferences().units][unit]?.find(([from]) => most >= from);
  return { factor: scale?.[0] ?? 1, name: unitWords(unit, scale?.[1], most / (scale?.[0] ?? 1)) };
}

/** Low to high in words: "1,000–1,036 km²", "34 people", "40 or more". "" when it has no bound. */
export function figureWords({ unit, low, high }: Pick<Interval, "unit" | "low" | "high">): string {
  const { factor, name } = scaleOf(unit, Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0)));
  const shown = (value: number): string => numberWords(value / factor);
  if (low === null && high === null) return "";
  const range =
    low !== null && high !== null
      ? low === high
        ? shown(low)
        : `${shown(low)}–${shown(high)}`
      : low !== null
        ? t("figure.orMore", { value: shown(low) })
        : t("figure.upTo", { value: shown(high ?? 0) });
  return name === "" ? range : name === "%" ? `${range}%` : `${range} ${name}`;
}
