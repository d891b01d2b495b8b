import { describe, expect, it } from "vitest";
import { findRuns, readWordQuery, searchWords, type WordQuery } from "./search-words.ts";

const one = (...words: string[]): WordQuery[number] => ({ words, beginning: false });

describe("what a person searches for", () => {
  it.each<[string, WordQuery | null]>([
    ["ferry Capsized", [one("ferry"), one("capsized")]],
    ['"humanitarian corridor" aid', [one("humanitarian", "corridor"), one("aid")]],
    ["evacuat* 2,000", [{ words: ["evacuat"], beginning: true }, one("2"), one("000")]],
    ["Žitomír", [one("zitomir")]],
    ["a OR b AND NOT c NEAR(d)", ["a", "or", "b", "and", "not", "c", "near", "d"].map((word) => one(word))],
    ["words: ^x {y} -z", ["words", "x", "y", "z"].map((word) => one(word))],
    ["' ; drop table passages --", ["drop", "table", "passages"].map((word) => one(word))],
    ['""', null],
    ['" * ( ) : - \u0000', null],
    ["", null],
  ])("%s", (text, query) => expect(readWordQuery(text)).toEqual(query));

  it("is no more than twenty words, however many are typed", () => {
    expect(readWordQuery("word ".repeat(2000))).toHaveLength(20);
    expect(readWordQuery(`"${"word ".repeat(2000)}"`)?.[0]?.words).toHaveLength(20);
  });

  it("is found where every run stands, and nowhere else", () => {
    const find = (query: string, text: string): number | null => findRuns(readWordQuery(query) ?? [], searchWords(text));
    expect(find("corridor aid", "Aid came through the Corridor.")).toBe(0);
    expect(find('"the corridor"', "Aid came through the Corridor.")).toBe(3);
    expect(find('"corridor the"', "Aid came through the Corridor.")).toBeNull();
    expect(find("corrid*", "Aid came through the Corridor.")).toBe(4);
    expect(find("corrid", "Aid came through the Corridor.")).toBeNull();
  });
});
