import { describe, expect, it } from "vitest";
import { ancestors } from "../src/core/claims/tree.ts";
import type { Claim } from "../src/core/model/index.ts";
import { readCapture } from "../src/core/pipeline.ts";
import type { Sentence, Token } from "../src/core/syntax/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";

const packs = loadPacks();
const read = (text: string): readonly Claim[] => readCapture(captureText(text), packs).value.claims;
const of = (text: string, figure: string): Claim => {
  const claims = read(text);
  const found = claims.find((claim) => claim.figure?.text === figure);
  if (found === undefined)
    throw new Error(
      `no claim with "${figure}"; read:\n${claims.map((claim) => `${claim.rule} [${claim.figure?.text ?? "-"}] ${claim.trace.join("; ")}`).join("\n")}`,
    );
  return found;
};

describe("polarity", () => {
  it.each([
    ["The mine operator said 14 men had died.", "14", "asserted"],
    ["The ministry denied that 14 men had died.", "14", "denied"],
    ["The claim that 14 men died is false, the ministry said.", "14", "denied"],
    ["At no time did the level reach 5 metres, the dam office said.", "5", "denied"],
    ["No more than 30 people were hurt, the mayor said.", "No more than 30", "asserted"],
    ["Four sailors have not been found.", "Four", "asserted"],
    ["40 people evacuated from the port were not registered.", "40", "asserted"],
    ["The line did not evacuate 40 people.", "40", "denied"],
    ["Some 900 homes have no electricity.", "Some 900", "asserted"],
    ["The union spoke of 60 injured workers. That number was wrong.", "60", "denied"],
    ["The union spoke of 60 injured workers. That number was wrong, and 12 is right.", "60", "denied"],
    ["The union spoke of 60 injured workers. Other numbers were wrong.", "60", "asserted"],
    ["The union spoke of 60 injured workers. The lawyer who checked the number was wrong.", "60", "asserted"],
    ["It is not true that 12 people died in the fire, the mayor of Lund said on Monday.", "12", "denied"],
    ["It was simply not the case that 30 people were injured, police said.", "30", "denied"],
    ["It is not true that 12 people died, but 8 were injured, the mayor said.", "8", "asserted"],
    ["It is true that 8 people are missing, police said.", "8", "asserted"],
    ["Not 30 but 12 people died in the fire, the mayor said.", "12", "asserted"],
    ["The army failed to take 12 villages in the north, the general staff said.", "12", "denied"],
    ["Russian forces have refused to withdraw 300 tanks from the valley.", "300", "denied"],
    ["The army did not fail to take 12 villages, the general staff said.", "12", "asserted"],
    ["The ministry failed to report that 14 men had died.", "14", "asserted"],
    ["Neither of the two battalions has left Orle.", "two", "denied"],
    ["The army does not appear to have withdrawn two battalions.", "two", "denied"],
    ["The 12 men were not hurt, but nine women died.", "nine", "asserted"],
    ["The reports that 12 men died were false, police said.", "12", "denied"],
    ["It is simply not true that 12 men died.", "12", "denied"],
    ["The mayor said it was not true that 12 men had died, although nine were missing.", "nine", "asserted"],
    ["It is, police said, not true that 12 men died.", "12", "denied"],
    ["The mayor is not correct that 12 men died.", "12", "denied"],
    ["It is not false that 12 men died.", "12", "asserted"],
    ["Twelve men died; it is not true that nine are missing.", "Twelve", "asserted"],
    ["Twelve men died, and the number of tanks was wrong.", "Twelve", "asserted"],
    ["The claim that the army took 12 villages is not right, the ministry said.", "12", "denied"],
    ["The army, unable to hold Orle, began to withdraw 12 tanks.", "12", "asserted"],
    ["The army neglected to withdraw 12 tanks.", "12", "denied"],
    ["The army began to withdraw 12 tanks and failed to take Orle.", "12", "asserted"],
    ["The false report of 12 deaths shook the town.", "12", "denied"],
    ["Norland rejects reports that it withdrew 12 tanks.", "12", "denied"],
  ])("%s", (text, figure, polarity) => expect(of(text, figure).polarity).toBe(polarity));
});

describe("words on a size", () => {
  const sized = (text: string): readonly string[] => read(text).flatMap(({ what, polarity }) => (what.endsWith("shift") ? [`${what}, ${polarity}`] : []));
  it.each<[string, readonly string[]]>([
    ["The junta has pulled back “relatively small” units from the coast.", ["small or limited shift, asserted"]],
    ["The number of troops pulled back from the coast is not large.", ["small or limited shift, asserted"]],
    ["The general said he had not seen a substantial withdrawal from the coast.", ["small or limited shift, asserted"]],
    ["The junta has ordered a massive withdrawal from the coast.", ["large shift, asserted"]],
    ["The junta is moving its larger units to the coast.", []],
    ["Large waves held up the withdrawal of the units.", []],
  ])("%s", (text, expected) => expect(sized(text)).toEqual(expected));
});

describe("a speaker whose verb is left out", () => {
  it.each([
    ["The ministry put the toll at 540 and the police at 612.", "612", "police"],
    ["The ministry raised the toll to 540 and the Norland Observatory, in a list it published, to 612.", "612", "Norland Observatory"],
    ["The ministry put the toll at 540; the Observatory, in a list, put it at 612.", "612", "Observatory"],
    ["The ministry put the toll at 540; the Observatory, in a list, put it at 612.", "540", "ministry"],
    ["Police in Lund on Monday put the toll at 40.", "40", "Police in Lund"],
  ])("%s: %s", (text, figure, name) => expect(of(text, figure).attribution.at(-1)?.name).toBe(name));
});

describe("what a figure is of", () => {
  const whats = (text: string): readonly string[] => read(text).flatMap(({ figure, what }) => (figure === null ? [] : [`${figure.text} ${what}`]));
  it.each<[string, readonly string[]]>([
    ["The mayor said that the number of victims could reach 20,000.", ["20,000 killed, expected"]],
    ["The police reported a death toll of 207 with 450 people reported injured.", ["207 killed", "450 injured"]],
    ["The ministry revised down the toll from the blasts in the port by more than 100.", []],
  ])("%s", (text, expected) => expect(whats(text)).toEqual(expected));
});

describe("indirect questions", () => {
  it.each(["It was unclear whether the army had withdrawn its troops from the coast.", "Officials want to know how many troops the junta is moving."])(
    "%s",
    (text) => expect(read(text).filter(({ kind }) => kind !== "statement")).toEqual([]),
  );
});

describe("what a column is made of", () => {
  it("is what the column does", () => {
    const text =
      "The mayor said multiple columns made up of at least 300 soldiers each appeared to have been diverted to the canal, where fighting began last week.";
    expect([of(text, "at least 300").kind, of(text, "at least 300").figure?.figure.quantity.low]).toEqual(["movement", 600]);
  });
});

describe("modality", () => {
  it.each([
    ["Twelve villages were flooded.", "Twelve", "fact"],
    ["Up to 40 people are believed to have drowned.", "Up to 40", "hedged"],
    ["The harbour may have lost 12 boats.", "12", "hedged"],
    ["The bank pledged 12 million dollars for the victims.", "12 million", "planned"],
    ["The bank may pledge 12 million dollars for the victims.", "12 million", "hedged"],
    ["A further 300 soldiers will arrive by Friday.", "300", "planned"],
    ["The rebels said they had killed 40 soldiers. The report could not be independently verified.", "40", "unverified"],
    ["Twelve men believed to be rebels were killed.", "Twelve", "fact"],
    ["The suspected killing of 12 men shocked Lund.", "12", "hedged"],
    ["The 12 dead are presumed drowned.", "12", "hedged"],
  ])("%s", (text, figure, modality) => expect(of(text, figure).modality).toBe(modality));
});

it("names no hedges where nothing is hedged", () => expect(of("Twelve villages were flooded.", "Twelve")).not.toHaveProperty("hedges"));

describe("the past", () => {
  it("keeps an earlier event apart as background", () => {
    const text =
      "Outlet: The Slate Bay Post\nPublished: 2041-05-14T09:00:00Z\nTitle: Landslide\n\nTwo people were killed on Tuesday when a slope gave way. In 2031 a landslide in the same valley killed 60 people.\n";
    expect(of(text, "60").background).toBe(true);
    expect(of(text, "Two").background).toBe(false);
  });

  it("marks a figure that the text says was replaced", () => {
    expect(of("The toll rose to 118, up from 63 on Thursday.", "63").outdated).toBe(true);
    expect(of("The toll rose to 118, up from 63 on Thursday.", "118").outdated).toBe(false);
  });
});

describe("who says so", () => {
  it.each([
    ["Nine fishermen are missing, coastguard captain Una Brack said.", "Nine", ["Una Brack"]],
    ["Nine fishermen are missing, the Morning Argus reported, citing two port officials.", "Nine", ["Morning Argus", null]],
    ["Nine fishermen are missing.", "Nine", []],
    ["“We know that nine fishermen are missing,” said one of the officers on the pier.", "nine", [null]],
  ])("%s", (text, figure, names) => {
    const voices = of(text, figure).attribution;
    expect(voices.map((voice) => (voice.anonymous ? null : (voice.name ?? "").replace(/^the /i, "")))).toEqual(names);
  });
});

describe("what is counted", () => {
  it.each([
    ["The junta has withdrawn two battalions from the coast.", "two", "movement", "unit"],
    ["Troops seized 12 villages and more than 300 square kilometres of the delta.", "more than 300", "control", "m2"],
    ["The blaze has consumed 9,000 hectares of forest.", "9,000", "hazard", "m2"],
    ["Police put the crowd at 8,000.", "8,000", "movement", "person"],
    ["Engineers said 31 houses had collapsed.", "31", "damage", "building"],
    ["The agency is appealing for 30 million euros.", "30 million", "aid", "EUR"],
  ])("%s", (text, figure, kind, unit) => {
    const claim = of(text, figure);
    expect([claim.kind, claim.figure?.figure.quantity.unit]).toEqual([kind, unit]);
  });

  it("leaves ages, dates and telephone numbers alone", () => {
    expect(read("Una Brack, 61, who was born in 1980, can be reached on 0800 555 210.").filter((claim) => claim.figure !== null)).toEqual([]);
  });
});

describe("what is not said to be so", () => {
  it.each([
    ["The death toll rose by 4 to 16 on Tuesday, the ministry said.", ["16"]],
    ["The number of injured people increased by 40 overnight.", []],
    ["The river rose by 40 centimetres overnight.", ["40"]],
    ["The number of displaced people rose from 300 to 500.", ["300", "500"]],
    ["Had 50 more people been on the bridge, they would have died, the mayor said.", []],
    ["If the wall had held, 90 homes would have been spared from flooding.", []],
    ["If the wall fails, 90 homes could be flooded.", ["90"]],
  ])("%s", (text, figures) =>
    expect(
      read(text)
        .filter((claim) => claim.figure !== null)
        .map((claim) => claim.figure?.text),
    ).toEqual(figures),
  );
});

describe("places of a list", () => {
  const placesOf = (text: string, figure: string): readonly string[] => of(text, figure).places.map((place) => place.name);

  it("gives each figure its own", () => {
    const text = "The storm caused 12 deaths in Manila, 7 in Cebu City and 3 in Davao.";
    expect([placesOf(text, "12"), placesOf(text, "7"), placesOf(text, "3")]).toEqual([["Manila"], ["Cebu City"], ["Davao"]]);
  });

  it("keeps the place of two figures for both", () => {
    const text = "The storm left 12 dead and 40 injured in Manila, south of Cebu City.";
    expect(placesOf(text, "12")).toEqual(placesOf(text, "40"));
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>]>([
    ["The storm killed 12 in Manila, nine in Tessel and two in Davao.", { 12: ["Manila"], nine: ["Tessel"], two: ["Davao"] }],
    ["In Manila, 12 died; in Tessel, nine; in Davao, two.", { 12: ["Manila"], nine: ["Tessel"], two: ["Davao"] }],
    ["The storm killed 12 and hurt 40 in Lund, and nine died in Varna.", { 12: ["Lund"], 40: ["Lund"], nine: ["Varna"] }],
    ["The storm killed 12, hurt 40 and left nine missing in Lund, and two died in Varna.", { 12: ["Lund"], 40: ["Lund"], nine: ["Lund"], two: ["Varna"] }],
    ["In Lund, 12 died; in Varna, nine died, 40 were hurt and two are missing.", { 12: ["Lund"], nine: ["Varna"], 40: ["Varna"], two: ["Varna"] }],
    ["Moscow said 12 people died in Lund and nine in Varna.", { 12: ["Lund"], nine: ["Varna"] }],
    ["Twelve people died on the road from Lund to Varna.", { Twelve: ["Lund", "Varna"] }],
    ["The storm left 12 dead, 40 hurt and nine missing in Lund and Varna.", { 12: ["Lund", "Varna"], 40: ["Lund", "Varna"], nine: ["Lund", "Varna"] }],
  ])("%s", (text, places) => {
    expect(Object.fromEntries(Object.keys(places).map((figure) => [figure, placesOf(text, figure)]))).toEqual(places);
  });

  it("leaves all of them to an event without a figure", () => {
    const event = read("The army withdrew 12 tanks from Lund and nine guns from Varna.").filter((claim) => claim.figure === null);
    expect(event.map(({ places }) => places.map((place) => place.name))).toEqual([["Lund", "Varna"]]);
  });
});

describe("what fills a role", () => {
  /** Role, words, and the kind and words of the mention behind it. */
  const fillersOf = (text: string): readonly string[] => {
    const { claims, mentions, article } = readCapture(captureText(text), packs).value;
    return claims.slice(0, 1).flatMap(({ roles }) =>
      Object.entries(roles).flatMap(([role, fillers]) =>
        fillers.map(({ name, mention }) => {
          const found = mentions.find(({ id }) => id === mention);
          return `${role} ${name}${found === undefined ? "" : `: ${found.kind} ${article.text.slice(found.span.start, found.span.end)}`}`;
        }),
      ),
    );
  };
  it.each<[string, readonly string[]]>([
    ["Norland withdrew 12 tanks from Lund.", ["actor Norland: actor Norland", "moved tank", "from Lund: actor Lund"]],
    ["The Alder Tribune moved 12 trucks to Lund.", ["actor Alder Tribune: outlet Alder Tribune", "moved truck", "to Lund: actor Lund"]],
    ["The army withdrew 12 tanks and nine guns from Lund.", ["actor army: actor The army", "moved tank", "moved gun", "from Lund: actor Lund"]],
    ["The army of Norland shelled Lund.", ["actor army: actor The army of Norland", "target Lund: actor Lund"]],
  ])("%s", (text, fillers) => expect(fillersOf(text)).toEqual(fillers));
});

describe("how far a tree is climbed", () => {
  /** Words that each hang on the next one. */
  const chain = (length: number): Sentence => ({
    start: 0,
    end: length,
    block: 0,
    tokens: Array.from({ length }, (_, at) => ({ head: at + 1 < length ? at + 1 : -1 }) as Token),
    children: [],
  });
  it("is up to the root", () => expect(ancestors(chain(5), 2)).toEqual([2, 3, 4]));
  it("has a bound in text we did not write", () => {
    const long = chain(5000);
    expect(ancestors(long, 0).length).toBeLessThan(long.tokens.length);
  });
});

describe("what a bare number is about", () => {
  const kindOf = (text: string, figure: string): string => of(text, figure).what;

  it.each([
    ["Officials said the true toll was above 60.", "above 60", "killed"],
    ["There were 300 people on board. The coast guard puts it at 338.", "338", "on board"],
    ["There were 300 people on board. It may have been nearly 400, insiders say.", "nearly 400", "on board"],
    ["The fire brigade reported two people missing.", "two", "missing"],
    ["The number of people in detention is a matter of dispute. The observatory raised its count to 612.", "612", "detained"],
    ["The wreck lies at a depth of 64 metres.", "64", "depth of focus"],
    ["The depth of the penetration is 15 kilometres.", "15", "advance"],
  ])("%s", (text, figure, what) => expect(kindOf(text, figure)).toBe(what));
});

describe("the claims of a whole text", () => {
  it("are made of its body; of a headline only where there is nothing else", () => {
    expect(read("Title: Twelve die in Lund\n\nTwelve men died in Lund.\n").map(({ figure }) => figure?.text)).toEqual(["Twelve"]);
    expect(read("Title: Twelve die in Lund\n").map(({ figure }) => figure?.text)).toEqual(["Twelve"]);
  });

  it("are made once of a sentence that stands there twice", () => {
    expect(read("Twelve men died in Lund. Twelve men died in Lund.")).toEqual(
      read("Twelve men died in Lund. ").map((claim) => expect.objectContaining({ what: claim.what })),
    );
  });

  it("go by their article and have each a name of their own", () => {
    const claims = read("Twelve men died in Lund, nine in Varna. The army withdrew 12 tanks.");
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { id, article, type, figure, span } of claims)
      expect(id).toContain(`${article}:${(figure ?? { span }).span.start}-${(figure ?? { span }).span.end}:${type}:`);
  });

  it("are none in a language that no pack reads", () => {
    const { value } = readCapture(captureText("Δώδεκα άνθρωποι πέθαναν τη Δευτέρα στο λιμάνι, είπε ο δήμαρχος."), packs);
    expect([value.claims, value.attributions]).toEqual([[], []]);
  });

  it("have a bound, and that it was reached is said", () => {
    const asked = 3000;
    const text = Array.from({ length: asked }, (_, k) => `${k + 3} people were killed in sector ${k}.`).join(" ");
    const { value, diagnostics } = readCapture(captureText(text, "long.txt"), packs);
    expect(value.claims.length).toBeLessThan(asked);
    const said = diagnostics.filter(({ code }) => code === "claims/too-many");
    expect(said.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(said[0]?.message).toContain(`first ${value.claims.length} claims of long.txt`);
    expect(readCapture(captureText("Twelve men died in Lund."), packs).diagnostics.map(({ code }) => code)).not.toContain("claims/too-many");
  });
});

describe("the passage of a clause", () => {
  const yards = (count: number): string => Array.from({ length: count }, (_, k) => `the ${["old", "new", "wet"][k % 3]} yards of Lund`).join(" and ");
  const passage = (text: string): Readonly<Record<"before" | "after" | "left" | "right", number>> => {
    const { span, figure } = of(text, "12");
    const number = figure?.span ?? span;
    return { left: span.start, before: number.start - span.start, after: span.end - number.end, right: text.length - span.end };
  };
  it("is all of it", () =>
    expect(passage(`Between ${yards(4)} the flood killed 12 people between ${yards(4)}.`)).toMatchObject({ left: 0, right: ".".length }));
  it("is cut on both sides of what it tells when the clause has no end", () => {
    const short = passage(`Between ${yards(4)} the flood killed 12 people between ${yards(4)}.`);
    const long = passage(`Between ${yards(90)} the flood killed 12 people between ${yards(90)}.`);
    expect(Math.min(long.left, long.right)).toBeGreaterThan(long.before + long.after);
    expect(Math.min(long.before, long.after)).toBeGreaterThan(Math.max(short.before, short.after));
  });
});
