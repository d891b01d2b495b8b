import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import { compileLanguageFile } from "../packs/language.ts";
import { splitSentences } from "./segment.ts";
import { splitWords } from "./words.ts";

const path = "languages/en/language.yaml";
const rules = compileLanguageFile({ path, value: parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), "utf8")) }).segment;

const words = (text: string): string =>
  splitWords(text, { start: 0, end: text.length }, rules)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
const sentences = (text: string): string[] => splitSentences(text, { start: 0, end: text.length }, rules).map(({ start, end }) => text.slice(start, end));

describe("splitWords", () => {
  test.each([
    ["They don't, can't and won't leave.", "They do n't , ca n't and wo n't leave ."],
    ["They don’t know; it’s Maren’s.", "They do n’t know ; it ’s Maren ’s ."],
    ["We cannot wait.", "We can not wait ."],
    ["the drivers' union's vote", "the drivers ' union 's vote"],
    ["O'Hara left at ten o'clock", "O'Hara left at ten o'clock"],
    ["a 13-year-old boy", "a 13 - year - old boy"],
    ["re-elected co-chair of a non-profit", "re-elected co-chair of a non-profit"],
    ["10-15 boats", "10 - 15 boats"],
    ["on 2031-05-14 at 4:12", "on 2031-05-14 at 4:12"],
    ["It cost $5 million, or US$1,400 each.", "It cost $ 5 million , or US$ 1,400 each ."],
    ["up 5% to 25°C", "up 5 % to 25 °C"],
    ["at 4 p.m. in the U.S. capital", "at 4 p.m. in the U.S. capital"],
    ["No. 2 pier, but he said no.", "No. 2 pier , but he said no ."],
    ["12 sq. mi. and 31 km2, 10km north", "12 sq. mi. and 31 km2 , 10 km north"],
    ["gone... perhaps… or—not", "gone ... perhaps … or — not"],
    ["“Stop!” ‘Why?!’ she cried", "“ Stop ! ” ‘ Why ?! ’ she cried"],
    ["(see www.harbour.example/news, or mail desk@harbour.example)", "( see www.harbour.example/news , or mail desk@harbour.example )"],
    ["the '90s and the 1980s", "the '90s and the 1980s"],
    ["AT&T and/or the 24/7 desk", "AT&T and / or the 24/7 desk"],
    ["over.The", "over . The"],
    ["Hall&Ward and R&b", "Hall & Ward and R & b"],
    ["``Stop'' and ` alone", "`` Stop '' and ` alone"],
    ["Donaudampfschifffahrtsgesellschaft. Then", "Donaudampfschifffahrtsgesellschaft . Then"],
    ["• one 🚢 two", "• one 🚢 two"],
  ])("%s", (text, expected) => expect(words(text)).toBe(expected));

  test("offsets count UTF-16 units and words never overlap", () => {
    const text = "  🚢 Ünal’s ferry\u00a0sank—off “Cape 𝒳”. ";
    let last = 0;
    for (const { start, end } of splitWords(text, { start: 0, end: text.length }, rules)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      last = end;
    }
    expect(splitWords(text, { start: 2, end: 4 }, rules)).toEqual([{ start: 2, end: 4 }]);
  });
});

describe("splitSentences", () => {
  test.each<[string, string[]]>([
    ["The dam broke. Water rose.", ["The dam broke.", "Water rose."]],
    ["Dr. Ilse Marn met Gen. Tor. They spoke.", ["Dr. Ilse Marn met Gen. Tor.", "They spoke."]],
    ["It sank at 4 p.m. The crew fled.", ["It sank at 4 p.m.", "The crew fled."]],
    ["It sank at 4 p.m. Monday off Tarn.", ["It sank at 4 p.m. Monday off Tarn."]],
    ["“We lost it. All of it,” he said.", ["“We lost it.", "All of it,” he said."]],
    ['"It is over." The mayor left.', ['"It is over."', "The mayor left."]],
    ["“Why now?” he asked.", ["“Why now?” he asked."]],
    ["J. K. Marn spoke. (Two died.) Then it rained.", ["J. K. Marn spoke.", "(Two died.)", "Then it rained."]],
    ["Pier No. 2 closed. Pier no. 3 did not.", ["Pier No. 2 closed.", "Pier no. 3 did not."]],
    ["Is it safe? 40 families think not! Nobody knows...", ["Is it safe?", "40 families think not!", "Nobody knows..."]],
    ["He lives in the U.S. “They left,” she said.", ["He lives in the U.S.", "“They left,” she said."]],
    ["He lives in the U.S. “they” left.", ["He lives in the U.S. “they” left."]],
    ["He lives in the U.S. (They left.)", ["He lives in the U.S. (They left.)"]],
    ["Fire! – Nobody came.", ["Fire! – Nobody came."]],
    ["Fire! (“Nobody came.”)", ["Fire!", "(“Nobody came.”)"]],
    ["It burnt. – Nobody came.", ["It burnt.", "– Nobody came."]],
    ["It burnt. ; nobody came.", ["It burnt. ; nobody came."]],
    ["Needs:\n- water\n- tents", ["Needs:", "- water", "- tents"]],
    ["3. How bad is it? Very.", ["3. How bad is it?", "Very."]],
    ["It burnt 40 sq. mi. Crews left.", ["It burnt 40 sq. mi.", "Crews left."]],
    ["They walked 12 km. Rescuers met them.", ["They walked 12 km.", "Rescuers met them."]],
    ["one line\nwrapped here", ["one line\nwrapped here"]],
    ["Damage rose to 1.5 million. iPhones rang.", ["Damage rose to 1.5 million. iPhones rang."]],
    ["", []],
  ])("%j", (text, expected) => expect(sentences(text)).toEqual(expected));

  test("long hostile text of one sentence is cut and takes linear time", () => {
    for (const unit of ["a.b", "'", "-1", "((", "A. ", "no. ", '"x', "www.", "a@", "1,", "...x"]) {
      const growth = timeGrowth(
        Math.floor(60_000 / unit.length),
        (times) => unit.repeat(times),
        (text) => {
          for (const { words } of splitSentences(text, { start: 0, end: text.length }, rules)) if (words.length > 240) throw new Error(`${unit}: not cut`);
        },
      );
      expect(growth, unit).toBeLessThanOrEqual(MOST_GROWTH);
    }
  });
});
