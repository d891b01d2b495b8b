import { describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { readCapture } from "../pipeline.ts";
import { findIncidents } from "./incidents.ts";

const packs = loadPacks();
const read = (name: string, text: string) => readCapture(captureText(text, name), packs).value;

const ferry = [
  "The night ferry Halmara sank in a storm off the port of Varna on 3 May 2029, and 31 people died, the coast guard said.",
  "Divers from Varna searched the hull of the Halmara for nine of the crew. Captain Ivo Tarrel is among the dead, coast guard chief Pavo Rensk said.",
].join("\n\n");
const mine = [
  "A blast in the Kelling mine killed 14 miners on 12 April 2029, the operator Tarn Coal said in the town of Ostfeld.",
  "Gas had gathered in the third gallery of the Kelling mine, said inspector Mara Quint of Ostfeld. Rescuers brought up nine miners alive.",
].join("\n\n");

const a = read("a", ferry);
const b = read("b", ferry.replace("31 people", "at least 28 people").replace("Divers from Varna searched", "On Friday divers from Varna searched"));
const c = read("c", mine);
const d = read("d", mine.replace("14 miners", "14 miners and a fireman, 15 in all,").replace("Rescuers", "Crews"));

describe("incidents", () => {
  it("of two articles that tell of one are told with what each states", () => {
    const [incident, ...others] = findIncidents([a, b, c], packs);
    expect(others).toEqual([]);
    expect(new Set(incident?.docs)).toEqual(new Set([a.article.id, b.article.id]));
    const stated = new Map(incident?.reports.map(({ doc, deaths_stated }) => [doc, deaths_stated]));
    expect([stated.get(a.article.id), stated.get(b.article.id)]).toEqual([31, 28]);
  });
  it("of different places are kept apart, whatever the order", () => {
    const kinds = (readings: readonly (typeof a)[]) => findIncidents(readings, packs).map(({ docs }) => [...docs].sort());
    const expected = [[a.article.id, b.article.id].sort(), [c.article.id, d.article.id].sort()];
    expect(kinds([a, b, c, d]).sort()).toEqual(expected.sort());
    expect(kinds([d, c, b, a]).sort()).toEqual(expected.sort());
  });
  it("that one article alone tells of are none", () => {
    expect(findIncidents([a, c], packs)).toEqual([]);
    expect(findIncidents([], packs)).toEqual([]);
  });
  it("need words of harm, and passages of some length", () => {
    const fair = read("e", "The fair opened in Varna on 3 May 2029 with music and bread, the mayor said, and it will be open until the last day of the month.");
    const short = read("f", "Ferry sinks, 31 dead");
    expect(findIncidents([fair, fair, short, short], packs)).toEqual([]);
  });
});
