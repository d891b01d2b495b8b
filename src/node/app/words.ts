import type { Article, Claim, Dossier, Finding, Quantity, Story } from "../../core/model/index.ts";

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

/** Low to high in words: "1,000-1,036 km2", "at least 40", "about" is left to the reported words. */
export function quantityWords({ unit, low, high }: Quantity): string {
  const scale = READABLE[unit]?.find(({ from }) => Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0)) >= from);
  const shown = (value: number): string => numberWords(scale === undefined ? value : value / scale.from);
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

/** "14 Aug 2024" of an instant; only the calendar date is looked at. */
export function dayWords(instant: string): string {
  const [year, month, day] = instant.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** When a story was reported: "Aug 2024 (date inferred)". */
export function periodWords({ period }: Story): string {
  if (period === null || period.from === null) return "no date";
  const [year, month] = period.from.split("-");
  return `${MONTHS[Number(month) - 1] ?? month} ${year}${period.basis === "stated" ? "" : " (date inferred)"}`;
}

/** Words on one line, cut at a word with an ellipsis. */
export function shorten(text: string, width: number): string {
  const line = text.split(/\s/).filter(Boolean).join(" ");
  if (line.length <= width) return line;
  const cut = line.slice(0, width - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > width / 2 ? cut.slice(0, space) : cut}\u2026`;
}

/** Name of a report as a person knows it: the file without its folders. */
export const reportName = (article: Article): string => article.name.slice(article.name.lastIndexOf("/") + 1);

/** Every claim of a dossier with the article it stands in. */
export function claimsOf(dossier: Dossier): ReadonlyMap<string, { readonly claim: Claim; readonly article: Article }> {
  return new Map(dossier.readings.flatMap(({ article, claims }) => claims.map((claim) => [claim.id, { claim, article }] as const)));
}

/** The figures of a finding in the words of the reports, each once. */
export function reportedWords(finding: Finding, claims: ReturnType<typeof claimsOf>): readonly string[] {
  const current = finding.claims.filter((id) => !finding.superseded.includes(id));
  const words = current.flatMap((id) => claims.get(id)?.claim.figure?.text ?? []).map((text) => shorten(text, 40));
  return [...new Set(words)];
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
