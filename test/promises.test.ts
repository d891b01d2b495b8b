import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Claim, ClaimId, Dossier, Finding, Reading } from "../src/core/model/index.ts";
import { buildDossier, readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { decide } from "./build-decision.ts";
import { captureText } from "./capture-text.ts";
import { placeAll } from "./place-all.ts";
import { absentSets, crisisSets, goldSets, type ReportFile, reportsOf, seedSets } from "./report-sets.ts";
import { seededRandom } from "./seeded-random.ts";
import { newVersion, reprint, rewriteUnattributed, underAddress } from "./vary-report.ts";

/** Trials of each promise on each set; the full form takes many, and the crises beside the checkout too (npm run prove properties). */
const RUNS = Number(process.env.UNECHO_PROMISES ?? "2");
const sets = [...goldSets, ...seedSets, ...(process.env.UNECHO_PROMISES === undefined ? [] : crisisSets)];
if (absentSets.length > 0) process.stderr.write(`not at hand: ${absentSets.join(" and ")}\n`);

const packs = loadPacks();
const read = ({ name, text }: ReportFile): Reading => readCapture(captureText(text, name), packs).value;
const trial = fc.record({ at: fc.nat(), seed: fc.nat() });
const SETTINGS = { numRuns: RUNS, seed: 17 } as const;

const findingsOf = (dossiers: readonly Dossier[]): readonly Finding[] => dossiers.flatMap(({ findings }) => findings);
const holderOf = (findings: readonly Finding[]): ReadonlyMap<ClaimId, Finding> =>
  new Map(findings.flatMap((finding) => finding.claims.map((claim) => [claim, finding] as const)));

/** For each claim that counts what its finding says of origins. */
const countsBy = (dossiers: readonly Dossier[], says: (finding: Finding) => unknown): Readonly<Record<ClaimId, unknown>> =>
  Object.fromEntries([...holderOf(findingsOf(dossiers))].map(([claim, finding]) => [claim, says(finding)]));

/** The part of a record that is about some claims. */
const about = (counts: Readonly<Record<ClaimId, unknown>>, claims: Iterable<ClaimId>): unknown =>
  Object.fromEntries([...claims].map((claim) => [claim, counts[claim]]));

const wholeCount = ({ count, current }: Finding): string => `${count.min}-${count.max}, ${current.min}-${current.max} current`;

/** A story with one report more, wherever it would have been placed. */
const withReport = ({ story, readings, placements }: Dossier, reading: Reading): Dossier => {
  const { id } = reading.article;
  const placed = { article: id, story: story.id, copyOf: null, score: 1, why: "", lookalikes: [] };
  return buildDossier({ ...story, articles: [...story.articles, id] }, [...readings, reading], [...placements, placed], [], packs).value;
};

/** A story without one of its reports; what was a copy of it is one of the report that takes its place. */
const replaceReport = (dossier: Dossier, { article: { id } }: Reading, by: Reading): Dossier =>
  withReport(
    {
      ...dossier,
      story: { ...dossier.story, articles: dossier.story.articles.filter((article) => article !== id) },
      readings: dossier.readings.filter(({ article }) => article.id !== id),
      placements: dossier.placements
        .filter(({ article }) => article !== id)
        .map((placement) => ({ ...placement, copyOf: placement.copyOf === id ? by.article.id : placement.copyOf })),
    },
    by,
  );

/** What a reader is told, without what is said of earlier versions. */
const shapeOf = (dossiers: readonly Dossier[]): unknown =>
  dossiers
    .map(({ readings, findings }) => ({
      articles: readings.map(({ article }) => article.id).sort(),
      findings: findings
        .map(({ claims, status, count, current, estimate }) => JSON.stringify([[...claims].sort(), status, count.min, count.max, current, estimate]))
        .sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe.each(sets.map((set) => [set.name, set] as const))("the reports of %s", (_name, set) => {
  const files = reportsOf(set).map(underAddress);
  const fileAt = (at: number): ReportFile => files[at % files.length] as ReportFile;
  let readings: readonly Reading[] = [];
  let dossiers: readonly Dossier[] = [];
  let claims: readonly Claim[] = [];
  beforeAll(() => {
    readings = files.map(read);
    dossiers = placeAll(readings, packs);
    claims = readings.flatMap((reading) => reading.claims).filter(({ id }) => holderOf(findingsOf(dossiers)).has(id));
  }, 120_000);

  it("one more copy of a report changes no count", { timeout: 600_000 }, () => {
    const before = countsBy(dossiers, wholeCount);
    fc.assert(
      fc.property(trial, ({ at, seed }) => {
        const copy = read(reprint(fileAt(at), seededRandom(seed)));
        expect(about(countsBy(placeAll([...readings, copy], packs), wholeCount), Object.keys(before))).toEqual(before);
      }),
      SETTINGS,
    );
  });

  it("a rewrite of its story that names nobody raises no minimum, and the maximum by one at most", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(trial, ({ at, seed }) => {
        const dossier = dossiers[at % dossiers.length] as Dossier;
        const rewrite = read(rewriteUnattributed(dossier.readings, dossier.story.label, seededRandom(seed), read));
        const after = holderOf(withReport(dossier, rewrite).findings);
        for (const [claim, { count }] of holderOf(dossier.findings)) {
          const now = after.get(claim)?.count;
          expect([claim, now?.min]).toEqual([claim, count.min]);
          expect((now?.max ?? 0) - count.max, claim).toBeLessThanOrEqual(1);
        }
      }),
      SETTINGS,
    );
  });

  it("a new version of an article counts as if there had been no other", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(trial, ({ at, seed }) => {
        const old = fileAt(at);
        const version = read(newVersion(old, seededRandom(seed)));
        const earlier = readings[at % files.length] as Reading;
        const before = dossiers.find((dossier) => dossier.readings.includes(earlier)) as Dossier;
        const both = withReport(before, version);
        expect(shapeOf([both])).toEqual(shapeOf([replaceReport(before, earlier, version)]));
        expect(both.versions).toMatchObject([{ article: earlier.article.id, replacedBy: version.article.id }]);
        const placed = placeAll([...readings, version], packs);
        expect(placed.flatMap(({ versions }) => versions)).toEqual(both.versions);
      }),
      SETTINGS,
    );
  });

  it("a rejected claim is in no count", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(trial, ({ at }) => {
        const claim = claims[at % claims.length] as Claim;
        const before = dossiers.find(({ findings }) => holderOf(findings).has(claim.id)) as Dossier;
        const own = holderOf(before.findings).get(claim.id) as Finding;
        const after = buildDossier(before.story, before.readings, before.placements, [decide({ verb: "reject", target: claim.id })], packs).value;
        expect(holderOf(after.findings).has(claim.id)).toBe(false);
        const now = after.findings.find(({ id }) => id === own.id) as Finding;
        expect(now.setAside).toEqual([{ claim: claim.id, why: "rejected" }]);
        expect([...now.claims, claim.id].sort()).toEqual([...own.claims].sort());
        const behind = new Map(after.provenance.origins.flatMap(({ id, claims: said }) => said.map((one) => [one, id] as const)));
        const voices = new Set(now.claims.map((one) => behind.get(one)));
        expect(now.count.ids.filter((id) => !voices.has(id))).toEqual([]);
        // other findings stand as they did, but for what was said of them beside this claim
        const isBeside = ({ relations }: Finding): boolean => relations.some(({ a, b }) => a === claim.id || b === claim.id);
        const beside = new Set(before.findings.filter(isBeside).map(({ id }) => id));
        const others = (dossier: Dossier): readonly unknown[] =>
          dossier.findings.filter(({ id }) => id !== own.id).map((finding) => (beside.has(finding.id) ? [finding.id, finding.claims, finding.count] : finding));
        expect(others(after)).toEqual(others(before));
        expect(after.findings.filter(isBeside)).toEqual([]);
      }),
      SETTINGS,
    );
  });
});
