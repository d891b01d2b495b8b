import type { Article, Figure, MentionOf, Qualifier, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import type { Sentence } from "../syntax/index.ts";
import { readableOf } from "../syntax/readable.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import { readFigures, type WrittenFigure } from "./number-figures.ts";
import { round } from "./number-numeral.ts";
import { findAside } from "./quantity-asides.ts";
import { boundsOf } from "./quantity-bounds.ts";
import { readChange } from "./quantity-change.ts";
import { type Counted, readCounted } from "./quantity-counted.ts";
import { type Antecedent, readReference } from "./quantity-reference.ts";
import { type Row, readRow } from "./quantity-row.ts";
import { readRate } from "./unit-reader.ts";

/** No report has more numbers than this; a table dump behind it is not read. */
export const MAX_FIGURES = 5_000;
/** Words for bodies of one size: "several units of 300 soldiers each". */
const SEVERAL = new Set(["multiple", "several", "various"]);
/** Two figures say the same in two units when they agree this closely. */
const CONVERSION = 0.2;

/** Every number of an article as a figure in base units; numbers that are no figures of a claim say why in `aside`. */
export function findQuantities(article: Article, _sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"quantity">[] {
  const language = packs.languages.get(article.language) ?? packs.languages.get("en");
  if (language === undefined) return [];
  return readText(article.text, readableOf(article, null).spans, language.numbers, packs.units).map(({ span, figure }) => ({
    id: `${article.id}:${span.start}-${span.end}:quantity`,
    span,
    kind: "quantity",
    figure,
  }));
}

interface Found {
  readonly span: Span;
  readonly figure: Figure;
  readonly written: WrittenFigure;
  readonly unit: UnitRow | null;
  readonly low: number;
  readonly high: number;
}

function readText(text: string, spans: readonly Span[], numbers: NumberPack, units: UnitTable): readonly Found[] {
  const row = readRow(text, spans);
  const { lexemes } = row;
  const out: Found[] = [];
  const quakes = mentionsAny(lexemes, units.magnitude.context);
  const antecedents: Antecedent[] = [];
  let lastNoun: { from: number; to: number } | null = null;
  let previous: { figure: WrittenFigure; aside: string | null } | null = null;
  const all = readFigures(lexemes, numbers, units, MAX_FIGURES);
  for (const [index, written] of all.entries()) {
    const follower = all[index + 1];
    // the noun of "from 1,000 to 2,000 recruits", of "31 of the 44 villages" and of "two- and three-storey" stands behind the second number
    const nounBehind = follower !== undefined && sharesNoun(lexemes, written, follower, numbers) ? follower : written;
    let unit = measureOf(row, written, units, quakes) ?? measureOf(row, nounBehind, units, quakes);
    const counted = unit === null && written.code === null ? readCounted(row, nounBehind, numbers, units) : null;
    const inside = lastNoun !== null && lastNoun.from < written.from && written.from < lastNoun.to;
    const aside: string | null = inside ? "identifier" : findAside(row, written, unit, counted, previous, numbers, units);
    if (counted !== null) lastNoun = { from: counted.phraseFrom, to: nounBehind === written ? counted.to : counted.phraseFrom };
    let per = written.per;
    let base = unit?.base ?? counted?.unit ?? "count";
    let name = unit?.name ?? counted?.phrase ?? compoundName(lexemes, written, numbers) ?? "-";
    let lemma = counted?.lemma ?? null;
    let phrase = counted?.phrase ?? null;
    if (unit === null && counted === null && aside === null) {
      const reference = readReference(row, written, antecedents, numbers, units);
      if (reference !== null) {
        unit = reference.row;
        base = reference.unit;
        lemma = reference.lemma;
        phrase = reference.phrase;
        per ??= reference.per;
        name = unit?.name ?? phrase ?? name;
      }
    }
    if (counted !== null) per ??= readRate(lexemes, counted.to, numbers, units)?.per ?? null;
    const share = written.shape === "fraction" && (unit === null || unit.base === "%");
    const factor = share ? 100 : (unit?.factor ?? 1);
    const offset = unit?.offset ?? 0;
    if (share) {
      base = "%";
      name = counted === null ? "% -" : `% ${name}`;
      unit = null;
    }
    const times = eachOf(row, written, counted) ?? 1;
    const toBase = (value: number): number => round((value + offset) * factor * times);
    const low = toBase(written.low);
    const high = toBase(written.high);
    const qualifier: Qualifier = times > 1 ? "at-least" : written.qualifier;
    const bounds = boundsOf(written.low, written.high, qualifier);
    const inBase = { low: bounds.low === null ? null : toBase(bounds.low), high: bounds.high === null ? null : toBase(bounds.high) };
    const number = spanOf(lexemes, written.from, written.to);
    const unitSpan =
      written.unit !== null
        ? spanOf(lexemes, written.unit.from, written.unit.to)
        : counted !== null && nounBehind === written
          ? spanOf(lexemes, counted.from, counted.to)
          : null;
    const end = Math.max(spanOf(lexemes, written.from, written.end).end, unitSpan?.end ?? 0);
    const before = out[out.length - 1];
    const restated = before !== undefined && unit !== null && restates(lexemes, before, written, unit) ? { before, unit } : null;
    const change = readChange(lexemes, written, numbers);
    out.push({
      span: { start: number.start, end },
      figure: {
        quantity: { unit: base, low: inBase.low, best: bestOf(inBase, low, high, qualifier), high: inBase.high, qualifier },
        number,
        unitSpan,
        value: written.value,
        unitName: per !== null && unit !== null && unit.per === null ? `${name} per ${per}` : name,
        change: restated !== null && change === "=" ? restated.before.figure.change : change,
        qualifierText:
          written.qualifierTo > written.qualifierFrom ? text.slice(lexemes[written.qualifierFrom]?.start, lexemes[written.qualifierTo - 1]?.end) : null,
        counted: lemma,
        per,
        aside,
        step: written.step,
        convertsFrom:
          restated !== null && restated.before.figure.aside === aside && converts(restated.before, restated.unit, low, high, base)
            ? restated.before.span
            : null,
        derivation: times > 1 ? `${times} x ${written.low}` : null,
      },
      written,
      unit,
      low,
      high,
    });
    if (aside === null) antecedents.push({ figure: written, unit: base, row: unit, lemma, per, phrase });
    previous = { figure: written, aside };
  }
  return out;
}

/** Two numbers with one noun: the second has it. */
function sharesNoun(lexemes: readonly Lexeme[], figure: WrittenFigure, next: WrittenFigure, numbers: NumberPack): boolean {
  if (figure.unit !== null || figure.borrowed !== null || figure.code !== null) return false;
  if (figure.step === "from") return true;
  const { end } = figure;
  const gap = next.from - end;
  if (gap > 3) return false;
  if (numbers.of.has(lowerAt(lexemes, end))) return figure.shape !== "fraction" && (gap === 1 || numbers.phraseSkips.has(lowerAt(lexemes, end + 1)));
  return textAt(lexemes, end) === "-" && gapAt(lexemes, end) === false && (gapAt(lexemes, end + 1) === true || textAt(lexemes, end + 1) === ",");
}

function mentionsAny(lexemes: readonly Lexeme[], words: ReadonlySet<string>): boolean {
  return lexemes.some((lexeme) => words.has(lexeme.lower));
}

/** Noun joined to a number by a hyphen: "cylinder" of "four-cylinder"; null when there is none. */
function compoundName(lexemes: readonly Lexeme[], figure: WrittenFigure, numbers: NumberPack): string | null {
  const { to } = figure;
  // "12 page document"
  if (!figure.spelled && kindAt(lexemes, to + 1) === "word" && numbers.asides.describes.at(lexemes, to) !== null) return lowerAt(lexemes, to);
  const joined = textAt(lexemes, to) === "-" && gapAt(lexemes, to) === false && gapAt(lexemes, to + 1) === false;
  return joined && kindAt(lexemes, to + 1) === "word" ? lowerAt(lexemes, to + 1) : null;
}

function spanOf(lexemes: readonly Lexeme[], from: number, to: number): Span {
  return { start: lexemes[from]?.start ?? 0, end: lexemes[to - 1]?.end ?? 0 };
}

/** The unit of measure of a figure, with what the words around make of degrees, pounds and bare decimals. */
function measureOf(row: Row, figure: WrittenFigure, units: UnitTable, quakes: boolean): UnitRow | null {
  const { lexemes } = row;
  const from = row.sentenceFrom[figure.from] ?? 0;
  const to = row.sentenceTo[figure.from] ?? lexemes.length;
  const near = (words: ReadonlySet<string>, reach: number): boolean => {
    for (let k = Math.max(from, figure.from - reach); k < Math.min(to, figure.end + reach); k += 1) if (words.has(lowerAt(lexemes, k))) return true;
    return false;
  };
  const unit = figure.borrowed ?? figure.unit?.row ?? null;
  if (unit !== null) {
    const celsius = units.byName.get("celsius");
    if (unit.base === "degree" && celsius !== undefined && (figure.low < 0 || near(units.temperatureContext, 14))) return { ...celsius, name: unit.name };
    const sterling = units.byName.get("pound sterling");
    const written = figure.unit;
    const pounds = unit.name === "pound-mass" && written !== null && !written.compound && lowerAt(lexemes, written.from).startsWith("pound");
    return pounds && sterling !== undefined && near(units.poundMoney, 10) ? sterling : unit;
  }
  if (figure.code !== null || figure.shape !== "plain" || figure.spelled || figure.low >= 10) return null;
  const lead = lowerAt(lexemes, figure.bare - 1);
  const behind = lowerAt(lexemes, textAt(lexemes, figure.to) === "-" ? figure.to + 1 : figure.to);
  if (units.magnitude.words.has(lead) || units.magnitude.words.has(behind)) return units.magnitude.row;
  // in a report of an earthquake a bare decimal is a magnitude
  const decimal = textAt(lexemes, figure.bare).includes(".");
  return quakes && decimal && figure.low >= 1 ? units.magnitude.row : null;
}

/** "multiple elements of at least 1,000 troops each": more than one, so at least twice the figure; null otherwise. */
function eachOf({ lexemes, sentenceFrom }: Row, figure: WrittenFigure, counted: Counted | null): number | null {
  if (counted === null || lowerAt(lexemes, counted.to) !== "each") return null;
  const start = Math.max(sentenceFrom[figure.from] ?? 0, figure.from - 10);
  return lexemes.slice(start, figure.from).some(({ lower }) => SEVERAL.has(lower)) ? 2 : null;
}

function bestOf(bounds: { low: number | null; high: number | null }, low: number, high: number, qualifier: Qualifier): number | null {
  if (qualifier === "over" || qualifier === "at-least") return bounds.low;
  if (qualifier === "under" || qualifier === "at-most" || qualifier === "nearly") return bounds.high;
  return low === high ? low : round((low + high) / 2);
}

/** "740 square kilometres, or 286 square miles", "12 km (7.5 miles)": the second figure says the first again. */
function restates(lexemes: readonly Lexeme[], before: Found, figure: WrittenFigure, unit: UnitRow): boolean {
  if (unit.name === before.figure.unitName) return false;
  const from = before.written.end;
  const length = figure.from - from;
  if (length === 1) return ["(", "/", "or"].includes(lowerAt(lexemes, from));
  return length === 2 && lowerAt(lexemes, from) === "," && lowerAt(lexemes, from + 1) === "or";
}

/** The second figure is the first in another unit, within rounding, or in another currency. */
function converts(before: Found, unit: UnitRow, low: number, high: number, base: string): boolean {
  const other = before.figure.quantity.unit;
  if (unit.money) return other !== base && before.unit?.money === true;
  const slack = base === "celsius" ? 1 : 0;
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= CONVERSION * Math.abs(b) + slack;
  return other === base && close(high, before.high) && close(low, before.low);
}
