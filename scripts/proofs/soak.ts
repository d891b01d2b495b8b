import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchArrivals } from "../measures/arrivals.ts";
import type { Proof } from "../prove.ts";

const SECONDS = Number(process.env.UNECHO_SOAK_SECONDS ?? 1800);
const PER_SECOND = 12;
/** What counts as flat: in its second half the memory of both processes grows by less than this a hour. The index of open stories and the caches of a store that grows are in it. */
const MOST_MB_PER_HOUR = 200;

/** Half an hour of arrivals: a folder is followed and a server tells a listener, each in a process of its own. */
export const proof: Proof = {
  name: "soak",
  summary: `${PER_SECOND} reports a second for ${SECONDS / 60} minutes are all read, placed and told of, and memory stays flat`,
  async run({ root, seed, note }) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-soak-"));
    try {
      const arrivals = await watchArrivals({ root, folder, perSecond: PER_SECOND, seconds: SECONDS, seed, note });
      return {
        passed: SECONDS >= 1800 && arrivals.shown === arrivals.sent && arrivals.slopeMbPerHour <= MOST_MB_PER_HOUR,
        figures: { mostMbPerHour: MOST_MB_PER_HOUR, ...arrivals },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
