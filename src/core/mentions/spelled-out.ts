import { type Outlet, type OutletTable, outletByName } from "../packs/outlets.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { isCapital, type SentenceView } from "../syntax/sentence-view.ts";
import { lowerAt } from "../syntax/token-at.ts";

/** Shorter abbreviations are the initials of half the people in the world. */
const SHORTEST = 3;

/** Token behind the words that begin at `from` and whose initials are these letters, small words skipped; -1 when there are none. */
function endOfInitials(view: SentenceView, from: number, letters: string, pack: ReportingPack): number {
  let at = from;
  for (let letter = 0; letter < letters.length; at += 1) {
    const text = view.tokens[at]?.text ?? "";
    if (isCapital(view, at) && text.charAt(0) === letters.charAt(letter) && text.length > 1) letter += 1;
    else if (letter === 0 || !pack.functionWords.nameJoiners.has(lowerAt(view, at))) return -1;
  }
  return at;
}

/** Whether the text spells an outlet's abbreviation out as something else: "the Coastal Basin Council (CBC)". */
export function isSpelledOtherwise(
  views: readonly SentenceView[],
  text: string,
  abbreviation: string,
  outlet: Outlet,
  pack: ReportingPack,
  outlets: OutletTable,
): boolean {
  if (abbreviation.length < SHORTEST || abbreviation !== abbreviation.toUpperCase() || !outlet.abbreviations.includes(abbreviation)) return false;
  return views.some((view) =>
    view.tokens.some(({ start, text: word }, from) => {
      if (word.charAt(0) !== abbreviation.charAt(0) || word.length === 1) return false;
      const end = endOfInitials(view, from, abbreviation, pack);
      const last = view.tokens[end - 1];
      return end - from > 1 && last !== undefined && outletByName(outlets, text.slice(start, last.end)) !== outlet;
    }),
  );
}
