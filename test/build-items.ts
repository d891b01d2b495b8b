import { comparingLanguage, gatherItems, type Item, type Kinship, readKinship } from "../src/core/corroboration/item.ts";
import type { Quantity } from "../src/core/model/index.ts";
import { traceOrigins } from "../src/core/origins/index.ts";
import type { LanguagePack } from "../src/core/packs/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { buildReading, type ClaimSketch, placeTogether, type ReportSketch } from "./build-reading.ts";

const packs = loadPacks();

export function buildLanguage(): LanguagePack {
  const language = comparingLanguage(packs);
  if (language === undefined) throw new Error("no language pack");
  return language;
}

/** The items of reports made by hand, in the order of their ids, and which of their origins are kin. */
export function buildItems(reports: readonly ReportSketch[]): { readonly items: readonly Item[]; readonly kin: Kinship } {
  const readings = reports.map(buildReading);
  const provenance = traceOrigins(readings, placeTogether(readings), [], packs).value;
  return { items: gatherItems(readings, provenance, packs, buildLanguage()), kin: readKinship(provenance) };
}

const OUTLETS = ["Alder Tribune", "Birch Courier", "Cedar Post", "Dune Mirror", "Elm Observer", "Fern Herald"];

/** Reports on following days, each of its own outlet and with one claim; null for a report without a date. */
export const daily = (...claims: readonly (ClaimSketch & { readonly day?: number | null })[]): readonly ReportSketch[] =>
  claims.map(({ day, ...claim }, at) => ({
    id: "abcdef"[at] ?? "z",
    outlet: OUTLETS[at] ?? null,
    at: day === null ? null : `2031-05-0${day ?? at + 1}T08:00:00.000Z`,
    claims: [claim],
  }));

/** The same claim with another figure. */
export function withFigure(item: Item, quantity: Quantity): Item {
  const { figure } = item.claim;
  return { ...item, quantity, claim: { ...item.claim, figure: figure === null ? null : { ...figure, figure: { ...figure.figure, quantity } } } };
}
