import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { annotateQuantities } from "../exports/annotate-quantities.ts";
import type { Article, Figure } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { compileNumberPack } from "../packs/numbers.ts";
import { compileUnitTable } from "../packs/units.ts";
import { findQuantities } from "./quantities.ts";

const pack = (path: string): { path: string; value: unknown } => ({
  path,
  value: parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), "utf8")),
});
const packs = {
  languages: new Map([["en", { numbers: compileNumberPack(pack("languages/en/numbers.yaml")) }]]),
  units: compileUnitTable(pack("units.yaml")),
} as unknown as Packs;
const article = (text: string): Article => ({ id: "a", text, language: "en", blocks: [] }) as unknown as Article;
const read = (text: string) => findQuantities(article(text), [], packs);
const figures = (text: string): readonly Figure[] => read(text).map((mention) => mention.figure);
const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));
const claims = (text: string): readonly unknown[][] =>
  figures(text)
    .filter((figure) => figure.aside === null)
    .map((figure) => [text.slice(figure.number.start, figure.number.end), figure.quantity.unit, short(figure.quantity.low), short(figure.quantity.high)]);

describe("numbers and units", () => {
  const table: [string, ...[string, string, number | null, number | null][]][] = [
    ["Rescuers pulled 1,400 people from the water.", ["1,400", "person", 1400, 1400]],
    ["Some 2.3 million people lack clean water.", ["Some 2.3 million", "person", 2.07e6, 2.53e6]],
    ["Two hundred and twelve villagers were moved.", ["Two hundred and twelve", "person", 212, 212]],
    ["The lender set aside €4m and $25.5m.", ["€4m", "EUR", 4e6, 4e6], ["$25.5m", "USD", 25.5e6, 25.5e6]],
    ["It pledged USD 3.2 million, then 40 million rupees.", ["USD 3.2 million", "USD", 3.2e6, 3.2e6], ["40 million", "INR", 40e6, 40e6]],
    ["The state lost crops worth Rs 1,40,000 on 3 lakh farms.", ["Rs 1,40,000", "INR", 140000, 140000], ["3 lakh", "count", 300000, 300000]],
    ["At least half a dozen trucks burned.", ["At least half a dozen", "vehicle", 6, null]],
    ["Dozens of houses and several hundred sheds went.", ["Dozens", "building", 24, 99], ["several hundred", "building", 300, 999]],
    [
      "Tens of thousands fled; hundreds of thousands stayed.",
      ["Tens of thousands", "person", 20000, 99999],
      ["hundreds of thousands", "person", 200000, 999999],
    ],
    ["Between 20,000 and 30,000 troops are there.", ["Between 20,000 and 30,000", "person", 20000, 30000]],
    ["A strip of 15-20 km was lost.", ["15-20", "m", 15000, 20000]],
    ["Elements of three or four brigades arrived.", ["three or four", "unit", 3, 4]],
    ["It fell to minus 12 degrees, then -8 °C, or 17.6F.", ["minus 12", "celsius", -12, -12], ["-8", "celsius", -8, -8], ["17.6", "celsius", -8, -8]],
    ["The toll rose from 63 to 118.", ["63", "person", 63, 63], ["118", "person", 118, 118]],
    ["Fire took 35,000 acres, roughly 55 square miles.", ["35,000", "m2", 141640000, 141640000], ["roughly 55", "m2", 128204000, 156694000]],
    ["A surge of 5ft 11in hit the quay.", ["5", "m", 1.8034, 1.8034]],
    ["Gusts of 120 km/h and 65 knots were measured.", ["120", "m", 120000, 120000], ["65", "m", 120380, 120380]],
    ["They released 1,400 cubic metres a second.", ["1,400", "m3", 1400, 1400]],
    ["The plant lost 300-plus workers and 40 or more vans.", ["300-plus", "person", 300, null], ["40 or more", "vehicle", 40, null]],
    ["Two thirds of the wells are dry, 81% in the north.", ["Two thirds", "%", 66.6667, 66.6667], ["81", "%", 81, 81]],
    ["One in five children is ill, two in 10 days.", ["One in five", "%", 20, 20], ["two", "person", 2, 2]],
    ["A 6.4-magnitude quake was followed by a 5.1.", ["6.4", "magnitude", 6.4, 6.4], ["5.1", "magnitude", 5.1, 5.1]],
    ["Nearly 600,000 homes had no electricity; 900 homes were flooded.", ["Nearly 600,000", "household", 540000, 600000], ["900", "building", 900, 900]],
    ["No more than 60 sailors are missing, fewer than 40 by another list.", ["No more than 60", "person", null, 60], ["fewer than 40", "person", null, 40]],
    ["The curfew will last for 14 days.", ["14", "s", 1209600, 1209600]],
    ["Two officers and nine wounded civilians were flown out; six of them died.", ["Two", "person", 2, 2], ["nine", "person", 9, 9], ["six", "person", 6, 6]],
    ["The army fired 34 strikes and lost 12 tanks in 28 settlements.", ["34", "strike", 34, 34], ["12", "vehicle", 12, 12], ["28", "settlement", 28, 28]],
  ];
  it.each(table)("%s", (text, ...expected) => {
    expect(claims(text)).toEqual(expected);
  });
});

describe("numbers that are no figures", () => {
  const table: [string, string][] = [
    ["In 2031 the dam was raised.", "year"],
    ["It began on 14 May.", "date"],
    ["It began on Jan. 24.", "date"],
    ["Sirens sounded at 14:05.", "clock time"],
    ["Sirens sounded at four in the afternoon.", "clock time"],
    ["The crossing shut by half past four.", "clock time"],
    ["Lena Marr, 47, lost her house.", "age"],
    ["The 26-year-old was freed.", "age"],
    ["See Bulletin No. 12.", "identifier"],
    ["Call 0800 555 210.", "identifier or telephone number"],
    ["Veldt is a town of 27,000 people.", "population"],
    ["Two officials familiar with the plan confirmed it.", "number of sources"],
    ["It happened nine days ago.", "elapsed time"],
    ["The village lies 90 miles south of the capital.", "locates a place"],
    ["The four-storey annexe fell.", "description"],
    ["It was one of the worst nights.", "idiom"],
    ["Diesel costs 71 cents a litre.", "price"],
    ["Offenders face up to 72 hours.", "legal penalty"],
    ["He won 2-1 on Sunday.", "score or identifier"],
  ];
  it.each(table)("%s", (text, aside) => {
    expect(
      figures(text)
        .map((figure) => figure.aside)
        .every((reason) => reason === aside),
    ).toBe(true);
    expect(figures(text).length).toBeGreaterThan(0);
  });
});

describe("figures in company", () => {
  it("derives a lower bound from several bodies of one size", () => {
    const [figure] = figures("Multiple regiments of at least 1,000 soldiers each moved north.");
    expect([figure?.quantity.low, figure?.quantity.high, figure?.derivation]).toEqual([2000, null, "2 x 1000"]);
  });
  it("knows a conversion and a rate", () => {
    const text = "They hold 740 square kilometres (286 square miles) and pay 500 euros for each ruined household.";
    const [first, second, third] = read(text);
    expect(second?.figure.convertsFrom).toEqual(first?.span);
    expect([third?.figure.per, third?.figure.unitName]).toEqual(["household", "euro per household"]);
  });
  it("prints two states as one range for annotation, and no years", () => {
    const out = annotateQuantities(read("Since 2019 rents climbed from 4 to 5 per cent, and fell 3 per cent."));
    expect(out.map((q) => [q.value, q.normalized_unit, q.change])).toEqual([
      [[4, 5], "percentage", "="],
      [3, "percentage", "down"],
    ]);
  });
  it("keeps every span inside the text, and reads hostile text quickly", () => {
    for (const text of [
      "1,".repeat(100_000),
      "one ".repeat(5000),
      "between 1 and ".repeat(3000),
      "9".repeat(50000),
      "5-".repeat(5000),
      "$".repeat(50000),
      "a.".repeat(20000),
    ]) {
      expect(read(text).every(({ span, figure }) => span.start <= figure.number.start && figure.number.end <= span.end && span.end <= text.length)).toBe(true);
    }
  });
});
