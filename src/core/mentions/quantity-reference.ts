import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { lowerAt, textAt } from "../text/lexeme-at.ts";
import type { WrittenFigure } from "./number-figures.ts";
import type { Row } from "./quantity-row.ts";

/** What a figure read before counted, for figures that leave it out ("402 of them", "to 118", "the 1,400 announced"). */
export interface Antecedent {
  readonly figure: WrittenFigure;
  readonly unit: string;
  readonly row: UnitRow | null;
  readonly lemma: string | null;
  /** Noun with its modifiers, as an annotation prints it; null when the text names none. */
  readonly phrase: string | null;
  readonly per: string | null;
}

/** How many lexemes back the sentence is searched for what a bare figure counts. */
const BACK = 22;
const FORTH = 8;
/** A bare figure repeats a measure when it is of its size: 1,400 after "2,600 cubic metres a second". */
const SIZE = 4;
/** A reference does not reach over more figures than this. */
const MEMORY = 6;

/** What a figure without a noun counts, from the words around it and the figures before it; null when nothing tells. */
export function readReference(row: Row, figure: WrittenFigure, earlier: readonly Antecedent[], numbers: NumberPack, units: UnitTable): Antecedent | null {
  const { lexemes } = row;
  const sentenceFrom = row.sentenceFrom[figure.from] ?? 0;
  const sentenceTo = row.sentenceTo[figure.from] ?? lexemes.length;
  const of = (unit: string, lemma: string | null, measure: UnitRow | null = null, per: string | null = null, phrase: string | null = null): Antecedent => ({
    figure,
    unit,
    row: measure,
    lemma,
    per,
    phrase,
  });
  const like = (source: Antecedent): Antecedent => of(source.unit, source.lemma, source.row, source.per, source.phrase);
  const recent = earlier.slice(-MEMORY);
  const last = recent[recent.length - 1];
  const counts = recent.filter((source) => source.row === null);
  const lastCount = counts[counts.length - 1];
  // "40 of them", "three of whom": part of what was counted last
  const whole = counts.filter((source) => source.figure.high >= figure.low && figure.from - source.figure.end < 80).pop() ?? lastCount;
  const back = numbers.backReferences.at(lexemes, figure.end);
  // "two of those killed"
  if (back !== null && units.personStates.at(lexemes, figure.end + back.length) !== null) return person();
  if (back !== null) return whole === undefined ? person() : like(whole);
  const next = lowerAt(lexemes, figure.end);
  if (numbers.continued.has(next) && lastCount !== undefined) {
    const sameSentence = row.sentenceFrom[lastCount.figure.from] === sentenceFrom;
    if (units.personStates.at(lexemes, figure.end + 1) !== null || (next === "others" && !sameSentence)) return person();
    return like(counts.filter((source) => sameSize(source) && figure.from - source.figure.end < 60).pop() ?? lastCount);
  }
  // "430 people are ill, and clinics treat another 96"
  if (numbers.another.before(lexemes, figure.from) !== null && lastCount !== undefined && row.sentenceFrom[lastCount.figure.from] === sentenceFrom)
    return like(lastCount);
  // a state of people close behind: "nine are missing", "two dead"
  for (let k = figure.end; k < Math.min(sentenceTo, figure.end + 6); k += 1) {
    if (units.personStates.at(lexemes, k) !== null) return of("person", "person");
    if (!numbers.copulas.has(lowerAt(lexemes, k))) break;
  }
  // "to 612" takes what "from 487" had
  if (figure.step === "to" && last?.figure.step === "from") return like(last);
  // a level after an amount in a unit: "rose 8 per cent to 3.65"
  if (last?.row?.base === "%" && figure.from - last.figure.end === 1 && numbers.rangeTo.has(lowerAt(lexemes, last.figure.end))) return null;
  const verb = numbers.copulas.has(next);
  if (verb) {
    const near = counts.filter((source) => figure.from - source.figure.end < 30);
    const subject = near.filter(sameSize).pop() ?? near.filter((source) => source.unit !== "count").pop();
    if (subject !== undefined) return like(subject);
  }
  let nearest: Antecedent | null = null;
  for (let k = figure.from - 1; k >= Math.max(sentenceFrom, figure.from - BACK) && nearest === null; k -= 1) nearest = wordAt(k);
  const sized = recent
    .filter((source) => (row.sentenceFrom[source.figure.from] === sentenceFrom || figure.from - source.figure.end < 45) && sameSize(source))
    .pop();
  if (sized !== undefined && sized.row !== null && (nearest === null || row.sentenceFrom[sized.figure.from] === sentenceFrom)) return like(sized);
  if (nearest !== null) return nearest;
  // "nearly 400, insiders said": what stands behind a comma is no longer what is counted
  for (let k = figure.end; k < Math.min(sentenceTo, figure.end + FORTH) && nearest === null && textAt(lexemes, k) !== ","; k += 1) nearest = wordAt(k);
  if (nearest !== null) return nearest;
  if (sized !== undefined) return like(sized);
  if (verb || figure.shape === "vague") return person();
  for (let k = figure.from - 1; k >= Math.max(sentenceFrom, figure.from - BACK); k -= 1) if (numbers.tolls.has(lowerAt(lexemes, k))) return person();
  const similar = counts.filter((source) => sameSize(source)).pop();
  if (similar !== undefined && figure.from - similar.figure.end < 150) return like(similar);
  return lastCount !== undefined && figure.from - lastCount.figure.end < 60 ? like(lastCount) : null;

  function person(): Antecedent {
    return of("person", null);
  }
  function sameSize(source: Antecedent): boolean {
    const value = figure.high;
    const size = source.figure.high;
    return size > 0 && value <= size * SIZE && size <= value * SIZE;
  }
  /** The noun phrase of a figure in this sentence that counts the same. */
  function samePhrase(unit: string, lemma: string | null): string | null {
    const source = lastCount;
    return source !== undefined && row.sentenceFrom[source.figure.from] === sentenceFrom && source.unit === unit && (lemma === null || source.lemma === lemma)
      ? source.phrase
      : null;
  }
  function wordAt(index: number): Antecedent | null {
    if (units.personContext.has(lowerAt(lexemes, index))) return of("person", "person", null, null, samePhrase("person", null));
    if (numbers.owners.has(lowerAt(lexemes, index - 1))) return null;
    const known = units.classes.at(lexemes, index);
    if (known !== null && known.value.plural) return of(known.value.unit, known.value.lemma, null, null, samePhrase(known.value.unit, known.value.lemma));
    return null;
  }
}
