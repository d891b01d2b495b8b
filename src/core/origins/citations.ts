import type { Claim } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { sameOutlet } from "./outlet-names.ts";
import type { Utterance } from "./terminals.ts";

/** Two roundings of one figure differ by no more than this share. */
const TOLERANCE = 0.02;
/** Larger over smaller middle of a figure and its rounding. */
const ROUNDED = 1.15;
/** Share of the shorter claim's terms that must return before a claim without a figure counts as the one cited. */
const SHARED_TERMS = 0.5;

const nearly = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

/** The two claims give one figure, or say one thing without a figure. */
export function saySame(a: Claim, b: Claim): boolean {
  if (a.kind !== b.kind || a.polarity !== b.polarity) return false;
  const left = a.figure?.figure.quantity;
  const right = b.figure?.figure.quantity;
  if (left !== undefined && right !== undefined) return left.unit === right.unit && nearly(left.low, right.low) && nearly(left.high, right.high);
  if (left !== undefined || right !== undefined) return false;
  const terms = new Set(a.terms);
  const shared = b.terms.filter((term) => terms.has(term)).length;
  return shared >= 3 && shared >= SHARED_TERMS * Math.min(a.terms.length, b.terms.length);
}

/** Both give a figure of one kind and unit, one of them perhaps rounded: "1,000" after "about 1,000". */
export function giveOneFigure(a: Claim, b: Claim): boolean {
  const left = a.figure?.figure.quantity;
  const right = b.figure?.figure.quantity;
  if (left === undefined || right === undefined || a.kind !== b.kind || left.unit !== right.unit) return false;
  return nearly(middle(left), middle(right));
}

/** The later figure can be a rounding of the earlier one: "almost seven miles" after "some 11 km". */
function mayBeOneFigure(a: Claim, b: Claim): boolean {
  const [left, right] = [a.figure?.figure.quantity, b.figure?.figure.quantity];
  if (left === undefined || right === undefined || a.kind !== b.kind || a.polarity !== b.polarity || left.unit !== right.unit) return false;
  if (giveOneFigure(a, b)) return true;
  const [x, y] = [middle(left), middle(right)];
  if (x === null || y === null || x <= 0 || y <= 0 || Math.max(x, y) > ROUNDED * Math.min(x, y)) return false;
  return (left.low ?? 0) <= (right.high ?? Number.POSITIVE_INFINITY) && (right.low ?? 0) <= (left.high ?? Number.POSITIVE_INFINITY);
}

const middle = ({ low, high }: { readonly low: number | null; readonly high: number | null }): number | null =>
  low !== null && high !== null ? (low + high) / 2 : (low ?? high);

/** "The Post reported 40 dead" where the Post's own article is at hand and says who said so: the chain goes on there. */
export function linkCitations(
  utterances: readonly Utterance[],
  pack: VoicesPack,
): { readonly utterances: readonly Utterance[]; readonly links: ReadonlyMap<string, Utterance> } {
  const byRoot = new Map<string, Utterance[]>();
  for (const utterance of utterances) {
    if (utterance.article.id !== utterance.root) continue;
    byRoot.set(utterance.root, [...(byRoot.get(utterance.root) ?? []), utterance]);
  }
  const links = new Map<string, Utterance>();
  const linked = utterances.map((utterance) => {
    // "Officials told the Post" in a rewrite are whoever told the Post in the Post's own words.
    const cites =
      utterance.terminal.kind === "outlet" ? utterance.terminal.outlet : utterance.terminal.kind === "speaker" ? (utterance.cited.at(-1) ?? null) : null;
    if (cites === null) return utterance;
    for (const [root, said] of byRoot) {
      const article = said[0]?.article;
      if (root === utterance.root || article?.outletName == null || !sameOutlet(article.outletName, cites, pack)) continue;
      const told = said.filter((other) => other.terminal.kind !== "none" && other.terminal.kind !== "outlet");
      const target =
        utterance.terminal.kind === "outlet" ? told.find((other) => saySame(other.claim, utterance.claim)) : told.find((other) => passesOn(utterance, other));
      if (target === undefined) continue;
      links.set(utterance.claim.id, target);
      return { ...utterance, root: target.root, terminal: target.terminal, reached: target.reached };
    }
    return utterance;
  });
  return { utterances: linked, links };
}

/** An unnamed or loosely described speaker of a rewrite, and the speaker of the one figure in the text it cites. */
function passesOn(later: Utterance, told: Utterance): boolean {
  if (later.terminal.kind !== "speaker" || told.terminal.kind !== "speaker") return false;
  const named = later.terminal.voice.name !== null && !later.terminal.unnamed;
  return (
    (!named || later.terminal.voice.name?.toLowerCase() === later.terminal.voice.name) &&
    later.claim.what === told.claim.what &&
    mayBeOneFigure(later.claim, told.claim)
  );
}
