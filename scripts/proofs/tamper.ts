import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyLedger } from "../../src/node/app/ledger/verify.ts";
import { STORE_FILE } from "../../src/node/store/file-name.ts";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { seededRandom } from "../../test/seeded-random.ts";
import { flipInFile } from "../../test/tamper-file.ts";
import { benches, fillLedger, type Trials, tryTampering } from "../../test/tamper-trials.ts";
import type { Proof } from "../prove.ts";

/** Ledgers on each database, each looked at untouched, and tampered with so many times. */
const LEDGERS = 500;
const EACH = 10;
/** Bits flipped in files of SQLite, beside. */
const FLIPS = 1000;
const FLIPS_A_FILE = 50;

/** Flips bits in the files of closed stores; what was not found. */
async function tryFlipping(seed: number): Promise<readonly string[]> {
  const dice = seededRandom(seed);
  const missed: string[] = [];
  for (let done = 0; done < FLIPS; done += FLIPS_A_FILE) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-tamper-"));
    const made = await openSqliteStore(folder);
    await fillLedger(made, dice);
    await made.close();
    for (let flip = 0; flip < FLIPS_A_FILE; flip += 1) {
      const { what, undo } = flipInFile(join(folder, STORE_FILE), dice);
      try {
        const store = await openSqliteStore(folder);
        const { faults } = await verifyLedger(store.ledger, null, () => undefined).finally(() => store.close());
        if (faults.length === 0) missed.push(what);
      } catch {
        // a file that cannot be read is found as well
      }
      undo();
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return missed;
}

/** 10,000 tamperings and 1,000 untouched ledgers. */
export const proof: Proof = {
  name: "tamper",
  summary:
    "verify finds each of 10,000 tamperings with the ledger on SQLite and PostgreSQL and of 1,000 bits flipped in files, and nothing in 1,000 untouched ledgers",
  async run({ seed, note }) {
    const figures: Record<string, Trials> = {};
    for (const bench of await benches()) {
      figures[bench.name] = await tryTampering(bench, seed, LEDGERS, EACH);
      await bench.stop();
      note(`${bench.name}: ${JSON.stringify(figures[bench.name])}`);
    }
    const missedFlips = await tryFlipping(seed);
    note(`${FLIPS} bits flipped in files, ${missedFlips.length} not found`);
    const trials = Object.values(figures);
    const passed = trials.length === 2 && trials.every(({ falseAlarms, missed }) => falseAlarms === 0 && missed.length === 0) && missedFlips.length === 0;
    return { passed, figures: { ...figures, flips: FLIPS, missedFlips } };
  },
};
