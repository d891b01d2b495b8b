import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Fate } from "../../test/anchored-decisions.ts";
import { changedPacks } from "../../test/pack-change.ts";
import { rereadDecisions } from "../../test/reread-decisions.ts";
import type { Proof } from "../prove.ts";

const CRISES = ["flood", "quake", "incursion", "protest"] as const;
/** Decisions in each direction. */
const DECISIONS = 100;

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Decisions of every kind on four crises, read again by other packs: with fewer rules than they were taken under, and with more. */
export const proof: Proof = {
  name: "reanchor",
  summary: "after a change of packs every one of 100 decisions on four crises is in force on its own passage or listed with the reason",
  async run({ root, seed, note }) {
    const folders = CRISES.map((crisis) => join(root, "corpus", "gold", crisis, "reports"));
    const changed = changedPacks(root);
    try {
      const directions = { "to fewer rules": [root, changed], "to more rules": [changed, root] } as const;
      const figures: Record<string, unknown> = {};
      let passed = true;
      for (const [name, [from, to]] of Object.entries(directions)) {
        const { claims, fates } = await rereadDecisions(folders, DECISIONS, seed, from, to);
        const of = (fate: Fate): number => fates.filter((one) => one.fate === fate).length;
        const kinds = Map.groupBy(fates, ({ label }) => label);
        const byKind = Object.fromEntries([...kinds].map(([label, ones]) => [label, tally(ones.map(({ fate }) => fate))]));
        const reasons = tally(fates.flatMap(({ reason }) => reason ?? []));
        figures[name] = { decisions: fates.length, claims, fates: tally(fates.map(({ fate }) => fate)), reasons, byKind };
        note(
          `${name}: ${of("in place")} in place, ${of("found again")} found again, ${of("listed")} listed, ${of("lost")} lost, ${of("misattached")} misattached`,
        );
        passed &&= fates.length === DECISIONS && of("lost") + of("misattached") === 0 && of("listed") > 0 && claims.gone + claims.other > 0;
      }
      return { passed, figures };
    } finally {
      rmSync(changed, { recursive: true });
    }
  },
};
