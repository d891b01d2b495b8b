import type { Precision } from "../packs/place-words.ts";
import type { Reader } from "./place-lookup.ts";
import { lowAt } from "./place-scan.ts";

/** Whether a preposition of place stands before a name. */
export function isLocated(reader: Reader, from: number): boolean {
  const { words, pack } = reader;
  let before = from - 1;
  for (let steps = 0; steps < 3 && before >= 0; steps += 1) {
    const word = words[before];
    if (word === undefined || words[before + 1]?.gap !== " ") return false;
    if (word.low === "of" && words[before]?.gap === " ") return pack.directions.has(lowAt(words, before - 1)) || pack.kindOf.has(lowAt(words, before - 1));
    if (word.low === "the" || pack.directions.has(word.low)) {
      if (pack.near.has(word.low) && lowAt(words, before - 1) === "of") return true;
      before -= 1;
      continue;
    }
    return (
      (pack.prepositions.has(word.low) && word.low !== "for" && word.low !== "against" && word.low !== "of" && word.low !== "to") || pack.near.has(word.low)
    );
  }
  return false;
}

/** The precision that words before a name give it ("near X", "north of X", "the region of X"); null when they give none. */
export function nearPrecision(reader: Reader, from: number): Precision | null {
  const { words, pack } = reader;
  const before = words[from - 1];
  if (before === undefined || words[from]?.gap !== " ") return null;
  if (pack.near.has(before.low) && !pack.directions.has(before.low)) return 2;
  if (before.low === "of" && pack.directions.has(lowAt(words, from - 2))) return 2;
  const kind = before.low === "of" ? pack.kindOf.get(lowAt(words, from - 2)) : undefined;
  return kind !== undefined && kind > 1 ? kind : null;
}

/** "HARLOW (AP) -", "Harlow, June 4 --": the place a report is written from, at the start of a line. */
export function isDateline(reader: Reader, from: number, end: number): boolean {
  const head = reader.words[from];
  if (head === undefined || !head.shouted || !head.first) return false;
  const after = reader.text.slice(end, end + 3).trimStart();
  return after.startsWith("(") || after.startsWith("—") || after.startsWith("–") || after.startsWith("-") || after.startsWith(",") || after.startsWith("/");
}
