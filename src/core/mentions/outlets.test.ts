import { describe, expect, test } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { readSyntax } from "../syntax/read-syntax.ts";
import { findActors } from "./actors.ts";
import { findOutlets } from "./outlets.ts";

const packs = loadPacks();

function outlets(text: string): string[] {
  const article = buildArticle(text);
  return findOutlets(article, readSyntax(article, packs), packs).map((mention) => (mention.cited ? `${mention.name} *` : mention.name));
}

describe("outlets a text names; * where it has something from them", () => {
  test.each([
    ["The bridge had been closed for a week, Reuters reported.", ["Reuters *"]],
    ["According to the BBC, the dam held.", ["BBC *"]],
    ["Half of those asked were against it in a CNN/USA Today poll.", ["CNN *", "USA Today *"]],
    ["According to a Washington Post-ABC News survey, few agree.", ["The Washington Post *", "ABC News *"]],
    ["The rescue was praised by the Associated Press's Ana Dole, who said it was quick.", ["Associated Press *"]],
    ["He gave his first account in an interview with CNN on Friday.", ["CNN"]],
    ["The mayor told Reuters that the town was dry.", ["Reuters"]],
    ["The news was first published by Politico.", ["Politico *"]],
    ["Half were against the dam in polls from Le Monde and Reuters.", ["Le Monde *", "Reuters *"]],
    ["The survey conducted for the Associated Press put the mayor ahead.", ["Associated Press *"]],
    ["Few now trust the port, a USA Today analysis shows.", ["USA Today *"]],
    ["Reuters: Ferry owner knew of the leak", ["Reuters *"]],
    ["According to Variety, the concert was called off.", ["Variety *"]],
    ["Reuters made the same allegation in May.", ["Reuters *"]],
    ["In an interview with Reuters published Monday, he denied it.", ["Reuters"]],
    ["A letter obtained by Reuters warns of a second slide.", ["Reuters"]],
    ["Speaking to CNN's evening show, the governor said the road was open.", ["CNN"]],
    ["An article written by Reuters' Ana Dole lists the dams.", ["Reuters *"]],
    ["The mayor resigned after a report in the Boston Globe this week about his house.", ["The Boston Globe *"]],
    ["According to Ana Dole, writing for Bloomberg, the ferry was overloaded.", ["Bloomberg News *"]],
    ["WSJ editorial: Close the bridge", ["The Wall Street Journal *"]],
    ["A USA Today/Rock the Boat Harbour Poll finds few in favour.", ["USA Today *"]],
    ["The Ash Television Network reported a fire.", ["Ash Television Network *"]],
  ])("%s", (text, expected) => expect(outlets(text)).toEqual(expected));

  test.each([
    "According to information from the port, the ferry sank.",
    "It was the first time that the state had closed a road.",
    "People said they had heard a bang.",
    "The National Weather Service measured 90 mm of rain.",
    "Nature took its course on the hill.",
    "Ana Patch said she had run. Later Patch returned.",
    "The Science and Harbour Directorate said the gauge had failed.",
    "The Ash Relief Network warned of hunger.",
    "The Central Police Station said two men were held.",
    "A study by the watchdog group Media Alert found more.",
    "The Coastal Basin Council met. The CBC said the dam would hold.",
  ])("no outlet: %s", (text) => expect(outlets(text)).toEqual([]));

  test("the sentences of a text in another language are read by the words of English, and not without any words", () => {
    const english = buildArticle("The bridge had been closed for a week, Reuters reported.");
    const article = { ...english, language: "sv" };
    const sentences = readSyntax(english, packs);
    expect(findOutlets(article, sentences, packs).map(({ name }) => name)).toEqual(["Reuters"]);
    expect(findOutlets(article, sentences, { ...packs, languages: new Map() })).toEqual([]);
  });

  test("a short name means the longer one before it", () => {
    expect(outlets("The New York Times reported the loss. The Times said no one was hurt.")).toEqual(["The New York Times *", "The New York Times *"]);
  });
});

describe("actors", () => {
  test.each([
    ["Health minister Rita Osmund opened the ward.", "Rita Osmund", true],
    ["Two senior officials left the room.", "Two senior officials", false],
    ["The coastguard sent a boat.", "coastguard", true],
  ])("%s", (text, name, named) => {
    const article = buildArticle(text);
    const first = findActors(article, readSyntax(article, packs), packs)[0];
    expect([first?.name.toLowerCase(), first?.named]).toEqual([name.toLowerCase(), named]);
  });
});
