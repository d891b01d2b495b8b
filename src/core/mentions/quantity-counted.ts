import type { NumberPack } from "../packs/numbers.ts";
import type { UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { WrittenFigure } from "./number-figures.ts";
import type { Row } from "./quantity-row.ts";

/** What a number counts: lexemes [from, to) are the noun. */
export interface Counted {
  /** person, household, settlement, building, vehicle, unit, strike or count. */
  readonly unit: string;
  /** Base form of the noun: "soldier". */
  readonly lemma: string;
  /** Noun with the words before it, base form last: "new family tent". */
  readonly phrase: string;
  /** Several are counted. */
  readonly plural: boolean;
  /** First lexeme of the noun with its modifiers. */
  readonly phraseFrom: number;
  readonly from: number;
  readonly to: number;
}

/** How far the company of a noun may stand that changes its class, in lexemes. */
const NEAR = 14;
/** How many words after a number are looked at for the noun. */
const REACH = 8;
/** Looks like a plural; not "gas", "bus", "crisis", "across". */
const PLURAL = /(?:[^suiaoe]|[aeiou]e|[^s]e|ss?e|use|o|ea|ia)s$/;

/** The noun that a number counts, by the words that follow it; null when no noun follows. */
export function readCounted(row: Row, figure: WrittenFigure, numbers: NumberPack, units: UnitTable): Counted | null {
  const { lexemes } = row;
  // "one officer", but "one of the officers"
  const one = figure.low === 1 && figure.high === 1 && !numbers.of.has(lowerAt(row.lexemes, figure.end));
  let at = figure.end;
  if (textAt(lexemes, at) === "-" && gapAt(lexemes, at) === false) at += 1;
  if (numbers.backReferences.at(lexemes, at) !== null) {
    // "six of them children"
    const behind = units.classes.at(lexemes, at + 2);
    if (behind === null || !behind.value.plural) return null;
    return make(at + 2, at + 2, behind.length, behind.value.unit, behind.value.lemma);
  }
  for (let skipped = 0; skipped < 4; skipped += 1) {
    const lexeme = lexemes[at];
    if (lexeme?.kind !== "word") break;
    if (!numbers.phraseSkips.has(lexeme.lower) || units.classes.at(lexemes, at) !== null) break;
    at += 1;
  }
  const first = at;
  let seen: Counted | null = null;
  for (let k = first; k < first + REACH; k += 1) {
    const lexeme = lexemes[k];
    if (lexeme === undefined) break;
    if (lexeme.kind === "sign") {
      if (lexeme.text === "-" && !lexeme.gap) continue;
      if ((lexeme.text === '"' || lexeme.text === "“") && k === first) continue;
      break;
    }
    // "737 Max jets", "Model 3 sedans": a number in a name
    if (
      lexeme.kind === "number" &&
      k > first &&
      kindAt(lexemes, k + 1) === "word" &&
      (/^\p{Lu}/u.test(textAt(lexemes, k + 1)) || (/^\p{Lu}/u.test(textAt(lexemes, k - 1)) && !lowerAt(lexemes, k - 1).endsWith("'s")))
    )
      continue;
    if (lexeme.kind !== "word" || (numbers.cardinals.has(lexeme.lower) && lexeme.gap)) break;
    const known = units.classes.at(lexemes, k);
    // "460 Kia and Hyundai vehicles", "digital and physical sales": the noun comes behind the second modifier
    const next = lexemes[k + 1];
    if (
      k > first &&
      seen === null &&
      numbers.conjunction.has(lexeme.lower) &&
      next?.kind === "word" &&
      !numbers.phraseEnds.has(next.lower) &&
      !numbers.cardinals.has(next.lower)
    )
      continue;
    // a small word ends the phrase, unless it hangs on a hyphen ("burnt-out") or is an abbreviation in capitals ("US")
    if (known === null && numbers.phraseEnds.has(lexeme.lower) && !(textAt(lexemes, k - 1) === "-" && gapAt(lexemes, k - 1) === false) && !isAbbreviation(k))
      break;
    if (known !== null && (known.value.plural || one)) {
      // a compound's last noun counts: "women protesters"
      const tailNoun = units.classes.at(lexemes, k + known.length);
      if (tailNoun?.value.plural === true && gapAt(lexemes, k + known.length) === true) {
        return make(first, k + known.length, tailNoun.length, tailNoun.value.unit, tailNoun.value.lemma);
      }
      const tail = lexemes[k + known.length];
      const runsOn = one && tail?.kind === "word" && !numbers.phraseEnds.has(tail.lower) && units.classes.at(lexemes, k + known.length) !== null;
      if (!runsOn) return make(first, k, known.length, known.value.unit, known.value.lemma);
    } else if (known === null && !one && PLURAL.test(lexeme.lower) && !lexeme.lower.includes("'") && lexeme.lower.length > 3) {
      // capitalised in mid-phrase: "tens of thousands of Ukrainians"
      const demonym =
        /^\p{Lu}\p{Ll}/u.test(lexeme.text) && !/^\p{Lu}/u.test(textAt(lexemes, k + 1)) && units.demonymEndings.some((ending) => lexeme.lower.endsWith(ending));
      return make(first, k, 1, demonym ? "person" : "count", singular(lexeme.lower));
    } else if (known !== null && seen === null) seen = make(first, k, known.length, known.value.unit, known.value.lemma);
    if (known !== null) k += known.length - 1;
  }
  if (seen !== null) return seen;
  if (one && kindAt(lexemes, first) === "word" && !numbers.phraseEnds.has(lowerAt(lexemes, first))) {
    let last = first;
    while (last < first + 3 && kindAt(lexemes, last + 1) === "word" && !numbers.phraseEnds.has(lowerAt(lexemes, last + 1))) last += 1;
    const lemma = singular(lowerAt(lexemes, last));
    // "one asked": a pronoun and its verb
    if (last === first && /(?:ed|ly)$/.test(lemma)) return null;
    return make(first, last, 1, "count", lemma);
  }
  return null;

  function isAbbreviation(index: number): boolean {
    const text = textAt(lexemes, index);
    const before = textAt(lexemes, index - 1);
    return text.length >= 2 && text === text.toUpperCase() && !/^\p{Lu}+$/u.test(before);
  }

  function make(phraseFrom: number, from: number, length: number, unit: string, lemma: string): Counted {
    const to = from + length;
    const kept = lexemes
      .slice(phraseFrom, from)
      .filter(
        (lexeme, i, all) =>
          (lexeme.kind !== "word" || !/^\w+(?:ed|ing|ly)$/.test(lexeme.lower) || all[i - 1]?.text === "-" || all[i + 1]?.text === "-") &&
          !numbers.conjunction.has(lexeme.lower),
      );
    const before = kept.map((lexeme, i) => `${i > 0 && lexeme.gap ? " " : ""}${baseForm(lexeme.text.replace(/[’']s$/, ""))}`).join("");
    const written = lowerAt(lexemes, to - 1) === "people" ? "people" : lemma;
    return {
      phraseFrom,
      plural: figure.high !== 1 && (lowerAt(lexemes, to - 1) !== lemma || units.classes.at(lexemes, from)?.value.plural === true),
      unit: inContext(lemma, unit, from),
      lemma,
      phrase: before === "" ? written : gapAt(lexemes, from) === false ? `${before}${written}` : `${before} ${written}`,
      from,
      to,
    };
  }

  /** "homes without power" are households, "companies of engineers" units. */
  function inContext(lemma: string, unit: string, at: number): string {
    const rules = units.contextual.get(lemma);
    if (rules === undefined) return unit;
    // behind the noun to the end of the clause, before it only within its own: "lost power and 900 homes were flooded" are buildings
    const to = Math.min(row.sentenceTo[at] ?? 0, at + NEAR);
    for (let k = at + 1; k < to && textAt(lexemes, k) !== ";" && kindAt(lexemes, k) !== "number"; k += 1)
      for (const rule of rules) if (rule.near.has(lowerAt(lexemes, k))) return rule.unit;
    const from = Math.max(row.sentenceFrom[at] ?? 0, at - NEAR);
    for (let k = at - 1; k >= from; k -= 1) {
      const lexeme = lexemes[k];
      if (lexeme === undefined || lexeme.text === ";" || lexeme.text === "," || numbers.conjunction.has(lexeme.lower)) break;
      for (const rule of rules) if (rule.near.has(lexeme.lower)) return rule.unit;
    }
    return unit;
  }
}

/** Positive of an English superlative: "largest" is "large"; other words stay. */
function baseForm(word: string): string {
  if (word === "best") return "good";
  if (word === "worst") return "bad";
  const stem = /^([a-z]{3,})est$/.exec(word)?.[1];
  if (stem === undefined) return word;
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnpt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:rg|ns|c|v|at|os|fe|id|in|ut|tl|mpl|bl|rs|ang)$/.test(stem) && !/(?:oud|ain)$/.test(stem) ? `${stem}e` : stem;
}

/** English singular of a regular plural. */
export function singular(noun: string): string {
  if (/[^aoe]uses$/.test(noun)) return noun.slice(0, -2);
  if (noun.endsWith("ies") && noun.length > 4) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zes)$/.test(noun)) return noun.slice(0, -2);
  return noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
}
