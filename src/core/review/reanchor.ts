import type { Anchor, AnchorPassage, ArticleId, Decision, DecisionId, Reading, Version } from "../model/index.ts";
import { claimWithin } from "../text/spelled-ids.ts";
import { correctClaim } from "./correct-claim.ts";
import { findPassage } from "./find-passage.ts";

/** A decision that names a claim nobody reads any more; it is kept, and changes nothing until the claim is read again. */
export interface Unanchored {
  readonly decision: DecisionId;
  readonly id: string;
  readonly reason: string;
}

/** Why a decision changes nothing. */
const UNREAD = "no claim of its kind is read from these words any more";
const WITHDRAWN = "the report's newer version no longer says it";
const UNFIT = "what it corrects is no part of the claim as it is read now";
const FALLEN_TOGETHER = "the two passages it is about are read as one claim now";
/** Behind the id of a claim that is read no more while another goes by its id: it names nothing then. */
const GONE = ":gone";

export interface Reanchored {
  readonly decisions: readonly Decision[];
  readonly unanchored: readonly Unanchored[];
}

/**
 * Decisions with the ids that the claims they are about go by now. A claim that other rules spell otherwise is found again in its article by
 * the words it stood on (`findPassage`), and a claim of an earlier version in the version that counts. What cannot be found is listed; nothing is lost.
 * Claims of articles not among the readings, and of none of their earlier versions, are left alone.
 */
export function reanchorDecisions(decisions: readonly Decision[], readings: readonly Reading[], versions: readonly Version[] = []): Reanchored {
  const newest = new Map(versions.map(({ article, replacedBy }) => [article, replacedBy]));
  const current = (article: ArticleId): ArticleId => newest.get(article) ?? article;
  const byArticle = new Map(readings.map((reading) => [reading.article.id, reading]));
  const present = new Map(readings.flatMap((reading) => reading.claims.map((claim) => [claim.id, { claim, reading }] as const)));
  const unanchored: Unanchored[] = [];
  const moved = decisions.map((decision): Decision => {
    const note = (id: string, reason: string): void => void unanchored.push({ decision: decision.id, id, reason });
    const follow = (id: string): string => {
      const claim = claimWithin(id);
      const passages = decision.anchors.find((anchor) => anchor.id === id)?.passages ?? [];
      const known = passages.flatMap((passage) => {
        const reading = byArticle.get(current(passage.article));
        return reading === undefined ? [] : [{ passage, reading }];
      });
      const held = present.get(claim);
      // spelled as before is not yet the same claim: of two of one clause the second takes the place of the first when that is read no more
      const spelled = known.filter(({ passage }) => isSpelledFrom(claim, passage));
      if (known.length === 0 || (held !== undefined && spelled.length === 0)) return id;
      const found = [...spelled, ...known].map(({ passage, reading }) => findPassage(passage, reading, claim)).find((one) => one !== null);
      if (found !== undefined) return `${id.slice(0, id.length - claim.length)}${found.id}`;
      note(id, known.every(({ passage }) => newest.has(passage.article)) ? WITHDRAWN : UNREAD);
      return held === undefined ? id : `${id}${GONE}`;
    };
    if ("target" in decision) {
      const target = follow(decision.target);
      const now = decision.anchors.length === 0 ? undefined : present.get(target);
      if (decision.verb === "correct" && now !== undefined && correctClaim(now.claim, now.reading, decision.field, decision.value) === null)
        note(target, UNFIT);
      return target === decision.target ? decision : { ...decision, target, anchors: renamed(decision, [[decision.target, target]]) };
    }
    if (!("a" in decision)) return decision;
    const [a, b] = [follow(decision.a), follow(decision.b)];
    if (a === b && decision.a !== decision.b) note(a, FALLEN_TOGETHER);
    const pairs = [[decision.a, a] as const, [decision.b, b] as const];
    return pairs.every(([before, now]) => before === now) ? decision : { ...decision, a, b, anchors: renamed(decision, pairs) };
  });
  return { decisions: moved, unanchored };
}

const isSpelledFrom = (claim: string, { article, span, figure }: AnchorPassage): boolean =>
  [span, figure ?? span].some(({ start, end }) => claim.startsWith(`${article}:${start}-${end}:`));

/** Anchors under the ids that the decision has now, so that it can be followed further: from changed rules to a newer version. */
function renamed({ anchors }: Decision, pairs: readonly (readonly [string, string])[]): readonly Anchor[] {
  const names = new Map(pairs);
  return anchors.map((anchor) => ({ ...anchor, id: names.get(anchor.id) ?? anchor.id }));
}
