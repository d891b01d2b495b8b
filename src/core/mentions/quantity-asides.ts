import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { kindAt, lowerAt, pastGluedHyphen } from "../text/lexeme-at.ts";
import type { WrittenFigure } from "./number-figures.ts";
import { asideOfBare, isMonth } from "./quantity-asides-bare.ts";
import type { Counted } from "./quantity-counted.ts";
import { beginsAt, capital, endsBefore, isHeadlineCase, type Place, type Previous, within } from "./quantity-place.ts";
import type { Row } from "./quantity-row.ts";

/** How far from a duration its reason may stand, in lexemes. */
const NEAR = 16;

/** The reason why a written number is no figure, by grammar and the wording of the pack; null for a figure. */
export function findAside(
  row: Row,
  figure: WrittenFigure,
  unit: UnitRow | null,
  counted: Counted | null,
  previous: Previous | null,
  numbers: NumberPack,
  units: UnitTable,
): string | null {
  const { lexemes } = row;
  const from = row.sentenceFrom[figure.from] ?? 0;
  const to = row.sentenceTo[figure.from] ?? lexemes.length;
  const place: Place = { lexemes, figure, unit, counted, previous, numbers, units, from, to };
  if (figure.code !== null) return asideOfCode(place, figure.code);
  if (endsBefore(place, "halfHour", figure.bare) || beginsAt(place, "halfHour", figure.bare)) return "clock time";
  const early = unit === null ? asideOfBare(place) : unit.base === "s" ? asideOfAge(place) : null;
  if (early !== null) return early;
  const hyphen = pastGluedHyphen(place.lexemes, figure.to);
  if (hyphen > figure.to && beginsAt(place, "describes", hyphen) && (unit === null || unit.base === "count")) return "description";
  if (beginsAt(place, "storeys", hyphen)) return "description";
  if (figure.spelled) {
    if (unit === null && counted?.plural !== true && capital(place, figure.bare) && capital(place, figure.bare - 1) && !isHeadlineCase(place))
      return "identifier";
    if (coversIdiom(place)) return unit?.base === "s" ? "elapsed time" : "idiom";
    if (unit === null && counted === null && isPronoun(place)) return "idiom";
  }
  if (unit === null && isPopulation(place)) return "population";
  if (counted !== null && figure.high <= 12 && figure.qualifier === "exact" && counted.unit !== "vehicle" && isSource(place, counted))
    return "number of sources";
  if (within(place, "penalties", figure.from - (unit?.base === "s" || unit?.money === true ? 14 : 8), figure.from + 1)) return "legal penalty";
  if (unit?.base === "s") return asideOfTime(place, unit);
  if (isDenominator(place)) return "denominator";
  if (unit === null) {
    if (counted === null && within(place, "technical", figure.from - NEAR, figure.end + NEAR)) return "general information";
  } else {
    const measure = asideOfMeasure(place, unit);
    if (measure !== null) return measure;
  }
  if (
    endsBefore(place, "thresholdsBefore", figure.bare) ||
    within(place, "thresholds", figure.from - 7, figure.from + 1) ||
    within(place, "thresholds", figure.end, figure.end + 3)
  )
    return "threshold";
  return beginsAt(place, "technical", figure.unit?.from ?? figure.end) ? "general information" : null;
}

/** What a number written onto letters or a code is. */
function asideOfCode(place: Place, code: string): string {
  const { figure } = place;
  if (code === "identifier" && endsBefore(place, "phoneBefore", figure.from)) return "telephone number";
  if (code === "ordinal" && (isMonth(place, figure.end) || isMonth(place, figure.from - 1))) return "date";
  return code;
}

/** "The 26-year-old", "six weeks of age", "aged two years". */
function asideOfAge(place: Place): string | null {
  const { figure } = place;
  const old =
    beginsAt(place, "old", pastGluedHyphen(place.lexemes, figure.unit?.to ?? figure.end)) || beginsAt(place, "ageAfter", figure.unit?.from ?? figure.end);
  return old || endsBefore(place, "ageBefore", figure.from) ? "age" : null;
}

/** Time that passes in the telling; null for the length of a curfew, a ban, an outage. */
function asideOfTime(place: Place, unit: UnitRow): string | null {
  const { figure } = place;
  const { from, end } = figure;
  if (figure.shape === "fraction" || beginsAt(place, "elapsedAgo", end)) return "elapsed time";
  if (beginsAt(place, "elapsedLead", from - 1) && !within(place, "durationClaims", from - 8, from)) return "elapsed time";
  if (within(place, "durationClaims", from - NEAR, end + NEAR)) return null;
  // "It will be repeated for five nights": the sentence before named the order
  if (beginsAt(place, "durationLead", from - 1) && unit.factor >= 3600)
    for (let k = Math.max(0, from - 24); k < from; k += 1) if (beginsAt(place, "durationClaims", k)) return null;
  return "elapsed time";
}

/** Why a number with a unit of measure, of time apart, is no figure of a claim; null when it is one. */
function asideOfMeasure(place: Place, unit: UnitRow): string | null {
  const { lexemes, figure, numbers } = place;
  const { from, end } = figure;
  if (unit.money) {
    const bySale = figure.per !== null && numbers.asides.priceUnits.at(lexemes, end - 1) !== null;
    return bySale || unit.factor < 1 || within(place, "priceContext", from - 14, end + 10) ? "price" : null;
  }
  if (unit.base === "%") return within(place, "priceContext", from - 8, from) ? "price" : null;
  if (beginsAt(place, "each", end) || (beginsAt(place, "apart", end) && unit.base === "m")) return "description";
  if (unit.base === "magnitude" && within(place, "technical", from - NEAR, end + NEAR)) return "general information";
  return unit.base === "m" && figure.per === null && isLocating(place) ? "locates a place" : null;
}

/** "18 of the twenty stations": the whole of which the number before is a part. */
function isDenominator({ figure, previous, numbers, lexemes }: Place): boolean {
  if (previous === null || previous.aside !== null || figure.qualifier !== "exact") return false;
  const lead = numbers.asides.denominators.before(lexemes, figure.from);
  return lead !== null && figure.from - lead.length === previous.figure.end;
}

/** Fixed wording that begins at the number or up to three words before it and covers it. */
function coversIdiom(place: Place): boolean {
  const { figure, numbers, lexemes } = place;
  for (let k = Math.max(place.from, figure.from - 3); k <= figure.bare; k += 1) {
    const match = numbers.asides.idioms.at(lexemes, k);
    if (match !== null && k + match.length > figure.bare) return true;
  }
  return false;
}

/** "One asked", "the two": a pronoun; "one of them" and "one is dead" count. */
function isPronoun({ figure, numbers, lexemes, units }: Place): boolean {
  const { end, high } = figure;
  if (high !== 1 && (high !== 2 || !numbers.the.has(lowerAt(lexemes, figure.bare - 1)))) return false;
  if (numbers.backReferences.at(lexemes, end) !== null) return false;
  for (let k = end; k < end + 5; k += 1) {
    if (units.personStates.at(lexemes, k) !== null) return false;
    if (!numbers.copulas.has(lowerAt(lexemes, k))) return true;
  }
  return true;
}

/** "A town of 27,000 people", "40,000 people live there". */
function isPopulation(place: Place): boolean {
  const { figure, counted, lexemes } = place;
  if (figure.low < 100 || (counted !== null && counted.unit !== "person" && counted.unit !== "household")) return false;
  if (endsBefore(place, "populationBefore", figure.from) || endsBefore(place, "populationOf", figure.from)) return true;
  if (counted !== null)
    for (let k = counted.to; k < counted.to + 6 && kindAt(lexemes, k) === "word"; k += 1) if (beginsAt(place, "populationVerbs", k)) return true;
  return false;
}

/** "Two officials said", "three people familiar with the plan": those who are quoted. */
function isSource(place: Place, counted: Counted): boolean {
  const { figure, numbers, lexemes } = place;
  if (!numbers.sourceNouns.has(counted.lemma)) return false;
  if (endsBefore(place, "sourceLead", figure.from)) return true;
  for (let k = counted.to; k < Math.min(place.to, counted.to + 12); k += 1) {
    if (beginsAt(place, "sourceWith", k) || beginsAt(place, "sourceVerbs", k)) return true;
    if (beginsAt(place, "sourceStops", k) || lowerAt(lexemes, k) === ";") return false;
    if (lowerAt(lexemes, k) === "," && !beginsAt(place, "sourceAsides", k + 1) && !beginsAt(place, "sourceVerbs", k + 1)) return false;
  }
  return false;
}

/** "The village lies 90 miles south of the capital", "Varna, 30 km from Lund". */
function isLocating(place: Place): boolean {
  const { figure, previous, lexemes } = place;
  const { from, end } = figure;
  if (!beginsAt(place, "directions", end) && !beginsAt(place, "fromWords", end)) return false;
  if (SETS_OFF.has(lowerAt(lexemes, from - 1)) && (capital(place, from - 2) || beginsAt(place, "locates", from - 2))) return true;
  if (previous?.aside === "population" && from - previous.figure.end <= 2) return true;
  if (beginsAt(place, "lies", from - 1)) return true;
  if (beginsAt(place, "copulaPlace", from - 1))
    for (let k = Math.max(place.from, from - 8); k < from - 1; k += 1) if (beginsAt(place, "locates", k)) return true;
  return false;
}

/** What sets a remark off from the place it is about. */
const SETS_OFF = new Set([",", "(", "–", "—"]);
