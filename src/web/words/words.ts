import { type Catalogue, en, type Key } from "./en.ts";
import { preferences } from "./preferences.ts";

export type { Key } from "./en.ts";

/** Languages the workbench speaks, by their own names. */
export const LANGUAGES = { en: "English", uk: "Українська" } as const;
export type Language = keyof typeof LANGUAGES;

let current: Language = "en";
let catalogue: Catalogue = en;
/** What the server's labels of findings are called; empty in its own language. */
let labels: Readonly<Record<string, string>> = {};

/** The language texts are in now: for numbers, dates and plurals. */
export const language = (): Language => current;

/** Fetches a language and speaks it from then on. */
export async function speak(wanted: Language): Promise<void> {
  [catalogue, labels] =
    wanted === "uk" ? await Promise.all([import("./uk.ts").then(({ uk }) => uk), import("./labels-uk.ts").then(({ labelsUk }) => labelsUk)]) : [en, {}];
  current = wanted;
  plurals = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
}

/** Rules and formats of the language, made once each: making one takes longer than a hundred uses. */
let plurals = new Intl.PluralRules(current);
const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, with so many decimals at most. */
export function numeral(value: number, decimals = 3): string {
  const key = `${current} ${decimals}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(current, { maximumFractionDigits: decimals });
  formats.set(key, format);
  return format.format(value);
}

const PLACE = /\{(\w+)\}/g;

/** A text of the catalogue with its places filled; `n` chooses the plural. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const entry = catalogue[key];
  const { n } = values;
  const text = typeof entry === "string" ? entry : (entry[plurals.select(Number(n))] ?? entry.other);
  return text.replace(PLACE, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? numeral(value) : (value ?? "");
  });
}

/** What a finding counts or says ("killed"), in the language of the page where it has a word for it. */
export const labelWords = (label: string): string => (Object.hasOwn(labels, label) ? (labels[label] ?? label) : label);

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment as the person wants it, "21 Feb 2041" or "2041-02-21"; "" for none. Days are those of UTC. */
export function dayWords(instant: string | null): string {
  if (instant === null) return "";
  const { dates } = preferences();
  if (dates === "iso") return instant.slice(0, 10);
  const key = `${current} ${dates}`;
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(current, { dateStyle: dates, timeZone: "UTC" });
  dayFormats.set(key, format);
  return format.format(new Date(instant));
}

/** "1", or "1–2". */
export const rangeWords = (min: number, max: number): string => (min === max ? String(min) : `${min}–${max}`);
