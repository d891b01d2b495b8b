import type { Citation, FigureRow, Finding } from "../model/index.ts";
import { currentClaims, figureWords, type Story } from "./phrase.ts";
import { citationOf, range } from "./wording.ts";

/** Rows of the table at most: the brief fits two pages. */
const MOST_ROWS = 7;

/** Base units shown in a unit people read, with the factor. */
const SHOWN: Readonly<Record<string, readonly [string, number]>> = {
  m2: ["km²", 1e6],
  m: ["m", 1],
  m3: ["m³", 1],
  kg: ["t", 1000],
  s: ["days", 86400],
  celsius: ["°C", 1],
  person: ["people", 1],
  household: ["households", 1],
};

/** Groups digits by threes from the right: "1036" -> "1,036". */
function groupDigits(digits: string): string {
  let out = "";
  for (let at = 0; at < digits.length; at += 1) out += (at > 0 && (digits.length - at) % 3 === 0 ? "," : "") + digits.charAt(at);
  return out;
}

const grouped = (value: number): string => {
  const rounded = Number(value.toPrecision(4));
  return `${rounded < 0 ? "−" : ""}${String(Math.abs(rounded)).replace(/^\d+/, groupDigits)}`;
};

/** A figure in the unit people read; "–" for an open bound. */
export function showValue(value: number | null, unit: string): { readonly text: string; readonly unit: string } {
  const long = unit === "m" && value !== null && Math.abs(value) >= 1000;
  const [name, factor] = long ? ["km", 1000] : (SHOWN[unit] ?? [unit === "count" ? "" : unit, 1]);
  return { text: value === null ? "–" : grouped(value / factor), unit: name };
}

const day = (instant: string | null | undefined): string => (instant === null || instant === undefined ? "" : instant.slice(0, 10));

/** The table of key figures: low, best and high in one unit, the origins behind them, and the words the reports used. */
export function composeKeyFigures(findings: readonly Finding[], story: Story): readonly FigureRow[] {
  const rows: FigureRow[] = [];
  for (const finding of findings) {
    if (rows.length >= MOST_ROWS) break;
    const claims = currentClaims(finding, story).filter((claim) => claim.figure !== null && !claim.background && claim.polarity === "asserted");
    const estimate = finding.estimate;
    if (claims.length === 0 || estimate === null) continue;
    const scale = showValue(estimate.high ?? estimate.low ?? estimate.best, estimate.unit).unit;
    const show = (value: number | null): string => {
      if (value === null) return "–";
      if (scale === "km") return grouped(value / 1000);
      return showValue(value, estimate.unit).text;
    };
    const dates = [...new Set(claims.map((claim) => day(story.articles.get(claim.article)?.article.published?.from)).filter((date) => date !== ""))].sort();
    const words = [...new Set(claims.map((claim) => figureWords(claim, story.articles)).filter((text) => text !== ""))];
    const citations = claims.slice(0, 4).map(citationOf) as [Citation, ...Citation[]];
    rows.push({
      what: finding.label,
      low: show(estimate.low),
      best: show(estimate.best),
      high: show(estimate.high),
      unit: scale,
      origins: range(finding.count.min, finding.count.max),
      asOf: [...new Set([...dates.slice(0, 1), ...dates.slice(-1)])].join(" to "),
      words: words
        .slice(0, 3)
        .map((text) => `“${text}”`)
        .join(", "),
      finding: finding.id,
      citations,
    });
  }
  return rows;
}
