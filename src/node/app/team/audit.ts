import type { Instant } from "../../../core/model/index.ts";
import type { Link, LinkContent } from "../ledger/chain.ts";

/** The ways in. */
export const DOORS = ["command line", "TypeScript", "HTTP", "MCP"] as const;
export type DoorName = (typeof DOORS)[number];

/** done; failed: let in, and an error came of it; denied: turned away. */
export const OUTCOMES = ["done", "failed", "denied"] as const;
export type AuditOutcome = (typeof OUTCOMES)[number];

/** Somebody did something, or tried to. No secret and no word of a report is ever in it. */
export interface AuditEntry {
  readonly at: Instant;
  /** The account, or at the command line the name of this machine's user; null when nobody was signed in. */
  readonly who: string | null;
  readonly door: DoorName;
  /** Network address, "this machine", or "" where it is unknown. */
  readonly from: string;
  /** Name of the operation, or of the address as OpenAPI spells it ("signIn"). */
  readonly action: string;
  /** What it was done to: "reject c-1a2b", the name of a user. */
  readonly about: string;
  readonly outcome: AuditOutcome;
  /** Code of the error; null when it was done. */
  readonly code: string | null;
}

/** Entries that are asked for; every filter left out lets all through. */
export interface AuditFilter {
  readonly who?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly since?: Instant | undefined;
  /** Only entries before this position. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What was done by whom: entries are only ever added, each with the hash of the one before. */
export interface Audit {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<readonly (AuditEntry & { readonly position: number })[]>;
}

/** An entry as its columns, without its place in the chain. */
export interface AuditColumns {
  readonly at: string;
  readonly who: string | null;
  readonly door: string;
  readonly came_from: string;
  readonly action: string;
  readonly about: string;
  readonly outcome: string;
  readonly code: string | null;
}
export type AuditRow = Link & AuditColumns;

export const auditColumns = ({ from, ...entry }: AuditEntry): AuditColumns => ({ ...entry, came_from: from });

export const auditEntryOf = ({ at, who, door, came_from, action, about, outcome, code, position }: AuditRow): AuditEntry & { readonly position: number } => ({
  position,
  at,
  who,
  door: door as DoorName,
  from: came_from,
  action,
  about,
  outcome: outcome as AuditOutcome,
  code,
});

/** What the chain vouches for of an entry. */
export const auditContent = ({ at, who, door, came_from, action, about, outcome, code }: AuditColumns): LinkContent => ({
  at,
  door,
  from: came_from,
  action,
  about,
  outcome,
  ...(who === null ? {} : { who }),
  ...(code === null ? {} : { code }),
});
