import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Dossier, Finding } from "../src/core/model/index.ts";
import { checkSentence, readCapture } from "../src/core/pipeline.ts";
import { sameSurname } from "../src/core/text/name-words.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";
import { workOut } from "./work-out.ts";

const seeds = fileURLToPath(new URL("../../shared/seeds/", import.meta.url));
const present = existsSync(join(seeds, "gold.json"));
if (!present) console.warn("the five founding articles are not beside this checkout: their tests did not run");

/** Units of the gold, each with the base unit and its size in it. */
const BASE_UNITS: Readonly<Record<string, readonly [string, number]>> = { km2: ["m2", 1e6], km: ["m", 1000] };
const packs = loadPacks();
const voices = [...packs.languages.values()][0]?.voices;

interface GoldFact {
  readonly id: string;
  readonly mentions: readonly string[];
  readonly origins: { readonly min: number | readonly number[]; readonly max: readonly number[] };
  readonly status: string | null;
  readonly figure?: { readonly unit: string; readonly low: number | readonly number[]; readonly high: number | null };
}
interface Gold {
  readonly mentions: readonly { readonly id: string; readonly seed: string; readonly start: number; readonly end: number }[];
  readonly stories: readonly (readonly string[])[];
  readonly boilerplate: readonly { readonly seed: string; readonly start: number; readonly end: number }[];
  readonly facts: readonly GoldFact[];
  readonly relations: readonly { readonly a: string; readonly b: string; readonly relation: string }[];
  readonly same: readonly (readonly [string, string])[];
  readonly likelySame: readonly { readonly a: string; readonly b: string; readonly words: string }[];
  readonly distortions: readonly string[];
  readonly supported: readonly string[];
}

describe.runIf(present)("the five founding articles", () => {
  const gold = present ? (JSON.parse(readFileSync(join(seeds, "gold.json"), "utf8")) as Gold) : null;
  let dossiers: readonly Dossier[] = [];
  beforeAll(async () => {
    dossiers = await workOut([seeds]);
  }, 60_000);

  const seedOf = (name: string): string => name.slice(0, 3);
  const articleOf = (seed: string) => dossiers.flatMap((dossier) => dossier.readings).find((reading) => seedOf(reading.article.name) === seed)?.article;

  const stories = (): readonly Dossier[] => dossiers;

  /** Claims whose passage meets a mention. */
  const claimsAt = (id: string): readonly string[] => {
    const mention = gold?.mentions.find((candidate) => candidate.id === id);
    const reading = stories()
      .flatMap(({ readings }) => readings)
      .find(({ article }) => seedOf(article.name) === mention?.seed);
    if (mention === undefined || reading === undefined) throw new Error(`no such mention: ${id}`);
    return reading.claims.flatMap(({ id: claim, span }) => (span.start < mention.end && mention.start < span.end ? [claim] : []));
  };

  /** The findings that hold every passage of a fact. */
  const holding = (each: GoldFact): readonly Finding[] => {
    const passages = each.mentions.map((id) => new Set(claimsAt(id)));
    return stories().flatMap(({ findings }) => findings.filter(({ claims }) => passages.every((passage) => claims.some((claim) => passage.has(claim)))));
  };

  /** A bound of the gold: one number, or the range it may lie in. */
  const bounds = (bound: number | readonly number[]): { readonly from: number; readonly to: number } =>
    typeof bound === "number" ? { from: bound, to: bound } : { from: Math.min(...bound), to: Math.max(...bound) };

  /** The range has the unit of the gold and its bounds to a rounding; where the gold leaves one open, none is asked for. */
  const fits = ({ figure }: GoldFact, estimate: Finding["estimate"]): boolean => {
    if (figure === undefined) return true;
    const [unit, factor] = BASE_UNITS[figure.unit] ?? [figure.unit, 1];
    if (estimate?.unit !== unit) return false;
    const near = (found: number | null, bound: number | readonly number[] | null): boolean => {
      if (bound === null) return true;
      const { from, to } = bounds(bound);
      return found !== null && found >= from * factor * 0.98 && found <= to * factor * 1.02;
    };
    return near(estimate.low, figure.low) && near(estimate.high, figure.high);
  };

  /** What a name stands for wherever it is read: origins that speak under it, and the outlets, places and states it is resolved to. */
  const idsOf = (text: string): ReadonlySet<string> => {
    const [name = text] = text.split(", ");
    const folded = name.replace(/^the /iu, "").toLowerCase();
    const ids = new Set<string>();
    for (const { readings, provenance } of stories()) {
      const speaks = new Set(
        readings.flatMap(({ claims }) =>
          claims.filter(({ attribution }) => attribution.at(-1)?.name?.toLowerCase().includes(folded) === true).map(({ id }) => id),
        ),
      );
      for (const origin of provenance.origins) if (origin.claims.some((id) => speaks.has(id))) ids.add(origin.id);
      for (const { article, mentions, claims } of readings) {
        const isHere = ({ span }: { readonly span: { readonly start: number } }): boolean =>
          article.text.slice(span.start).replace(/^the /iu, "").slice(0, folded.length).toLowerCase() === folded;
        for (const voice of claims.flatMap(({ attribution }) => attribution)) if (voice.outlet !== null && isHere(voice)) ids.add(voice.outlet);
        for (const mention of mentions) {
          if (mention.kind === "place" && mention.place !== null && isHere(mention)) ids.add(mention.place);
          if (mention.kind === "outlet" && mention.outlet !== null && isHere(mention)) ids.add(mention.outlet);
        }
      }
    }
    const state = voices?.sides.get(folded);
    if (state !== undefined) ids.add(state);
    return ids;
  };
  const sameName = (a: string, b: string): boolean => a.split(" ").length === 1 && b.split(" ").length === 1 && sameSurname(a.toLowerCase(), b.toLowerCase());

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

  it.each(gold?.facts.map((each) => [each.id, each] as const) ?? [])("finds %s as the gold has it", (_, each) => {
    const held = holding(each);
    const fitting = held.filter(({ count, status, estimate }) => {
      const [least, most] = [bounds(each.origins.min), bounds(each.origins.max)];
      const counted = count.min >= least.from && count.min <= least.to && count.max >= most.from && count.max <= most.to;
      return counted && (each.status === null || status === each.status) && fits(each, estimate);
    });
    const found = held.map((finding) => `${finding.label} {${finding.count.min}, ${finding.count.max}} ${finding.status} ${JSON.stringify(finding.estimate)}`);
    expect(fitting.length, `no finding holds all of ${each.mentions.join(", ")} and fits; those that hold them:\n${found.join("\n")}`).toBeGreaterThan(0);
  });

  it.each(gold?.relations.map((each) => [each.a, each.relation, each.b] as const) ?? [])("sets %s %s %s", (a, relation, b) => {
    const pairs = stories().flatMap(({ findings }) => findings.flatMap((finding) => finding.relations));
    const among = (id: string): ReadonlySet<string> => new Set(holding(fact(id)).flatMap((finding) => finding.claims));
    const [left, right] = [among(a), among(b)];
    const between = pairs.filter((pair) => (left.has(pair.a) && right.has(pair.b)) || (left.has(pair.b) && right.has(pair.a)));
    expect([...new Set(between.map((pair) => pair.relation))]).toContain(relation);
    expect(between.map((pair) => pair.relation)).not.toContain("contradicts");
  });

  it("never joins the look-alike, nor adds what came from inside Russia to the number moved", () => {
    for (const { findings, readings } of stories()) {
      const seeds = new Map(readings.flatMap(({ article, claims }) => claims.map((claim) => [claim.id, seedOf(article.name)] as const)));
      for (const { claims } of findings) expect(new Set(claims.map((id) => seeds.get(id) === "004")).size).toBe(1);
    }
    const apart = gold?.facts.filter(({ id }) => id === "quality" || id === "from-inside-russia") ?? [];
    const moved = new Set(holding(fact("number-moved")).map(({ id }) => id));
    for (const each of apart) expect(holding(each).filter(({ id }) => moved.has(id))).toEqual([]);
  });

  it.each(gold?.same ?? [])("knows %s for %s", (a, b) => {
    expect(idsOf(a).size, `${a} is nowhere`).toBeGreaterThan(0);
    expect([...idsOf(a)].some((id) => idsOf(b).has(id)) || sameName(a, b), `${[...idsOf(a)].join(", ")} | ${[...idsOf(b)].join(", ")}`).toBe(true);
  });

  it.each(gold?.likelySame ?? [])("holds the voices of $a and $b for likely one, by their shared words", ({ a, b, words }) => {
    const basis = stories().flatMap(({ provenance }) =>
      provenance.pairs
        .filter((pair) => pair.relation === "likely-same" && pair.basis.includes(words))
        .map((pair) => [pair.a, pair.b].map((id) => provenance.origins.find((origin) => origin.id === id)?.claims ?? [])),
    );
    const of = (id: string): ReadonlySet<string> => new Set(claimsAt(id));
    const joins = basis.some((sides) => [a, b].every((id) => sides.some((claims) => claims.some((claim) => of(id).has(claim)))));
    expect(joins).toBe(true);
  });

  it.each(gold?.distortions ?? [])("does not support: %s", (sentence) => {
    expect(checkSentence(readCapture(captureText(sentence), packs).value, dossiers, packs).verdict).not.toBe("supported");
  });

  it.each(gold?.supported ?? [])("supports: %s", (sentence) => {
    expect(checkSentence(readCapture(captureText(sentence), packs).value, dossiers, packs).verdict).toBe("supported");
  });
});
