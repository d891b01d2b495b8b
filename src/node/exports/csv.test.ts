import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { harmless, number, spellNumber, tableOf, text } from "../../core/exports/table.ts";
import { plainLine } from "../../core/text/plain-line.ts";
import { writeCsv } from "./csv.ts";

type Row = readonly (string | number | null)[];

/** A table of a text column, a number column and a list column. */
const spelled = (rows: readonly Row[]): string =>
  writeCsv(
    tableOf(
      [
        text<Row>("words", "", ([words]) => String(words)),
        number<Row>("value", "", ([, value]) => value as number),
        text<Row>("list", "", ([, , item]) => [String(item), String(item)]),
      ],
      rows,
    ),
    { hxl: false, bom: false },
  );

const read = (csv: string): readonly (readonly string[])[] => parse(csv, { record_delimiter: "\r\n", from_line: 2, relax_column_count: false });

/** Text as a file of UTF-8 holds it: half of a surrogate pair is no character. */
const inUtf8 = (words: string): string => Buffer.from(words).toString();

/** Characters that divide, quote, begin formulas, turn text round or are no character at all. */
const nasty = fc.string({
  unit: fc.constantFrom(..."=+-@\t\r\n\",;' ＝＋－＠\u202e\u200b\ufeff\u0000éא𝄞".split(""), "=1+1", "\ud83d\ude00", "a", "B", "7", "\u2028"),
  maxLength: 12,
});
const cell = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 20 }), fc.string({ maxLength: 20 }));

describe("a table written as CSV", () => {
  it("is read back by another library, cell for cell (10,000 cells)", () => {
    let cells = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.double({ noNaN: true, noDefaultInfinity: true }), cell), { minLength: 10, maxLength: 24 }), (rows) => {
        const back = read(inUtf8(spelled(rows)));
        expect(back).toHaveLength(rows.length);
        rows.forEach(([words, value, item], index) => {
          const one = plainLine(item).replaceAll(";", ",");
          expect(back[index]?.[0]).toBe(inUtf8(harmless(plainLine(words))));
          expect(Number(back[index]?.[1])).toBe(value === 0 ? 0 : value);
          expect(back[index]?.[1]).not.toContain("e");
          expect(back[index]?.[2]).toBe(inUtf8(harmless(`${one};${one}`)));
          cells += 3;
        });
      }),
      { numRuns: 220, seed: 20310514 },
    );
    expect(cells).toBeGreaterThan(10_000);
  });

  it("holds no cell that a spreadsheet would run (500 formulas)", () => {
    const openers = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];
    const lead = fc.constantFrom("", " ", "  ", "\u00a0", "\u3000", "\n", "\ufeff");
    const formula = fc.tuple(
      lead,
      fc.constantFrom(...openers),
      fc.constantFrom("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example")', "SUM(A1:A9)", "x"),
    );
    const samples = fc.sample(formula, { numRuns: 500, seed: 7 }).map((parts) => parts.join(""));
    expect(samples).toHaveLength(500);
    const back = read(spelled(samples.map((sample) => [sample, 1, sample])));
    expect(back).toHaveLength(500);
    for (const [words = "", , list = ""] of back) for (const written of [words, list]) expect(written.trimStart()).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    for (const sample of samples) expect(harmless(sample), JSON.stringify(sample)).toBe(`'${sample}`);
  });

  it("leaves words alone that only hold such a sign", () => {
    for (const words of ["15-20 people", "a=b", "mail@desk.example", "'quoted'", "100 %", ""]) expect(harmless(words)).toBe(words);
  });

  it("keeps coordinates as numbers: -34.6, -58.4", () => {
    const csv = spelled([
      ["Buenos Aires", -34.6, "x"],
      ["=Buenos Aires", -58.4, "x"],
    ]);
    expect(csv).toBe("words,value,list\r\nBuenos Aires,-34.6,x;x\r\n'=Buenos Aires,-58.4,x;x\r\n");
  });

  it.each([
    [1e21, "1000000000000000000000"],
    [-1e21, "-1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [0, "0"],
    [1_035_995_244.13, "1035995244.13"],
    [-34.6, "-34.6"],
  ])("writes %d without an exponent", (value, expected) => expect(spellNumber(value)).toBe(expected));

  it("leaves a cell empty for what is no number", () => {
    expect(
      read(
        spelled([
          ["a", Number.NaN, ""],
          ["b", Number.POSITIVE_INFINITY, ""],
        ]),
      ).map(([, value]) => value),
    ).toEqual(["", ""]);
  });
});
