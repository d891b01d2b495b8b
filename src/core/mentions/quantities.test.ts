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

/** A figure as a line: what is written, what it stands for, what its unit is called, which way it moves and whether it says the one before it again; a number that is no figure with the reason. */
function inWords(text: string): readonly string[] {
  return figures(text).map(({ quantity, number, aside, unitName, change, per, convertsFrom }) => {
    const written = text.slice(number.start, number.end);
    if (aside !== null) return `${written}: ${aside}`;
    const [low, high] = [short(quantity.low), short(quantity.high)];
    const value = low === high ? `${low}` : `${low ?? "?"} to ${high ?? "?"}, best ${short(quantity.best)},`;
    const unit = `${quantity.unit}${per === null ? "" : ` per ${per}`}${unitName === "-" ? "" : `, ${unitName}`}`;
    return `${written} = ${value} ${unit}${change === "=" ? "" : ` ${change}`}${convertsFrom === null ? "" : " again"}`;
  });
}
type Row = [text: string, ...lines: string[]];

/** One test a text: its figures are these lines. */
function findsIn(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)("%s", (text, ...lines) => {
      expect(inWords(text)).toEqual(lines);
    });
  });
}

findsIn("numbers in words and digits", [
  ["Twenty in 100 wells are dry.", "Twenty in 100 = 20 %, % well"],
  ["Only 25 in 100 wells are dry.", "25 = 25 count", "100 = 100 count, well"],
  ["Five in 5 children are ill.", "Five = 5 person", "5 = 5 person, child"],
  ["One in 11 wells is dry, one in 5 pumps broken.", "One: idiom", "11 = 11 count, well", "one in 5 = 20 %, % pump"],
  ["Unemployment reaches one in five", "one in five = 20 %, % -"],
  ["The half-mile bridge fell after the first-half loss."],
  [
    "Quarter of a million people fled, then three quarters of a million.",
    "Quarter of a million = 250000 person, people",
    "three quarters of a million = 750000 person, people",
  ],
  ["One quarter of the harvest rotted, two quarters burned.", "One quarter = 25 %, % -", "two quarters = 50 %, % -"],
  ["One quarter ended badly, the fourth quarter well.", "One = 1 count, quarter ended"],
  ["Two and a half to three million people fled.", "Two and a half to three million = 2500000 to 3000000, best 2750000, person, people"],
  ["Two and three quarters miles of fence fell.", "Two and three quarters = 4425.7 m, mile"],
  ["The fire burned for two-and-a-half miles.", "two-and-a-half = 4023.36 m, mile"],
  ["Half the wells and one third of the pumps are dry.", "Half = 50 %, % well", "one third = 33.3333 %, % pump"],
  [
    "Two hundred and twelve boats sank, three hundred and dozens of rafts.",
    "Two hundred and twelve = 212 vehicle, boat",
    "three hundred = 300 vehicle, boat",
    "dozens = 24 to 99, best 61.5, vehicle, raft",
  ],
  ["Two thousand and five boats sank, two hundred five rafts.", "Two thousand and five = 2005 vehicle, boat", "two hundred five = 205 vehicle, raft"],
  ["Thirty five boats sank.", "Thirty five = 35 vehicle, boat"],
  ["Twenty ten-man crews came.", "Twenty = 20 person", "ten: description"],
  ["Hundred boats sank, three hundred thousand people fled.", "Hundred = 100 vehicle, boat", "three hundred thousand = 300000 person, people"],
  ["A dozen four-man rafts sank, a hundred dozen oars.", "A dozen = 12 vehicle", "four: description", "a hundred dozen = 1200 count, oar"],
  [
    "Two point five million boats sank, four point twelve rafts.",
    "Two point five million = 2500000 vehicle, boat",
    "four = 4 count, point",
    "twelve = 12 vehicle, raft",
  ],
  ["They used 10 1/2 litres of oil and 3½ tonnes of rice.", "10 1/2 = 0.0105 m3, litre", "3½ = 3500 kg, tonne"],
  ["They took 5 0.5 litre jars.", "5 = 5 count", "0.5 = 0.0005 m3, litre"],
  ["The plant made 1/2 of it in 1/2 million tins and left 0 of them.", "1/2 = 50 %, % -", "1/2 million = 500000 count, tin", "0 = 0 count, tin"],
  ["It took 25k boxes, 25M boxes and 3b of the tins.", "25k = 25000 count, box", "25M = 25000000 count, box", "3b = 3000000000 count, tin"],
  ["It sold 4b tins.", "4b: identifier"],
  ["They made 2 hundred thousand boxes and 3-million tins.", "2 hundred thousand = 200000 count, box", "3-million = 3000000 count, tin"],
  ["They lost 3 k boxes and 3-k tins.", "3 = 3 count, k box down", "3 = 3 count, k tin"],
  [
    "Several hundred thousand seedlings died, a few dozen huts burned.",
    "Several hundred thousand = 300000 to 999900, best 649950, count, seedling",
    "a few dozen = 36 to 60, best 48, building, hut",
  ],
  ["A couple were saved and few boats sank, a couple hundred were lost.", "a couple hundred = 200 vehicle"],
]);

findsIn("letters beside digits", [
  ["The M21 road and the MI-17 crash were in the report.", "21: identifier", "17: identifier"],
  ["A pre-1990 law and 3 laws of mid-2031 go.", "1990: year", "3 = 3 count, law", "2031: year"],
  ["The $40x fund and the 5kg bag were lost.", "$40 = 40 USD, dollar", "5 = 5 kg, kilogram"],
  ["Sirens sounded at 9am; a 7x lens saw it.", "9am: clock time", "7x: identifier"],
  [
    "The state gave US$40 million, R 5 million, R5 million and USD 3 million.",
    "US$40 million = 40000000 USD, dollar",
    "5 million = 5000000 count",
    "5 million: identifier",
    "USD 3 million = 3000000 USD, dollar",
  ],
  ["The fund holds $ 40 and is USD-based.", "$ 40 = 40 USD, dollar"],
  ["The level fell to minus twelve metres, minus the usual swell, and negative 3 metres.", "minus twelve = -12 m, metre", "negative 3 = -3 m, metre"],
  [
    "Losses of $3-4 million and of 3 to $4 million were booked.",
    "$3-4 million = 3000000 to 4000000, best 3500000, USD, dollar",
    "3 to $4 million = 3000000 to 4000000, best 3500000, USD, dollar",
  ],
  [
    "It has 2.5m hectares, 40m litres and 35m-long walls for 35m people.",
    "2.5m = 25000000000 m2, hectare",
    "40m = 40000 m3, litre",
    "35 = 35 m, metre",
    "35m = 35000000 person, people",
  ],
  ["The gate is 6 feet 14 inches, the wall 5 feet 12 in.", "6 = 1.8288 m, foot", "14 = 0.3556 m, inch", "5 = 1.524 m, foot", "12 = 3.6576 m, foot"],
  ["It moved 6 feet in 3 hours, 6 metres 2 in.", "6 = 1.8288 m, foot", "3: elapsed time", "6 = 6 m, metre", "2 = 2 m, metre"],
  ["It paid 6m pounds and €6 or PS4m.", "6m = 6000000 GBP, pound sterling", "€6 = 6 EUR, euro", "PS4m = 4000000 GBP, pound sterling again"],
]);

findsIn("ranges", [
  [
    "A strip of 12–15 km, 12 - 15 km, 12 -15 km and 12 — 15 km burned.",
    "12–15 = 12000 to 15000, best 13500, m, kilometre",
    "12 - 15 = 12000 to 15000, best 13500, m, kilometre",
    "12 = 12000 m, kilometre",
    "-15 = -15000 m, kilometre",
    "12 = 12000 m, kilometre",
    "15 = 15000 m, kilometre",
  ],
  ["A strip of 12-10 km went.", "12 = 12 count", "10 = 10000 m, kilometre"],
  [
    "Trucks drove 300 km to 400 tonnes of rice, 300 km to 5 villages.",
    "300 = 300000 m, kilometre",
    "400 = 400000 kg, tonne",
    "300 = 300000 m, kilometre",
    "5 = 5 settlement, village",
  ],
  ["Some 200,000 to-260,000 bags came.", "Some 200,000 to-260,000 = 180000 to 286000, best 230000, count, bag ~"],
  ["Some 40 or 60 boats sank.", "Some 40 or 60 = 36 to 66, best 50, vehicle, boat ~"],
  ["Some 40 or 61 boats sank.", "Some 40 = 36 to 44, best 40, vehicle ~", "61 = 61 vehicle, boat"],
  ["In 2019-20 and 2019–2150 it fell, in 1,900-20 too.", "2019-20: year", "2019–2150: year", "1,900-20: score or identifier"],
  [
    "The level rose by 3 metres to 12, rose by 3 to 12 metres and fell by 3 to 9 metres.",
    "3 = 3 m, metre up",
    "12 = 12 m, metre",
    "3 = 3 m, metre up",
    "12 = 12 m, metre",
    "3 to 9 = 3 to 9, best 6, m, metre down",
  ],
  ["The level rose by more than 3 to 5 metres.", "more than 3 = 3 to ?, best 3, person >", "5 = 5 m, metre"],
  ["Several to 40 homes burned.", "Several = 3 to 9, best 6, building", "40 = 40 building, home"],
  ["They took 40 to several hundred homes.", "40 = 40 building", "several hundred = 300 to 999, best 649.5, building, home"],
  ["They took two-three boats.", "two = 2 vehicle, three boat", "three = 3 vehicle, boat"],
  ["Output rose from about 12 to about 15 per cent.", "about 12 = 10.8 to 13.2, best 12, %, percentage ~", "about 15 = 13.5 to 16.5, best 15, %, percentage ~"],
  [
    "From a dozen to 40 homes burned, from 300 to several hundred sheds.",
    "a dozen = 12 building, home",
    "40 = 40 building, home",
    "300 = 300 building, shed",
    "several hundred = 300 to 999, best 649.5, building, shed",
  ],
  [
    "From $3 million to 4 million went, from 3 to 4 dollars a head.",
    "$3 million = 3000000 USD, dollar",
    "4 million = 4000000 USD, dollar",
    "3 = 3 USD, dollar",
    "4 = 4 USD per head, dollar per head",
  ],
]);

findsIn("qualifiers", [
  [
    "At least 40 or more homes, no more than 40 or more sheds burned.",
    "At least 40 or more = 40 to ?, best 40, building, home >",
    "no more than 40 or more = ? to 40, best 40, building, shed <",
  ],
  [
    "More than about 40 homes, almost nearly 40 sheds burned.",
    "More than about 40 = 40 to ?, best 40, building, home >",
    "almost nearly 40 = 36 to 40, best 40, building, shed ~",
  ],
  ["He knows about no more than 60 homes.", "no more than 60 = ? to 60, best 60, building, home <"],
  ["In the past 24 hours the top 10 homes burned.", "24: elapsed time", "10 = 10 building, home"],
  ["It moved 20 or so km and 20-plus km.", "20 or so = 18000 to 22000, best 20000, m, kilometre ~", "20-plus = 20000 to ?, best 20000, m, kilometre >"],
  [
    "They sent 20 plus 30 men, 20 or so men and 20 + 30 men.",
    "20 = 20 person",
    "30 = 30 person, man",
    "20 or so = 18 to 22, best 20, person, man ~",
    "20 = 20 person, man",
    "30 = 30 person, man",
  ],
  ["They paid $20 or more and $20 plus pounds.", "$20 or more = 20 to ?, best 20, USD, dollar >", "$20 plus = 20 to ?, best 20, USD, dollar >"],
  ["It let out more than 1,850 cubic metres a second at most.", "more than 1,850 = 1850 to ?, best 1850, m3 per second, cubic metre per second >"],
  ["It let out 1,850 cubic metres a second plus rain.", "1,850 = 1850 m3 per second, cubic metre per second"],
  ["It let out 12/day and 12 / day.", "12 = 12 count per day", "12 = 12 count per day"],
  ["Output rose 20 per cent or more.", "20 = 20 to ?, best 20, %, percentage >"],
  [
    "At least several hundred homes, nearly several hundred sheds and 30 to 40 barns burned.",
    "At least several hundred = 300 to ?, best 300, building, home >",
    "nearly several hundred = 270 to 999, best 999, building, shed ~",
    "30 to 40 = 30 to 40, best 35, building, barn",
  ],
  [
    "More than 30 to 40 homes, up to 30 to 40 sheds, under 30 to 40 barns burned.",
    "More than 30 to 40 = 30 to ?, best 30, building, home >",
    "up to 30 to 40 = ? to 40, best 40, building, shed <",
    "under 30 to 40 = ? to 40, best 40, building, barn <",
  ],
]);

findsIn("times and dates", [
  ["14.05 Sirens sounded in Lund. 9.30 Shelling resumed.", "14.05: clock time", "9.30: clock time"],
  ["24.10 Sirens sounded; at noon 9.30 Guards came.", "24.10 = 24.1 count, siren", "9.30 = 9.3 person, guard"],
  ["Sirens sounded at six. Guards came by 12, or at 13.", "six: clock time", "12: clock time", "13 = 13 person"],
  ["Sirens sounded at ten past three, at 10 pm and at 18.30 local time.", "ten: clock time", "past three: clock time", "10: clock time", "18.30: clock time"],
  ["Guards came at 4–5 on open days.", "4–5: clock time"],
  ["The lowest was -5 at night, 0 at night.", "-5 = -5 count", "0: clock time"],
  ["It rose to 31 on 31 May, May 12 and Jan. 24.", "31 = 31 count", "31: date", "12: date", "24: date"],
  ["It fell on 12 and in May, on 0.5 May.", "12 = 12 count", "0.5 = 0.5 count"],
  ["On Monday 12 people left, in May 12 in all.", "12 = 12 person, people", "12: date"],
  ["The count rose to 12, in May to 30.", "12 = 12 person", "30 = 30 person"],
  ["The tests of 2031 boats and tests of 2031 tremors passed, the 2025 floods came.", "2031 = 2031 vehicle, boat", "2031: year", "2025: year"],
  [
    "Between 1990 and 1995 output rose, 1990 to 1995 tests ran, 1990 to 1995 people came.",
    "Between 1990 and 1995: year",
    "1990 to 1995: year",
    "1990 to 1995 = 1990 to 1995, best 1992.5, person, people",
  ],
  [
    "About 1990 to 1995 tests ran, 990 to 1995 checks, 1990 to 2500 drills, 1,990 to 1,995 visits.",
    "About 1990 to 1995 = 1791 to 2194.5, best 1992.5, count, test ~",
    "990 to 1995 = 990 to 1995, best 1492.5, count, check",
    "1990 to 2500 = 1990 to 2500, best 2245, count, drill",
    "1,990 to 1,995 = 1990 to 1995, best 1992.5, count, visit",
  ],
  ["It fell in about 2031 after at least 1990 tremors.", "about 2031: year", "at least 1990 = 1990 to ?, best 1990, count, tremor >"],
]);

findsIn("telephone numbers and names of things", [
  [
    "Phone lines shut: call 20 helpers, call 100 neighbours, call 300 to 400 tonnes of rice in.",
    "20 = 20 count, helper",
    "100 = 100 person, neighbour",
    "300 to 400 = 300000 to 400000, best 350000, kg, tonne",
  ],
  [
    "Call 100 or 200. Call 100 or, where that fails, 12 litres of water will do.",
    "100: telephone number",
    "200: telephone number",
    "100: telephone number",
    "12 = 0.012 m3, litre",
  ],
  ["Call A12 or ext. 412.", "12: identifier", "412: telephone number"],
  ["Call 112, or text 999 or 998.", "112: telephone number", "999: telephone number", "998: telephone number"],
  ["In Room 12 the lamp burned; it hit Room 12 doors and Room 12 guards.", "12: identifier", "12: identifier", "12 = 12 person, guard"],
  ["Room 12 people sat down.", "12 = 12 person, people"],
  ["The tests of Alder 5 and Alder Watch 7 fell, those of Alder 2.5 rose.", "5: identifier", "7: identifier", "2.5 = 2.5 count"],
  ["Shares on the ALDER 500 fell, the ALDER 2000 did too, the ALDER 1000 did not.", "500 = 500 count", "2000: year", "1000 = 1000 count"],
  ["Later Varna 12 were hurt, then Varna 12 dead were found.", "12 = 12 person", "12 = 12 person, dead"],
  ["A fire at 12 Mill Lane and 14 Old Mill Road was out.", "12: identifier", "14: identifier"],
  ["It cost about 12 Mill Lane homes.", "about 12 = 10.8 to 13.2, best 12, building, Mill Lane home ~"],
  ["The plan (3) fell, (300) stayed, (3.5) went.", "3: list number", "300 = 300 count", "3.5 = 3.5 count"],
  ["3) Boats sank.\n\n2. Rafts sank.\n\n2.5. Rafts sank.", "3: list number", "2: list number", "2.5 = 2.5 count"],
  ["140. Rafts sank.\n\nThree. Rafts sank.", "140 = 140 count", "Three = 3 count"],
  ["The board saw Studio Seven and Operation Seven begin.", "Seven: identifier", "Seven: identifier"],
  ["The Seven boats sank, Alder Seven boats did not.", "Seven = 7 vehicle, boat", "Seven = 7 vehicle, boat"],
  ["Alder Saw Seven Boats Burn At Quay", "Seven = 7 vehicle, boat"],
]);

findsIn("ages", [
  ["By Lena Marr, 47", "47: age"],
  ["The guard, 47, fled; the guard, 48 and two men stayed.", "47: age", "48 = 48 person", "two = 2 person, man"],
  ["Stations 12, 47, 50 and 61 shut.", "12 = 12 count", "47 = 47 count", "50 = 50 count", "61 = 61 count"],
  ["Lena Marr, 147, left. Lena Marr, 4.5, left. Lena Marr, 115, left.", "147 = 147 count", "4.5 = 4.5 count", "115: age"],
  ["Ida Marr, 47; Ole Marr, 47 and Lis Marr, 48 who left.", "47: age", "47: age", "48: age"],
  ["Those over 60 and those over 70 in the home were moved; those over 60 boats too.", "60: age", "70: age", "60 = 60 vehicle, boat"],
  ["The toll of those over 60 rose.", "60 = 60 person"],
  ["A baby six months of age and one boy aged two months live; six months old, too.", "six: age", "one = 1 person, boy", "two: age", "six: age"],
  ["It is a 300 years old oak, a 30 metres old wall.", "300: age", "30 = 30 m, metre"],
  ["The 26-year-old and the 26-year-long siege are over.", "26: age", "26 = 820481000 s, year"],
]);

findsIn("what a number is part of", [
  ["The four-storey annexe, a 12 storey tower and a 12-page note fell.", "four: description", "12: description", "12: description"],
  ["A two-man crew in a 4‑door car and a 300-kg bomb.", "two: description", "4: description", "300 = 300 kg, kilogram"],
  [
    "One day it ends. She gave a few hours of it. Twenty-four seven it rained.",
    "One: elapsed time",
    "a few: elapsed time",
    "Twenty-four: idiom",
    "seven: idiom",
  ],
  ["One is dead, the two are dead, one was badly hurt.", "One = 1 person", "two: idiom", "one = 1 person"],
]);

findsIn("people, places and prices around a number", [
  ["The port, population 900, is shut; the city of 100 has 99 left.", "900: population", "100: population", "99 = 99 person"],
  [
    "Some 4,000 people live there, 4,000 families reside in Lund, 4,000 boats live on.",
    "Some 4,000: population",
    "4,000: population",
    "4,000 = 4000 vehicle, boat",
  ],
  [
    "A town of 90 people, a city of 400 trucks and 12,000 people in the north of it live well.",
    "90 = 90 person, people",
    "400 = 400 vehicle, truck",
    "12,000: population",
  ],
  ["Home to 4,000 trucks and 4,000 litres, a city of 4,000 km.", "4,000 = 4000 vehicle, truck", "4,000 = 4 m3, litre", "4,000 = 4000000 m, kilometre"],
  ["Nearly 5,000 people still in the old and cold north live there.", "Nearly 5,000 = 4500 to 5000, best 5000, person, people ~"],
  ["Three engineers; others said so. Three engineers, tired and cold, said no.", "Three = 3 person, engineer", "Three = 3 person, engineer"],
  [
    "Three engineers, citing a plan, left; at least three engineers said so.",
    "Three: number of sources",
    "at least three = 3 to ?, best 3, person, engineer >",
  ],
  ["Twelve nurses in the old wing of the north house at the quay in Lund said so.", "Twelve = 12 person, nurse"],
  ["Two guards left. He said so.", "Two = 2 person, guard"],
  ["He was fined after the storm, in the old north, for all of 300 boats.", "300 = 300 vehicle, boat"],
  ["He was fined in the old court of Lund for some $300, but not 300 boats.", "some $300: legal penalty", "300 = 300 vehicle, boat"],
  ["The first nine days of a long and cold June had no curfew.", "nine: elapsed time"],
  ["A curfew began on Monday. It will be shown for 50 minutes.", "50: elapsed time"],
  [
    "In 2031 of the 20 stations all shut; 18 and more of the nearly 20 stations.",
    "2031: year",
    "20 = 20 count, station",
    "18 = 18 count, station",
    "nearly 20 = 18 to 20, best 20, count, station ~",
  ],
  ["They lost 18 boats, many of the 20 trucks.", "18 = 18 vehicle, boat down", "20 = 20 vehicle, truck"],
  [
    "They got 5 litres each, 5 dollars each, 5% each, ropes 5 metres apart and 5 litres apart.",
    "5: description",
    "5 = 5 USD, dollar",
    "5 = 5 %, percentage",
    "5: description",
    "5 = 0.005 m3, litre",
  ],
  ["Rents rose 5%, the ticket 5 points. Of 5% fees rose.", "5: price", "5 = 5 count, point", "5 = 5 %, percentage"],
  ["It is 40 times more; the 300 men were times more.", "40: general information", "300 = 300 person, man"],
  ["A 5.1 quake is ten times stronger, a 6.1 magnitude quake is weaker.", "5.1: general information", "ten: idiom", "6.1: general information"],
  ["The town fell. He is 30 km north of it.", "30 = 30000 m, kilometre"],
  ["Veldt has a population of 900 in the north, 30 km from it.", "900: population", "30 = 30000 m, kilometre"],
  ["Varna, 30 km/h from Lund, and Varna, 30 km long, shut.", "30 = 30000 m per hour, kilometre per hour", "30 = 30000 m, kilometre"],
  ["The village — 30 km off the coast — and Varna – 30 km away – are shut.", "30: locates a place", "30: locates a place"],
  ["The level is above the threshold of 12 metres.", "12: threshold"],
  ["It rose to a 12 metres danger mark.", "12: threshold"],
  ["The safe level for the old and long wall at Lund is 12 metres.", "12 = 12 m, metre"],
]);

findsIn("words that hold two numbers together", [
  [
    "A two- and three-storey block, two-, three-lane roads fell.",
    "two = 2 building, storey block",
    "three: description",
    "two = 2 count, lane road",
    "three: description",
  ],
  [
    "They sank 31 of the boats and 44 rafts, 31 of 44 barges.",
    "31 = 31 vehicle, boat down",
    "44 = 44 vehicle, raft",
    "31 = 31 vehicle, barge",
    "44 = 44 vehicle, barge",
  ],
  ["It was a 12 part plan, a 12-, not a 12 -part and no twelve part plan.", "12 = 12 count, part", "12 = 12 count", "12 = 12 count", "twelve = 12 count"],
  [
    "$31 of 44 villages went, 31 km- and 44 km-long.",
    "$31 = 31 USD, dollar",
    "44 = 44 settlement, village",
    "31 = 31000 m, kilometre",
    "44 = 44000 m, kilometre",
  ],
  ["A four-cylinder pump and 737 Max jets burned.", "four: description", "737 = 737 vehicle, Max jet"],
]);

findsIn("magnitudes, degrees and pounds", [
  [
    "A magnitude 5.1 quake, a 5.2-magnitude one, a 6.3 and a 0.9 in Lund, 10.2 too.",
    "5.1 = 5.1 magnitude, magnitude",
    "5.2 = 5.2 magnitude, magnitude",
    "one: idiom",
    "6.3 = 6.3 magnitude, magnitude",
    "0.9 = 0.9 count",
    "10.2 = 10.2 magnitude, magnitude",
  ],
  [
    "A quake of 5 and a 5.5 on the Richter scale and 6 Richter, a 1.0 and five magnitude.",
    "5 = 5 count",
    "5.5 = 5.5 magnitude, magnitude",
    "6 = 6 magnitude, magnitude",
    "1.0 = 1 magnitude, magnitude",
    "five = 5 magnitude, magnitude",
  ],
  ["It fell to -4 degrees, a turn of 0 degrees.", "-4 = -4 celsius, degree", "0 = 0 degree, degree"],
  [
    "They paid 300 pounds for a boat, lifted 300 lbs for money, a 30-pound fine.",
    "300 = 300 GBP, pound sterling",
    "300 = 136.078 kg, pound-mass",
    "30 = 13.6078 kg, pound-mass",
  ],
]);

findsIn("the same figure again", [
  [
    "They hold 740 square kilometres (286 square miles), 12 km or 7.5 miles and 12 km/7.5 miles.",
    "740 = 740000000 m2, square kilometre",
    "286 = 740737000 m2, square mile again",
    "12 = 12000 m, kilometre",
    "7.5 = 12070.1 m, mile again",
    "12 = 12000 m, kilometre",
    "7.5 = 12070.1 m, mile again",
  ],
  ["A strip of 12 km long or 7.5 miles.", "12 = 12000 m, kilometre", "7.5 = 12070.1 m, mile"],
  [
    "They paid 40 euros (44 dollars), 40 euros (12 km), 12 km (40 euros).",
    "40 = 40 EUR, euro",
    "44 = 44 USD, dollar again",
    "40 = 40 EUR, euro",
    "12 = 12000 m, kilometre",
    "12 = 12000 m, kilometre",
    "40 = 40 EUR, euro",
  ],
  ["They paid 40 euros (41 euros), sold 40 boats (44 dollars).", "40 = 40 EUR, euro", "41 = 41 EUR, euro", "40 = 40 vehicle, boat", "44 = 44 USD, dollar"],
  [
    "It was 0C (33F) and 10 m (36 feet).",
    "0 = 0 celsius, celsius",
    "33 = 0.555556 celsius, fahrenheit again",
    "10 = 10 m, metre",
    "36 = 10.9728 m, foot again",
  ],
  [
    "A strip of 12 km (14 km) and of 12 km (7.5 miles) (12 km).",
    "12 = 12000 m, kilometre",
    "14 = 14000 m, kilometre",
    "12 = 12000 m, kilometre",
    "7.5 = 12070.1 m, mile again",
    "12 = 12000 m, kilometre",
  ],
  [
    "A strip of 10 to 20 km (6 to 25 miles) and 10 to 20 km (2 to 12 miles).",
    "10 to 20 = 10000 to 20000, best 15000, m, kilometre",
    "6 to 25 = 9656.06 to 40233.6, best 24944.8, m, mile",
    "10 to 20 = 10000 to 20000, best 15000, m, kilometre",
    "2 to 12 = 3218.69 to 19312.1, best 11265.4, m, mile",
  ],
  [
    "About 12 km (7.5 miles) burned, up 12 km (7.5 miles).",
    "About 12 = 10800 to 13200, best 12000, m, kilometre ~",
    "7.5 = 12070.1 m, mile ~ again",
    "12 = 12000 m, kilometre up",
    "7.5 = 12070.1 m, mile up again",
  ],
]);

findsIn("bodies of one size and rates", [
  [
    "Several came. Units of 300 guards each came; various units of 30 guards each.",
    "Several = 3 to 9, best 6, person",
    "300 = 300 person, guard",
    "30 = 60 to ?, best 60, person, guard",
  ],
  [
    "Several units of the old and the new and of the north and of the south of 300 guards each.",
    "Several = 3 to 9, best 6, count, unit",
    "300 = 300 person, guard",
  ],
  ["It sells 300 boats per day, 300 boats a day, 300 homes.", "300 = 300 vehicle per day, boat", "300 = 300 vehicle per day, boat", "300 = 300 building, home"],
  [
    "It is 5 m/s, 5 litres / day, 5 litres/day, 5 litres per day, 5 litres a day earlier, 5 litres an hour into it.",
    "5 = 5 m per second, metre per second",
    "5 = 0.005 m3, litre",
    "5 = 0.005 m3 per day, litre per day",
    "5 = 0.005 m3 per day, litre per day",
    "5 = 0.005 m3, litre",
    "5 = 0.005 m3 per hour, litre per hour",
  ],
  ["They used 40 litres of clean and cold drinking well water a day.", "40 = 0.04 m3, litre"],
  ["They used 40 litres of water, a day, in 40 litres in water a day.", "40 = 0.04 m3, litre", "40 = 0.04 m3, litre"],
  ["They used 12 cubic metres of rain a second or more.", "12 = 12 to ?, best 12, m3 per second, cubic metre per second >"],
  [
    "They paid 300 euros for each ruined household, 300 euros for every old and cold ruined household.",
    "300 = 300 EUR per household, euro per household",
    "300 = 300 EUR, euro",
  ],
]);

findsIn("nouns that are counted", [
  ["They lost 12 US guards and 12 IT boats.", "12 = 12 person, US guard down", "12 = 12 vehicle, IT boat"],
  ["The army said 12 of US guards fled.", "12 = 12 person, US guard"],
  ['They sent 12 "silent" guards and 12 “loud” guards; 12 grey "silent" guards.', "12 = 12 person", "12 = 12 person", "12 = 12 person"],
  ["They bought 20 Model 3 sedans, 20 Kia and Hyundai cars.", "20 = 20 vehicle, Model 3 sedan", "3: identifier", "20 = 20 vehicle, Kia Hyundai car"],
  ["They bought 20 red and blue boats.", "20 = 20 vehicle, blue boat"],
  ["Of the 20 Varna's 3 new boats sank first.", "20 = 20 vehicle", "3 = 3 vehicle, new boat"],
  ["They bought 20 Varna 7 Max jets.", "20 = 20 vehicle, Varna 7 Max jet", "7: identifier"],
  ["They saw one old brass table lamp shade in the hall.", "one = 1 count, old brass table lamp"],
  [
    "They saw one man fall, one fire engine, one woman guard and one boat crew.",
    "one = 1 person, man",
    "one = 1 vehicle, fire engine",
    "one = 1 person, woman guard",
    "one = 1 person, boat crew",
  ],
  [
    "They lost 12 women protesters, 12 women, protesters fled; 12 child soldiers.",
    "12 = 12 person, women protester down",
    "12 = 12 person, woman",
    "12 = 12 person, child soldier",
  ],
  [
    "Tens of thousands of Ukrainians, 12 Lunders, 12 Varna Ukrainians sang.",
    "Tens of thousands = 20000 to 99999, best 59999.5, person, ukrainian",
    "12 = 12 person, lunder",
    "12 = 12 person, Varna ukrainian",
  ],
  [
    "They gave 12 half-painted tents, 12 painted tents, 12 wind-swaying tents.",
    "12 = 12 count, half-painted tent",
    "12 = 12 count, tent",
    "12 = 12 count, wind-swaying tent",
  ],
  [
    "They held the 12 largest banks, 12 best bakers, 12 worst banks, 12 biggest mills and 12 driest wells.",
    "12 = 12 count, large bank",
    "12 = 12 count, good baker",
    "12 = 12 count, bad bank",
    "12 = 12 building, big mill",
    "12 = 12 count, dry well",
  ],
  [
    "They held 12 latest maps, 12 proudest mills, 12 plainest mills, 12 finest mills, 12 busiest mills.",
    "12 = 12 count, late map",
    "12 = 12 building, proud mill",
    "12 = 12 building, plain mill",
    "12 = 12 building, fine mill",
    "12 = 12 building, busy mill",
  ],
  [
    "They held 12 viruses, 12 causes, 12 houses, 12 ties, 12 boxes, 12 glasses and 12 theories.",
    "12 = 12 count, virus",
    "12 = 12 count, cause",
    "12 = 12 building, house",
    "12 = 12 count, tie",
    "12 = 12 count, box",
    "12 = 12 count, glass",
    "12 = 12 count, theory",
  ],
  ["Some 900 homes were flooded; power fell.", "Some 900 = 810 to 990, best 900, building, home ~"],
  ["Some 900 homes were flooded. Power fell.", "Some 900 = 810 to 990, best 900, building, home ~"],
  ["Power is off in Lund. Some 900 homes were flooded.", "Some 900 = 810 to 990, best 900, building, home ~"],
  ["Some 900 homes near 12 power masts were flooded.", "Some 900 = 810 to 990, best 900, building, home ~", "12 = 12 count, power mast"],
]);

findsIn("what a bare number counts", [
  [
    "They moved 40 guards and 12 boats; 30 of them left, 12 of them stayed.",
    "40 = 40 person, guard",
    "12 = 12 vehicle, boat",
    "30 = 30 person, guard",
    "12 = 12 person, guard",
  ],
  ["They moved 40 guards and 12 boats; 90 of them sank.", "40 = 40 person, guard", "12 = 12 vehicle, boat", "90 = 90 vehicle, boat"],
  ["They moved 12 boats, two of those killed were old.", "12 = 12 vehicle, boat", "two = 2 person"],
  ["They moved 40 guards. Another 96 left. Twelve others left.", "40 = 40 person, guard", "96 = 96 person, guard", "Twelve = 12 person"],
  [
    "They moved 40 boats and 3 guards; 50 more sank, 900 more killed.",
    "40 = 40 vehicle, boat",
    "3 = 3 person, guard",
    "50 = 50 vehicle, boat",
    "900 = 900 person, killed",
  ],
  ["The dam let out 2,600 cubic metres. It rose. It was 1,400.", "2,600 = 2600 m3, cubic metre", "1,400 = 1400 m3, cubic metre"],
  ["The dam let out 2,600 cubic metres, then 650 and 10,400.", "2,600 = 2600 m3, cubic metre", "650 = 650 m3, cubic metre", "10,400 = 10400 m3, cubic metre"],
  ["Output rose 8 per cent to 3.65.", "8 = 8 %, percentage up", "3.65 = 3.65 count"],
  ["Their homes are shut, 12 said.", "12 = 12 person"],
  ["The guards in Lund put it at 12, boats or not.", "12 = 12 person"],
]);

findsIn("which way a figure moves", [
  [
    "It fell between 4 and 5 per cent, rose between 4 and 5 per cent.",
    "between 4 and 5 = 4 to 5, best 4.5, %, percentage",
    "between 4 and 5 = 4 to 5, best 4.5, %, percentage",
  ],
  ["It fell -4 per cent, -4 tonnes and 0 per cent.", "-4 = -4 %, percentage down", "-4 = -4000 kg, tonne", "0 = 0 %, percentage"],
  [
    "It fell just under 4 per cent, as many as 12 boats, some 4 per cent.",
    "just under 4 = 3.6 to 4, best 4, %, percentage <",
    "as many as 12 = ? to 12, best 12, vehicle, boat",
    "some 4 = 3.6 to 4.4, best 4, %, percentage ~",
  ],
  ["It rose by nearly 4 per cent and rose by up to 4 per cent.", "nearly 4 = 3.6 to 4, best 4, %, percentage up", "up to 4 = ? to 4, best 4, %, percentage <"],
  ["They gave up 4 boats, made up 4 per cent.", "4 = 4 vehicle, boat", "4 = 4 %, percentage"],
]);

findsIn("where a sentence ends", [
  ["A turn of 4 degrees in the heat. Boats sank.", "4 = 4 celsius, degree"],
  ["The heat, no! A turn of 4 degrees.", "4 = 4 degree, degree"],
  ["In the heat (it rose.) A turn of 4 degrees.", "4 = 4 degree, degree"],
  ["In the heat “it rose.” A turn of 4 degrees.", "4 = 4 degree, degree"],
  ["Such heat! A turn of 4 degrees. What heat? A turn of 4 degrees.", "4 = 4 degree, degree", "4 = 4 degree, degree"],
  ["In the heat of plan 5. A turn of 4 degrees.", "5 = 5 count", "4 = 4 degree, degree"],
  ["It is hot in the heat of St. Mary, 4 degrees.", "4 = 4 celsius, degree"],
  ["The heat is on. he made a turn of 4 degrees.", "4 = 4 celsius, degree"],
  ["Much heat.Then a turn of 4 degrees.", "4 = 4 celsius, degree"],
  ["The heat is gone … A turn of 4 degrees.", "4 = 4 celsius, degree"],
]);

findsIn("units behind numbers", [
  ["A five-litre can, a 3‑inch pipe and a 5-Mill plan.", "five = 0.005 m3, litre", "3 = 0.0762 m, inch", "5 = 5 building, mill"],
  [
    "Half of a mile, half a mile, half mile, half of a US gallon, half of the mile.",
    "Half = 804.672 m, mile",
    "half = 804.672 m, mile",
    "half = 804.672 m, mile",
    "half = 0.00189271 m3, gallon",
    "half = 0.00189271 m3, gallon",
  ],
  [
    "Hundreds of miles, several miles, 40 of miles.",
    "Hundreds = 321869 to 1607730, best 964802, m, mile",
    "several = 4828.03 to 14484.1, best 9656.06, m, mile",
    "40 = 40 count, mile",
  ],
  ["They used 12 US gallons, 12 US fluid ounces, 12 US guards.", "12 = 0.0454249 m3, gallon", "12 = 0.000354882 m3, fluid ounce", "12 = 12 person, US guard"],
  ["The base has 5 C-130 planes.", "5 = 5 vehicle", "130: identifier"],
  ["It was 5 C and 5C.", "5 = 5 celsius, celsius", "5 = 5 celsius, celsius"],
  ["He owes 5 p of it and 5p.", "5 = 5 count", "5: price"],
  [
    "It was 5 m2, 5m3/s, 5″ long, 5′11 long, 5′ long, 5%x and 5 $ of it.",
    "5 = 5 m2, square metre",
    "5 = 5 m3 per second, cubic metre per second",
    "5 = 0.127 m, inch",
    "5 = 0.127 m, inch",
    "11 = 0.2794 m, inch",
    "5 = 1.524 m, foot",
    "5 = 5 %, percentage",
    "5 = 5 %, percentage",
  ],
]);
