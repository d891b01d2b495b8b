import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { captureText } from "../../../test/capture-text.ts";
import { placeAll } from "../../../test/place-all.ts";
import type { Dossier } from "../../core/model/index.ts";
import { readCapture } from "../../core/pipeline.ts";
import { loadPacks } from "./packs.ts";
import { pictureEntry } from "./picture-entry.ts";

const packs = loadPacks();

function story(body: string, published = "2031-05-14T09:00:00Z"): Dossier {
  const text = `Outlet: The Valley Post\nTitle: Shells fall on the valley\nPublished: ${published}\n\n${body}\n`;
  const [dossier] = placeAll([readCapture(captureText(text), packs).value], packs);
  if (dossier === undefined) throw new Error("no story");
  return dossier;
}

const listsOf = (dossier: Dossier) => {
  const { findings, claims, documents, origins } = pictureEntry(dossier, [], packs);
  return [...findings, ...claims, ...documents, ...origins];
};

describe("rows of the picture", () => {
  it("name a private witness on this machine alone", () => {
    const rows = listsOf(story("Olena Koval, a resident of Dubrava, said 20 people were missing after shells fell on Dubrava."));
    expect(JSON.stringify(rows.map(({ body }) => body))).toContain("Koval");
    for (const { shared, fresh, body } of rows) {
      const leaving = [shared ?? body, fresh ?? shared ?? body];
      expect(JSON.stringify(leaving)).not.toContain("Koval");
    }
    expect(JSON.stringify(rows.map(({ shared }) => shared))).toContain("resident");
  });

  it("tell where forces are by region until 72 hours have passed", () => {
    const dossier = story("Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Wednesday, the army said.");
    const claim = pictureEntry(dossier, [], packs).claims.find(({ fresh }) => fresh !== undefined);
    expect(claim?.openFrom).toBe("2031-05-17T09:00:00.000Z");
    expect(JSON.stringify(claim?.body)).toContain("Pokrovsk");
    expect(JSON.stringify(claim?.shared ?? claim?.body)).toContain("Pokrovsk");
    expect(JSON.stringify(claim?.fresh)).not.toContain("Pokrovsk");
    expect(claim?.fresh).toMatchObject({ places: expect.arrayContaining([expect.objectContaining({ name: "Donetsk", prec: 4 })]) });
  });

  it("are kept once where the same may leave at any time", () => {
    for (const row of listsOf(story("The ministry said 20 people were missing in Dubrava after a flood.")))
      expect([row.shared, row.fresh, row.openFrom]).toEqual([undefined, undefined, undefined]);
  });

  it("a machine drafted do not leave", () => {
    const dossier = story("The ministry said 20 people were missing in Dubrava after a flood.");
    const drafted = {
      ...dossier,
      readings: dossier.readings.map((reading) => ({ ...reading, claims: reading.claims.map((claim) => ({ ...claim, machineDrafted: true as const })) })),
    };
    expect(pictureEntry(drafted, [], packs).claims.map(({ shared }) => shared)).toEqual(dossier.readings.flatMap(({ claims }) => claims.map(() => null)));
  });

  it("call a story by nothing its reports say when all of them are held back", () => {
    const dossier = story("The ministry said 20 people were missing in Dubrava after a flood.");
    const held = dossier.story.articles.map((target) => decide({ verb: "correct", target, field: "confidentiality", value: "restricted" }));
    const { shared, summary } = pictureEntry(dossier, held, packs);
    expect([shared?.label, shared?.fresh, summary]).toEqual(["[held back]", null, null]);
  });

  it("call a story by a headline without the position of forces", () => {
    const dossier = story("Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Wednesday, the army said.");
    const { shared } = pictureEntry({ ...dossier, story: { ...dossier.story, label: "Troops enter Pokrovsk" } }, [], packs);
    expect(shared).toMatchObject({
      label: "Troops enter Pokrovsk",
      fresh: { label: expect.not.stringContaining("Pokrovsk"), openFrom: "2031-05-17T09:01:00.000Z" },
    });
  });
});
