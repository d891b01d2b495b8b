import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim, Decision, Reading } from "../src/core/model/index.ts";
import { reanchorDecisions } from "../src/core/pipeline.ts";
import { decide } from "./build-decision.ts";
import { changedPacks } from "./pack-change.ts";
import { rereadDecisions } from "./reread-decisions.ts";
import { root } from "./run-unecho.ts";
import { seededShuffle } from "./seeded-shuffle.ts";
import { workOut } from "./work-out.ts";

const MOST = 100;
const FEW = 24;

const about = (claim: Claim, text: string, number: number): Decision => {
  const id = number % 3 === 0 ? `finding:${claim.id}` : claim.id;
  const quotation = text.slice(claim.span.start, claim.span.end);
  const passages = [{ article: claim.article, span: claim.span, quotation, kind: claim.kind, what: claim.what }];
  return decide({ verb: "reject", target: id }, { id: `d${number}`, quotation, anchors: [{ id, passages }] });
};

/** The readings other rules would have made: every claim spelled otherwise and begun elsewhere, some read no more. */
const rereadOtherwise = (readings: readonly Reading[]): readonly Reading[] =>
  readings.map((reading) => ({
    ...reading,
    claims: reading.claims.flatMap((claim, at) => {
      if (at % 5 === 0) return [];
      const span = { start: Math.max(0, claim.span.start - 2), end: Math.max(claim.span.start + 1, claim.span.end - 3) };
      return [{ ...claim, id: `${claim.article}:${span.start}-${span.end}:${claim.kind}:9${at}`, span }];
    }),
  }));

describe("after a change of rules", () => {
  it(`${MOST} decisions are found again or listed, and none is lost`, { timeout: 120_000 }, async () => {
    const dossiers = await workOut([join(root, "corpus/gold/flood/reports")]);
    const readings = dossiers.flatMap((dossier) => dossier.readings);
    const all = readings.flatMap(({ article, claims }) => claims.map((claim) => ({ claim, text: article.text })));
    const log = seededShuffle(all, 5)
      .slice(0, MOST)
      .map(({ claim, text }, number) => about(claim, text, number));
    expect(log).toHaveLength(MOST);
    expect(reanchorDecisions(log, readings)).toEqual({ decisions: log, unanchored: [] });

    const later = rereadOtherwise(readings);
    const known = new Map(later.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)));
    const { decisions, unanchored } = reanchorDecisions(log, later);
    const listed = new Set(unanchored.map(({ decision }) => decision));
    expect(decisions.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    const found = decisions.filter((decision) => "target" in decision && known.has(decision.target.replace("finding:", "")));
    expect(found.length).toBeGreaterThan(MOST / 2);
    expect(found.length + listed.size).toBe(MOST);
    // found where it stood: the words overlap, the kind is the same
    for (const decision of found) {
      const passage = decision.anchors[0]?.passages[0];
      const claim = "target" in decision ? known.get(decision.target.replace("finding:", "")) : undefined;
      expect(claim?.kind).toBe(passage?.kind);
      expect(claim !== undefined && passage !== undefined && claim.span.start < passage.span.end && passage.span.start < claim.span.end).toBe(true);
    }
  });

  // `node scripts/prove.ts reanchor` does it on four crises, with a hundred decisions each way
  it("decisions of every kind stay on their passages or are listed when packs have fewer rules, and when they have more", { timeout: 120_000 }, async () => {
    const reports = [join(root, "corpus/gold/protest/reports")];
    const changed = changedPacks(root);
    try {
      for (const [from, to] of [
        [root, changed],
        [changed, root],
      ] as const) {
        const { claims, fates } = await rereadDecisions(reports, FEW, 1, from, to);
        expect(fates).toHaveLength(FEW);
        expect(fates.filter(({ fate }) => fate === "lost" || fate === "misattached")).toEqual([]);
        expect(fates.every(({ fate, reason }) => (fate === "listed") === (reason !== null))).toBe(true);
        expect(Math.min(claims.gone, claims.other)).toBeGreaterThan(0);
      }
    } finally {
      rmSync(changed, { recursive: true });
    }
  });
});
