import type { Picture } from "../../core/exports/json.ts";
import type { Span } from "../../core/model/index.ts";
import { sameInterval } from "./compare.ts";
import type { GoldCrisis, GoldMention } from "./gold.ts";
import { lengthOf, locate, overlap } from "./locate.ts";

export type Document = Picture["documents"][number];
export type FoundClaim = Picture["claims"][number];
export type FoundFinding = Picture["findings"][number];

/** A picture laid beside the gold set: which claim stands for which gold mention or statement. */
export interface Alignment {
  readonly crisis: GoldCrisis;
  readonly picture: Picture;
  readonly documents: ReadonlyMap<string, Document>;
  /** Gold mention, or statement without a claim of its own, to the claim that stands for it. */
  readonly matched: ReadonlyMap<string, FoundClaim>;
  readonly statements: ReadonlyMap<string, FoundClaim>;
  readonly findingOf: ReadonlyMap<string, FoundFinding>;
  /** Gold mentions that stand inside text marked as boilerplate. */
  readonly lost: number;
}

/** Share of a span that is marked as boilerplate. */
export function markedShare(document: Document, span: Span): number {
  const blocks = document.blocks.filter((block) => block.role === "boilerplate");
  return blocks.reduce((sum, block) => sum + overlap(block, span), 0) / Math.max(1, lengthOf(span));
}

type Order<T> = (a: T, b: T) => number;

/** First by the first order, ties by the next. */
const inOrder =
  <T>(...orders: readonly Order<T>[]): Order<T> =>
  (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };

const more =
  <T>(score: (value: T) => number | boolean): Order<T> =>
  (a, b) =>
    Number(score(b)) - Number(score(a));

const overlapsNumber = (claim: FoundClaim, number: Span): boolean => claim.quantity !== null && overlap(claim.quantity, number) > 0;

function bestFigure(candidates: readonly FoundClaim[], mention: GoldMention, number: Span): FoundClaim | undefined {
  return candidates
    .filter((claim) => overlapsNumber(claim, number))
    .sort(
      inOrder<FoundClaim>(
        more((claim) => claim.quantity !== null && sameInterval(mention, claim.quantity)),
        more((claim) => claim.kind === mention.kind),
        more((claim) => (claim.quantity === null ? 0 : overlap(claim.quantity, number))),
      ),
    )[0];
}

/** Longest claim that may stand for a statement, in characters: a paragraph is no claim. */
const LONGEST_CLAIM = 1000;

/** Claims that may stand for a statement: the three closest, so that a claim of every kind on every sentence earns nothing. */
function closest(candidates: readonly FoundClaim[], quote: Span): readonly FoundClaim[] {
  const likeness = (claim: FoundClaim): number => overlap(claim, quote) / (lengthOf(claim) + lengthOf(quote) - overlap(claim, quote));
  return candidates
    .filter((claim) => lengthOf(claim) <= LONGEST_CLAIM && overlap(claim, quote) >= 0.5 * Math.min(lengthOf(claim), lengthOf(quote)))
    .sort(more(likeness))
    .slice(0, 3);
}

/** Lays a picture beside a gold set, one claim for each mention, by where the gold words stand in the text. */
export function align(crisis: GoldCrisis, picture: Picture): Alignment {
  const { gold } = crisis;
  const documents = new Map(picture.documents.map((document) => [document.file, document]));
  const claimsOf = new Map(picture.documents.map((document) => [document.id, [] as FoundClaim[]]));
  for (const claim of picture.claims) claimsOf.get(claim.document)?.push(claim);
  const findingOf = new Map<string, FoundFinding>();
  for (const finding of picture.findings) for (const claim of finding.claims) if (!findingOf.has(claim)) findingOf.set(claim, finding);

  const used = new Set<string>();
  const matched = new Map<string, FoundClaim>();
  let lost = 0;
  for (const mention of gold.mentions) {
    const document = documents.get(mention.report);
    const quote = document === undefined ? null : locate(document.text, mention.quote, mention.nth ?? 1);
    if (document === undefined || quote === null) continue;
    if (markedShare(document, quote) > 0.5) lost += 1;
    const inner = locate(document.text.slice(quote.start, quote.end), mention.number) ?? { start: 0, end: lengthOf(quote) };
    const number = { start: quote.start + inner.start, end: quote.start + inner.end };
    const free = (claimsOf.get(document.id) ?? []).filter((claim) => !used.has(claim.id));
    const best = bestFigure(free, mention, number);
    if (best === undefined) continue;
    used.add(best.id);
    matched.set(mention.id, best);
  }

  const statements = new Map<string, FoundClaim>();
  const taken = new Set<string>();
  for (const statement of gold.statements ?? []) {
    const document = documents.get(statement.report);
    const quote = document === undefined ? null : locate(document.text, statement.quote, statement.nth ?? 1);
    if (document === undefined || quote === null) continue;
    const likeness = (claim: FoundClaim): number => overlap(claim, quote) / (lengthOf(claim) + lengthOf(quote) - overlap(claim, quote));
    const free = (claimsOf.get(document.id) ?? []).filter((claim) => !taken.has(claim.id));
    const ranked = [...closest(free, quote)].sort(
      inOrder<FoundClaim>(
        more((claim) => claim.kind === statement.kind),
        more((claim) => !used.has(claim.id)),
        more(likeness),
      ),
    );
    const best = ranked[0];
    if (best === undefined) continue;
    taken.add(best.id);
    statements.set(statement.id, best);
    if (used.has(best.id)) continue;
    used.add(best.id);
    matched.set(statement.id, best);
  }
  return { crisis, picture, documents, matched, statements, findingOf, lost };
}
