import type { AnchorPassage, ArticleId, Claim, ClaimId, Decision, DecisionId, Reading, Version } from "../model/index.ts";
import { claimWithin } from "../text/spelled-ids.ts";

/** A decision that names a claim nobody reads any more; it is kept, and changes nothing until the claim is read again. */
export interface Unanchored {
  readonly decision: DecisionId;
  readonly id: string;
  readonly reason: string;
}

/** Why a decision changes nothing. */
const UNREAD = "no claim of its kind is read from these words any more";
const WITHDRAWN = "the report's newer version no longer says it";

export interface Reanchored {
  readonly decisions: readonly Decision[];
  readonly unanchored: readonly Unanchored[];
}

/**
 * Decisions with the ids that the claims they are about go by now. A claim that other rules spell otherwise is found again in its article by
 * its kind and the words it stood on, and a claim of an earlier version in the version that counts. What cannot be found is listed; nothing is lost.
 * Claims of articles not among the readings, and of none of their earlier versions, are left alone.
 */
export function reanchorDecisions(decisions: readonly Decision[], readings: readonly Reading[], versions: readonly Version[] = []): Reanchored {
  const newest = new Map(versions.map(({ article, replacedBy }) => [article, replacedBy]));
  const current = (article: ArticleId): ArticleId => newest.get(article) ?? article;
  const byArticle = new Map(readings.map((reading) => [reading.article.id, reading]));
  const present = new Set(readings.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const unanchored: Unanchored[] = [];
  const moved = decisions.map((decision): Decision => {
    const follow = (id: string): string => {
      const claim = claimWithin(id);
      const passages = decision.anchors.find((anchor) => anchor.id === id)?.passages ?? [];
      const known = passages.filter(({ article }) => byArticle.has(current(article)));
      if (present.has(claim) || known.length === 0) return id;
      const now = known.map((passage) => findAgain(passage, byArticle.get(current(passage.article)))).find((found) => found !== null);
      if (now === undefined || now === null) {
        const isReplaced = known.every(({ article }) => newest.has(article));
        unanchored.push({ decision: decision.id, id, reason: isReplaced ? WITHDRAWN : UNREAD });
        return id;
      }
      return `${id.slice(0, id.length - claim.length)}${now}`;
    };
    if (decision.verb === "accept" || decision.verb === "reject" || decision.verb === "correct") {
      const target = follow(decision.target);
      return target === decision.target ? decision : { ...decision, target };
    }
    if (!("a" in decision)) return decision;
    const [a, b] = [follow(decision.a), follow(decision.b)];
    return a === decision.a && b === decision.b ? decision : { ...decision, a, b };
  });
  return { decisions: moved, unanchored };
}

/** The claim of a kind that shares most words with a passage, of equals the one of the same name, then the first. */
function findAgain({ span, quotation, kind, what }: AnchorPassage, reading: Reading | undefined): ClaimId | null {
  if (reading === undefined) return null;
  // offsets move when the text is divided otherwise; the words do not
  const at = reading.article.text.slice(span.start, span.end) === quotation ? span.start : reading.article.text.indexOf(quotation);
  if (at < 0) return null;
  const shared = (claim: Claim): number => Math.min(claim.span.end, at + quotation.length) - Math.max(claim.span.start, at);
  const found = reading.claims.filter((claim) => claim.kind === kind && shared(claim) > 0);
  found.sort((a, b) => Number(b.what === what) - Number(a.what === what) || shared(b) - shared(a) || (a.id < b.id ? -1 : 1));
  return found[0]?.id ?? null;
}
