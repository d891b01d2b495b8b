import { describe, expect, it } from "vitest";
import { readLexemes } from "./lexemes.ts";

const numbersOf = (text: string): readonly (number | undefined)[] =>
  readLexemes(text)
    .filter((lexeme) => lexeme.kind === "number")
    .map((lexeme) => lexeme.value);

/** Lexemes as "kind:text", the values of numbers behind "=". */
const cut = (text: string): string =>
  readLexemes(text)
    .map(({ kind, text: written, value }) => `${kind}:${kind === "break" ? "" : written}${kind === "number" ? `=${value}` : ""}`)
    .join(" ");

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

describe("lexemes", () => {
  it.each([
    ["One\n \t\r\ntwo", "word:One break: word:two"],
    ["One\n\n\n\ntwo", "word:One break: word:two"],
    ["One\ntwo", "word:One word:two"],
    ["\n\nOne", "word:One"],
    ["It’s the U.S. at 4 p.m.now", "word:It’s word:the word:U.S sign:. word:at number:4=4 word:p.m sign:. word:now"],
    ["𝒳 rose, 🚢𝒳’s", "word:𝒳 word:rose sign:, sign:🚢 word:𝒳’s"],
    [
      "up .5 and -.5, not v.5 nor 3/4.5",
      "word:up number:.5=0.5 word:and sign:- number:.5=0.5 sign:, word:not word:v sign:. number:5=5 word:nor number:3/4=0.75 sign:. number:5=5",
    ],
    ["+44 20 7946 and +4420", "sign:+ code:44 20 7946 word:and sign:+ number:4420=4420"],
    ["1.234.567 of 1.23.456", "number:1.234.567=1234567 word:of code:1.23.456"],
    ["2½ or 2.5½", "number:2½=2.5 word:or number:2.5=2.5 number:½=0.5"],
    ["1.5×10^3, 6×10−4 and 6×10-4", "number:1.5×10^3=1500 sign:, number:6×10−4=0.0006 word:and number:6×10-4=0.0006"],
    [
      "2×3, 2×10^ and 2×10^1234",
      "number:2=2 sign:× number:3=3 sign:, number:2=2 sign:× number:10=10 sign:^ word:and number:2=2 sign:× number:10=10 sign:^ number:1234=1234",
    ],
    ["at 04:12:30 on 2031-05-14", "word:at clock:04:12:30 word:on code:2031-05-14"],
    ["24/7/365 and 3/4", "code:24/7/365 word:and number:3/4=0.75"],
    ["\ud835 alone", "sign:\ud835 word:alone"],
  ])("%j", (text, expected) => expect(cut(text)).toBe(expected));
});

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
