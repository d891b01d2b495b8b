import type { Article, Claim, Dossier, Finding, Quantity, Story } from "../../core/model/index.ts";
import type { StorySummary } from "./story-summary.ts";

/** "1 article", "4 articles". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${group(String(count))} ${count === 1 ? noun : plural}`;

/** Groups the digits of a whole number by threes: "1034" -> "1,034". */
function group(digits: string): string {
  let out = "";
  for (let index = 0; index < digits.length; index += 1) out += (index > 0 && (digits.length - index) % 3 === 0 ? "," : "") + digits[index];
  return out;
}

/** A number as a person writes it, with at most three decimals. */
export function numberWords(value: number): string {
  const sign = value < 0 ? "-" : "";
  const [whole = "0", fraction] = String(Number(Math.abs(value).toFixed(3))).split(".");
  return `${sign}${group(whole)}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** "1", "1-2" with an en dash. */
export const rangeWords = (low: number, high: number): string => (low === high ? String(low) : `${low}\u2013${high}`);

/** Large base units as people read them. */
const READABLE: Readonly<Record<string, readonly { readonly from: number; readonly unit: string }[]>> = {
  m2: [
    { from: 1e6, unit: "km\u00b2" },
    { from: 1, unit: "m\u00b2" },
  ],
  m3: [{ from: 1, unit: "m\u00b3" }],
  m: [
    { from: 1000, unit: "km" },
    { from: 1, unit: "m" },
  ],
  kg: [
    { from: 1000, unit: "t" },
    { from: 1, unit: "kg" },
  ],
  s: [
    { from: 86_400, unit: "days" },
    { from: 3600, unit: "hours" },
    { from: 60, unit: "minutes" },
    { from: 1, unit: "s" },
  ],
};

/** Things that are counted, more than one of them. */
const PLURALS: Readonly<Record<string, string>> = {
  person: "people",
  household: "households",
  settlement: "settlements",
  building: "buildings",
  vehicle: "vehicles",
  strike: "strikes",
  unit: "units",
};

/** A converted figure is no more exact than its source: whole from a hundred on, two decimals below. */
const roundShown = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(2)));

/** Low to high in words: "1,000-1,036 km2", "at least 40", "about" is left to the reported words. */
export function quantityWords({ unit, low, high }: Quantity): string {
  const scale = READABLE[unit]?.find(({ from }) => Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0)) >= from);
  const shown = (value: number): string => numberWords(scale === undefined ? value : roundShown(value / scale.from));
  const name = scale?.unit ?? (unit === "count" ? "" : low === 1 && high === 1 ? unit : (PLURALS[unit] ?? unit));
  const figure =
    low !== null && high !== null
      ? low === high
        ? shown(low)
        : `${shown(low)}\u2013${shown(high)}`
      : low !== null
        ? `${shown(low)} or more`
        : high !== null
          ? `up to ${shown(high)}`
          : "";
  return `${figure}${figure === "" || name === "" ? "" : name === "%" ? "%" : ` ${name}`}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** When a story was reported: "Aug 2024 (date inferred)". */
export function periodWords({ from, dateInferred }: Pick<StorySummary, "from" | "dateInferred">): string {
  if (from === null) return "no date";
  const [year, month] = from.split("-");
  return `${MONTHS[Number(month) - 1] ?? month} ${year}${dateInferred ? " (date inferred)" : ""}`;
}

/** The same of a story that is at hand. */
export const storyPeriod = ({ period }: Story): string => periodWords({ from: period?.from ?? null, dateInferred: period?.basis !== "stated" });

/** Words on one line, cut at a word with an ellipsis. */
export function shorten(text: string, width: number): string {
  const line = text.split(/\s/).filter(Boolean).join(" ");
  if (line.length <= width) return line;
  const cut = line.slice(0, width - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > width / 2 ? cut.slice(0, space) : cut}\u2026`;
}

/** Name of a report as a person knows it: the file without its folders. */
export const reportName = (article: Pick<Article, "name">): string => article.name.slice(article.name.lastIndexOf("/") + 1);

/** Every claim of a dossier with the article it stands in. */
export function claimsOf(dossier: Dossier): ReadonlyMap<string, { readonly claim: Claim; readonly article: Article }> {
  return new Map(dossier.readings.flatMap(({ article, claims }) => claims.map((claim) => [claim.id, { claim, article }] as const)));
}

/** Units whose word a figure needs: "45" alone may be knots or miles. */
const MEASURES: ReadonlySet<string> = new Set(["m", "m2", "m3", "kg", "s", "celsius"]);

/** Characters from a unit to what it is a rate of: " a second", " per second". */
const RATE_CHARS = 16;

/** The unit of a figure as its report writes it, with what it is a rate of: "cubic metres per second"; "" when none is written. */
function unitWords(claim: Claim, article: Article): string {
  const figure = claim.figure?.figure;
  if (figure === undefined || figure.unitSpan === null) return "";
  const { start, end } = figure.unitSpan;
  const unit = article.text.slice(start, end);
  if (figure.per === null || unit.includes(figure.per)) return unit;
  // "knots" and "mph" are rates in one word; only what is written is repeated
  const at = article.text.slice(end, end + RATE_CHARS).indexOf(figure.per);
  return at < 0 ? unit : article.text.slice(start, end + at + figure.per.length);
}

/** A speed or a flow: its base unit alone would mislead. */
export const isRate = (finding: Finding, claims: ReturnType<typeof claimsOf>): boolean =>
  MEASURES.has(finding.estimate?.unit ?? "") && finding.claims.some((id) => (claims.get(id)?.claim.figure?.figure.per ?? null) !== null);

/** The figures of a finding in the words of the reports, each once, at most `limit`: `"45 knots" / "80 kilometres per hour"`, `"2" / "3" kilometres`. */
export function quotedFigures(finding: Finding, claims: ReturnType<typeof claimsOf>, limit: number): string {
  const current = finding.claims.filter((id) => !finding.superseded.includes(id));
  // the same value in the same unit is said once, however it is spelled
  const figures = new Map<string, { readonly text: string; readonly unit: string; readonly name: string; readonly isMeasure: boolean }>();
  for (const id of current) {
    const found = claims.get(id);
    const figure = found?.claim.figure;
    if (found === undefined || figure === undefined || figure === null) continue;
    const { value, unitName, quantity } = figure.figure;
    const key = JSON.stringify([value, unitName, quantity.qualifier]);
    const isMeasure = MEASURES.has(quantity.unit);
    if (!figures.has(key)) figures.set(key, { text: shorten(figure.text, 40), unit: unitWords(found.claim, found.article), name: unitName, isMeasure });
  }
  const all = [...figures.values()];
  const names = new Set(all.filter(({ unit }) => unit !== "").map(({ name }) => name));
  const unit = all.find((figure) => figure.unit !== "")?.unit ?? "";
  const once = names.size === 1 ? ` ${unit}` : "";
  const words = [
    ...new Set(all.map((figure) => (once === "" && figure.isMeasure && figure.unit !== "" ? `"${figure.text} ${figure.unit}"` : `"${figure.text}"`))),
  ];
  return words.length === 0 ? "" : words.slice(0, limit).join(" / ") + once;
}

/** A passage shorter than this says too little on its own. */
const LEAST_PASSAGE_CHARS = 40;

/** The shortest whole clause of a finding that says something, for findings without a figure; null when there is none. */
export function passageOf(finding: Finding, claims: ReturnType<typeof claimsOf>): string | null {
  const passages = finding.claims
    .filter((id) => !finding.superseded.includes(id))
    .flatMap((id) => {
      const found = claims.get(id);
      if (found === undefined || found.claim.background || !found.claim.finite) return [];
      const { start, end } = found.claim.span;
      return [found.article.text.slice(start, end).split(/\s/).filter(Boolean).join(" ")];
    })
    .filter((text) => text.length >= LEAST_PASSAGE_CHARS)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return passages[0] ?? null;
}

/** Shape that stands for a status beside its word; never colour alone. */
export const STATUS_MARK: Readonly<Record<Finding["status"], string>> = {
  conceded: "\u25cf",
  corroborated: "\u25cf",
  "single-origin": "\u25cb",
  unattributed: "\u25cb",
  differing: "\u25d0",
  contested: "\u25d0",
  discounted: "\u2715",
};
