import { describe, expect, test } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { readGroup, sameGroup } from "./group-profile.ts";

const pack = loadPacks().languages.get("en")?.voices;
if (pack === undefined) throw new Error("no English pack");
const voices = pack;

function show(description: string): string {
  const { head, words, proper, hearsay } = readGroup(description, voices);
  return `${head ?? "anybody"} [${[...words].join(" ")}] of [${[...proper].join(" ")}]${hearsay ? " hearsay" : ""}`;
}

describe("a description of people without a name", () => {
  test.each([
    ["two senior US officials", "official [united states] of [united states]"],
    ["Norwegian officials", "official [norway] of [norway]"],
    ["Norlandish officials", "official [norlandish] of []"],
    ["three Norlandish officials", "official [norlandish] of [norlandish]"],
    ["Red Cross volunteers", "red [red cross volunteer] of [red cross]"],
    ["Harbour officials", "official [harbour] of []"],
    ["doctors", "doctor [doctor] of []"],
    ["nurses at the clinic", "nurse [nurse clinic] of []"],
    ["engineers employed by the port", "engineer [engineer employed port] of []"],
    ["bus drivers", "bus [bus driver] of []"],
    ["press officers", "official [press] of []"],
    ["weather experts", "meteorological [meteorological expert] of []"],
    ["boss of the defense union, a union member", "boss [boss defence union] of []"],
    ["a person close to the minister", "anybody [] of []"],
    ["sources", "anybody [] of []"],
    ["an official who met the sources", "anybody [meteorological] of []"],
    ["residents", "resident [resident] of []"],
    ["one resident", "resident [resident] of []"],
    ["an official", "anybody [] of []"],
    ["diplomats who met the sources", "official [meteorological] of []"],
    ["observers", "observer [observer] of [] hearsay"],
    ["the observers", "observer [observer] of [] hearsay"],
    ["harbour observers", "harbour [harbour observer] of []"],
    ["unofficial figures", "anybody [unofficial] of [] hearsay"],
    ["warm air", "warm [warm air] of [] hearsay"],
    ["the", "anybody [] of [] hearsay"],
  ])("%s", (description, line) => expect(show(description)).toBe(line));
});

describe("two descriptions of people", () => {
  test.each([
    ["officials", "two senior US officials", true],
    ["a source", "doctors", true],
    ["Norwegian officials", "a Norwegian official", true],
    ["a Norwegian official", "a Swedish official", false],
    ["a Norwegian diplomat", "a harbour official", false],
    ["harbour officials", "officials at the harbour in Lund", true],
    ["doctors", "nurses", false],
    ["doctors", "hospital doctors", true],
    ["hospital doctors", "doctors", true],
    ["doctors at the clinic", "officials at the clinic", false],
    ["residents", "officials", false],
    ["residents", "one of the residents", true],
    ["a member of the crew", "crew on the bridge", true],
  ])("%s, %s: may be the same %s", (a, b, same) => {
    expect(sameGroup(readGroup(a, voices), readGroup(b, voices))).toBe(same);
    expect(sameGroup(readGroup(b, voices), readGroup(a, voices))).toBe(same);
  });
});
