import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import { YEAR } from "./number-figures.ts";
import { beginsAt, capital, endsBefore, hasFigureWord, isHeadlineCase, type Place, within } from "./quantity-place.ts";

/** No person is older. */
const MAX_AGE = 115;
/** Asides that run on to the next number: "aged 6 and 11", "Nos. 1 to 3". */
const RUN_ON = new Set<string | null>(["age", "identifier", "date", "clock time", "telephone number", "identifier or telephone number"]);
/** "14.05" at the head of an entry. */
const ENTRY_TIME = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/;
/** What stands behind the age of a name that has no second comma. */
const AFTER_AGE = new Set([".", ")", "", ";", "and", "who"]);
const NUMBER_SIGNS = new Set(["no", "nos", "nr", "#"]);

/** Why a number without a unit of measure is no figure, before its wording is looked at: a date, a time, an age, a name; null for none of these. */
export function asideOfBare(place: Place): string | null {
  return runOn(place) ?? telephone(place) ?? date(place) ?? year(place) ?? clock(place) ?? age(place) ?? name(place);
}

const isInteger = ({ figure }: Place): boolean => Number.isInteger(figure.low) && Number.isInteger(figure.high);
const isPlain = ({ figure }: Place): boolean => figure.shape === "plain" || figure.shape === "range";

/** The number goes on the aside before it: "aged 6 and 11". */
function runOn(place: Place): string | null {
  const { previous, figure, counted } = place;
  if (previous === null || counted !== null || !RUN_ON.has(previous.aside)) return null;
  return figure.from - previous.figure.end === 1 && beginsAt(place, "joints", previous.figure.end) ? previous.aside : null;
}

/** "Call 555 0100 or 555 0200". */
function telephone(place: Place): string | null {
  const { previous, figure, counted, lexemes } = place;
  if (figure.spelled || figure.shape !== "plain") return null;
  const last = previous?.aside?.endsWith("telephone number") === true ? previous.figure : null;
  const found =
    (counted === null && figure.low >= 100 && endsBefore(place, "phoneBefore", figure.bare)) ||
    (last !== null && (figure.from === last.to || (counted === null && lowerAt(lexemes, figure.bare - 1) === "or" && figure.from - last.end <= 5)));
  return found ? "telephone number" : null;
}

/** The word is the name of a month. */
export const isMonth = (place: Place, index: number): boolean => capital(place, index) && beginsAt(place, "months", index);

/** "12 May", "May 12", "Jan. 24", "11 and 12 May", "Tuesday 12". */
function date(place: Place): string | null {
  const { lexemes, figure, counted } = place;
  const { end, bare } = figure;
  if (!isPlain(place) || !isInteger(place) || figure.high > 31) return null;
  const monthBefore = isMonth(place, bare - 1) || (lowerAt(lexemes, bare - 1) === "." && isMonth(place, bare - 2));
  const found =
    isMonth(place, end) ||
    (monthBefore && !figure.spelled) ||
    (beginsAt(place, "joints", end) && kindAt(lexemes, end + 1) === "number" && isMonth(place, end + 2)) ||
    (counted === null && capital(place, bare - 1) && endsBefore(place, "weekdays", bare));
  return found ? "date" : null;
}

/** "In 2031", "the 2031 budget", "1990 to 1995"; not "2000 people". */
function year(place: Place): string | null {
  const { lexemes, figure, counted } = place;
  const { bare } = figure;
  if (!YEAR.test(textAt(lexemes, bare))) return null;
  if (figure.shape === "range") {
    const years = figure.to - bare === 3 && YEAR.test(textAt(lexemes, bare + 2)) && figure.qualifier === "range";
    return years && (counted === null || counted.unit === "count" || beginsAt(place, "yearLead", bare - 1)) ? "year" : null;
  }
  if (figure.to - bare > 1) return null;
  const found =
    counted === null ||
    !counted.plural ||
    beginsAt(place, "yearLead", bare - 1) ||
    isMonth(place, bare - 1) ||
    (counted.unit === "count" && beginsAt(place, "yearOfNoun", bare - 1));
  return found ? "year" : null;
}

/** "14.05 Sirens sounded", "at four in the afternoon", "half past three", "open from 8 to 17", "at six". */
function clock(place: Place): string | null {
  const { lexemes, figure, counted, numbers, previous } = place;
  const { bare, end } = figure;
  if (bare === place.from && ENTRY_TIME.test(textAt(lexemes, bare)) && capital(place, end)) return "clock time";
  if (!isPlain(place) || figure.high > 24 || figure.low < 0) return null;
  if (beginsAt(place, "clockAfter", end)) return "clock time";
  if (counted !== null || !isInteger(place)) return null;
  const next = lowerAt(lexemes, end);
  // "ten past three"
  if (next === "past" && numbers.cardinals.has(lowerAt(lexemes, end + 1))) return "clock time";
  if (lowerAt(lexemes, bare - 1) === "past" && previous?.figure.end === bare - 1) return "clock time";
  if (figure.shape === "range" || figure.step !== null) return within(place, "clockNear", figure.from - 8, end + 5) ? "clock time" : null;
  const alone = kindAt(lexemes, end) !== "word" || numbers.phraseEnds.has(next);
  return alone && figure.high <= 12 && endsBefore(place, "clockLead", bare) && !hasFigureWord(place) ? "clock time" : null;
}

/** "Aged 40", "Lena Marr, 47, lost", "a woman of 30", "people over 60". */
function age(place: Place): string | null {
  const { lexemes, figure, counted } = place;
  const { bare } = figure;
  if (!isInteger(place) || figure.high > MAX_AGE) return null;
  const found =
    endsBefore(place, "ageBefore", figure.from) ||
    (counted === null &&
      ((lowerAt(lexemes, bare - 1) === "," && closesAge(place)) ||
        endsBefore(place, "ageOf", figure.from) ||
        (endsBefore(place, "ageGroup", bare) && endsBefore(place, "ageGroupLead", bare - 1) && !hasFigureWord(place))));
  return found ? "age" : null;
}

/** A number behind a name and a comma ends like an age. */
function closesAge(place: Place): boolean {
  const { lexemes, figure } = place;
  const close = lowerAt(lexemes, figure.end);
  if (figure.spelled || kindAt(lexemes, figure.bare - 2) !== "word") return false;
  return close === "," || (AFTER_AGE.has(close) && capital(place, figure.bare - 2));
}

/** Numbers in names of things: "Category 4", "Apple Watch 5", "12 Mill Lane", "room 12", "(3)", "2. ". */
function name(place: Place): string | null {
  const { lexemes, figure, counted } = place;
  const { bare, end } = figure;
  if (figure.spelled) return null;
  const integer = isInteger(place);
  const open = lowerAt(lexemes, bare - 1);
  const close = lowerAt(lexemes, end);
  if (figure.qualifier === "exact" || figure.qualifier === "range") {
    if (isLabelled(place) || (integer && counted === null && isNamePart(place))) return "identifier";
    const street = beginsAt(place, "streets", end) || beginsAt(place, "streets", end + 1) || beginsAt(place, "streets", end + 2);
    if (street && capital(place, end) && bare > place.from) return "identifier";
    if (open === "(" && close === ")" && integer && figure.high < 100) return "list number";
    if (counted === null && integer && endsBefore(place, "lowerIdentifiers", bare)) return "identifier";
  }
  const listed = close === ")" || (close === "." && gapAt(lexemes, end + 1) === true && integer && figure.high < 100);
  return listed && bare === place.from && counted === null ? "list number" : null;
}

/** A capitalised noun of labels stands before the number, or a sign like "No.". */
function isLabelled(place: Place): boolean {
  const { lexemes, figure, counted, numbers } = place;
  const lead = numbers.asides.identifiers.before(lexemes, figure.bare);
  if (lead === null) return false;
  const at = figure.bare - lead.length;
  if (NUMBER_SIGNS.has(lowerAt(lexemes, at))) return true;
  return capital(place, at) && (counted === null || (at > place.from && counted.unit === "count"));
}

/** "Apple Watch 5", "S&P 500": digits behind a name, with nothing counted behind them. */
function isNamePart(place: Place): boolean {
  const { lexemes, figure, numbers, units } = place;
  const { bare, end } = figure;
  if (figure.step !== null || figure.shape !== "plain" || figure.low >= 1000 || bare - 1 <= place.from) return false;
  if (gapAt(lexemes, bare) !== true || !/\p{Lu}/u.test(textAt(lexemes, bare - 1)) || isHeadlineCase(place)) return false;
  if (beginsAt(place, "weekdays", bare - 1) || isMonth(place, bare - 1)) return false;
  const next = lowerAt(lexemes, end);
  return !(
    numbers.copulas.has(next) ||
    units.personContext.has(next) ||
    units.personStates.at(lexemes, end) !== null ||
    units.classes.at(lexemes, end) !== null
  );
}
