import { describe, expect, test } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import { dead, each, said, trace } from "../../../test/trace-reports.ts";
import type { Decision } from "../model/index.ts";

describe("sides", () => {
  test.each([
    ["the government by its people's name", { name: "Moroccan government" }, "government of Morocco"],
    ["a seat of government", { name: "Kremlin" }, "government of Russia"],
    ["a country of two words", { name: "Sri Lankan government" }, "government of Sri Lanka"],
    ["a part of a country", { name: "eastern government" }, null],
    ["the side of a people", { name: "the Ghanaian side", kind: "unnamed" as const }, "government of Ghana"],
  ])("%s", (_name, by, party) => expect(each(by).origins.map((origin) => origin.party)).toEqual([party]));
  test("a president is not another country's presidency", () => {
    expect(each({ name: "Kremlin" }, { name: "Volodymyr Zelenskyy", role: "Ukraine President" }).origins).toHaveLength(2);
  });
});

describe("voices that are one origin", () => {
  test.each<[string, readonly ClaimSketch["by"][]]>([
    [
      "two spellings of a surname",
      [
        { name: "Oleh Tarnavskyy", role: "navy spokesman" },
        { name: "Oleh Tarnavsky", role: "navy spokesman" },
      ],
    ],
    [
      "two spellings of a name, one office",
      [
        { name: "Abdulrahim al-Tarabi", role: "mayor of Lund" },
        { name: "Abdel Rahim al-Tarabi", role: "mayor of Lund" },
      ],
    ],
    [
      "full name and surname",
      [
        { name: "Mara Quint", role: "harbour master" },
        { name: "Quint", role: "Ms" },
      ],
    ],
    [
      "a title before the name",
      [
        { name: "Dr. Ilse Brandvold", role: "epidemiologist" },
        { name: "Ilse Brandvold", role: "epidemiologist" },
      ],
    ],
    ["a ministry and its spokesman", [{ name: "transport ministry" }, { name: "Pavel Orn", role: "transport ministry spokesman" }]],
    ["a ministry and its minister", [{ name: "Ministry of Health" }, { name: "Lena Foss", role: "health minister" }]],
    ["British and American spelling", [{ name: "Ministry of Defence" }, { name: "Defense Ministry" }]],
    ["a governor and the regional authorities", [{ name: "Ana Brek", role: "regional governor" }, { name: "regional authorities" }]],
    ["a mayor and the town hall", [{ name: "Otto Rand", role: "mayor" }, { name: "town hall" }]],
    ["the short form of a body", [{ name: "Coastal Rescue Federation" }, { name: "federation" }]],
    ["a service in other words", [{ name: "National Meteorological Institute" }, { name: "weather service" }]],
    ["a head and the body headed", [{ name: "Port Authority of Lund" }, { name: "Jon Adel", role: "head of the Port Authority of Lund" }]],
  ])("%s", (_name, voices) => {
    expect(each(...voices).origins).toHaveLength(1);
  });
});

describe("voices that are not", () => {
  test.each<[string, readonly ClaimSketch["by"][]]>([
    ["two ministries", [{ name: "transport ministry" }, { name: "health ministry" }]],
    [
      "a person and a namesake with another first name",
      [
        { name: "Mara Quint", role: "pilot" },
        { name: "Jonas Quint", role: "pilot" },
      ],
    ],
    [
      "two of one surname in two offices",
      [
        { name: "Abdulrahim al-Tarabi", role: "mayor of Lund" },
        { name: "Amira al-Tarabi", role: "health minister" },
      ],
    ],
    ["two hospitals", [{ name: "St Olaf hospital" }, { name: "Marienberg hospital" }]],
    [
      "two mayors",
      [
        { name: "Otto Rand", role: "mayor" },
        { name: "Petra Holm", role: "mayor" },
      ],
    ],
    ["a ministry and a hospital's doctor", [{ name: "health ministry" }, { name: "Lars Ek", role: "doctor at the clinic" }]],
  ])("%s", (_name, voices) => {
    const { origins, pairs } = each(...voices);
    expect(origins).toHaveLength(2);
    expect(pairs).toEqual([]);
  });
});

describe("unnamed groups", () => {
  const officials = { role: "two senior Norlandish officials", anonymous: true };
  test("told different outlets: may be the same", () => {
    const { origins, pairs } = each(officials, { role: "a Norlandish official", anonymous: true });
    expect(origins).toHaveLength(2);
    expect(pairs).toMatchObject([{ relation: "undetermined" }]);
  });
  test("reached through one outlet: the same", () => {
    const { origins } = trace([
      said("a", "Harbour Gazette", dead(officials, { via: "Morning Ledger" })),
      said(
        "b",
        "Coast Herald",
        dead({ role: "Norlandish officials", anonymous: true }, { via: "Morning Ledger", sentence: "Ledger says 31 people died in the strait, it wrote." }),
      ),
    ]);
    expect(origins).toMatchObject([{ kind: "anonymous-group", named: false }]);
  });
  test("of different peoples: independent", () => {
    const { origins, pairs } = each(officials, { role: "a Sudmark official", anonymous: true });
    expect(origins).toHaveLength(2);
    expect(pairs).toEqual([]);
  });
  test("a spokesman without a name speaks for his body", () => {
    expect(each({ role: "a spokesman for the 4th Brigade", anonymous: true }, { name: "4th Brigade", kind: "military" }).origins).toHaveLength(1);
  });
  test("hearsay is nobody", () => {
    expect(each({ role: "reports", anonymous: true }).origins).toMatchObject([{ kind: "unattributed" }]);
    expect(each({ role: "warm air", anonymous: true }).origins).toMatchObject([{ kind: "unattributed" }]);
  });
});

describe("texts", () => {
  test("what an outlet says it gathered itself is its own, and a reprint that cites it adds nothing", () => {
    const original = said("a", "Alder News Agency", dead({ name: "Alder News Agency", kind: "agency", self: true }));
    const reprint = said("b", "Birch Courier", dead({ name: "Alder News Agency", kind: "agency" }));
    const [alone, both] = [trace([original]), trace([original, reprint], { b: "a" })];
    expect(alone.origins).toMatchObject([{ kind: "outlet-observation", speaker: "Alder News Agency", claims: ["a:00"] }]);
    expect(both.origins).toEqual(alone.origins.map((origin) => ({ ...origin, claims: ["a:00", "b:00"] })));
    expect(both.pairs).toEqual(alone.pairs);
  });
  test("who prints a copy, and whom it is read to name there, changes no origin", () => {
    const short = { sentence: "The toll is 31." };
    const original = { ...said("a", "", dead(undefined, short)), outlet: null };
    for (const by of [{ name: "Birch Courier", kind: "outlet" as const, self: true }, { name: "Ana Brek" }]) {
      const both = trace([original, said("b", "Birch Courier", dead(by, short))], { b: "a" });
      expect(both.origins).toEqual(trace([original]).origins.map((origin) => ({ ...origin, claims: ["a:00", "b:00"] })));
    }
  });
  test("what a copy has beyond its original is its own", () => {
    const original = said("a", "Alder Tribune", dead({ name: "Ana Brek" }));
    const longer = said("b", "Birch Courier", dead({ name: "Ana Brek" }), dead({ name: "Otto Rand" }, { sentence: "At the quay 12 were missing.", value: 12 }));
    expect(trace([original, longer], { b: "a" }).origins.map(({ speaker, claims }) => [speaker, claims])).toEqual([
      ["Ana Brek", ["a:00", "b:00"]],
      ["Otto Rand", ["b:01"]],
    ]);
  });
  test("a copy adds no origin, even where it cites nobody", () => {
    const { origins, derivations } = trace([said("a", "Coast Wire", dead(undefined)), said("b", "Town Post", dead(undefined))], { b: "a" });
    expect(origins).toHaveLength(1);
    expect(derivations).toMatchObject([{ from: "b", to: "a", how: "copy" }]);
  });
  test("an issuer is the origin of its own text", () => {
    const { origins } = trace([
      { ...said("a", "Ministry of Health of Norland", dead(undefined)), issuer: true },
      said("b", "Town Post", dead({ name: "health ministry" }, { sentence: "Thirty-one died, 31 in all, said the ministry there." })),
    ]);
    expect(origins).toMatchObject([{ named: true, kind: "office" }]);
  });
  test("an outlet's own eyes are an origin", () => {
    expect(trace([said("a", "Coast Wire", dead(undefined, { observed: true }))]).origins).toMatchObject([
      { kind: "outlet-observation", label: "Coast Wire (own observation)" },
    ]);
  });
  test("an outlet cited leads to its article's source", () => {
    const { origins } = trace([
      said("a", "Morning Ledger", dead({ name: "coast guard" })),
      said("b", "Coast Herald", dead(undefined, { via: "Morning Ledger", sentence: "The Ledger put the number at 31 on its pages today." })),
    ]);
    expect(origins).toHaveLength(1);
  });
  test("a rare quotation joins a named and an unnamed voice, open to review", () => {
    const quote = { quotes: ["not a drop of fuel left"] };
    const { pairs } = trace([
      said("a", "Morning Ledger", dead({ name: "Ruth Aven", role: "line pilot" }, quote)),
      said(
        "b",
        "Coast Herald",
        dead({ role: "an official in the capital", anonymous: true }, { ...quote, sentence: "There was 31 of them, an official in the capital told us." }),
      ),
    ]);
    expect(pairs).toMatchObject([{ relation: "likely-same", basis: 'same-quotation: "not a drop of fuel left"' }]);
  });
  test("texts that name nobody and take a rare quotation over do not part the two who said it", () => {
    const quote = { quotes: ["not a drop of fuel left"] };
    const { pairs } = trace([
      said("a", "Morning Ledger", dead({ name: "Ruth Aven", role: "line pilot" }, quote)),
      said("b", "Coast Herald", dead({ role: "an official in the capital", anonymous: true }, { ...quote, sentence: "There was 31, an official told us." })),
      said("c", "Town Post", dead(undefined, { ...quote, sentence: "By nightfall it was 31 and not a drop of fuel left." })),
      said("d", "Hill Gazette", dead(undefined, { ...quote, sentence: "The toll stood at 31 with not a drop of fuel left there." })),
    ]);
    expect(pairs.filter(({ basis }) => basis.startsWith("same-quotation"))).toMatchObject([{ relation: "likely-same" }]);
  });
  test("a government may be its own ministry", () => {
    expect(each({ name: "government" }, { name: "health ministry" }).pairs).toMatchObject([{ relation: "undetermined" }]);
  });
});

describe("rulings", () => {
  const reports = [
    said("a", "Coast Wire", dead({ name: "coast guard" })),
    said("b", "Town Post", dead({ name: "harbour police" }, { sentence: "Harbour police counted 31 people dead on the quay." })),
  ];
  const ids = trace(reports).origins.map((origin) => origin.id);
  const rule = (verb: "same" | "different", at: string): Decision => decide({ verb, a: ids[0] ?? "", b: ids[1] ?? "" }, { at });
  test("two origins ruled one become one", () => {
    expect(trace(reports, {}, [rule("same", "2031-06-01")]).origins).toHaveLength(1);
  });
  test("a later ruling stands", () => {
    const { origins, pairs } = trace(reports, {}, [rule("different", "2031-06-02"), rule("same", "2031-06-01")]);
    expect(origins).toHaveLength(2);
    expect(pairs).toMatchObject([{ relation: "independent" }]);
  });
});
