import type { Qualifier } from "../model/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import { type Numeral, readNumeral, round } from "./number-numeral.ts";
import { readRate, readUnit, type UnitReading } from "./unit-reader.ts";

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

const DASHES = new Set(["-", "–", "−", "‑", "—"]);
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
    if (lexeme.kind === "clock" || lexeme.kind === "code")
      return { figures: [codeFigure(index, index + 1, lexeme.kind === "clock" ? "clock time" : "identifier or telephone number")], next: index + 1 };
    const a = pieceAt(index);
    if (a === null) return null;
    const before = lexemes[a.from - 1];
    const glued = gapAt(lexemes, a.from) === false && before !== undefined;
    if (glued && a.currency === null && !a.numeral.spelled) {
      if (before.kind === "word") return { figures: [codeFigure(a.from, a.numeral.to, "identifier")], next: a.numeral.to };
      const owner = lexemes[a.from - 2];
      if (before.text === "-" && !before.gap && owner?.kind === "word" && /^\p{Lu}/u.test(owner.text))
        return { figures: [codeFigure(a.from, a.numeral.to, "identifier")], next: a.numeral.to };
    }
    const suffix = lexemes[a.numeral.to];
    if (!a.numeral.spelled && suffix !== undefined && !suffix.gap && suffix.kind === "word" && a.unit === null && a.numeral.to === a.from + 1) {
      if (numbers.ordinalSuffixes.has(suffix.lower)) return { figures: [codeFigure(a.from, a.numeral.to + 1, "ordinal")], next: a.numeral.to + 1 };
      if (suffix.lower === "s" || suffix.lower === "'s") return { figures: [codeFigure(a.from, a.numeral.to + 1, "decade or year")], next: a.numeral.to + 1 };
      if (numbers.asides.clockAfter.at(lexemes, a.numeral.to) !== null)
        return { figures: [codeFigure(a.from, a.numeral.to + 1, "clock time")], next: a.numeral.to + 1 };
      return { figures: [codeFigure(a.from, a.numeral.to + 1, "identifier")], next: a.numeral.to + 1 };
    }
    return rangeFrom(a) ?? { figures: [figure(a, null, null, null)], next: a.end };
  }

  function codeFigure(from: number, to: number, reason: string): WrittenFigure {
    const value = lexemes[from]?.value ?? Number.NaN;
    const known = Number.isFinite(value) ? value : 0;
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
    const first = lexemes[at];
    if (first === undefined) return null;
    const next = lexemes[at + 1];
    if (
      first.kind === "sign" &&
      DASHES.has(first.text) &&
      first.text !== "—" &&
      next?.kind === "number" &&
      !next.gap &&
      (first.gap || at === 0 || textAt(lexemes, at - 1) === "(")
    ) {
      negative = true;
      at += 1;
    } else if (numbers.negative.has(first.lower)) {
      at += textAt(lexemes, at + 1) === "-" ? 2 : 1;
      const value = lexemes[at];
      if (value === undefined || (value.kind !== "number" && !numbers.cardinals.has(value.lower))) return null;
      negative = true;
    }
    const sign = units.currencySigns.at(lexemes, at);
    let currency: UnitRow | null = null;
    if (sign !== null) {
      const after = lexemes[at + sign.length];
      const letters = kindAt(lexemes, at) === "word";
      // "PS6m" and "INR1 trillion" are written on; of codes in letters with a space only real codes count
      if (after?.kind === "number" && (!letters || !after.gap || textAt(lexemes, at).length >= 2)) {
        currency = sign.value;
        at += sign.length;
      } else return null;
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
      const short = inches !== null && lowerAt(lexemes, inches.to) === "in";
      if (inches !== null && inches.low < 12 && (inchUnit?.row.name === "inch" || (short && unit !== null && unit.to === end))) {
        add = inches.low / 12;
        end = inchUnit?.to ?? inches.to + 1;
      }
    }
    if (unit !== null && unit.row.money && unit.row.base === "GBP" && textAt(lexemes, unit.from) === "PS") unit = null;
    return { from: index, numeral, currency, negative, unit, end, numberEnd: numeral.to, add };
  }

  function signed(piece: Piece, value: number): number {
    return piece.negative ? -value : value;
  }

  /** A second number that makes a range, or a step, of the first. */
  function rangeFrom(a: Piece): { figures: WrittenFigure[]; next: number } | null {
    if (a.numeral.shape === "vague" || a.numeral.shape === "fraction") return null;
    const left = lexemes[a.from - 1];
    const lead = qualifierBefore(a.from);
    const beforeLead = lexemes[lead.from - 1];
    const between = left !== undefined && numbers.rangeBetween.has(left.lower);
    const fromWord = left !== undefined && (numbers.rangeFrom.has(left.lower) || (beforeLead !== undefined && numbers.rangeFrom.has(beforeLead.lower)));
    const joint = lexemes[a.end];
    if (joint === undefined) return null;
    const dash = joint.kind === "sign" && DASHES.has(joint.text);
    const to = numbers.rangeTo.has(joint.lower);
    const or = numbers.rangeOr.has(joint.lower);
    const and = between && numbers.rangeAnd.has(joint.lower);
    if (!dash && !to && !or && !and) return null;
    if (dash && joint.text === "—") return null;
    const second = a.end + 1;
    let stepQualifier = second;
    if (to && fromWord) {
      const phrase = numbers.before.at(lexemes, second);
      if (phrase !== null) stepQualifier = second + phrase.length;
    }
    // "200,000 to-260,000"
    if (to && textAt(lexemes, stepQualifier) === "-" && gapAt(lexemes, stepQualifier) === false && kindAt(lexemes, stepQualifier + 1) === "number")
      stepQualifier += 1;
    const b = pieceAt(stepQualifier);
    if (b === null || b.numeral.shape === "fraction") return null;
    if (dash && (kindAt(lexemes, a.end + 1) !== "number" || a.numeral.spelled)) return null;
    if (dash && joint.gap !== (gapAt(lexemes, a.end + 1) ?? false)) return null;
    const unitA = a.currency ?? a.unit?.row ?? null;
    const unitB = b.currency ?? b.unit?.row ?? null;
    // "sent 300 km to 5 villages" is no range
    if (unitA !== null && unitB === null && a.currency === null && !(to && fromWord)) return null;
    if (unitA !== null && unitB !== null && unitA.base !== unitB.base) return null;
    let low = signed(a, a.numeral.low);
    const high = signed(b, b.numeral.high);
    if (!a.numeral.scaled && b.numeral.scaled && (a.unit === null || a.unit.row === unitB)) {
      const scale = scaleOf(b);
      if (scale > 1 && low < 1000 && low * scale <= high) low = round(low * scale);
    }
    if (dash && a.currency === null) {
      const year =
        Number.isInteger(a.numeral.low) &&
        a.numeral.low >= 1500 &&
        a.numeral.low < 2200 &&
        a.numeral.to === a.from + 1 &&
        unitB === null &&
        !textAt(lexemes, a.from).includes(",");
      if (year && ((b.numeral.low < 100 && b.numeral.low >= 0) || (b.numeral.low >= 1500 && b.numeral.low < 2200)))
        return { figures: [codeFigure(a.from, b.numeral.to, "year")], next: b.end };
      if (low >= high) return unitB === null ? { figures: [codeFigure(a.from, b.numeral.to, "score or identifier")], next: b.end } : null;
    }
    if (or && !(high > low && (high - low === 1 || (high <= low * 1.5 && !a.numeral.spelled && !b.numeral.spelled)))) return null;
    if (to && fromWord) {
      // two states of one figure; the unit may stand with the second alone
      const first = figure(
        { ...a, numeral: { ...a.numeral, low, high: low, value: a.numeral.shape === "plain" ? low : a.numeral.value }, negative: false },
        unitA === null ? unitB : null,
        "from",
        null,
      );
      const then = figure(b, unitB === null ? unitA : null, "to", null);
      return { figures: [first, then], next: b.end };
    }
    if (high <= low) return null;
    // "increased by 43.6 billion to 419.2 billion", "lowered by more than 100 to 253": an amount and a level
    if (to && ((left?.lower === "by" && high > low * 3) || (beforeLead?.lower === "by" && lead.to > lead.from))) return null;
    if (b.numeral.shape === "vague") return null;
    return { figures: [figure(a, unitA === null ? unitB : null, null, { piece: b, low, high, from: between ? a.from - 1 : a.from })], next: b.end };
  }

  /** Factor of the magnitude word of a number: 1e6 for "15 million". */
  function scaleOf(piece: Piece): number {
    const last = lexemes[piece.numeral.to - 1];
    if (last === undefined) return 1;
    return numbers.scales.get(last.lower) ?? numbers.scaleLetters.get(last.lower) ?? 1;
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
        if (best === null || RANK[match.value] > RANK[best]) best = match.value;
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
    for (const index of last.end > last.numberEnd ? [last.numberEnd, last.end] : [last.numberEnd]) {
      let after = index;
      if (textAt(lexemes, after) === "-" && gapAt(lexemes, after) === false) after += 1;
      const match = numbers.after.at(lexemes, after);
      if (match === null || (kindAt(lexemes, after) === "sign" && gapAt(lexemes, after) === true)) continue;
      // "20 plus 30" adds
      if (match.length === 1 && kindAt(lexemes, after + match.length) === "number") continue;
      if (lead.qualifier === null || RANK[match.value] > RANK[lead.qualifier]) {
        qualifier = match.value;
        qualifierFrom = after;
        qualifierTo = after + match.length;
      }
      if (index === last.numberEnd) to = after + match.length;
      end = Math.max(end, after + match.length);
      if (unit === null && last.currency === null && borrowed === null) {
        unit = readUnit(lexemes, { ...last.numeral, to: after + match.length }, numbers, units);
        end = unit?.to ?? end;
      }
      break;
    }
    const unitRow = a.currency ?? last.currency ?? unit?.row ?? borrowed;
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
      unit: a.currency !== null || last.currency !== null ? null : unit,
      borrowed: a.currency ?? last.currency ?? borrowed,
      per,
      step,
      spelled: a.numeral.spelled,
      code: null,
    };
  }
}
