import { useSyncExternalStore } from "react";
import { CODEBOOKS, CONVENTIONS, type Codebook, type Convention } from "../data/coding.ts";
import { DATE_STYLES, type DateStyle, prefer, UNITS, type Units } from "../words/preferences.ts";
import { LANGUAGES, type Language, speak } from "../words/words.ts";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** Which way the page is laid out; each quotation has its own direction whatever this is. */
export const DIRECTIONS = ["auto", "ltr", "rtl"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a person chose for this browser. */
export interface Settings {
  readonly theme: Theme;
  readonly language: Language;
  readonly direction: Direction;
  readonly units: Units;
  readonly dates: DateStyle;
  /** What stands beside vague numbers of victims. */
  readonly vague: Convention;
  /** Whose precision codes stand beside places and days. */
  readonly codes: Codebook;
  /** Single keys do things. */
  readonly keys: boolean;
  /** The three sentences over the matrix are still shown. */
  readonly strip: boolean;
}

const KEPT_AS = "unecho.settings";
const START: Settings = {
  theme: "system",
  language: "en",
  direction: "auto",
  units: "metric",
  dates: "medium",
  vague: "none",
  codes: "ucdp",
  keys: true,
  strip: true,
};

function load(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") as Partial<Settings>;
    const theme = THEMES.find((one) => one === kept.theme) ?? START.theme;
    const language = kept.language !== undefined && kept.language in LANGUAGES ? kept.language : START.language;
    const direction = DIRECTIONS.find((one) => one === kept.direction) ?? START.direction;
    const units = UNITS.find((one) => one === kept.units) ?? START.units;
    const dates = DATE_STYLES.find((one) => one === kept.dates) ?? START.dates;
    const vague = CONVENTIONS.find((one) => one === kept.vague) ?? START.vague;
    const codes = CODEBOOKS.find((one) => one === kept.codes) ?? START.codes;
    return { theme, language, direction, units, dates, vague, codes, keys: kept.keys !== false, strip: kept.strip !== false };
  } catch {
    return START;
  }
}

let settings = load();
const watchers = new Set<() => void>();

/** The theme in force: what the system asks for when nobody chose. */
function themeNow(): Exclude<Theme, "system"> {
  if (settings.theme !== "system") return settings.theme;
  if (matchMedia("(prefers-contrast: more)").matches) return "contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function wear(): void {
  document.documentElement.setAttribute("data-theme", themeNow());
  // both languages of the workbench are written from left to right
  document.documentElement.dir = settings.direction === "rtl" ? "rtl" : "ltr";
  prefer(settings);
}

/** Puts the settings into force and follows the system; to be awaited before the first picture. */
export async function applySettings(): Promise<void> {
  wear();
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", wear);
  await speak(settings.language);
}

/** Changes settings, keeps them, and shows them at once. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  settings = { ...settings, ...change };
  localStorage.setItem(KEPT_AS, JSON.stringify(settings));
  wear();
  if (change.language !== undefined) await speak(change.language);
  for (const watch of watchers) watch();
}

const subscribe = (watch: () => void): (() => void) => {
  watchers.add(watch);
  return () => watchers.delete(watch);
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, () => settings);
export const currentSettings = (): Settings => settings;
