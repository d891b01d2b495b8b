import type { Claim, Kind, Quantity } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import type { SameOutlet } from "./outlet-names.ts";
import { rememberText } from "./remember.ts";
import type { Utterance } from "./terminals.ts";

/** Two roundings of one figure differ by no more than this share. */
const TOLERANCE = 0.02;
/** Larger over smaller middle of a figure and its rounding. */
const ROUNDED = 1.15;
/** Share of the shorter claim's terms that must return before a claim without a figure counts as the one cited. */
const SHARED_TERMS = 0.5;

const nearly = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));

const quantityOf = (claim: Claim): Quantity | undefined => claim.figure?.figure.quantity;

/** The two claims give one figure, or say one thing without a figure. */
export function saySame(a: Claim, b: Claim): boolean {
  if (a.kind !== b.kind || a.polarity !== b.polarity) return false;
  const [left, right] = [quantityOf(a), quantityOf(b)];
  if (left !== undefined && right !== undefined) return left.unit === right.unit && nearly(left.low, right.low) && nearly(left.high, right.high);
  if (left !== right) return false;
  const terms = new Set(a.terms);
  const shared = b.terms.filter((term) => terms.has(term)).length;
  return shared >= 3 && shared >= SHARED_TERMS * Math.min(a.terms.length, b.terms.length);
}

/** Both give a figure of one kind and unit, one of them perhaps rounded: "1,000" after "about 1,000". */
export function giveOneFigure(a: Claim, b: Claim): boolean {
  const [left, right] = [quantityOf(a), quantityOf(b)];
  if (left === undefined || right === undefined || a.kind !== b.kind || left.unit !== right.unit) return false;
  return nearly(middleOf(left), middleOf(right));
}

/** The later figure can be a rounding of the earlier one: "almost seven miles" after "some 11 km". */
export function mayBeOneFigure(a: Claim, b: Claim): boolean {
  const [left, right] = [quantityOf(a), quantityOf(b)];
  if (left === undefined || right === undefined || a.kind !== b.kind || a.polarity !== b.polarity || left.unit !== right.unit) return false;
  if (giveOneFigure(a, b)) return true;
  const [x, y] = [middleOf(left) ?? 0, middleOf(right) ?? 0];
  // a ratio says nothing of zero and below, or of a figure without bounds
  if (Math.min(x, y) <= 0 || Math.max(x, y) > ROUNDED * Math.min(x, y)) return false;
  return (left.low ?? 0) <= (right.high ?? Number.POSITIVE_INFINITY) && (right.low ?? 0) <= (left.high ?? Number.POSITIVE_INFINITY);
}

/** The value in the middle of a figure, the one end of an open one. */
export const middleOf = ({ low, high }: { readonly low: number | null; readonly high: number | null }): number | null =>
  low !== null && high !== null ? (low + high) / 2 : (low ?? high);

/** "The Post reported 40 dead" where the Post's own article is at hand and says who said so: the chain goes on there. */
export function linkCitations(
  utterances: readonly Utterance[],
  sameOutlet: SameOutlet,
): { readonly utterances: readonly Utterance[]; readonly links: ReadonlyMap<string, Utterance> } {
  const tellers = findTellers(utterances, sameOutlet);
  const links = new Map<string, Utterance>();
  const linked = utterances.map((utterance) => {
    // "Officials told the Post" in a rewrite are whoever told the Post in the Post's own words.
    const cites = utterance.cited.at(-1);
    if (cites === undefined) return utterance;
    const isTold = (other: Utterance): boolean =>
      other.root !== utterance.root && (utterance.terminal.kind === "outlet" ? saySame(other.claim, utterance.claim) : passesOn(utterance, other));
    const target = tellers(cites, utterance.claim.kind).find(isTold);
    if (target === undefined) return utterance;
    links.set(utterance.claim.id, target);
    return { ...utterance, root: target.root, terminal: target.terminal, reached: target.reached };
  });
  return { utterances: linked, links };
}

/** What the articles of an outlet tell of one kind with its source, text by text; looked up by any name of the outlet. */
function findTellers(utterances: readonly Utterance[], sameOutlet: SameOutlet): (outlet: string, kind: Kind) => readonly Utterance[] {
  const told = utterances.filter(({ article, root, terminal }) => article.id === root && terminal.kind !== "none" && terminal.kind !== "outlet");
  const byName = Map.groupBy(told, ({ article }) => article.outletName);
  const remember = rememberText<readonly Utterance[]>();
  return (outlet, kind) =>
    remember(`${kind} ${outlet}`, () =>
      [...byName]
        .flatMap(([name, said]) => (name !== null && sameOutlet(name, outlet) ? said.filter(({ claim }) => claim.kind === kind) : []))
        .sort((a, b) => compareText(a.claim.id, b.claim.id)),
    );
}

/** An unnamed or loosely described speaker of a rewrite, and the speaker of the one figure in the text it cites. */
function passesOn(later: Utterance, told: Utterance): boolean {
  if (later.terminal.kind !== "speaker" || told.terminal.kind !== "speaker") return false;
  const name = later.terminal.voice.name ?? "";
  const named = !later.terminal.unnamed && name.toLowerCase() !== name;
  return !named && later.claim.what === told.claim.what && mayBeOneFigure(later.claim, told.claim);
}
