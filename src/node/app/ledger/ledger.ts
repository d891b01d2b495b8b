import type { AuditRow } from "../team/audit.ts";
import type { ChainHead, ChainName } from "./chain.ts";
import type { CaptureRow, DecisionRow, Removal, RemovalRow } from "./entries.ts";
import type { Stamp } from "./stamps.ts";

/** The chains as they are kept, unchecked: for whoever checks, copies or empties them. Pages are in order of position. */
export interface Ledger {
  heads(): Promise<Readonly<Record<ChainName, ChainHead>>>;
  captures(after: number, limit: number): Promise<readonly CaptureRow[]>;
  decisions(after: number, limit: number): Promise<readonly DecisionRow[]>;
  removals(after: number, limit: number): Promise<readonly RemovalRow[]>;
  audit(after: number, limit: number): Promise<readonly AuditRow[]>;
  /** Which of these articles were taken out. */
  removedAmong(articles: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Takes the text of reports out: bytes and envelope, reading, placement, the words of theirs that decisions quote, and whatever was kept of them to
   * be faster. Hashes, reason and moment stay. Only inside a transaction.
   */
  remove(removals: readonly Removal[]): Promise<void>;
  /** What time-stamp authorities vouched for, oldest first. */
  stamps(): Promise<readonly Stamp[]>;
  addStamp(stamp: Stamp): Promise<void>;
  /** Days a report is kept before it is forgotten; null keeps them for good. */
  keepDays(): Promise<number | null>;
  setKeepDays(days: number | null): Promise<void>;
  /** Makes sure that what was taken out is not left in the files of the database; outside a transaction. */
  scrub(): Promise<void>;
}
