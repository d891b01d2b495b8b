import { expect, test } from "vitest";
import { buildReading, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { traceOrigins } from "../origins/index.ts";
import { MOST_EARLIER } from "../origins/reuse.ts";
import { LISTED_PAIRS } from "./compare.ts";
import { corroborate } from "./index.ts";

const packs = loadPacks();
const WORDS = ["alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "iris", "juniper", "larch", "maple"];

/** Reports of different outlets that all give one figure, no two in the same words. */
function tellOneFigure(reports: number) {
  const readings = Array.from({ length: reports }, (_, at) => {
    const words = WORDS.map((word, place) => `${word}${at + place * reports}`).join(" ");
    const sentence = `Ana Velic said 40 people were killed ${words}`;
    return buildReading({
      id: `r${String(at).padStart(4, "0")}`,
      outlet: "Alder Tribune",
      claims: [{ sentence, kind: "casualties", what: "killed", unit: "person", counted: "person", value: 40, by: { name: "Ana Velic" } }],
    });
  });
  const provenance = traceOrigins(readings, placeTogether(readings, {}), [], packs);
  const findings = corroborate("story", readings, provenance.value, [], packs);
  return { provenance, findings, relations: findings.value.flatMap(({ relations }) => relations) };
}

test("what a long list leaves out is said, and how much; a short list says nothing", () => {
  const few = tellOneFigure(MOST_EARLIER);
  expect([...few.provenance.diagnostics, ...few.findings.diagnostics]).toEqual([]);
  const reports = Math.ceil(Math.sqrt(2 * LISTED_PAIRS)) + 2;
  const many = tellOneFigure(reports);
  expect(many.relations).toHaveLength(LISTED_PAIRS);
  expect(many.findings.diagnostics.map(({ code }) => code)).toEqual(["corroboration/pairs-not-listed"]);
  expect(many.findings.diagnostics[0]?.message).toContain(`leave out ${(reports * (reports - 1)) / 2 - LISTED_PAIRS};`);
  expect(many.provenance.diagnostics.map(({ code }) => code)).toEqual(["origins/wording-cut-short"]);
  // the last of the first passages has all earlier ones before it, and so has the next
  expect(many.provenance.diagnostics[0]?.message).toContain(`${reports - MOST_EARLIER - 1} claims`);
});
