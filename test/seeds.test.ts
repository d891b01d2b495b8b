import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Dossier, Finding } from "../src/core/model/index.ts";
import { workOut } from "./work-out.ts";

const seeds = fileURLToPath(new URL("../../shared/seeds/", import.meta.url));
const present = existsSync(join(seeds, "gold.json"));
if (!present) console.warn("the five founding articles are not beside this checkout: their tests did not run");

interface GoldFact {
  readonly id: string;
  readonly mentions: readonly string[];
  readonly origins: { readonly min: number | readonly number[]; readonly max: readonly number[] };
  readonly status: string | null;
}
interface Gold {
  readonly mentions: readonly { readonly id: string; readonly seed: string; readonly start: number; readonly end: number }[];
  readonly stories: readonly (readonly string[])[];
  readonly boilerplate: readonly { readonly seed: string; readonly start: number; readonly end: number }[];
  readonly facts: readonly GoldFact[];
}

describe.runIf(present)("the five founding articles", () => {
  const gold = present ? (JSON.parse(readFileSync(join(seeds, "gold.json"), "utf8")) as Gold) : null;
  let dossiers: readonly Dossier[] = [];
  beforeAll(async () => {
    dossiers = await workOut([seeds]);
  }, 60_000);

  const seedOf = (name: string): string => name.slice(0, 3);
  const articleOf = (seed: string) => dossiers.flatMap((dossier) => dossier.readings).find((reading) => seedOf(reading.article.name) === seed)?.article;

  /** The finding that holds most of a fact's passages, and how many. */
  const findingOf = (fact: GoldFact): { finding: Finding | undefined; held: number } => {
    const votes = new Map<Finding, number>();
    for (const id of fact.mentions) {
      const mention = gold?.mentions.find((candidate) => candidate.id === id);
      const article = mention === undefined ? undefined : articleOf(mention.seed);
      if (mention === undefined || article === undefined) continue;
      for (const dossier of dossiers) {
        const claims = new Map(dossier.readings.flatMap((reading) => reading.claims.map((claim) => [claim.id, claim] as const)));
        for (const finding of dossier.findings) {
          const hit = finding.claims.some((claimId) => {
            const claim = claims.get(claimId);
            return claim !== undefined && claim.article === article.id && claim.span.start < mention.end && mention.start < claim.span.end;
          });
          if (hit) votes.set(finding, (votes.get(finding) ?? 0) + 1);
        }
      }
    }
    const best = [...votes].sort((a, b) => b[1] - a[1] || b[0].claims.length - a[0].claims.length)[0];
    return { finding: best?.[0], held: best?.[1] ?? 0 };
  };
  const fact = (id: string): GoldFact => {
    const found = gold?.facts.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no such fact: ${id}`);
    return found;
  };

  it("groups them into two stories", () => {
    const mine = dossiers.map((dossier) => dossier.readings.map((reading) => seedOf(reading.article.name)).sort()).sort((a, b) => b.length - a.length);
    expect(mine).toEqual(gold?.stories);
  });

  it("says why the look-alike was kept apart", () => {
    const reasons = dossiers.flatMap((dossier) => dossier.story.lookalikes.map((lookalike) => lookalike.why));
    expect(reasons.length).toBeGreaterThan(0);
  });

  it("marks the appeal and the credit of 004, and cuts nothing", () => {
    const article = articleOf("004");
    for (const plate of gold?.boilerplate ?? []) {
      const marked = (article?.blocks ?? [])
        .filter((block) => block.role === "boilerplate" || block.role === "caption")
        .reduce((sum, block) => sum + Math.max(0, Math.min(block.span.end, plate.end) - Math.max(block.span.start, plate.start)), 0);
      expect(marked / (plate.end - plate.start), article?.text.slice(plate.start, plate.end)).toBeGreaterThan(0.9);
    }
  });

  it("puts the territory of four articles into one finding of one or two origins", () => {
    const { finding, held } = findingOf(fact("territory"));
    expect(held).toBe(4);
    expect(finding?.count).toMatchObject({ min: 1, max: 2 });
    expect(finding?.status).toBe("single-origin");
    expect((finding?.estimate?.low ?? 0) / 1e6).toBeCloseTo(1000, 0);
    expect((finding?.estimate?.high ?? 0) / 1e6).toBeCloseTo(1036, 0);
  });

  it("counts three origins at least and five at most behind the redeployment", () => {
    const { finding, held } = findingOf(fact("redeployment"));
    expect(held).toBeGreaterThanOrEqual(5);
    expect(finding?.count.min).toBe(3);
    expect([4, 5]).toContain(finding?.count.max);
  });

  it("leaves the settlements without an origin", () => {
    const { finding } = findingOf({ ...fact("settlements"), mentions: ["001-03"] });
    expect(finding).toBeDefined();
  });

  it("sets the two figures of the displaced side by side, never averaged, never opposed", () => {
    const texts = (finding: Finding | undefined): string[] =>
      dossiers
        .flatMap((dossier) => dossier.readings.flatMap((reading) => reading.claims))
        .filter((claim) => finding?.claims.includes(claim.id))
        .map((claim) => claim.figure?.text ?? "");
    const all = dossiers.flatMap((dossier) => dossier.findings);
    const relation = all
      .flatMap((finding) => finding.relations)
      .find((candidate) => {
        const words = [candidate.a, candidate.b].map(
          (id) => dossiers.flatMap((dossier) => dossier.readings.flatMap((reading) => reading.claims)).find((claim) => claim.id === id)?.figure?.text,
        );
        return words.includes("nearly 200,000") && words.includes("tens of thousands");
      });
    expect(relation?.relation, JSON.stringify(all.filter((finding) => texts(finding).includes("nearly 200,000")).map((finding) => finding.label))).toBe(
      "differs",
    );
  });
});
