import type { Decision, Reading } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { correctArticle } from "./correct-article.ts";
import { correctClaim } from "./correct-claim.ts";

type Correction = Extract<Decision, { readonly verb: "correct" }>;

const noteOf = ({ by, field, value, reason }: Correction): string =>
  `corrected by ${by}: ${field} is ${typeof value === "string" ? value : JSON.stringify(value)}${reason === "" ? "" : ` (${reason})`}`;

/**
 * Readings as analysts corrected them, before anything is made of them: outlets and dates of articles, values, speakers and readings of
 * claims. A correction stays in the claim's trace beside what the rules read. One that no longer fits is left out.
 */
export function correctReadings(readings: readonly Reading[], inForce: readonly Decision[], packs: Packs): readonly Reading[] {
  const byTarget = new Map<string, Correction[]>();
  for (const decision of inForce) {
    if (decision.verb !== "correct") continue;
    const known = byTarget.get(decision.target);
    if (known === undefined) byTarget.set(decision.target, [decision]);
    else known.push(decision);
  }
  if (byTarget.size === 0) return readings;
  return readings.map((reading) => {
    let { article } = reading;
    for (const { field, value } of byTarget.get(article.id) ?? []) article = correctArticle(article, field, value, packs.outlets) ?? article;
    const claims = reading.claims.map((claim) => {
      let corrected = claim;
      for (const correction of byTarget.get(claim.id) ?? []) {
        const next = correctClaim(corrected, { article, mentions: reading.mentions }, correction.field, correction.value);
        if (next !== null) corrected = { ...next, trace: [...next.trace, noteOf(correction)] };
      }
      return corrected;
    });
    return { ...reading, article, claims };
  });
}
