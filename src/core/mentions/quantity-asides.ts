import type { AsideList, NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { WrittenFigure } from "./number-figures.ts";
import type { Counted } from "./quantity-counted.ts";
import type { Row } from "./quantity-row.ts";

/** What stood before: some asides run on over "and", "or", "to". */
interface Previous {
  readonly figure: WrittenFigure;
  readonly aside: string | null;
}

const YEAR = { low: 1500, high: 2199 };
/** No person is older. */
const MAX_AGE = 115;
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
  const list = (name: AsideList) => numbers.asides[name];
  const sentenceFrom = row.sentenceFrom[figure.from] ?? 0;
  const sentenceTo = row.sentenceTo[figure.from] ?? lexemes.length;
  const lower = (index: number): string => lowerAt(lexemes, index);
  const capital = (index: number): boolean => /^\p{Lu}/u.test(textAt(lexemes, index));
  const before = (name: AsideList, index: number): boolean => list(name).before(lexemes, index) !== null;
  const after = (name: AsideList, index: number): boolean => list(name).at(lexemes, index) !== null;
  const within = (name: AsideList, from: number, to: number): boolean => {
    for (let k = Math.max(sentenceFrom, from); k < Math.min(sentenceTo, to); k += 1) if (after(name, k)) return true;
    return false;
  };
  const integer = Number.isInteger(figure.low) && Number.isInteger(figure.high);
  const plain = figure.shape === "plain" || figure.shape === "range";
  const bareDigits = figure.shape === "plain" && !figure.spelled && integer && unit === null && figure.to - figure.bare <= 1;
  const joined = previous !== null && previous.aside !== null && figure.from - previous.figure.end === 1 && after("joints", previous.figure.end);
  const end = figure.end;
  const isMonth = (index: number): boolean => capital(index) && after("months", index);
  const isMonthBefore = (index: number): boolean =>
    isMonth(index - 1) || (lower(index - 1) === "." && gapAt(lexemes, index - 1) === false && isMonth(index - 2));

  if (figure.code !== null) {
    if (figure.code === "identifier" && before("phoneBefore", figure.from)) return "telephone number";
    if (figure.code === "ordinal" && (isMonth(end) || isMonth(figure.from - 1))) return "date";
    return figure.code;
  }
  if (before("halfHour", figure.bare) || after("halfHour", figure.bare)) return "clock time";
  if (
    joined &&
    unit === null &&
    counted === null &&
    previous.aside !== null &&
    ["age", "identifier", "date", "clock time", "telephone number", "identifier or telephone number"].includes(previous.aside)
  )
    return previous.aside;

  if (unit === null && !figure.spelled && figure.shape === "plain" && counted === null && figure.low >= 100 && before("phoneBefore", figure.bare))
    return "telephone number";
  if (unit === null && !figure.spelled && previous?.aside === "telephone number" && figure.from === previous.figure.to) return "telephone number";
  if (
    bareDigits &&
    counted === null &&
    previous?.aside?.endsWith("telephone number") === true &&
    lower(figure.bare - 1) === "or" &&
    figure.from - previous.figure.end <= 5
  )
    return "telephone number";
  // dates
  if (unit === null && plain && integer && figure.high <= 31 && figure.low >= 1) {
    if (isMonth(end) || (isMonthBefore(figure.bare) && !figure.spelled)) return "date";
    if (after("joints", end) && kindAt(lexemes, end + 1) === "number" && isMonth(end + 2)) return "date";
    if (capital(figure.bare - 1) && before("weekdays", figure.bare) && counted === null) return "date";
  }
  if (
    bareDigits &&
    figure.low >= YEAR.low &&
    figure.high <= YEAR.high &&
    !textAt(lexemes, figure.bare).includes(",") &&
    textAt(lexemes, figure.bare).length === 4
  ) {
    const prep = after("yearLead", figure.bare - 1) || isMonth(figure.bare - 1);
    if (prep || counted === null || !counted.plural || (counted.unit === "count" && after("yearOfNoun", figure.bare - 1))) return "year";
  }
  if (
    figure.shape === "range" &&
    unit === null &&
    figure.low >= 1000 &&
    figure.high <= YEAR.high &&
    !figure.spelled &&
    figure.qualifier === "range" &&
    figure.to - figure.bare === 3 &&
    (counted === null || counted.unit === "count") &&
    !lexemes.slice(figure.bare, figure.to).some((lexeme) => lexeme.text.includes(","))
  )
    return "year";
  // clock
  const opening = textAt(lexemes, figure.bare);
  if (
    figure.bare === sentenceFrom &&
    unit === null &&
    opening.length >= 4 &&
    opening.length <= 5 &&
    opening[opening.length - 3] === "." &&
    figure.high < 24 &&
    !figure.spelled &&
    capital(end)
  )
    return "clock time";
  if (unit === null && plain && figure.high <= 24 && figure.low >= 0 && (integer || figure.high < 13)) {
    if (after("clockAfter", end)) return "clock time";
    if (integer && counted === null) {
      if (after("clockMinutes", end) && lower(end) === "past" && numbers.cardinals.has(lower(end + 1))) return "clock time";
      if (lower(figure.bare - 1) === "past" && previous?.figure.end === figure.bare - 1) return "clock time";
      if (figure.shape === "range" && (within("clockNear", figure.from - 8, end + 5) || after("clockAfter", end))) return "clock time";
      if (figure.step !== null && within("clockNear", figure.from - 8, end + 5)) return "clock time";
      const figures = hasFigureWord(sentenceFrom, figure.from);
      if (figure.high <= 12 && figure.shape === "plain" && figure.step === null && before("clockLead", figure.bare) && !figures) {
        const next = lexemes[end];
        if (next === undefined || next.kind !== "word" || numbers.phraseEnds.has(next.lower) || next.lower === "o'clock") return "clock time";
      }
    }
  }
  // ages
  if (unit?.base === "s" && after("old", skipHyphen(figure.unit?.to ?? end))) return "age";
  if (integer && figure.high <= MAX_AGE && (unit === null || unit.base === "s")) {
    const old = unit !== null && unit.base === "s" && (after("ageAfter", figure.unit?.from ?? end) || after("old", skipHyphen(end)));
    if (old) return "age";
    if (before("ageBefore", figure.from) || before("ageBefore", figure.bare)) return "age";
    if (unit === null && counted === null) {
      const comma = lower(figure.bare - 1) === ",";
      const close = lower(end);
      if (
        comma &&
        !figure.spelled &&
        kindAt(lexemes, figure.bare - 2) === "word" &&
        figure.low >= 1 &&
        (close === "," || ((close === "." || close === ")" || close === "" || close === ";" || close === "and" || close === "who") && capital(figure.bare - 2)))
      )
        return "age";
      if (before("ageOf", figure.from)) return "age";
      const group = before("ageGroup", figure.bare) && figure.low <= 100 && figure.from === figure.bare - 1;
      if (group && before("ageGroupLead", figure.from) && !hasFigureWord(sentenceFrom, figure.from)) return "age";
      if (list("ageAfter").at(lexemes, end) !== null) return "age";
    }
  }
  // names of things
  if (!figure.spelled && unit === null && (figure.qualifier === "exact" || figure.qualifier === "range")) {
    const lead = list("identifiers").before(lexemes, figure.bare);
    if (lead !== null) {
      const word = lexemes[figure.bare - lead.length];
      const abbreviation = ["no", "nos", "nr", "#"].includes(word?.lower ?? "");
      const midSentence = figure.bare - lead.length > sentenceFrom;
      if (abbreviation || (/^\p{Lu}/u.test(word?.text ?? "") && (midSentence || counted === null) && (counted === null || counted.unit === "count")))
        return "identifier";
    }
    if (integer && counted === null && figure.step === null && figure.shape === "plain" && isNamePart()) return "identifier";
    if (capital(end) && after("streets", end + (after("streets", end) ? 0 : after("streets", end + 1) ? 1 : 2)) && figure.bare > sentenceFrom)
      return "identifier";
    if (lower(figure.bare - 1) === "(" && lower(end) === ")" && integer && figure.high < 100) return "list number";
    if (counted === null && integer && before("lowerIdentifiers", figure.bare)) return "identifier";
  }
  if (
    figure.bare === sentenceFrom &&
    !figure.spelled &&
    counted === null &&
    unit === null &&
    (lower(end) === ")" || (lower(end) === "." && gapAt(lexemes, end + 1) === true && integer && figure.high < 100))
  )
    return "list number";
  const hyphen = skipHyphen(figure.to);
  if (hyphen > figure.to && after("describes", hyphen) && (unit === null || unit.base === "count")) return "description";
  if (after("storeys", hyphen)) return "description";
  if (
    figure.spelled &&
    figure.bare > sentenceFrom &&
    unit === null &&
    counted?.plural !== true &&
    capital(figure.bare) &&
    figure.to - figure.bare === 1 &&
    figure.shape === "plain" &&
    capital(figure.bare - 1) &&
    kindAt(lexemes, figure.bare - 1) === "word" &&
    !isHeadlineCase()
  )
    return "identifier";
  if (coversIdiom()) return unit !== null && unit.base === "s" ? "elapsed time" : "idiom";
  if (
    figure.spelled &&
    counted === null &&
    unit === null &&
    figure.low === figure.high &&
    (figure.low === 1 || (figure.low === 2 && numbers.the.has(lower(figure.bare - 1)))) &&
    numbers.backReferences.at(lexemes, end) === null &&
    !followsState()
  )
    return "idiom";
  if (figure.shape === "fraction" && unit !== null && unit.base === "s") return "elapsed time";
  // populations
  if (unit === null && figure.low >= 100 && (counted === null || counted.unit === "person" || counted.unit === "household")) {
    if (before("populationBefore", figure.from)) return "population";
    if (before("populationOf", figure.from)) return "population";
    if (counted !== null)
      for (let k = counted.to; k < counted.to + 6 && kindAt(lexemes, k) === "word"; k += 1) if (after("populationVerbs", k)) return "population";
  }
  if (counted !== null && figure.high <= 12 && figure.qualifier === "exact" && counted.unit !== "vehicle" && isSource()) return "number of sources";
  if (
    within("penalties", figure.from - 8, figure.from + 1) ||
    (unit !== null && (unit.base === "s" || unit.money) && within("penalties", figure.from - 14, figure.from + 1))
  )
    return "legal penalty";
  if (unit?.base === "s") {
    if (after("elapsedAgo", end)) return "elapsed time";
    if (after("elapsedLead", figure.from - 1) && !within("durationClaims", figure.from - 8, figure.from)) return "elapsed time";
    if (within("durationClaims", figure.from - NEAR, end + NEAR)) return null;
    // "It will be repeated for five nights": the sentence before named the order
    const forWord = after("durationLead", figure.from - 1);
    if (forWord && unit.factor >= 3600) for (let k = Math.max(0, figure.from - 24); k < figure.from; k += 1) if (after("durationClaims", k)) return null;
    return "elapsed time";
  }
  if (
    previous !== null &&
    previous.aside === null &&
    figure.qualifier === "exact" &&
    figure.from - previous.figure.end >= 1 &&
    figure.from - previous.figure.end <= 3 &&
    before("denominators", figure.from)
  ) {
    const lead = list("denominators").before(lexemes, figure.from);
    if (lead !== null && figure.from - lead.length === previous.figure.end) return "denominator";
  }
  if (unit !== null && !unit.money && unit.base !== "%" && (after("each", end) || (after("apart", end) && unit.base === "m"))) return "description";
  if (unit?.base === "%" && within("priceContext", figure.from - 8, figure.from)) return "price";
  if ((unit?.base === "magnitude" || (unit === null && counted === null)) && within("technical", figure.from - NEAR, end + NEAR)) return "general information";
  if (unit?.base === "m" && figure.per === null && isLocating()) return "locates a place";
  if (unit?.money === true) {
    const bySale = figure.per !== null && numbers.asides.priceUnits.at(lexemes, end - 1) !== null;
    if (bySale || unit.factor < 1 || within("priceContext", figure.from - 14, end + 10)) return "price";
  }
  if (before("thresholdsBefore", figure.bare) || within("thresholds", figure.from - 7, figure.from + 1) || within("thresholds", end, end + 3))
    return "threshold";
  if (after("technical", figure.unit?.from ?? end)) return "general information";
  return null;

  function skipHyphen(index: number): number {
    const lexeme = lexemes[index];
    return lexeme !== undefined && lexeme.kind === "sign" && (lexeme.text === "-" || lexeme.text === "‑") && !lexeme.gap ? index + 1 : index;
  }
  /** "Apple Watch 5", "S&P 500": digits behind a name, with nothing counted behind them. */
  function isNamePart(): boolean {
    const name = lexemes[figure.bare - 1];
    const gap = gapAt(lexemes, figure.bare) === true;
    if (name === undefined || name.kind !== "word" || !gap || figure.bare - 1 === sentenceFrom || !/\p{Lu}/u.test(name.text) || isHeadlineCase()) return false;
    if (after("weekdays", figure.bare - 1) || isMonth(figure.bare - 1) || figure.low >= 1000) return false;
    const next = lexemes[end];
    return !(
      next !== undefined &&
      next.kind === "word" &&
      (numbers.copulas.has(next.lower) ||
        units.personStates.at(lexemes, end) !== null ||
        units.classes.at(lexemes, end) !== null ||
        units.personContext.has(next.lower))
    );
  }
  /** Most words of the sentence begin with a capital: a headline. */
  function isHeadlineCase(): boolean {
    let words = 0;
    let capitals = 0;
    for (let k = sentenceFrom; k < Math.min(sentenceTo, sentenceFrom + 40); k += 1) {
      const lexeme = lexemes[k];
      if (lexeme?.kind !== "word" || lexeme.text.length < 4) continue;
      words += 1;
      if (capital(k)) capitals += 1;
    }
    return words > 0 && capitals * 4 > words * 3;
  }
  function hasFigureWord(from: number, to: number): boolean {
    for (let k = Math.max(from, to - 18); k < to; k += 1) {
      const word = lower(k);
      if (units.personContext.has(word) || units.measureNouns.has(word) || numbers.moves.has(word) || after("figureVerbs", k)) return true;
    }
    return false;
  }
  function coversIdiom(): boolean {
    if (!figure.spelled) return false;
    for (let k = Math.max(sentenceFrom, figure.from - 3); k <= figure.bare; k += 1) {
      const match = list("idioms").at(lexemes, k);
      if (match !== null && k + match.length > figure.bare) {
        // "one of them dead" counts; "the one" is a pronoun
        return true;
      }
    }
    return false;
  }
  function followsState(): boolean {
    for (let k = end; k < end + 5; k += 1) {
      if (units.personStates.at(lexemes, k) !== null) return true;
      if (!numbers.copulas.has(lower(k))) return false;
    }
    return false;
  }
  function isSource(): boolean {
    if (counted === null || !numbers.sourceNouns.has(counted.lemma)) return false;
    if (before("sourceLead", figure.from)) return true;
    for (let k = counted.to; k < Math.min(sentenceTo, counted.to + 14); k += 1) {
      if (after("sourceWith", k)) return true;
      if (k < counted.to + 12 && after("sourceVerbs", k)) return true;
      const word = lower(k);
      if (after("sourceStops", k)) return false;
      if ([";", "."].includes(word) && gapAt(lexemes, k + 1) === true) return false;
      if (word === "," && !after("sourceAsides", k + 1) && !after("sourceVerbs", k + 1)) return false;
    }
    return false;
  }
  function isLocating(): boolean {
    const direction = after("directions", end) || after("fromWords", end);
    if (!direction) return false;
    const mark = lower(figure.from - 1);
    if (
      (mark === "," || mark === "(" || mark === "–" || mark === "—") &&
      kindAt(lexemes, figure.from - 2) === "word" &&
      (capital(figure.from - 2) || after("locates", figure.from - 2))
    )
      return true;
    if (previous?.aside === "population" && figure.from - previous.figure.end <= 2) return true;
    if (after("lies", figure.from - 1)) return true;
    if (after("copulaPlace", figure.from - 1))
      for (let k = Math.max(sentenceFrom, figure.from - 8); k < figure.from - 1; k += 1) if (after("locates", k) && !after("copulaPlace", k)) return true;
    return false;
  }
}
