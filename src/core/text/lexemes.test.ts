import { describe, expect, it } from "vitest";
import { readLexemes } from "./lexemes.ts";

const numbersOf = (text: string): readonly (number | undefined)[] =>
  readLexemes(text)
    .filter((lexeme) => lexeme.kind === "number")
    .map((lexeme) => lexeme.value);

/** CPU milliseconds of the fastest of five readings. */
function time(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const start = process.cpuUsage();
    readLexemes(text);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe("groups of digits", () => {
  it.each([
    ["About 1,036 km² were taken.", [1036]],
    ["Some 1,40,000 people left.", [140000]],
    ["Around 200 000 people left.", [200000]],
    ["They fired 12 34 56 in turn.", [12, 34, 56]],
  ])("%s", (text, values) => expect(numbersOf(text)).toEqual(values));

  it("that never end are read in a time that grows with their length", () => {
    const ratio = time("12 34 56 ".repeat(16_000)) / time("12 34 56 ".repeat(2_000));
    expect(ratio, "times longer for eight times the text (its square would be 64)").toBeLessThan(40);
  });
});
