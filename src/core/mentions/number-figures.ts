import type { Qualifier } from "../model/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import { type Numeral, readNumeral, round } from "./number-numeral.ts";
import { readRate, readUnit, type UnitReading } from "./unit-reader.ts";

/** Four digits that may be a year: 1500 to 2199. */
export const YEAR = /^(?:1[5-9]|2[01])\d\d$/;

/** A figure as the text writes it, before it is known what it counts: positions are lexeme indexes, ends exclusive. */
export interface WrittenFigure {
  /** Qualifier, currency sign, numeral and magnitude word. */
  readonly from: number;
  readonly to: number;
  /** First lexeme of the bare number (currency sign or minus included). */
  readonly bare: number;
  /** End of everything that belongs to the figure: unit, rate, qualifier behind. */
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly value: number | readonly [number, number];
  readonly shape: Numeral["shape"] | "range";
  readonly qualifier: Qualifier;
  readonly qualifierFrom: number;
  readonly qualifierTo: number;
  readonly unit: UnitReading | null;
  /** The unit stands with the figure's neighbour: "from 42 to 71 cents". */
  readonly borrowed: UnitRow | null;
  readonly per: string | null;
  /** `from`/`to` of "from 14,000 to 16,000"; null otherwise. */
  readonly step: "from" | "to" | null;
  readonly spelled: boolean;
  /** Written onto letters or a code ("M21", "2-1", "0800 555"): the reason why it counts nothing; null for a number. */
  readonly code: string | null;
}

interface Piece {
  readonly from: number;
  readonly numeral: Numeral;
  readonly currency: UnitRow | null;
  readonly negative: boolean;
  readonly unit: UnitReading | null;
  /** End of numeral and unit. */
  readonly end: number;
  /** End of the numeral, or of the inches in "5ft 11in". */
  readonly numberEnd: number;
  readonly add: number;
}

const DASHES = new Set(["-", "–", "−", "‑"]);
/** Qualifiers that outrank "about" when two stand together: "at least some 40". */
const RANK: Readonly<Record<Qualifier, number>> = { exact: 0, about: 1, range: 1, vague: 1, nearly: 2, under: 3, "at-most": 3, over: 3, "at-least": 3 };
/** How many phrases may stand before one number: "at least an estimated". */
const MAX_QUALIFIERS = 4;

/** Every written number of a row of lexemes, with its qualifier, range, currency and unit of measure. At most `limit`. Linear in the lexemes. */
export function readFigures(lexemes: readonly Lexeme[], numbers: NumberPack, units: UnitTable, limit: number): readonly WrittenFigure[] {
  const out: WrittenFigure[] = [];
  let at = 0;
  while (at < lexemes.length && out.length < limit) {
    const read = figureAt(at);
    if (read === null) at += 1;
    else {
      out.push(...read.figures);
      at = Math.max(at + 1, read.next);
    }
  }
  return out;

  function figureAt(index: number): { figures: WrittenFigure[]; next: number } | null {
    const lexeme = lexemes[index] as Lexeme;
    if (lexeme.kind === "clock") return code(index, index + 1, "clock time");
    if (lexeme.kind === "code") return code(index, index + 1, "identifier or telephone number");
    const a = pieceAt(index);
    if (a === null) return null;
    const to = a.numeral.to;
    if (!a.numeral.spelled) {
      if (gapAt(lexemes, a.from) === false && a.currency === null && hangsOnName(a.from)) return code(a.from, to, "identifier");
      if (gapAt(lexemes, to) === false && kindAt(lexemes, to) === "word" && a.currency === null && a.unit === null)
        return code(a.from, to + 1, suffixReason(to));
    }
    return rangeFrom(a) ?? { figures: [figure(a, null, null, null)], next: a.end };
  }

  /** "M21", "MI-17": letters, or a name and a hyphen, stand directly before the digits. */
  function hangsOnName(index: number): boolean {
    if (kindAt(lexemes, index - 1) === "word") return true;
    return textAt(lexemes, index - 1) === "-" && gapAt(lexemes, index - 1) === false && /^\p{Lu}/u.test(textAt(lexemes, index - 2));
  }

  /** What letters written onto digits make of them: "21st", "1990s", "9am", "7x". */
  function suffixReason(index: number): string {
    const suffix = lowerAt(lexemes, index);
    if (numbers.ordinalSuffixes.has(suffix)) return "ordinal";
    if (suffix === "s") return "decade or year";
    return numbers.asides.clockAfter.at(lexemes, index) === null ? "identifier" : "clock time";
  }

  function code(from: number, to: number, reason: string): { figures: WrittenFigure[]; next: number } {
    return { figures: [codeFigure(from, to, reason)], next: to };
  }

  function codeFigure(from: number, to: number, reason: string): WrittenFigure {
    const known = lexemes[from]?.value || 0;
    return {
      from,
      to,
      bare: from,
      end: to,
      low: known,
      high: known,
      value: known,
      shape: "plain",
      qualifier: "exact",
      qualifierFrom: from,
      qualifierTo: from,
      unit: null,
      borrowed: null,
      per: null,
      step: null,
      spelled: false,
      code: reason,
    };
  }

  /** Number with its sign, currency and unit at a lexeme. */
  function pieceAt(index: number): Piece | null {
    let at = index;
    let negative = false;
    if (
      DASHES.has(textAt(lexemes, at)) &&
      kindAt(lexemes, at + 1) === "number" &&
      gapAt(lexemes, at + 1) === false &&
      (gapAt(lexemes, at) === true || textAt(lexemes, at - 1) === "(")
    ) {
      negative = true;
      at += 1;
    } else if (numbers.negative.has(lowerAt(lexemes, at))) {
      at += textAt(lexemes, at + 1) === "-" ? 2 : 1;
      if (kindAt(lexemes, at) !== "number" && !numbers.cardinals.has(lowerAt(lexemes, at))) return null;
      negative = true;
    }
    const sign = units.currencySigns.at(lexemes, at);
    let currency: UnitRow | null = null;
    if (sign !== null) {
      // "PS6m" and "INR1 trillion" are written on; a single letter with a space is no currency
      const after = at + sign.length;
      const initial = kindAt(lexemes, at) === "word" && textAt(lexemes, at).length < 2;
      if (kindAt(lexemes, after) !== "number" || (initial && gapAt(lexemes, after) === true)) return null;
      currency = sign.value;
      at = after;
    }
    const numeral = readNumeral(lexemes, at, numbers, currency !== null);
    if (numeral === null) return null;
    let unit = currency === null ? readUnit(lexemes, numeral, numbers, units) : null;
    // "35m devices" is a number of devices, "35m tall" a length
    if (
      unit !== null &&
      !unit.compound &&
      unit.row.name === "metre" &&
      textAt(lexemes, unit.from) === "m" &&
      gapAt(lexemes, unit.from) === false &&
      !numeral.scaled
    ) {
      const noun = units.classes.at(lexemes, unit.to);
      if ((noun !== null && noun.value.plural) || (units.words.at(lexemes, unit.to)?.value.base ?? "m") !== "m") {
        const scale = numbers.scaleLetters.get("m") ?? 1;
        const value = round(numeral.low * scale);
        const whole: Numeral = { ...numeral, to: unit.to, low: value, high: value, value, scaled: true };
        const behind = readUnit(lexemes, whole, numbers, units);
        return { from: index, numeral: whole, currency, negative, unit: behind, end: behind?.to ?? unit.to, numberEnd: unit.to, add: 0 };
      }
    }
    let end = unit?.to ?? numeral.to;
    let add = 0;
    if (unit?.row.name === "foot") {
      const inches = readNumeral(lexemes, numbers.conjunction.has(lowerAt(lexemes, end)) ? end + 1 : end, numbers, false);
      const inchUnit = inches === null ? null : readUnit(lexemes, inches, numbers, units);
      // "in" is inches only behind feet
      if (inches !== null && inches.low < 12 && (inchUnit?.row.name === "inch" || lowerAt(lexemes, inches.to) === "in")) {
        add = inches.low / 12;
        end = inchUnit?.to ?? inches.to + 1;
      }
    }
    // "$6m, PS4m": the sign belongs to the number behind it
    if (unit?.row.base === "GBP" && textAt(lexemes, unit.from) === "PS") unit = null;
    return { from: index, numeral, currency, negative, unit, end, numberEnd: numeral.to, add };
  }

  function signed(piece: Piece, value: number): number {
    return piece.negative ? -value : value;
  }

  /** A second number that makes a range, or a step, of the first. */
  function rangeFrom(a: Piece): { figures: WrittenFigure[]; next: number } | null {
    if (a.numeral.shape === "vague" || a.numeral.shape === "fraction") return null;
    const lead = qualifierBefore(a.from);
    const beforeLead = lowerAt(lexemes, lead.from - 1);
    const between = numbers.rangeBetween.has(lowerAt(lexemes, a.from - 1));
    const joint = lowerAt(lexemes, a.end);
    const dash = DASHES.has(joint);
    const to = numbers.rangeTo.has(joint);
    const or = numbers.rangeOr.has(joint);
    if (!dash && !to && !or && !(between && numbers.rangeAnd.has(joint))) return null;
    const steps = to && numbers.rangeFrom.has(beforeLead);
    const second = a.end + 1;
    const phrase = steps ? numbers.before.at(lexemes, second) : null;
    let start = phrase === null ? second : second + phrase.length;
    // "200,000 to-260,000"
    if (to && textAt(lexemes, start) === "-" && gapAt(lexemes, start) === false) start += 1;
    const b = pieceAt(start);
    if (b === null || b.numeral.shape === "fraction") return null;
    if (dash && (kindAt(lexemes, second) !== "number" || a.numeral.spelled || gapAt(lexemes, a.end) !== gapAt(lexemes, second))) return null;
    const unitA = a.currency ?? a.unit?.row ?? null;
    const unitB = b.currency ?? b.unit?.row ?? null;
    // "sent 300 km to 5 villages" is no range
    if (unitA !== null && unitB === null && a.currency === null && !steps) return null;
    if (unitA !== null && unitB !== null && unitA.base !== unitB.base) return null;
    let low = signed(a, a.numeral.low);
    const high = signed(b, b.numeral.high);
    if (!a.numeral.scaled && low * scaleOf(b) <= high) low = round(low * scaleOf(b));
    if (dash && a.currency === null && low >= high && unitB === null) {
      // "2019-20"
      const year = YEAR.test(textAt(lexemes, a.from)) && b.numeral.low < 100;
      return { figures: [codeFigure(a.from, b.numeral.to, year ? "year" : "score or identifier")], next: b.end };
    }
    if (or && high - low !== 1 && (high > low * 1.5 || a.numeral.spelled || b.numeral.spelled)) return null;
    if (steps) {
      // two states of one figure; the unit may stand with the second alone
      const first = figure({ ...a, numeral: { ...a.numeral, low, high: low, value: low }, negative: false }, unitB, "from", null);
      return { figures: [first, figure(b, unitA, "to", null)], next: b.end };
    }
    // "increased by 43.6 billion to 419.2 billion", "lowered by more than 100 to 253": an amount and a level
    const amount = to && beforeLead === "by" && (high > low * 3 || lead.to > lead.from);
    if (high <= low || amount || b.numeral.shape === "vague") return null;
    return { figures: [figure(a, unitB, null, { piece: b, low, high, from: between ? a.from - 1 : a.from })], next: b.end };
  }

  /** Factor of the magnitude word of a number: 1e6 for "15 million". */
  function scaleOf(piece: Piece): number {
    const last = lowerAt(lexemes, piece.numeral.to - 1);
    return numbers.scales.get(last) ?? numbers.scaleLetters.get(last) ?? 1;
  }

  function qualifierBefore(index: number): { from: number; to: number; qualifier: Qualifier | null } {
    let start = index;
    let best: Qualifier | null = null;
    let from = index;
    for (let n = 0; n < MAX_QUALIFIERS; n += 1) {
      const match = numbers.before.before(lexemes, start);
      if (match === null) break;
      const head = start - match.length;
      const previous = lexemes[head - 1];
      // "in the past 24 hours", "the top 10": determined by an article, a word like past is an adjective
      const noun = match.length === 1 && previous !== undefined && numbers.the.has(previous.lower) && RANK[match.value] === 3;
      if (noun) break;
      if (match.value !== "exact") {
        // "knows about no more than 60": a weak word before a strong one is no qualifier
        if (best !== null && RANK[match.value] < RANK[best]) break;
        best = match.value;
        from = head;
      }
      start = head;
    }
    return { from, to: index, qualifier: best };
  }

  function figure(
    a: Piece,
    borrowed: UnitRow | null,
    step: "from" | "to" | null,
    range: { piece: Piece; low: number; high: number; from: number } | null,
  ): WrittenFigure {
    const last = range?.piece ?? a;
    const start = range?.from ?? a.from;
    const lead = qualifierBefore(start);
    let qualifier: Qualifier = lead.qualifier ?? (range !== null ? "range" : a.numeral.shape === "vague" || a.numeral.shape === "dozen" ? "vague" : "exact");
    let qualifierFrom = lead.from;
    let qualifierTo = lead.qualifier === null ? lead.from : lead.to;
    let to = last.numberEnd;
    let end = last.end;
    let unit = last.unit;
    // "-plus", "or more": directly behind the number they belong to its words, behind the unit they only qualify it
    for (const index of [last.numberEnd, last.end]) {
      let after = index;
      if (textAt(lexemes, after) === "-" && gapAt(lexemes, after) === false) after += 1;
      const match = numbers.after.at(lexemes, after);
      if (match === null) continue;
      // "20 plus 30" adds
      if (match.length === 1 && kindAt(lexemes, after + match.length) === "number") continue;
      if (lead.qualifier === null || RANK[match.value] > RANK[lead.qualifier]) {
        qualifier = match.value;
        qualifierFrom = after;
        qualifierTo = after + match.length;
      }
      if (index === last.numberEnd) to = after + match.length;
      end = Math.max(end, after + match.length);
      if (unit === null && last.currency === null) {
        unit = readUnit(lexemes, { ...last.numeral, to: after + match.length }, numbers, units);
        end = unit?.to ?? end;
      }
      break;
    }
    const currency = a.currency ?? last.currency;
    const unitRow = currency ?? unit?.row ?? borrowed;
    const rate = readRate(lexemes, end, numbers, units);
    // "1,850 cubic metres a second at most"
    let per = unitRow?.per ?? null;
    if (rate !== null && (unitRow !== null || textAt(lexemes, end) === "/")) {
      per = rate.per;
      if (rate.to - end <= 4) end = rate.to;
      const late = numbers.after.at(lexemes, rate.to);
      if (late !== null && late.length > 1 && RANK[late.value] > RANK[qualifier]) {
        qualifier = late.value;
        qualifierFrom = rate.to;
        qualifierTo = rate.to + late.length;
      }
    }
    const low = range?.low ?? signed(a, a.numeral.low) + a.add;
    const high = range?.high ?? signed(a, a.numeral.high) + a.add;
    const value: number | readonly [number, number] =
      range !== null ? [low, high] : typeof a.numeral.value === "number" ? signed(a, a.numeral.value) + a.add : a.numeral.value;
    return {
      from: Math.min(lead.from, start),
      to,
      bare: a.from,
      end,
      low: Math.min(low, high),
      high: Math.max(low, high),
      value,
      shape: range === null ? a.numeral.shape : "range",
      qualifier,
      qualifierFrom,
      qualifierTo,
      unit: currency === null ? unit : null,
      borrowed: currency ?? borrowed,
      per,
      step,
      spelled: a.numeral.spelled,
      code: null,
    };
  }
}
