interface Interval {
  readonly unit?: string | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** Units the gold sets write and the base unit each is counted in. */
const BASE: Readonly<Record<string, readonly [string, number]>> = {
  km2: ["m2", 1e6],
  ha: ["m2", 1e4],
  m2: ["m2", 1],
  km: ["m", 1000],
  m: ["m", 1],
  tonne: ["kg", 1000],
  kg: ["kg", 1],
  day: ["s", 86_400],
  s: ["s", 1],
};

const SPELLINGS: Readonly<Record<string, string>> = { "1": "count", percent: "%", people: "person" };

/** Two bounds count as equal within two per cent. */
const TOLERANCE = 0.02;

function near(a: number | null | undefined, b: number | null | undefined): boolean {
  const none = a === null || a === undefined;
  if (none || b === null || b === undefined) return none && (b === null || b === undefined);
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + 1e-9;
}

function inBase(interval: Interval): { unit: string | null | undefined; low: number | null; high: number | null } {
  const [unit, factor] = BASE[interval.unit ?? ""] ?? [interval.unit, 1];
  const scale = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : value * factor);
  return { unit: SPELLINGS[unit ?? ""] ?? unit, low: scale(interval.low), high: scale(interval.high) };
}

/** Same unit and same bounds. */
export function sameInterval(gold: Interval, found: Interval): boolean {
  const a = inBase(gold);
  const b = inBase(found);
  return a.unit === b.unit && near(a.low, b.low) && near(a.high, b.high);
}

const NO_WORD = /[^\p{L}\p{N} ]/gu;
const WEAK_WORDS = new Set(["the", "of", "and", "for", "mr", "ms", "dr"]);

const wordsOf = (text: string): string[] => text.toLowerCase().normalize("NFKD").replace(NO_WORD, " ").split(/\s+/).filter(Boolean);

/** At least half of the gold name's content words are in the name found. */
export function sameName(gold: string | null, found: string | null): boolean {
  const wanted = wordsOf(gold ?? "");
  const had = new Set(wordsOf(found ?? ""));
  if (wanted.length === 0) return had.size === 0;
  const content = wanted.filter((word) => !WEAK_WORDS.has(word));
  return content.length > 0 && content.filter((word) => had.has(word)).length / content.length >= 0.5;
}

/** Harmonic mean of precision and recall from counts; 0 when nothing was right. */
export const f1 = (right: number, wrong: number, missed: number): number => (right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed));

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Status words of the product in those of the gold sets. */
export const goldStatus = (status: string): string => ({ differing: "contested", disputed: "contested", conceded: "corroborated" })[status] ?? status;
