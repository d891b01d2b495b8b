import { beforeAll, describe, expect, it } from "vitest";
import type { Dossier, Reading } from "../src/core/model/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { placeAll } from "./place-all.ts";
import { goldSets, seedSets } from "./report-sets.ts";
import { seededShuffle } from "./seeded-shuffle.ts";
import { workOut } from "./work-out.ts";

/** The full form runs twenty orders (npm run prove orders). */
const ORDERS = Number(process.env.UNECHO_ORDERS ?? "4");
const packs = loadPacks();

/** Stories and findings without what depends on which article came first. */
const shapeOf = (dossiers: readonly Dossier[]): string =>
  JSON.stringify(
    dossiers
      .map((dossier) => ({
        articles: dossier.readings.map((reading) => reading.article.id).sort(),
        findings: dossier.findings
          .map((finding) => ({
            claims: [...finding.claims].sort(),
            status: finding.status,
            count: [finding.count.min, finding.count.max],
            estimate: finding.estimate,
          }))
          .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      }))
      .sort((a, b) => (JSON.stringify(a.articles) < JSON.stringify(b.articles) ? -1 : 1)),
  );

describe.each([...goldSets, ...seedSets].map(({ name, folder }) => [name, folder] as const))("the reports of %s", (_name, folder) => {
  let readings: readonly Reading[] = [];
  let expected = "";
  beforeAll(async () => {
    const dossiers = await workOut([folder]);
    readings = dossiers.flatMap((dossier) => dossier.readings);
    expected = shapeOf(dossiers);
  }, 60_000);

  it(`give the same stories and findings in ${ORDERS} random orders`, { timeout: 300_000 }, () => {
    for (let seed = 1; seed <= ORDERS; seed += 1) expect(shapeOf(placeAll(seededShuffle(readings, seed), packs)), `seed ${seed}`).toBe(expected);
  });

  it("give the same bytes twice", { timeout: 60_000 }, async () => {
    expect(JSON.stringify(await workOut([folder]))).toBe(JSON.stringify(await workOut([folder])));
  });
});
