import { expect, it } from "vitest";
import { buildLanguage } from "../../../test/build-items.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Provenance } from "../model/index.ts";
import { traceOrigins } from "../origins/index.ts";
import { gatherItems } from "./item.ts";
import { addRepeats, partRepeats } from "./repeats.ts";

const packs = loadPacks();
const [toll, missing]: readonly ClaimSketch[] = [
  { sentence: "The ferry sank off Varna and 31 people died.", value: 31, by: { name: "Ana Velic" } },
  { sentence: "Another 12 people are missing.", value: 12, what: "missing", by: { name: "Ana Velic" } },
];
const claims = [toll, missing].filter((claim) => claim !== undefined);
const report = (id: string, day: number, told: readonly ClaimSketch[] = claims) =>
  buildReading({ id, outlet: `Outlet ${id}`, at: `2031-05-0${day}T08:00:00.000Z`, claims: told });
const readings = [report("b", 1), report("a", 2), report("c", 3, [{ sentence: "Divers found the hull.", what: "found", kind: "damage" }, ...claims])];
const provenance = traceOrigins(readings, placeTogether(readings, { a: "b", c: "b" }), [], packs).value;

function part(traced: Provenance) {
  const { standing, repeats } = partRepeats(gatherItems(readings, traced, packs, buildLanguage()), readings, traced);
  const idsOf = (items: readonly { readonly claim: { readonly id: string } }[]): string => items.map(({ claim }) => claim.id).join(" ");
  return {
    standing: idsOf(standing),
    repeats: [...repeats].map(([id, items]) => `${id}: ${idsOf(items)}`),
    groups: addRepeats(
      standing.map((item) => [item]),
      repeats,
    ).map(idsOf),
    all: [...repeats.values()].flat(),
  };
}

it("what copies repeat stands for nothing of its own", () => {
  const { standing, repeats, groups } = part(provenance);
  expect(standing).toBe("b:00 b:01 c:00");
  expect(repeats).toEqual(["b:00: a:00 c:01", "b:01: a:01 c:02"]);
  expect(groups).toEqual(["a:00 b:00 c:01", "a:01 b:01 c:02", "c:00"]);
});
it("a repeat is what it repeats, in its own place", () => {
  const repeat = part(provenance).all.find(({ claim }) => claim.id === "c:01");
  expect([repeat?.claim.article, repeat?.article.id, repeat?.claim.span.start, repeat?.root, repeat?.at?.slice(8, 10)]).toEqual(["c", "c", 23, "b", "01"]);
});
it("what an analyst gave another voice stands by itself", () => {
  const [origin] = provenance.origins;
  const parted: Provenance = {
    ...provenance,
    origins: provenance.origins.flatMap((each) =>
      each === origin
        ? [
            { ...each, claims: each.claims.filter((id) => id !== "a:00") },
            { ...each, id: "origin:a:00", label: "Ruth Aven", claims: ["a:00"] },
          ]
        : [each],
    ),
  };
  expect(part(parted).standing).toBe("a:00 b:00 b:01 c:00");
});
it("texts that are no copies repeat nothing", () => {
  const { standing, repeats } = part({
    ...provenance,
    derivations: provenance.derivations.map((derivation) => ({ ...derivation, how: "cites-outlet" as const })),
  });
  expect(repeats).toEqual([]);
  expect(standing).toBe("a:00 a:01 b:00 b:01 c:00 c:01 c:02");
});
