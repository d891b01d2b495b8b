import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildArticle } from "../../../test/build-article.ts";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import type { Packs } from "../packs/index.ts";
import { compilePlaceWords } from "../packs/place-words.ts";
import { compileGazetteer } from "../packs/places.ts";
import { findPlaces } from "./places.ts";

const file = (path: string): URL => new URL(`../../../packs/${path}`, import.meta.url);
const yaml = (path: string): { path: string; value: unknown } => ({ path, value: parse(readFileSync(file(path), "utf8")) });
const places = compileGazetteer(gunzipSync(readFileSync(file("places.bin.gz"))), yaml("places.yaml"));
const placeWords = compilePlaceWords(yaml("languages/en/place-words.yaml"));
// Only these two packs are read by the finder.
const packs = { languages: new Map([["en", { placeWords }]]), places } as unknown as Packs;

function read(text: string): ReturnType<typeof findPlaces> {
  return findPlaces(buildArticle(text, { blocks: [] }), [], packs);
}

const names = (text: string): string[] => read(text).map((mention) => text.slice(mention.span.start, mention.span.end));

describe("findPlaces", () => {
  test.each([
    ["Two bridges fell near Porto and in Lisbon, Portugal.", ["Porto", "Lisbon", "Portugal"]],
    ["The U.S. sent tents to Peru.", ["U.S.", "Peru"]],
    ["A fire broke out in Dayton, Ohio, and spread to Montgomery County.", ["Dayton", "Ohio", "Montgomery County"]],
    ["The village of Ostrahova was cut off.", ["Ostrahova"]],
    ["German and Kenyan engineers came.", ["German", "Kenyan"]],
  ])("finds them in: %s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test.each(["Mr Florence Lincoln spoke.", "Charlotte Paris Webb, a nurse, said so.", "He ran on Sunday in May.", "Police said the Supreme Court ruled."])(
    "finds nothing in: %s",
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );

  test.each([
    ["A levee broke in Springfield, Missouri.", "Springfield", 37.2, -93.3],
    ["A levee broke in Springfield, Massachusetts.", "Springfield", 42.1, -72.6],
    ["Flooding hit Valencia and other towns of Venezuela, from Maracay to Caracas.", "Valencia", 10.2, -68],
    ["Flooding hit Valencia, on the coast of Spain, and Madrid sent help.", "Valencia", 39.5, -0.4],
    ["Tbilisi, the capital of Georgia, was dark.", "Georgia", 42, 43.5],
    ["Atlanta and Savannah, in Georgia, were dark.", "Georgia", 32.9, -83.4],
  ])("%s", (text, name, latitude, longitude) => {
    const mention = read(text).find((candidate) => candidate.name === name);
    expect(Math.abs((mention?.latitude ?? 99) - latitude)).toBeLessThan(1);
    expect(Math.abs((mention?.longitude ?? 999) - longitude)).toBeLessThan(1);
  });

  test("tells actors from places", () => {
    const [actor] = read("Moscow said it would answer.");
    expect(actor?.metonym).toBe(true);
    const [place] = read("A blast was heard in Moscow on Monday.");
    expect(place?.metonym).toBe(false);
  });

  test("takes the name of a house for no town that bears it too", () => {
    expect(names("All 44 guests of the Hotel Miramar left by boat.")).toEqual([]);
    expect(names("They were taken to Miramar, Florida.")).toEqual(["Miramar", "Florida"]);
  });

  test("gives the precision of the wording", () => {
    expect(read("It happened near Porto.")[0]?.precision).toBe(2);
    expect(read("It happened in Peru.")[0]?.precision).toBe(6);
    expect(read("It happened in the Mediterranean Sea.")[0]?.precision).toBe(7);
    expect(read("Shelling hit the Kursk region.")[0]?.precision).toBe(4);
  });

  test("leaves unknown places without coordinates", () => {
    const [mention] = read("The village of Ostrahova was cut off.");
    expect(mention?.place).toBeNull();
    expect(mention?.latitude).toBeNull();
  });

  /** Name, whether it acts, precision, latitude and longitude in whole degrees. */
  const described = (text: string): string[] =>
    read(text).map(
      ({ name, metonym, precision, latitude, longitude }) =>
        `${name}${metonym ? " (acts)" : ""} ${precision}${latitude === null || longitude === null ? " unknown" : ` ${latitude.toFixed(0)} ${longitude.toFixed(0)}`}`,
    );

  test.each<[string, string[]]>([
    ["Fires near Redding, Calif., grew.", ["Redding 2 41 -122", "Calif. 4 37 -120"]],
    ["A fire in Redding Calif. grew overnight.", ["Calif. 4 37 -120"]],
    ["The road to Logan, W.Va. was shut.", ["W.Va. 4 39 -81"]],
    ["The token fell, as did $Lima and $Porto.", []],
    ["The nurse Ana de Braga spoke of it.", []],
    ["Anna Braga spoke. The fire in Braga was out.", ["Braga 1 42 -8"]],
    ["The town of Braga. BRAGA was dark.", ["Braga 1 42 -8", "BRAGA 1 42 -8"]],
    [
      "Pupils of Chicago High School and Boston Library came to Chicago University.",
      ["Chicago (acts) 1 42 -88", "Boston (acts) 1 42 -71", "Chicago University 1 42 -88"],
    ],
    ["They met at Milan Cathedral and at Turin Public Library.", ["Milan Cathedral 1 45 9", "Turin (acts) 4 45 7"]],
    ["A body was found near Ostrahova.", ["Ostrahova 2 unknown"]],
    ["A body was found in Ostrahova. It was known to the Ostrahova people.", ["Ostrahova 1 unknown"]],
    ["Parts of north Wales were cut off, and the coast of west Cornwall.", ["Wales 4 53 -4", "Cornwall 3 50 -5"]],
    ["In Austin Station a bag was found. In Austin the rain fell.", ["Austin Station 1 unknown", "Austin 1 30 -98"]],
    ["They flew to Washington, DC, on Monday and to O'Hare's gate.", ["Washington, DC 1 39 -77"]],
    ["A boat left Lagos Street and the Brightmoor Rd. bridge.", ["Lagos Street 1 unknown", "Brightmoor Rd. 1 unknown"]],
    ["Lake Orlova and Port Hale were dry; Mount Army and Fort Police.", ["Lake Orlova 7 unknown", "Port Hale 1 unknown"]],
    [
      "A fire broke out in Clinton, Sampson County, and in Cluj, Transylvania.",
      ["Clinton 1 35 -78", "Sampson County 3 35 -78", "Cluj 4 47 24", "Transylvania 5 47 24"],
    ],
    ["Rain fell in Springfield, Clark County and in Nice, Provence.", ["Springfield 1 40 -84", "Clark County 3 40 -84", "Nice 1 44 7"]],
    ["He crossed Interstate 70, County Road 12 and Route 99999.", ["Interstate 70 5 unknown", "County Road 12 5 unknown"]],
    ["BRAGA (AP) - The dam held. LISBON, June 4 - The dam held.", ["BRAGA 1 42 -8", "LISBON 1 39 -9"]],
    ["Porto President Silva spoke, Braga Police came.", ["Porto (acts) 1 41 -9", "Braga (acts) 1 42 -8"]],
    ["Kremlin officials said no. In the Kremlin a fire broke out.", ["Kremlin (acts) 1 56 38", "Kremlin 1 56 38"]],
    ["Moscow said no; Braga said no.", ["Moscow (acts) 1 56 38", "Braga (acts) 1 42 -8"]],
    ["Braga's mayor spoke. Moscow's answer came.", ["Braga 1 42 -8", "Moscow (acts) 1 56 38"]],
    ["Anna B. Braga spoke, and so did Mr C. Hale of Hale Farm.", ["Hale Farm 1 unknown"]],
    ["Tents came from the U.S.A. by ship.", ["U.S.A. 6 40 -99"]],
    ["The Brightmoor Rd. bridge fell.", ["Brightmoor Rd. 1 unknown"]],
    ["They left O'Hare’s gate and Sana'a's walls.", ["Sana'a (acts) 1 15 44"]],
    ["The BRAGA plan was dropped.", []],
    ["They came to Western Germany by bus.", ["Western Germany 6 52 11"]],
    ["The fire in Kursk Region Police were asked about spread in the Kursk region.", ["Kursk 4 52 36", "Kursk 4 52 36"]],
  ])("reads each place, how exactly it is named and whether it acts: %s", (text, expected) => {
    expect(described(text)).toEqual(expected);
  });

  test("reads another language by the words of the only one there is, and nothing without any", () => {
    const article = buildArticle("Two bridges fell near Porto.", { language: "sv" });
    expect(findPlaces(article, [], packs).map(({ name }) => name)).toEqual(["Porto"]);
    expect(findPlaces(article, [], { languages: new Map(), places } as unknown as Packs)).toEqual([]);
  });

  test("stays linear on hostile text", () => {
    expect(timeGrowth(5000, (times) => "Springfield, ".repeat(times), read)).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
