import type { Placement, Reading, Story } from "../../src/core/model/index.ts";
import { buildReading, type ClaimSketch, placeTogether, type ReportSketch } from "../../test/build-reading.ts";
import { makeDice } from "../../test/seeded-random.ts";
import { rollPerson, rollTellingWord, rollTown, rollWord } from "../world.ts";

/** A story ready to be worked out. */
export interface MadeStory {
  readonly story: Story;
  readonly readings: readonly Reading[];
  readonly placements: readonly Placement[];
  readonly claims: number;
}

/** One thing the story's reports tell, with the voices that tell it. */
interface Fact {
  readonly kind: NonNullable<ClaimSketch["kind"]>;
  readonly what: string;
  readonly unit: string;
  readonly noun: string | null;
  readonly value: number;
  /** Growth from first report to last; 0 for what does not move. */
  readonly growth: number;
  readonly town: string;
  readonly words: readonly string[];
  readonly voices: readonly NonNullable<ClaimSketch["by"]>[];
}

const MEASURES = [
  { kind: "casualties", what: "killed", unit: "person", noun: "person", growth: 3 },
  { kind: "casualties", what: "injured", unit: "person", noun: "person", growth: 2 },
  { kind: "displacement", what: "displaced", unit: "person", noun: "resident", growth: 2 },
  { kind: "damage", what: "homes destroyed", unit: "building", noun: "home", growth: 0 },
  { kind: "aid", what: "aid delivered", unit: "kg", noun: null, growth: 0 },
  { kind: "control", what: "area held", unit: "m2", noun: null, growth: 0 },
  { kind: "order", what: "ordered", unit: "", noun: null, growth: 0 },
  { kind: "statement", what: "says", unit: "", noun: null, growth: 0 },
] as const;

const CLAIMS_PER_ARTICLE = 10;
const DAYS = 12;
const FIRST_DAY = Date.UTC(2031, 4, 1);

/**
 * A seeded story of `count` claims. As in real crises few facts are in most reports and many in one (Zipf), and the numbers of facts,
 * voices and outlets grow slower than the number of claims (Heaps). A fifth of the reports are copies, a fifth of the claims name nobody.
 */
export function makeStory(count: number, seed: number): MadeStory {
  const dice = makeDice(seed);
  const below = (limit: number): number => Math.floor(dice() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const towns = Array.from({ length: Math.ceil(2 * count ** 0.5) }, () => rollTown(dice));
  const outlets = Array.from({ length: Math.ceil(10 + count ** 0.5 / 2) }, (_, at) => `${rollTown(dice)} ${["Post", "Herald", "Wire", "Times"][at % 4]}`);
  const voices: readonly NonNullable<ClaimSketch["by"]>[] = Array.from({ length: Math.ceil(8 + 1.2 * count ** 0.5) }, (_, at) => {
    const town = pick(towns);
    const person = rollPerson(dice).join(" ");
    const forms: readonly NonNullable<ClaimSketch["by"]>[] = [
      { name: person, role: `governor of ${town}` },
      { name: person, role: `spokeswoman of the ${town} police` },
      { name: `${town} Rescue Service` },
      { name: `${town} health ministry` },
      { name: at % 2 === 0 ? "Norland government" : "Norland" },
      { role: pick(["two officials", "residents", "a military officer", "doctors at a hospital", "witnesses"]), anonymous: true },
    ];
    return forms[at % forms.length] as NonNullable<ClaimSketch["by"]>;
  });
  const facts: readonly Fact[] = Array.from({ length: Math.ceil(0.9 * count ** 0.75) }, (_, at) => ({
    ...(at < 2 ? MEASURES[at as 0 | 1] : pick(MEASURES)),
    value: at < 2 ? 120 : 2 + below(at % 3 === 0 ? 4000 : 90),
    town: at < 2 ? "the Sund valley" : pick(towns),
    words: Array.from({ length: 8 }, () => rollTellingWord(dice)),
    voices: Array.from({ length: at < 20 ? 5 : 1 + below(3) }, () => pick(voices)),
  }));
  const weights = facts.map((_, rank) => 1 / (rank + 4));
  const sums = weights.map((_, at) => weights.slice(0, at + 1).reduce((sum, weight) => sum + weight, 0));
  const anyFact = (): Fact => {
    const wanted = dice() * (sums.at(-1) ?? 1);
    let [from, to] = [0, sums.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sums[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    return facts[from] as Fact;
  };
  const tell = (fact: Fact, age: number): ClaimSketch => {
    const moved = Math.round(fact.value * (1 + (fact.growth * Math.floor(age * DAYS)) / DAYS));
    const value = dice() < 0.08 ? Math.max(1, Math.round(moved * (0.7 + 0.6 * dice()))) : moved;
    const by = dice() < 0.2 ? undefined : pick(fact.voices);
    const who = by === undefined ? "It is known that" : `${by.name ?? by.role} said`;
    const filler = Array.from({ length: 6 }, () => (dice() < 0.7 ? pick(fact.words) : rollWord(dice))).join(" ");
    const stated = fact.unit !== "";
    return {
      sentence: `${who} ${stated ? `${value} ` : ""}${filler} ${fact.what} in ${fact.town}`,
      kind: fact.kind,
      what: fact.what,
      value: stated ? value : undefined,
      unit: fact.unit,
      counted: fact.noun,
      by,
      ...(dice() < 0.08 ? { via: pick(outlets) } : {}),
      denied: dice() < 0.02,
      places: [fact.town],
      quotes: dice() < 0.03 ? [`${pick(fact.words)} ${rollTellingWord(dice)} now`] : [],
    };
  };
  const reports: ReportSketch[] = [];
  const copies: Record<string, string> = {};
  const total = Math.round(count / CLAIMS_PER_ARTICLE);
  for (let at = 0; at < total; at++) {
    const age = at / total;
    const id = `r${String(at).padStart(6, "0")}`;
    const copied = at > 5 && dice() < 0.2 ? reports[below(at)] : undefined;
    if (copied !== undefined) copies[id] = copied.id;
    reports.push({
      id,
      outlet: pick(outlets),
      at: new Date(FIRST_DAY + Math.floor(age * DAYS * 86_400_000)).toISOString(),
      claims: copied?.claims ?? Array.from({ length: CLAIMS_PER_ARTICLE }, () => tell(anyFact(), age)),
    });
  }
  const readings = reports.map(buildReading);
  const articles = readings.map(({ article }) => article.id);
  return {
    story: { id: "story", label: "A generated story", articles, period: null, lookalikes: [] },
    readings,
    placements: placeTogether(readings, copies),
    claims: readings.reduce((sum, { claims }) => sum + claims.length, 0),
  };
}
