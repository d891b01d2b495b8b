import { describe, expect, test } from "vitest";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Dossier, Reading } from "../model/index.ts";
import { traceOrigins } from "../origins/index.ts";
import { checkSentence } from "./check.ts";
import { corroborate } from "./index.ts";

const packs = loadPacks();

const army = { name: "Norlandish army", kind: "military" } as const;
const area = (value: ClaimSketch["value"], more: Partial<ClaimSketch> = {}): ClaimSketch => ({
  sentence: "Norlandish troops have seized over 300 square kilometres of Sudmark territory.",
  ...(value === undefined ? {} : { value }),
  unit: "m2",
  counted: null,
  kind: "control",
  what: "territory held",
  roles: { actor: "Norlandish troops", holder: "Sudmark" },
  ...more,
});
const shelling: ClaimSketch = {
  sentence: "Sudmark guns shelled the port of Lund overnight.",
  kind: "attack",
  what: "attacks",
  roles: { actor: "Sudmark guns", target: "Lund" },
  by: { name: "Petra Holm", role: "mayor" },
};
const fire: ClaimSketch = {
  sentence: "The army opened fire on the ferry at dawn.",
  kind: "attack",
  what: "attacks",
  roles: { actor: "army" },
  by: { name: "Petra Holm", role: "mayor" },
};
/** The one story of some reports. */
function tell(readings: readonly Reading[]): Dossier {
  const placements = placeTogether(readings);
  const provenance = traceOrigins(readings, placements, [], packs).value;
  return {
    story: { id: "story", label: "", articles: readings.map(({ article }) => article.id), period: null, lookalikes: [] },
    readings,
    placements,
    provenance,
    findings: corroborate("story", readings, provenance, [], packs).value,
    brief: { story: "story", title: "", sections: [] },
    versions: [],
  };
}
const dossier = tell([
  buildReading({ id: "a", outlet: "Alder Tribune", at: "2031-05-01T08:00:00.000Z", claims: [area([3e8, null], { by: army })] }),
  buildReading({ id: "b", outlet: "Birch Courier", at: "2031-05-02T08:00:00.000Z", claims: [shelling, fire] }),
]);
const verdict = (claim: ClaimSketch): string => checkSentence(buildReading({ id: "q", claims: [claim] }), [dossier], packs).verdict;

describe("a sentence held against the reports", () => {
  test.each<[string, ClaimSketch, string]>([
    ["as a passage says it", area([3e8, null]), "supported"],
    ["from the one who said it", area([3e8, null], { by: army }), "supported"],
    ["wider than the passage", area([2e8, null]), "supported"],
    ["another number", area(2e8), "contradicted"],
    ["more exact than the passage", area(4e8), "differs"],
    ["denied", area([3e8, null], { denied: true }), "contradicted"],
    ["actor and holder exchanged", area([3e8, null], { roles: { actor: "Sudmark troops", holder: "Norland" } }), "contradicted"],
    ["somebody else", area([3e8, null], { roles: { actor: "Ostmark troops" } }), "differs"],
    ["from another voice", area([3e8, null], { by: { name: "Quorrin Institute" } }), "differs"],
    ["a statement as said", shelling, "supported"],
    ["a statement of another speaker", { ...shelling, by: { name: "Ruth Aven" } }, "differs"],
    ["target and actor exchanged", { ...shelling, roles: { actor: "Lund", target: "Sudmark" } }, "contradicted"],
    ["what the army did, of the rebels", { ...fire, roles: { actor: "rebels" } }, "differs"],
    ["what the army did, of troops", { ...fire, roles: { actor: "troops" } }, "supported"],
    ["something nobody reports", { sentence: "Cholera killed 14 people in the camps.", value: 14 }, "not-found"],
  ])("%s", (_name, claim, expected) => {
    expect(verdict(claim)).toBe(expected);
  });
  test("two claims of one passage are one passage to read", () => {
    const reading = buildReading({ id: "a", claims: [shelling] });
    const twice = { ...reading, claims: reading.claims.flatMap((claim) => [claim, { ...claim, id: `${claim.id}:again` }]) };
    const told = tell([twice]);
    expect(told.findings.flatMap(({ claims }) => claims)).toHaveLength(2);
    expect(checkSentence(buildReading({ id: "q", claims: [shelling] }), [told], packs).passages).toHaveLength(1);
  });
  test("a verdict brings its passages and counts, never a score", () => {
    const result = checkSentence(buildReading({ id: "q", claims: [area([3e8, null])] }), [dossier], packs);
    expect(result).toMatchObject({ verdict: "supported", origins: { min: 1, max: 1 }, passages: [{ article: "a" }] });
    expect(Object.keys(result).sort()).toEqual(["finding", "origins", "passages", "reason", "verdict"]);
  });
  test("a sentence without a claim is not found", () => {
    expect(checkSentence(buildReading({ id: "q", claims: [] }), [dossier], packs).verdict).toBe("not-found");
  });
  test.each<[string, Partial<ClaimSketch>, string]>([
    ["a figure", { value: 3 }, "the figure was later replaced"],
    ["words", { denied: true }, "what it says was later replaced"],
  ])("what a later report replaced: %s", (_name, said, reason) => {
    const toll = (sentence: string, more: Partial<ClaimSketch>): ClaimSketch => ({ sentence, by: { name: "Petra Holm", role: "mayor" }, ...more });
    const early = toll("The flood at Lund killed people.", { what: "killed", ...said });
    const late = toll("The flood at Lund has killed 12 people.", { what: "killed", value: 12 });
    const story = tell([
      buildReading({ id: "a", at: "2031-05-01T08:00:00.000Z", claims: [early] }),
      buildReading({ id: "b", at: "2031-05-02T08:00:00.000Z", claims: [late] }),
    ]);
    expect(checkSentence(buildReading({ id: "q", claims: [early] }), [story], packs)).toMatchObject({
      verdict: "differs",
      reason,
      passages: [{ article: "a" }],
    });
  });
});
