import type { Picture } from "../../core/exports/json.ts";
import { mean } from "./compare.ts";
import type { GoldCrisis } from "./gold.ts";
import { align } from "./match.ts";
import { scoreClaims } from "./score-claims.ts";
import { scoreAlignment, scoreContradictions, scoreFacts } from "./score-facts.ts";
import { scoreBoilerplate, scoreCopies, scoreStories } from "./score-texts.ts";

/** Figures of one set by measure; null where the set has nothing to measure. All are shares from 0 to 1 but `facts` and `claimsLostToBoilerplate`, which count. */
export type Scores = Readonly<Record<string, number | null>>;

/** The eleven measures whose mean is the one figure. */
const PICTURE = ["stories", "copies", "quantities", "values", "kinds", "attribution", "alignment", "origins", "status", "ranges", "statements"] as const;

/** Scores a picture of a gold set's reports. */
export function scorePicture(crisis: GoldCrisis, picture: Picture): Scores {
  const alignment = align(crisis, picture);
  const scores: Record<string, number | null> = {
    missingDocuments: crisis.gold.stories.flat().filter((report) => !alignment.documents.has(report)).length,
    stories: scoreStories(alignment),
    copies: scoreCopies(alignment),
    ...scoreClaims(alignment),
    ...scoreAlignment(alignment),
    ...scoreFacts(alignment),
    contradictions: scoreContradictions(alignment),
    boilerplate: scoreBoilerplate(alignment),
    claimsLostToBoilerplate: alignment.lost,
  };
  const known = PICTURE.flatMap((measure) => scores[measure] ?? []);
  return { ...scores, picture: mean(known) };
}

/** Mean over sets of every measure, over the sets that have it. */
export function meanScores(all: readonly Scores[]): Scores {
  const measures = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    measures.map((measure) => {
      const known = all.flatMap((scores) => scores[measure] ?? []);
      return [measure, known.length === 0 ? null : mean(known)];
    }),
  );
}
