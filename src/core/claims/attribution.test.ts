import { describe, expect, test } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { findQuotes } from "../mentions/quotes.ts";
import type { Article, Attribution, Span, Voice } from "../model/index.ts";
import { readSyntax } from "../syntax/read-syntax.ts";
import { readAttribution } from "./attribution.ts";
import { initials } from "./voice-entity.ts";
import { VoiceRegister } from "./voice-register.ts";
import { attributionFor, voicesFor } from "./voices-for.ts";

const packs = loadPacks();

const articleOf = (text: string, more: Partial<Article> = {}): Article =>
  buildArticle(text, { outletName: "The Morrow Courier", outletBasis: "stated", ...more });

function read(article: Article): readonly Attribution[] {
  const sentences = readSyntax(article, packs);
  return readAttribution(article, sentences, findQuotes(article, sentences, packs), packs);
}

/** The chain that speaks for some words of a text: names, or descriptions in brackets, outermost first. */
function chain(text: string, words: string, more: Partial<Article> = {}): string[] {
  const article = articleOf(text, more);
  const start = text.indexOf(words);
  return voicesFor(read(article), { start, end: start + words.length }).map((voice) => voice.name ?? `(${voice.role ?? ""})`);
}

describe("who says what", () => {
  test.each([
    ["The health ministry said 14 people had died of cholera.", "14 people", ["health ministry"]],
    ["Fourteen people had died of cholera, the health ministry said on Monday.", "Fourteen people", ["health ministry"]],
    ["The ferry, the harbour police said, carried 212 passengers.", "212 passengers", ["harbour police"]],
    ["According to the port authority, 212 passengers were on board.", "212 passengers", ["port authority"]],
    ["The fire burned 900 hectares, according to the forest service.", "900 hectares", ["forest service"]],
    ["Governor Rita Osmund told reporters that 3,000 people had been moved.", "3,000 people", ["Rita Osmund"]],
    ["“We have counted nine bodies,” said Ana Dole, a nurse.", "nine bodies", ["Ana Dole"]],
    ["The weather service measured 210 millimetres of rain.", "210 millimetres", ["weather service"]],
    ["Police put the crowd at 9,000.", "9,000", ["Police"]],
    ["The bridge fell at dawn, Kestrel Wire reported, citing the coastguard.", "The bridge fell", ["Kestrel Wire", "coastguard"]],
    ["The mill burned for two days and forty houses were lost.", "forty houses", []],
    ["The toll could pass a hundred after the Blue Cross said over 40 people were missing.", "over 40 people", ["Blue Cross"]],
    ["Nine people had died, the Kestrel Wire quoted the health ministry as saying.", "Nine people", ["Kestrel Wire", "health ministry"]],
    ["Kestrel Wire cited local police as saying on Monday that nine people had died.", "nine people", ["Kestrel Wire", "local police"]],
    ["The ministry said nine people had died. None was hurt in Orle, Tessel and Sund, the same source added.", "None was hurt", ["ministry"]],
    ["The health ministry said in a statement that nine had died. The statement added that 40 were hurt.", "40 were hurt", ["health ministry"]],
    ["The ministry said the province of Orle had the highest toll, adding that 40 people were missing.", "40 people", ["ministry"]],
    ["A villager in Vessin Gyi told reporters that nine people had died.", "nine people", ["(villager in Vessin Gyi)"]],
    ["Officials at the health ministry said nine people had died.", "nine people", ["(Officials at the health ministry)"]],
    ["A nurse told Kestrel Wire the ward was hit. Nine people had died, according to her account.", "Nine people", ["(nurse)"]],
    ["According to activist group Orle Watch, nine had died. The group said 40 were hurt.", "40 were hurt", ["Orle Watch"]],
    ["According to state chief secretary Tomas Jena, 900 people were hurt.", "900 people", ["Tomas Jena"]],
    [
      "The Coastal Relief aid organization counts 30 dead. The secretary general of the group says 10 more are missing.",
      "10 more",
      ["Coastal Relief aid organization"],
    ],
    ["The Coastal Relief Committee said it sent tents. A wave destroyed 12 houses, the group said.", "12 houses", ["Coastal Relief Committee"]],
    ["Critics condemned the deaths of 40 miners.", "40 miners", []],
  ])("%s", (text, words, expected) => expect(chain(text, words)).toEqual(expected));

  test("a pronoun is the speaker before it, and the quotation behind it goes on", () => {
    const text = "Mayor Rita Sund said the dyke had held. She denied that anybody had drowned.\n\n“We acted at once,” she added. “Nobody slept that night.”";
    expect(chain(text, "anybody had drowned")).toEqual(["Rita Sund"]);
    expect(chain(text, "Nobody slept that night")).toEqual(["Rita Sund"]);
    const start = text.indexOf("anybody had drowned");
    expect(attributionFor(read(articleOf(text)), { start, end: start + 19 })?.negated).toBe(true);
  });

  test("unnamed people are anonymous, institutions are not", () => {
    const text = "Two officials at the port, who asked not to be named, said 30 containers were missing. The port authority said none was missing.";
    const attributions = read(articleOf(text));
    const speaker = (words: string) => voicesFor(attributions, { start: text.indexOf(words), end: text.indexOf(words) + words.length }).at(-1);
    expect(speaker("30 containers")?.anonymous).toBe(true);
    expect(speaker("none was missing")?.anonymous).toBe(false);
  });

  test("the article's own outlet drops out, another's stays", () => {
    expect(chain("A nurse told the Courier that 12 children were ill.", "12 children")).toHaveLength(1);
    expect(chain("A nurse told Kestrel Wire that 12 children were ill.", "12 children")[0]).toBe("Kestrel Wire");
  });

  test("in an issuer's text its own counting is the text's voice", () => {
    expect(chain("We have counted 40 tents in the valley.", "40 tents", { issuer: true, outletName: "Lantern Relief" })).toEqual([]);
    expect(chain("We counted 40 tents in the valley.", "40 tents")).toEqual(["The Morrow Courier"]);
  });

  test("agency copy carries the agency before its speakers", () => {
    expect(chain("The ministry said 14 people had died.", "14 people", { wires: ["Kestrel Wire"] })).toEqual(["Kestrel Wire", "ministry"]);
  });
});

describe("the agency whose copy it is", () => {
  const first = (text: string, wires: readonly string[] = ["Kestrel Wire"]) => read(articleOf(text, { wires }))[0]?.voices[0];

  test.each([
    ["LUND (Kestrel Wire) - The ministry said 14 people had died.", 6],
    ["Kestrel Wire, Lund. The ministry said 14 people had died.", 0],
  ])("stands where the text names it: %s", (text, start) => {
    expect(first(text)).toMatchObject({ name: "Kestrel Wire", kind: "agency", span: { start, end: start + 12 } });
  });

  test("stands at the head of a text that does not name it", () => {
    expect(first("The ministry said 14 people had died.")?.span).toEqual({ start: 0, end: 0 });
  });

  test("is named once where it speaks itself", () => {
    const text = "The ministry said 14 people had died, Kestrel Wire reported.";
    expect(chain(text, "14 people", { wires: ["Kestrel Wire"] })).toEqual(["Kestrel Wire", "ministry"]);
    expect(chain("A Kestrel Wire reporter saw 14 boats.", "14 boats", { wires: ["Kestrel Wire"] })).toEqual(["Kestrel Wire"]);
  });
});

describe("who says what, harder sentences", () => {
  test.each([
    [
      "The crew cannot reach the valley yet, said two other sources familiar with the operation.",
      "cannot reach",
      ["(two other sources familiar with the operation)"],
    ],
    ["In addition to the boats, the port has sent divers, one of the senior officials said.", "has sent divers", ["(senior officials)"]],
    ["Oslo this week said its forces had taken nine villages.", "nine villages", ["Oslo"]],
    [
      "Though the company tried to downplay the leak, local doctors previously told the Herald that 40 people were ill.",
      "40 people",
      ["Herald", "(local doctors)"],
    ],
    [
      "Multiple naval and local officials familiar with the search cautioned that the hull could break.",
      "the hull could break",
      ["(Multiple naval and local officials familiar with the search)"],
    ],
    ["The storm has drawn public attention and city officials have said 12 roads are closed.", "12 roads", ["(city officials)"]],
    ["Kestrel Weekly also reported on Tuesday that a diver in Varna said the wreck had moved.", "the wreck had moved", ["Kestrel Weekly", "(diver in Varna)"]],
    ["Police spoke of 12,000 marchers, the teachers' union of 50,000.", "50,000", ["teachers' union"]],
    ["The society, a group of amateur observers, gives a smaller figure: 740 hectares.", "740 hectares", ["society"]],
    ["According to information from the town, the dam has burst.", "the dam has burst", ["(information)"]],
    ["It is reported that 40 people died.", "40 people", ["()"]],
    ["Volunteers who followed the march estimated its length at two miles.", "two miles", ["(Volunteers)"]],
    ["About 7,600 people were told to leave, the governor, Lev Dorn, said in a call that was shown on television.", "7,600 people", ["Lev Dorn"]],
    ["“It never stopped.” ― Ana Sorrel, a baker", "It never stopped", ["Ana Sorrel"]],
  ])("%s", (text, words, expected) => expect(chain(text, words)).toEqual(expected));

  test("a described speaker met again is the same voice", () => {
    const text = "One western diver said the hatch was open. “It took an hour,” this person added.";
    expect(chain(text, "It took an hour")).toEqual(["(One western diver)"]);
  });
});

describe("the outlet whose article it is", () => {
  const english = packs.languages.get("en")?.reporting;
  if (english === undefined) throw new Error("no English pack");
  const registerOf = (more: Partial<Article>) => new VoiceRegister(articleOf("The pier is gone.", more), packs.outlets, english);
  const reuters = packs.outlets.byName.get("reuters") ?? null;
  const span = { start: 0, end: 3 };

  test.each<[name: string, own: boolean, more: Partial<Article>]>([
    ["The Morrow Courier", true, {}],
    ["Courier", true, {}],
    ["Morrow", false, {}],
    ["Inland Courier", false, {}],
    ["Our Morrow Courier", false, {}],
    ["rier", false, {}],
    ["MC", true, { outletName: "Morrow Courier" }],
    ["TMC", true, {}],
    ["MCT", false, {}],
    ["X", false, { outletName: "Xanten" }],
    ["Relief of Lantern", false, { outletName: "Lantern Relief" }],
    ["Relief of Lantern", true, { outletName: "Lantern Relief", issuer: true }],
    ["Lantern", true, { outletName: "Lantern Relief", issuer: true }],
    ["Lantern Watch", false, { outletName: "Lantern Relief", issuer: true }],
    ["Courier", false, { outletName: null }],
  ])("%s: %s", (name, own, more) => expect(registerOf(more).isOwn(name, null)).toBe(own));

  test("a known outlet is told by what it is, not by its name", () => {
    expect(registerOf({ outlet: "reuters" }).isOwn("The Wire", reuters)).toBe(true);
    expect(registerOf({ outlet: "interfax" }).isOwn("The Morrow Courier", reuters)).toBe(false);
    expect(registerOf({}).isOwn("The Morrow Courier", reuters)).toBe(true);
    expect(registerOf({ outlet: "reuters" }).isOwn(null, null)).toBe(false);
  });

  test("its own voice is marked as the article's", () => {
    expect(registerOf({}).own(span)).toEqual({
      span,
      name: "The Morrow Courier",
      role: null,
      kind: "outlet",
      anonymous: false,
      outlet: null,
      key: "self",
      self: true,
    });
    expect(registerOf({ outletName: null, wires: ["Reuters"] }).own(span)).toMatchObject({ name: "Reuters", kind: "agency", outlet: "reuters" });
    expect(registerOf({ outlet: "morrow" }).own(span).outlet).toBe("morrow");
    expect(registerOf({ outletName: null }).own(span)).toMatchObject({ name: null, outlet: null });
  });

  test("an agency in the byline is a voice by its name alone", () => {
    expect(registerOf({}).wire("Reuters", span)).toMatchObject({ name: "Reuters", kind: "agency", outlet: "reuters", key: "outlet:reuters", self: false });
    expect(registerOf({}).wire("The Coast Wire", span)).toEqual({
      span,
      name: "The Coast Wire",
      role: null,
      kind: "agency",
      anonymous: false,
      outlet: null,
      key: "outlet:coast wire",
      self: false,
    });
  });

  test.each<[text: string, words: string, expected: string[], more: Partial<Article>]>([
    ["The Courier said the pier was gone.", "the pier was gone", ["The Morrow Courier"], {}],
    ["The Courier said, citing a guard, that the pier was gone.", "the pier was gone", ["(guard)"], {}],
    ["Lantern Relief said the pier was gone.", "the pier was gone", [], { issuer: true, outletName: "Lantern Relief" }],
    ["The report says the pier is gone.", "the pier is gone", [], { issuer: true, outletName: "Lantern Relief" }],
    ["The ministry's report says the pier is gone.", "the pier is gone", ["ministry"], { issuer: true, outletName: "Lantern Relief" }],
    ["Reuters said the pier was gone.", "the pier was gone", ["Reuters"], { wires: ["Reuters"] }],
    ["A Reuters reporter saw that the pier was gone.", "the pier was gone", ["Reuters"], { wires: ["Reuters"] }],
    ["A guard said the pier was gone.", "the pier was gone", ["Coast Wire Service", "(guard)"], { wires: ["CWS", "Coast Wire Service"] }],
    ["A guard said the pier was gone.", "the pier was gone", ["(guard)"], { wires: ["The Morrow Courier"] }],
    ["A Courier reporter saw that the pier was gone.", "the pier was gone", ["The Morrow Courier"], {}],
  ])("%s", (text, words, expected, more) => expect(chain(text, words, more)).toEqual(expected));
});

/** Who said the last thing in a text. */
const lastVoice = (text: string, more: Partial<Article> = {}): Voice | undefined => read(articleOf(text, more)).at(-1)?.voices.at(-1);

describe("what tells the voices of an article apart", () => {
  test.each([
    ["The coast guard said the pier was gone.", "organisation:coast guard"],
    ["The Ministry of Health said the pier was gone.", "organisation:ministry health"],
    ["Kestrel Wire said the pier was gone.", "outlet:kestrel wire"],
    ["The Lund Herald said the pier was gone.", "outlet:lund herald"],
    ["The newspaper said the pier was gone.", "outlet:newspaper"],
    ["Agence France-Presse said the pier was gone.", "outlet:agence-france-presse"],
    ["AFP said the pier was gone.", "outlet:agence-france-presse"],
    ["Otto Rand said the pier was gone.", "person:otto rand"],
    ["The mayor, Otto Rand, said the pier was gone.", "person:otto rand"],
    ["The mayor said the pier was gone.", "person:mayor"],
    ["A guard at the mill said the pier was gone.", "unnamed:guard at mill"],
    ["He said the pier was gone.", "unnamed:he"],
    ["Moscow said the pier was gone.", "metonym:moscow"],
    ["Two guards said the pier was gone.", "unnamed:two guards"],
    ["The report said the pier was gone.", "organisation:report"],
    ["A guard said the mill was safe. A guard said the pier was gone.", "unnamed:guard#2"],
    ["A guard said the mill was safe. A guard said the dam was old. A guard said the pier was gone.", "unnamed:guard#3"],
  ])("%s", (text, key) => expect(lastVoice(text)?.key).toBe(key));

  test.each<[text: string, self: boolean, kind: string, more: Partial<Article>]>([
    ["Orle Radio said the pier was gone.", true, "outlet", { outletName: "Orle Radio" }],
    ["Orle Radio said the pier was gone.", true, "official", { outletName: "Orle Radio", issuer: true }],
    ["Orle News Agency said the pier was gone.", true, "official", { outletName: "Orle News Agency", issuer: true }],
    ["The Orle Foundation said the pier was gone.", true, "ngo", { outletName: "Orle Foundation", issuer: true }],
    ["The Orle Foundation said the pier was gone.", false, "ngo", { outletName: "Orle Foundation" }],
    ["The health ministry said the pier was gone.", true, "medical", { outletName: "Health Ministry", issuer: true }],
    ["Corvin Line said the pier was gone.", true, "outlet", { outletName: "Corvin Line" }],
    ["Corvin Line said the pier was gone.", false, "witness", { outletName: "Inland Post" }],
  ])("%s: %s, %s", (text, self, kind, more) => expect(lastVoice(text, more)).toMatchObject({ self, kind }));

  test.each([
    ["Norland Coast Watch", "NCW"],
    ["Institute for the Study of War", "ISW"],
    ["Athens-Macedonian News Agency", "AMNA"],
    ["coast guard", ""],
    ["Orle", "O"],
    ["Channel 4 News", "CN"],
    ["", ""],
  ])("initials of %s", (name, expected) => expect(initials(name)).toBe(expected));
});

describe("which act of attribution speaks for a stretch of text", () => {
  type Ends = readonly [start: number, end: number];
  const spans = (ends: readonly Ends[]): Span[] => ends.map(([start, end]) => ({ start, end }));
  const guard: Voice = { span: { start: 900, end: 905 }, name: null, role: "guard", kind: "witness", anonymous: true, outlet: null, key: "guard", self: false };
  const issuer: Voice = { ...guard, name: "Orle Relief", role: null, kind: "ngo", key: "self", self: true };
  /** An act with some content, the rest of it far away from the spans looked at. */
  const act = (content: readonly Ends[], more: Partial<Attribution> = {}): Attribution => ({
    source: spans([[900, 905]]),
    cue: spans([[906, 910]]),
    content: spans(content),
    voices: [guard],
    manner: "said",
    direct: false,
    negated: false,
    rule: "verb/before",
    ...more,
  });
  const span = { start: 100, end: 200 };
  const most = act([[100, 180]]);

  test.each<[what: string, acts: readonly Attribution[], expected: number | null]>([
    ["four fifths of it", [most], 0],
    ["less than four fifths", [act([[100, 179]])], null],
    [
      "four fifths in two pieces",
      [
        act([
          [90, 150],
          [170, 210],
        ]),
      ],
      0,
    ],
    [
      "too little in two pieces",
      [
        act([
          [90, 150],
          [175, 210],
        ]),
      ],
      null,
    ],
    ["content that ends where it begins", [act([[0, 100]])], null],
    ["the narrower of two", [act([[0, 300]]), most], 1],
    ["the narrower of two, whichever comes first", [most, act([[0, 300]])], 0],
    ["the first of two alike", [act([[100, 200]]), act([[100, 200]])], 0],
    [
      "narrow by all of its pieces",
      [
        act([
          [100, 190],
          [300, 400],
        ]),
        act([[50, 200]]),
      ],
      1,
    ],
    ["source and cue inside are not counted", [act([[130, 200]], { source: spans([[100, 120]]), cue: spans([[121, 130]]) })], 0],
    ["a voice inside is not counted", [act([[130, 200]], { voices: [{ ...guard, span: { start: 100, end: 130 } }] })], 0],
    ["of a source that begins before it the part inside", [act([[130, 200]], { source: spans([[0, 130]]) })], 0],
    ["of a source that ends behind it the part inside", [act([[100, 150]], { source: spans([[160, 400]]) })], 0],
    ["content between source and cue is no part of them", [act([[110, 160]], { source: spans([[100, 110]]), cue: spans([[160, 170]]) })], null],
    ["source before it and cue behind it", [act([[150, 200]], { source: spans([[0, 10]]), cue: spans([[300, 310]]) })], null],
    ["nothing but source and cue", [act([[200, 300]], { source: spans([[100, 150]]), cue: spans([[150, 200]]) })], null],
    ["an issuer that names itself", [act([[100, 200]], { voices: [issuer] })], null],
    ["an issuer that quotes another", [act([[100, 200]], { voices: [issuer, guard] })], 0],
    ["an outlet's own reporters", [act([[100, 200]], { voices: [{ ...issuer, kind: "outlet" }] })], 0],
    ["an agency's own reporters", [act([[100, 200]], { voices: [{ ...issuer, kind: "agency" }] })], 0],
    ["a claim that nobody is named for", [act([[100, 200]], { rule: "noun/that", source: [] })], null],
    ["a claim with a source", [act([[100, 200]], { rule: "noun/that" })], 0],
    ["hearsay", [act([[100, 200]], { rule: "hearsay/adverb", source: [] })], 0],
    ["left unsaid", [act([[100, 200]], { rule: "verb/figure/unsaid" })], null],
    ["taken a stand on", [act([[100, 200]], { rule: "verb/stance" })], null],
    ["cited for something else", [act([[100, 200]], { rule: "phrase/citing" })], null],
  ])("%s", (_what, acts, expected) => {
    const found = attributionFor(acts, span);
    expect(found).toBe(expected === null ? null : acts[expected]);
    expect(voicesFor(acts, span)).toEqual(found?.voices ?? []);
  });
});
