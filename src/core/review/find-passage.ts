import type { AnchorPassage, Claim, ClaimId, Reading, Span } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";

/**
 * The claim a decision's passage is about, as its article is read now: of its kind, on words it stood on, read by the same rule or under the
 * same name, and of no other figure. Null when none is: a decision is listed rather than put on what it was not about. `known` is the id it had.
 */
export function findPassage(passage: AnchorPassage, reading: Reading, known: ClaimId): Claim | null {
  const at = nearest(reading.article.text, passage);
  if (at === null) return null;
  const moved = at - passage.span.start;
  const words = { start: at, end: at + passage.quotation.length };
  const figure = passage.figure === undefined || passage.figure === null ? null : shift(passage.figure, moved);
  const fits = (claim: Claim): boolean => {
    if (claim.kind !== passage.kind || shared(claim.span, words) <= 0) return false;
    // a decision of an earlier store names no rule: what keeps its id under another name may have been corrected
    const isNamed = claim.what === passage.what || (passage.rule === undefined ? claim.id === known : claim.rule === passage.rule);
    return isNamed && (figure === null || claim.figure === null || shared(claim.figure.span, figure) > 0);
  };
  // its name counts before its figure, that before its id, and that before the share of the words it stands on
  const rank = (claim: Claim): number =>
    4 * Number(claim.what === passage.what) +
    2 * Number(passage.figure !== undefined && (claim.figure === null) === (figure === null)) +
    Number(claim.id === known) +
    shared(claim.span, words) / (passage.quotation.length + 1);
  return reading.claims.filter(fits).sort((a, b) => rank(b) - rank(a) || compareText(a.id, b.id))[0] ?? null;
}

const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Where the words stand now, nearest to where they stood: offsets move when a text is divided otherwise, and words may be said twice. */
function nearest(text: string, { span, quotation }: AnchorPassage): number | null {
  let best: number | null = null;
  for (let at = text.indexOf(quotation); at >= 0 && quotation !== ""; at = text.indexOf(quotation, at + 1)) {
    if (best !== null && Math.abs(at - span.start) > Math.abs(best - span.start)) break;
    best = at;
  }
  return best;
}
