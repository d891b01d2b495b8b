import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { captureText } from "../../../test/capture-text.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { sqlite, storeKinds } from "../../../test/store-kinds.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { findReport, forgetReports } from "./forget.ts";
import { ingest } from "./ingest.ts";
import { verifyLedger } from "./ledger/verify.ts";
import { productRoot } from "./packs.ts";
import type { Deps, Store } from "./ports.ts";
import { forgetOld, forgetOldDaily } from "./retention.ts";

let now = "2041-06-01T00:00:00.000Z";
const deps: Deps = {
  ...makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot }),
  clock: { now: () => now },
};

const fire = "Twelve people were killed in the fire in Lortipir, the mayor Ana Velic said. About 300 houses were destroyed in the old town of Lortipir.";
/** The first report, a copy of it, a copy of the copy that alone names a witness, and one of another event. */
const reports = [
  captureText(`Fire in Lortipir\n\n${fire}\n`, "first.txt", { outlet: "The Argus" }),
  captureText(`Lortipir burns\n\n${fire} It spread from the market.\n`, "copy.txt", { outlet: "Morning Post" }),
  captureText(`Lortipir burns\n\n${fire} It spread from the market. A doctor, Quillon Vasterby, said 40 people were injured.\n`, "witness.txt", {
    outlet: "Coast Radio",
  }),
  captureText("Budget talks in Fenruko go on\n\nThe finance minister said talks in Fenruko would last until Friday.\n", "budget.txt"),
].map((capture) => ({ ...capture, receivedAt: "2041-05-01T00:00:00.000Z" }));
const [first, copy, witness] = reports.map(({ id }) => id) as [string, string, string, string];

const rowsOf = async (store: Store): Promise<string> =>
  JSON.stringify(
    await Promise.all((["claims", "documents", "findings", "origins"] as const).map(async (list) => (await store.picture[list]({ limit: 100 })).rows)),
  );

for (const kind of await storeKinds()) {
  describe(`forgetting a report: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("takes it out of its story and leaves hash and reason", async () => {
      const place = await kind.place();
      const store = await place.open();
      await ingest(sourceOf(reports), store, deps);
      const passages = [{ article: witness, span: { start: 0, end: 8 }, quotation: "Lortipir", kind: "casualties" as const, what: "killed" }];
      await store.appendDecision(
        decide({ verb: "accept", target: `${witness}:0-8:killed:0` }, { quotation: "Lortipir", anchors: [{ id: witness, passages }] }),
      );
      expect(await rowsOf(store)).toContain("Vasterby");
      await store.putIndex({ maker: "m", position: 4, value: ["vasterby"] });
      const id = await findReport(store, "witness.txt", deps);
      expect(await forgetReports(store, [id], "names a witness", "ana", deps)).toBe(1);
      expect(await rowsOf(store)).not.toContain("Vasterby");
      expect(await store.findReadings([id])).toEqual([]);
      expect(await store.findIndex("m")).toBeNull();
      expect((await store.listDecisions())[0]).toMatchObject({ verb: "accept", quotation: null, anchors: [] });
      expect((await store.picture.stories({ limit: 9, order: "size" })).rows.map(({ articles }) => articles)).toEqual([2, 1]);
      const check = await verifyLedger(store.ledger, null, () => undefined);
      expect([check.faults, check.forgotten]).toEqual([[], 1]);
      expect(await forgetReports(store, [id], "again", "ana", deps)).toBe(0);
      const again = await ingest(sourceOf(reports), store, deps);
      expect([again.added, again.known, again.skips.map(({ code, lost }) => [code, lost])]).toEqual([[], 3, [["collect/forgotten", false]]]);
      await store.close();
      await place.remove();
    });

    it("makes the copy of a forgotten copy one of its original", async () => {
      const place = await kind.place();
      const store = await place.open();
      await ingest(sourceOf(reports), store, deps);
      const originals = new Map([
        [first, null],
        [copy, first],
        [witness, copy],
      ]);
      const placed = (await store.findPlacements([first, copy, witness])).map((one) => ({
        ...one,
        placement: { ...one.placement, copyOf: originals.get(one.placement.article) ?? null },
      }));
      await store.putPlacements(placed);
      await forgetReports(store, [copy], "withdrawn", "ana", deps);
      const left = (await store.findPlacements([first, witness])).map(({ placement }) => placement.copyOf);
      expect(left).toEqual([null, first]);
      await forgetReports(store, [first], "withdrawn", "ana", deps);
      expect((await store.findPlacements([witness]))[0]?.placement.copyOf).toBeNull();
      await store.close();
      await place.remove();
    });

    it("forgets what came longer ago than reports are kept, once a day", async () => {
      const place = await kind.place();
      const store = await place.open();
      const [one, two, three, four] = reports;
      if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error("four reports");
      const late = { receivedAt: "2041-05-31T12:00:00.000Z" };
      await ingest(sourceOf([one, { ...two, ...late }, { ...three, ...late }, { ...four, receivedAt: "2041-05-02T12:00:00.000Z" }]), store, deps);
      expect(await forgetOld(store, deps)).toBe(0);
      await store.ledger.setKeepDays(30);
      expect(await store.ledger.keepDays()).toBe(30);
      now = "2041-05-31T18:00:00.000Z";
      expect(await forgetOldDaily(store, deps)).toBe(0);
      now = "2041-06-01T00:00:01.000Z";
      expect(await forgetOldDaily(store, deps)).toBe(1);
      expect([...(await store.ledger.removedAmong(reports.map(({ id }) => id)))]).toEqual([first]);
      now = "2041-06-02T00:00:00.000Z";
      expect(await forgetOld(store, deps)).toBe(1);
      expect((await store.ledger.removals(0, 9)).map(({ reason, removed_by }) => [reason, removed_by])).toEqual([
        ["kept for 30 days", "retention"],
        ["kept for 30 days", "retention"],
      ]);
      await store.ledger.setKeepDays(null);
      now = "2051-01-01T00:00:00.000Z";
      expect(await forgetOld(store, deps)).toBe(0);
      await store.close();
      await place.remove();
    });

    it("knows a report by the beginning of its id, its address and its name", async () => {
      const place = await kind.place();
      const store = await place.open();
      const [one, two] = reports;
      if (one === undefined || two === undefined) throw new Error("two reports");
      await ingest(
        sourceOf([
          { ...one, url: "https://argus.example/1" },
          { ...two, name: "first.txt" },
        ]),
        store,
        deps,
      );
      expect(await findReport(store, first.slice(0, 6), deps)).toBe(first);
      expect(await findReport(store, "https://argus.example/1", deps)).toBe(first);
      await expect(findReport(store, "first.txt", deps)).rejects.toMatchObject({ code: "id/ambiguous" });
      await expect(findReport(store, first.slice(0, 5), deps)).rejects.toMatchObject({ code: "report/unknown" });
      await store.close();
      await place.remove();
    });
  });
}

it("leaves no word of it in the files of a SQLite store", async () => {
  const place = await sqlite.place();
  const store = await place.open();
  await ingest(sourceOf(reports), store, deps);
  const inFiles = (): boolean => readdirSync(place.folder ?? "").some((name) => readFileSync(join(place.folder ?? "", name)).includes("Vasterby"));
  expect(inFiles()).toBe(true);
  await forgetReports(store, [witness], "names a witness", "ana", deps);
  expect(inFiles()).toBe(false);
  await store.close();
  await place.remove();
});
