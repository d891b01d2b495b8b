import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../../../test/build-audit.ts";
import { decide } from "../../../../test/build-decision.ts";
import { captureText } from "../../../../test/capture-text.ts";
import { seededRandom } from "../../../../test/seeded-random.ts";
import { storeKinds } from "../../../../test/store-kinds.ts";
import { flipInFile, openTamperable, type Tamperable } from "../../../../test/tamper-file.ts";
import { benches, tryTampering } from "../../../../test/tamper-trials.ts";
import { openSqliteStore } from "../../store/sqlite.ts";
import type { Store } from "../ports.ts";
import { verifyLedger } from "./verify.ts";

const verify = (store: Store, head: string | null = null) => verifyLedger(store.ledger, head, () => undefined);

/** Faults of a store, as "chain position: what". */
async function faultsIn(folder: string): Promise<readonly string[]> {
  const store = await openSqliteStore(folder);
  try {
    const { faults } = await verify(store);
    return faults.map(({ chain, position, what }) => `${chain} ${position ?? "-"}: ${what}`);
  } finally {
    await store.close();
  }
}

/** Four reports, three decisions, one of them about a report that is forgotten, and two lines of the audit. */
async function fill(store: Store): Promise<void> {
  const captures = ["one", "two", "three", "four"].map((text) => captureText(`Report ${text}.`, `${text}.txt`, { title: text }));
  const second = captures[1]?.id ?? "";
  await store.putCaptures(captures);
  for (const reason of ["first", "second"]) await store.appendDecision(decide({ verb: "accept", target: "f" }, { reason }));
  const passages = [{ article: second, span: { start: 0, end: 6 }, quotation: "Report", kind: "casualties" as const, what: "killed" }];
  await store.appendDecision(decide({ verb: "reject", target: `${second}:0-6:x:0` }, { quotation: "Report two", anchors: [{ id: "x", passages }] }));
  await store.transaction((inner) =>
    inner.ledger.remove([{ article: second, reason: "asked for by the outlet", removed_by: "ana", removed_at: "2040-01-01T00:00:00.000Z" }]),
  );
  await store.audit.append(auditEntry({ who: "ana", action: "forget", about: second.slice(0, 8) }));
  await store.audit.append(auditEntry({ who: null, action: "signIn", outcome: "denied", code: "auth/password" }));
}

for (const kind of await storeKinds()) {
  describe(`the ledger: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("is found as it was written, with a report forgotten, and knows heads it had", async () => {
      const place = await kind.place();
      const store = await place.open();
      expect(await verify(store)).toMatchObject({ faults: [], forgotten: 0, knownHead: null });
      await fill(store);
      const first = await verify(store);
      expect(first).toMatchObject({
        faults: [],
        forgotten: 1,
        heads: { captures: { length: 4 }, decisions: { length: 3 }, removals: { length: 1 }, audit: { length: 2 } },
      });
      await store.appendDecision(decide({ verb: "accept", target: "f" }, { reason: "later" }));
      expect((await verify(store, first.heads.decisions.head)).knownHead).toBe(true);
      expect((await verify(store, "f".repeat(64))).knownHead).toBe(false);
      await store.close();
      await place.remove();
    });

    it("keeps hash and reason of a forgotten report, and none of its words", async () => {
      const place = await kind.place();
      const store = await place.open();
      await fill(store);
      const { id } = captureText("Report two.");
      expect(await store.findCapture(id)).toBeNull();
      expect([...(await store.knownCaptures([id]))]).toEqual([id]);
      expect([...(await store.ledger.removedAmong([id, "z"]))]).toEqual([id]);
      const [, row] = await store.ledger.captures(0, 9);
      expect(row).toMatchObject({ id, sha256: id, bytes: null, envelope: null, url: null });
      expect((await store.listDecisions())[2]).toMatchObject({ verb: "reject", quotation: null, anchors: [] });
      expect((await store.ledger.removals(0, 9))[0]).toMatchObject({ article: id, reason: "asked for by the outlet", removed_by: "ana" });
      await store.close();
      await place.remove();
    });

    it.skipIf(!kind.survives)("is refused by the database itself while its guards stand", async () => {
      const place = await kind.place();
      const store = await place.open();
      await fill(store);
      for (const sql of [
        "update captures set bytes = cast('x' as BYTES) where position = 1",
        "update captures set received_at = '', bytes = null, envelope = null, url = null where position = 1",
        "delete from captures where position = 1",
        "update decisions set decided_by = 'eve'",
        "update decisions set words = '{}'",
        "delete from decisions",
        "update removals set reason = ''",
        "delete from removals",
        "update audit set who = 'eve'",
        "delete from audit",
      ])
        await expect(place.run?.(sql.replace("BYTES", kind.name === "sqlite" ? "blob" : "bytea")), sql).rejects.toThrow(/only ever added/);
      expect((await verify(store)).faults).toEqual([]);
      await store.close();
      await place.remove();
    });
  });
}

describe("tampering with the file of a store", () => {
  let folder = "";
  let file: Tamperable;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "unecho-tamper-"));
    const store = await openSqliteStore(folder);
    await fill(store);
    await store.close();
    file = openTamperable(join(folder, "unecho.db"));
    return () => {
      file.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  /** Faults after a change. */
  function faultsAfter(change: string): Promise<readonly string[]> {
    file.run(change);
    return faultsIn(folder);
  }

  const cases: readonly (readonly [what: string, sql: string, fault: RegExp])[] = [
    ["bytes of a capture", "update captures set bytes = cast('other' as blob) where position = 3", /^captures 3: its bytes are not those/],
    ["what came with it", `update captures set envelope = replace(envelope, 'three', 'tree') where position = 3`, /^captures 3: what came with its bytes/],
    ["its address", "update captures set url = 'https://else.example' where position = 1", /^captures 1: its address is not the one/],
    [
      "its hashes, both",
      `update captures set bytes = cast('x' as blob), sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' where position = 1`,
      /^captures 1: its content is not what its hash vouches/,
    ],
    ["a capture in the middle deleted", "delete from captures where position = 3", /^captures 4: entry 3 before it is missing/],
    ["the last capture deleted", "delete from captures where position = 4", /^captures -: it ends with entry 3, and 4 were written/],
    [
      "two captures exchanged",
      "update captures set position = -position where position in (3, 4); update captures set position = 7 + position where position < 0",
      /^captures 3: it does not follow/,
    ],
    [
      "a text taken out without a reason",
      "update captures set bytes = null, envelope = null where position = 1",
      /^captures 1: its text is gone, and nothing says why/,
    ],
    [
      "a forgotten text put back",
      "update captures set bytes = cast('Report two.' as blob) where position = 2",
      /^captures 2: its report was forgotten, and text of it is there/,
    ],
    [
      "what was decided",
      "update decisions set ruling = replace(ruling, 'accept', 'reject') where position = 1",
      /^decisions 1: its content is not what its hash vouches/,
    ],
    ["who decided", "update decisions set decided_by = 'eve' where position = 2", /^decisions 2: its verb, author or moment/],
    ["the words under a decision", "update decisions set words = '{}' where position = 1", /^decisions 1: the words under it are not those/],
    [
      "words taken from a decision, of a report that is there",
      "update decisions set words = null where position = 1",
      /^decisions 1: the words under it are gone/,
    ],
    [
      "words of a forgotten report put back",
      "update decisions set words = '{}' where position = 3",
      /^decisions 3: a report it quotes was forgotten, and its words are there/,
    ],
    ["a decision deleted", "delete from decisions where position = 2", /^decisions 3: entry 2 before it is missing/],
    ["the reason for a removal", "update removals set reason = 'none' where position = 1", /^removals 1: its content is not/],
    [
      "a removal deleted, with its chain's end",
      "delete from removals; delete from chains where name = 'removals'",
      /^captures 2: its text is gone, and nothing says why/,
    ],
    ["who did it", "update audit set who = 'eve' where position = 1", /^audit 1: its content is not what its hash vouches/],
    ["nobody by an empty name", "update audit set who = '' where position = 2", /^audit 2: its content is not what its hash vouches/],
    ["a denied sign-in deleted", "delete from audit where position = 2", /^audit -: it ends with entry 1, and 2 were written/],
    [
      "the end of a chain",
      "update chains set length = 2, head = (select previous from captures where position = 3) where name = 'captures'",
      /^captures -: it ends with entry 4, and 2 were written/,
    ],
  ];
  it.each(cases)("finds %s", async (_, sql, fault) => {
    expect(await faultsAfter(sql)).toContainEqual(expect.stringMatching(fault));
  });

  it("finds any bit of it that is flipped in the file", async () => {
    file.close();
    const dice = seededRandom(11);
    for (let trial = 0; trial < 15; trial++) {
      const flipped = flipInFile(join(folder, "unecho.db"), dice);
      const found = await faultsIn(folder).catch((error: unknown) => [String(error)]);
      expect(found.length, flipped.what).toBeGreaterThan(0);
      flipped.undo();
    }
    expect(await faultsIn(folder)).toEqual([]);
  });
});

for (const bench of await benches()) {
  describe(`tampering with guards down: ${bench.name}`, () => {
    afterAll(bench.stop);

    it("is found whatever was changed, deleted, inserted, exchanged, cut off or written anew, and nothing is found in what nobody touched", async () => {
      const { falseAlarms, tamperings, missed } = await tryTampering(bench, 1, 5, 12);
      expect(missed).toEqual([]);
      expect(falseAlarms).toBe(0);
      expect(Object.keys(tamperings).sort()).toEqual([
        "changeEnd",
        "changeValue",
        "cutOff",
        "deleteEntry",
        "exchangeEntries",
        "insertEntry",
        "rewrite",
        "takeText",
      ]);
    });
  });
}
