import type { Article } from "../model/index.ts";
import { type OutletTable, outletByName } from "../packs/outlets.ts";
import { dayNumber, digitsAt, isCalendarDay, isoDate, toInstant } from "../text/calendar.ts";

/** A calendar day, or a day with a time in UTC. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?Z)?$/;

/** A day as a stretch of 24 hours, a moment as a minute; null for what is neither. */
export function readMoment(text: string): { readonly from: string; readonly to: string; readonly on: string } | null {
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10)] as const;
  if (!MOMENT.test(text) || !isCalendarDay(year, month, day)) return null;
  const number = dayNumber(year, month, day);
  const isDay = text.length === 10;
  const minutes = isDay ? 0 : digitsAt(text, 11, 13) * 60 + digitsAt(text, 14, 16);
  if (minutes >= 24 * 60) return null;
  return { from: toInstant(number, minutes), to: isDay ? toInstant(number + 1) : toInstant(number, minutes + 1), on: isoDate(number) };
}

/** An article with one field as an analyst corrected it; null when the field or the value is none an article can have. */
export function correctArticle(article: Article, field: string, value: unknown, outlets: OutletTable): Article | null {
  if (typeof value !== "string" || value === "") return null;
  if (field === "outlet") {
    const known = outletByName(outlets, value);
    return { ...article, outlet: known?.id ?? null, outletName: known?.name ?? value, outletBasis: "stated" };
  }
  if (field !== "date") return null;
  const moment = readMoment(value);
  if (moment === null) return null;
  return { ...article, published: { from: moment.from, to: moment.to, basis: "stated" }, publishedOn: moment.on, publishedFrom: "review" };
}
