import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Clock, Store } from "../app/ports.ts";
import type { AuditEntry } from "../app/team/audit.ts";
import { record } from "../app/team/record.ts";
import { faultFacts } from "../observe/fault-facts.ts";
import type { Log } from "../observe/log.ts";
import { networkOf } from "./gates/limits.ts";

/** Refusals from one network that are written down in a quarter of an hour: whoever keeps knocking does not fill the disk. */
const MOST_DENIED = 60;
const WINDOW_S = 900;

/** Writes down who did what. */
export type Recorder = (entry: Omit<AuditEntry, "at">) => Promise<void>;

/** Writes into the store's audit; what cannot be written there goes to the server's log, and the answer goes out all the same. */
export function recorder(store: () => Promise<Store>, clock: Clock, log: Log, most = MOST_DENIED): Recorder {
  const denied = new RateLimiterMemory({ points: most, duration: WINDOW_S });
  /** How many refusals this network has had, this one included. */
  const refusals = async (address: string): Promise<number> => {
    try {
      return (await denied.consume(networkOf(address))).consumedPoints;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.consumedPoints;
      throw error;
    }
  };
  return async (entry) => {
    try {
      const count = entry.outcome === "denied" ? await refusals(entry.from) : 0;
      if (count > most + 1) return;
      await record(
        await store(),
        clock,
        count > most ? { ...entry, who: null, about: "more refusals from here are not listed for a quarter of an hour" } : entry,
      );
    } catch (error) {
      log(
        `not written into the audit: ${entry.action} by ${entry.who ?? "nobody"}, ${entry.outcome}: ${error instanceof Error ? error.message : String(error)}`,
        { event: "fault", where: "audit", fault: faultFacts(error) },
      );
    }
  };
}
