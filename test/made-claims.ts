import type { EventKey } from "../src/core/corroboration/events.ts";
import { type Features, readFeatures } from "../src/core/corroboration/features.ts";
import { buildItem, buildVoice, type ItemSketch, plainText } from "./build-item.ts";
import { type Dice, seededRandom } from "./seeded-random.ts";

const VOICES = [
  buildVoice("Ana Velic"),
  buildVoice("Ruth Aven"),
  buildVoice("Marn clinic", { source: "medical" }),
  buildVoice("two officials", { kind: "anonymous-group", named: false }),
  plainText,
];
const WORDS = ["harbour", "bridge", "school", "ferry", "market", "mill", "dam", "chapel", "orchard", "quarry", "depot", "tunnel", "pier", "kiln"];
const PLACES = ["lund", "varna", "orle", "tessel", "marn", "halm", "brod", "sund"];
/** Labels with what is usual of them. */
const TOLLS: readonly ItemSketch[] = [
  { claim: { what: "killed" }, headline: true },
  { claim: { what: "bodies found" }, measure: "killed" },
  { claim: { what: "injured" }, headline: true },
  { claim: { what: "homes hit" }, measure: "hit", says: { unit: "household" }, counted: new Set(["home"]) },
  { claim: { what: "homes burnt" }, measure: "hit", says: { unit: "building" }, counted: new Set(["home"]) },
  { claim: { what: "in shelters" }, course: "running" },
  { claim: { what: "beds" }, measure: "in shelters", course: "fixed" },
  { claim: { what: "depth" }, course: "fixed", headline: true, says: { unit: "m" } },
];
const COUNTED = [null, new Set<string>(), new Set(["civilian"]), new Set(["child"]), new Set(["child", "pupil"])];

function makeEvent({ pick, chance }: Dice): EventKey {
  const towns = (): ReadonlySet<string> => new Set(chance(50) ? [pick(["lund", "varna"])] : []);
  return { name: "withdrawal", core: true, single: false, placed: false, movers: new Set(["norland"]), from: towns(), to: towns(), wide: chance(20) };
}

function makeStatement(dice: Dice): ItemSketch {
  const { pick, chance } = dice;
  const names = ["actor", "to"].map((role) => [role, chance(60) ? [pick(["velmora", "velmoran", "orle"])] : []] as const);
  return {
    claim: chance(40) ? { kind: "statement", what: "position" } : { kind: "movement", what: pick(["left", "came"]) },
    denies: chance(20),
    roleNames: new Map(names),
    event: chance(40) ? makeEvent(dice) : null,
  };
}

function makeFigure({ pick, chance, whole }: Dice): ItemSketch {
  const value = chance(50) ? whole(1, 12) : whole(30, 60) * pick([1, 1, 3, 20]);
  const toll = pick(TOLLS);
  return {
    ...toll,
    counted: toll.counted ?? pick(COUNTED),
    says: {
      ...toll.says,
      value: chance(70) ? value : chance(50) ? [value, value * whole(1, 6)] : [value, null],
      places: chance(25) ? [pick(["Lund", "Varna"])] : [],
    },
    claim: {
      ...toll.claim,
      outdated: chance(15),
      polarity: chance(8) ? "denied" : "asserted",
      modality: chance(10) ? "planned" : "fact",
    },
    figure: chance(8) ? { per: "day" } : {},
    facets: new Set(chance(15) ? [pick(["women", "part"])] : []),
    telling: value > 12 && chance(60),
    goal: toll.claim?.what === "depth" && chance(50) ? pick(["lund", "varna"]) : null,
  };
}

/** Claims of one story that are alike in some things and differ in others, so many in a hundred of them without a figure. */
export function makeClaims(count: number, seed: number, statements = 25): readonly Features[] {
  const dice = seededRandom(seed);
  const { pick, chance, whole } = dice;
  const items = Array.from({ length: count }, (_, at) => {
    const sketch = chance(statements) ? makeStatement(dice) : makeFigure(dice);
    const article = `r${whole(0, count >> 1)}`;
    return buildItem({
      ...sketch,
      id: `${article}:${at}`,
      article,
      root: chance(20) ? `r${whole(0, count >> 1)}` : article,
      origin: pick(VOICES),
      at: chance(80) ? `2031-05-0${whole(1, 5)}T08:00:00.000Z` : null,
      places: new Set(chance(40) ? [pick(PLACES), pick(PLACES)] : []),
      terms: new Set(Array.from({ length: whole(0, 6) }, () => WORDS[Math.min(whole(0, 13), whole(0, 13))] ?? "")),
    });
  });
  return [...readFeatures(items).values()];
}
