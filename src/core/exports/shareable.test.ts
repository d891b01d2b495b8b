import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { captureText } from "../../../test/capture-text.ts";
import { placeAll } from "../../../test/place-all.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Claim, Dossier, Reading, Ruling } from "../model/index.ts";
import { unmasks } from "../origins/unmasking.ts";
import { buildDossier, readCapture } from "../pipeline.ts";
import { type ShareRules, shareable } from "./shareable.ts";

const packs = loadPacks();
const read = (text: string): Reading => readCapture(captureText(text), packs).value;
const stories = (...texts: readonly string[]): readonly Dossier[] => placeAll(texts.map(read), packs);
const report = (body: string, published: string | null = "2031-05-14T09:00:00Z", title = "Shells fall on the valley"): string =>
  `Outlet: The Valley Post\nTitle: ${title}\n${published === null ? "" : `Published: ${published}\n`}\n${body}\n`;
const rules = (asOf: string, more: Partial<ShareRules> = {}): ShareRules => ({ asOf, ...more });
const NOW = "2031-05-14T11:00:00.000Z";
const LATER = "2031-05-18T09:00:00.000Z";

/** Everything of a share that a door could print, the ids and the stored text left out. */
const printed = (dossiers: readonly Dossier[]): string => JSON.stringify(dossiers);

describe("private persons leave by role", () => {
  const TEXT = report(`DUBRAVA — Shells hit the village on Tuesday, Mayor Ihor Bondar said, killing four people.

Olena Koval, a resident of Dubrava, said shells hit her house. "I saw the smoke," said Koval. Her son Danylo, 7, was killed.

Farmer Petro Ivanenko, 54, told The Valley Post that two cows died. Among the dead were Oksana Petrenko and her daughter Lilia. Police detained Andriy Melnyk on Monday. "They came from the river," Maria Lopez said. The journalist Rosa Hill was killed.

Governor Pavlo Lysenko was injured in the attack. Hospital director Ivan Kral said 14 people were treated. Mount Harrok is closed. A witness, Ivan, told reporters that 20 people were missing.`);

  const shared = shareable(stories(TEXT), rules(LATER), packs);

  it.each(["Olena", "Koval", "Danylo", "Petro", "Ivanenko", "Oksana", "Petrenko", "Lilia", "Andriy", "Melnyk", "Maria", "Lopez", "Rosa Hill"])("%s", (name) => {
    expect(printed(shared.dossiers).toLowerCase()).not.toContain(name.toLowerCase());
  });

  it.each(["Ihor Bondar", "Pavlo Lysenko", "Ivan Kral", "Mount Harrok", "Dubrava"])("but %s stays", (name) => {
    expect(shared.dossiers[0]?.readings[0]?.article.text).toContain(name);
  });

  it("prints what the report says they are", () => {
    const text = shared.dossiers[0]?.readings[0]?.article.text ?? "";
    for (const words of ["[resident], a resident of Dubrava", "said [resident]", "Her son [child], 7", "Farmer [farmer], 54", "detained [detainee] on"])
      expect(text).toContain(words);
  });

  it("counts them in a warning", () => {
    expect(shared.warnings.find(({ code }) => code === "private-person")?.count).toBe(10);
  });

  it("an office anywhere in the story makes a bare name a public one", () => {
    const bare = report("John Farr said 20 people were missing in Dubrava. John Farr said shells fell on the school.");
    const office = report("Interior Minister John Farr said 20 people were missing in Dubrava after shells fell.", "2031-05-14T10:00:00Z");
    expect(printed(shareable(stories(bare), rules(LATER), packs).dossiers)).not.toContain("Farr");
    expect(printed(shareable(stories(bare, office), rules(LATER), packs).dossiers)).toContain("John Farr");
  });

  it("an address that spells a name is cut to its host", () => {
    const text = TEXT.replace("\n\n", "\nURL: https://valley.example/2031/olena-koval-hid\n\n");
    expect(shareable(stories(text), rules(LATER), packs).dossiers[0]?.readings[0]?.article.url).toBe("https://valley.example/");
  });
});

describe("offsets of a shared text lead back to the stored one", () => {
  const [dossier] = stories(report("Olena Koval, a resident of Dubrava, said 20 people were missing. The ministry said 30 people were missing."));
  const shared = shareable(dossier === undefined ? [] : [dossier], rules(LATER), packs);
  const before = dossier?.readings[0];
  const after = shared.dossiers[0]?.readings[0];

  it("claim by claim, in the same words unless a name stood there", () => {
    expect(before?.claims.length).toBeGreaterThan(1);
    for (const [index, claim] of (before?.claims ?? []).entries()) {
      const moved = after?.claims[index];
      const back = shared.stored({ article: claim.article, span: moved?.sentence ?? claim.sentence });
      expect(back.span).toEqual(claim.sentence);
      const words = before?.article.text.slice(claim.sentence.start, claim.sentence.end);
      const shown = after?.article.text.slice(moved?.sentence.start, moved?.sentence.end);
      expect(back.verbatim).toBe(!words?.includes("Koval"));
      if (back.verbatim) expect(shown).toBe(words);
      else expect(shown).toBe(words?.replace("Olena Koval", "[resident]"));
    }
  });
});

describe("places of forces", () => {
  const BODY = `Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Wednesday, the army said.

In Toretsk, Ukraine, 12 people were killed when a market burned, the mayor said.`;
  const places = (published: string | null, asOf: string, more: Partial<ShareRules> = {}, title?: string) => {
    const shared = shareable(stories(report(BODY, published, title)), rules(asOf, more), packs);
    const claims = shared.dossiers.flatMap((dossier) => dossier.readings.flatMap((reading) => reading.claims));
    const of = (kinds: readonly Claim["kind"][]) =>
      claims.filter(({ kind }) => kinds.includes(kind)).flatMap((claim) => claim.places.filter(({ precision }) => precision !== 6));
    return { shared, forces: of(["movement", "control", "attack", "statement"]), dead: of(["casualties"]) };
  };

  it("reported two hours before leave by region", () => {
    const { shared, forces, dead } = places("2031-05-14T09:00:00Z", NOW);
    expect(forces).toMatchObject([{ name: "Donetsk", precision: 4, place: "geonames:709716" }]);
    expect(forces[0]?.latitude).not.toBe(48.282);
    expect(printed(shared.dossiers)).not.toContain("Pokrovsk");
    expect(dead).toMatchObject([{ name: "Toretsk", precision: 1 }]);
    expect(shared.warnings.map(({ code }) => code)).toContain("force-position");
  });

  it("leave as printed when 72 hours have passed", () => {
    expect(places("2031-05-14T09:00:00Z", "2031-05-17T08:59:59.000Z").forces).toMatchObject([{ precision: 4 }]);
    expect(places("2031-05-14T09:00:00Z", "2031-05-17T09:00:00.000Z").forces).toMatchObject([{ name: "Pokrovsk", precision: 1, latitude: 48.282 }]);
  });

  it("the delay can be lengthened, not shortened", () => {
    expect(places("2031-05-14T09:00:00Z", "2031-05-18T09:00:00.000Z", { delayHours: 120 }).forces).toMatchObject([{ precision: 4 }]);
    for (const delayHours of [0, -5, Number.NaN]) expect(places("2031-05-14T09:00:00Z", NOW, { delayHours }).forces).toMatchObject([{ precision: 4 }]);
  });

  it("in a report dated after the moment described are as new as any", () => {
    expect(places("2031-05-14T09:00:00Z", "2031-05-01T00:00:00.000Z").forces).toMatchObject([{ precision: 4 }]);
  });

  it("in a report without a date have no finer coordinates, and the words stay", () => {
    const { shared, forces } = places(null, LATER);
    expect(forces).toMatchObject([{ precision: 4 }]);
    expect(shared.dossiers[0]?.readings[0]?.article.text).toContain("troops to Pokrovsk");
    expect(shared.warnings.map(({ code }) => code)).toContain("undated-position");
  });

  it("are not read off a headline either", () => {
    expect(printed(places("2031-05-14T09:00:00Z", NOW, {}, "Troops enter Pokrovsk").shared.dossiers)).not.toContain("Pokrovsk");
  });

  it("people who flee are no forces", () => {
    const shared = shareable(stories(report("About 300 residents fled to Pokrovsk on Wednesday, the mayor said.")), rules(NOW), packs);
    expect(shared.dossiers[0]?.readings[0]?.article.text).toContain("Pokrovsk");
    expect(shared.warnings.map(({ code }) => code)).not.toContain("force-position");
  });
});

describe("unnamed speakers gain no name", () => {
  const texts = [
    report("Ivan Kral was not in town. Two officials, who asked not to be named, said 20 people were missing in Dubrava. Ivan Kral came later."),
    report("Ministry spokesman Ivan Kral said 40 people were missing in Dubrava.", "2031-05-14T10:00:00Z"),
  ];
  const ruled = (...rulings: readonly Ruling[]): Dossier => {
    const readings = texts.map(read);
    const [plain] = placeAll(readings, packs);
    if (plain === undefined) throw new Error("no story");
    return buildDossier(
      plain.story,
      readings,
      plain.placements,
      rulings.map((ruling) => decide(ruling)),
      packs,
    ).value;
  };
  const dossier = ruled();
  const unnamed = dossier.readings.flatMap(({ claims }) => claims).find((claim) => claim.attribution.some((voice) => voice.anonymous));
  const group = dossier.provenance.origins.find(({ kind }) => kind === "anonymous-group");
  const person = dossier.provenance.origins.find(({ kind }) => kind === "person");

  it("by a correction, though the article names the person elsewhere", () => {
    expect(unnamed).toBeDefined();
    const after = ruled({ verb: "correct", target: unnamed?.id ?? "", field: "speaker", value: "Ivan Kral" });
    expect(after.provenance.origins.map(({ label }) => label)).toEqual(dossier.provenance.origins.map(({ label }) => label));
  });

  it("by joining them to a named person", () => {
    const [a, b] = [group?.id ?? "none", person?.id ?? "none"];
    for (const verb of ["same", "merge"] as const) expect(ruled({ verb, a, b }).provenance.origins).toEqual(dossier.provenance.origins);
    expect(ruled({ verb: "undetermined", a, b }).provenance.pairs).toHaveLength(1);
  });

  it("but two statements of the same words may be joined", () => {
    const [a, b] = [group, person];
    if (a === undefined || b === undefined) throw new Error("two origins expected");
    const pair = { a: a.id, b: b.id, relation: "likely-same" as const };
    expect(unmasks(a, b, [{ ...pair, basis: "may speak for that body" }])).toBe(true);
    expect(unmasks(a, b, [{ ...pair, basis: 'same-quotation: "not a drop"' }])).toBe(false);
  });

  it("and one that an import gave them is dropped", () => {
    const named = (claim: Claim): Claim => ({
      ...claim,
      attribution: claim.attribution.map((voice) => (voice.anonymous ? { ...voice, name: "Zoltan Quist" } : voice)),
    });
    const told: Dossier = {
      ...dossier,
      readings: dossier.readings.map((reading) => ({ ...reading, claims: reading.claims.map(named) })),
      provenance: {
        ...dossier.provenance,
        origins: dossier.provenance.origins.map((origin) =>
          origin.kind === "anonymous-group" ? { ...origin, speaker: "Zoltan Quist", label: "Zoltan Quist, official" } : origin,
        ),
      },
    };
    expect(printed([told])).toContain("Quist");
    const shared = shareable([told], rules(LATER), packs);
    expect(printed(shared.dossiers)).not.toContain("Quist");
    expect(shared.warnings.find(({ code }) => code === "name-dropped")?.count).toBeGreaterThan(0);
  });
});

describe("restricted documents", () => {
  const dossiers = stories(
    report("The ministry said 20 people were missing in Dubrava after shells fell."),
    report("The army said 40 people were missing in Dubrava after shells fell.", "2031-05-14T10:00:00Z"),
  );
  const [first] = dossiers[0]?.story.articles ?? [];

  it("are left out, the story being worked out again without them", () => {
    const restricted = new Set([first ?? ""]);
    const without: ShareRules["without"] = (dossier, articles) => ({
      ...dossier,
      readings: dossier.readings.filter(({ article }) => !articles.has(article.id)),
    });
    const shared = shareable(dossiers, rules(LATER, { restricted, without }), packs);
    expect(shared.dossiers[0]?.readings).toHaveLength(1);
    expect(shared.warnings).toContainEqual(expect.objectContaining({ code: "restricted", count: 1 }));
  });

  it("take their story with them where nothing else tells it, or nobody can work it out again", () => {
    const all = new Set(dossiers[0]?.story.articles);
    expect(shareable(dossiers, rules(LATER, { restricted: all, without: (dossier) => dossier }), packs).dossiers).toEqual([]);
    expect(shareable(dossiers, rules(LATER, { restricted: new Set([first ?? ""]) }), packs).dossiers).toEqual([]);
  });
});

describe("machine-drafted text", () => {
  const draft = (reading: Reading): Reading => ({ ...reading, claims: reading.claims.map((claim) => ({ ...claim, machineDrafted: true as const })) });
  const official = read(report("The ministry said 20 people were missing in Dubrava after shells fell."));
  const second = read(report("The army said 20 people were missing in Dubrava after shells fell.", "2031-05-14T10:00:00Z"));

  it("raises no count", () => {
    const counts = (readings: readonly Reading[]) => placeAll(readings, packs).flatMap(({ findings }) => findings.map(({ count }) => [count.min, count.max]));
    expect(counts([official, second])).toContainEqual([2, 2]);
    expect(counts([official, draft(second)])).toEqual(counts([official]));
  });

  it("does not leave", () => {
    const shared = shareable(placeAll([official, draft(second)], packs), rules(LATER), packs);
    expect(shared.dossiers.flatMap(({ readings }) => readings.flatMap(({ claims }) => claims)).every((claim) => !claim.machineDrafted)).toBe(true);
    expect(shared.warnings).toContainEqual(expect.objectContaining({ code: "machine-drafted", count: second.claims.length }));
  });
});

describe("warnings", () => {
  const codes = (...texts: readonly string[]): readonly string[] => shareable(stories(...texts), rules(LATER), packs).warnings.map(({ code }) => code);

  it.each([
    ["one-origin", [report("The interior ministry said 20 people were missing in Dubrava.")]],
    ["all-unnamed", [report("Two officials, who asked not to be named, said 20 people were missing in Dubrava.")]],
    ["dates-inferred", [report("The interior ministry said 20 people were missing in Dubrava.", null)]],
    ["sensitive-site", [report("Troops shelled a school in Toretsk on Tuesday, the mayor said, killing 12 people. Soldiers advanced toward Pokrovsk.")]],
    ["party-figure", [report("The Ukrainian army said 40 soldiers were killed in Toretsk.")]],
    ["long-quote", [report(`The interior ministry said 20 people were missing in Dubrava${" and in the hamlets along the river".repeat(10)}.`)]],
  ])("%s", (code, texts) => {
    expect(codes(...texts)).toContain(code);
  });

  it("of copies within minutes, and not of copies in days", () => {
    const copy = (minute: string): string =>
      report("Shells fell on Dubrava on Tuesday and 20 people were missing after the market burned, the interior ministry said in a long statement.", minute);
    const close = ["2031-05-14T09:00:00Z", "2031-05-14T09:04:00Z", "2031-05-14T09:09:00Z"].map(copy);
    const far = ["2031-05-14T09:00:00Z", "2031-05-15T09:04:00Z", "2031-05-16T09:09:00Z"].map(copy);
    expect(codes(...close)).toContain("near-identical");
    expect(codes(...far)).not.toContain("near-identical");
  });

  it("are not given for a story with two named origins of its own and nothing to hide", () => {
    const two = [
      report("The interior ministry said 20 people were missing in Dubrava after the flood.", "2031-05-14T09:00:00Z", "Flood in Dubrava"),
      report("The river authority said 30 people were missing in Dubrava after the flood.", "2031-05-14T10:00:00Z", "Flood in Dubrava"),
    ];
    expect(codes(...two)).toEqual([]);
  });
});
