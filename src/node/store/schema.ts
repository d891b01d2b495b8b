import type { Generated } from "kysely";
import type { ArchiveForm, BatchState, RecordOutcome } from "../app/backlog.ts";
import type { CaptureRow, DecisionRow, RemovalRow } from "../app/ledger/entries.ts";
import type { AuditRow } from "../app/team/audit.ts";
import type { ListRow } from "./picture-lists.ts";

/** An alert; `body` is its facts as JSON. */
export interface AlertRow {
  key: string;
  watch: string;
  article: string;
  at: string;
  state: string;
  due_at: string;
  tries: number;
  problem: string | null;
  body: string;
}

/** A passage as it is added; `body` is its text as JSON. */
export interface PassageRow {
  story: string;
  article: string;
  at: string;
  opens: string;
  closes: string;
  role: string;
  starts: number;
  ends: number;
  body: string;
}

/** A stretch of a web archive, and how far reading it has come. Moments are milliseconds of the database's own clock. */
export interface BatchRow {
  id: number;
  archive: number;
  starts: number;
  length: number;
  state: BatchState;
  fence: number;
  holder: string | null;
  leased_at: number | null;
  expires_at: number | null;
  tries: number;
  /** Place of the record that is being read, where that is written down beforehand. */
  hand: number | null;
  /** Place -> times its reader ended over it, as JSON. */
  strikes: string;
  hinted_at: number;
  reports: number;
  skipped: number;
  dead: number;
  others: number;
  done_at: number | null;
  reason: string | null;
}

/** A report that was read and waits for its turn. */
export interface StagedRow {
  key: string;
  batch: number;
  /** Of its record in the batch. */
  number: number;
  id: string;
  received_at: string;
  envelope: string;
  bytes: Uint8Array;
  versions: string;
  packs: string;
  reading: Uint8Array;
}

/** The tables as the query layer sees them; migrations/ makes them. */
export interface Schema {
  chains: { name: string; length: number; head: string };
  captures: CaptureRow;
  readings: { position: number; article: string; versions: string; packs: string; body: Uint8Array };
  placements: { position: number; article: string; story: string; settled: string; streamed: string; body: string };
  decisions: DecisionRow;
  removals: RemovalRow;
  leases: { name: string; holder: string; pid: number; host: string; command: string; since: string; renewed_at: string };
  story_index: { maker: string; position: number; body: Uint8Array };
  counters: { name: string; value: number };
  settings: { name: string; value: string };
  stale_stories: { story: string; mark: number };
  gone_stories: { story: string; number: number; revision: number };
  stories: { id: string; number: number; revision: number; at: string; articles: number; body: string; dossier: Uint8Array; summary: Uint8Array | null };
  findings: ListRow & { type: string; status: string; origins: number };
  claims: ListRow & { article: string; finding: string | null; type: string; kind: string; outlet: string | null };
  documents: ListRow & { outlet: string | null; language: string };
  origins: ListRow & { kind: string; party: string | null };
  feeds: { url: string; body: string };
  feed_items: { key: string; done: number; tries: number; at: string };
  users: { name: string; role: string; password: string; created_at: string };
  sessions: { hash: string; user_name: string; created_at: string; used_at: string; expires_at: string };
  api_tokens: {
    hash: string;
    id: string;
    user_name: string;
    name: string;
    role: string;
    may_write: number;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
  };
  audit: AuditRow;
  passages: PassageRow & { ordinal: Generated<number> };
  drafts: { article: string; body: string };
  watches: { id: string; number: number; body: string };
  alerts: AlertRow;
  redirects: { old_id: string; new_id: string };
  archives: { id: number; path: string; name: string; size: number; changed_at: number; form: ArchiveForm; split_to: number; whole: number };
  batches: BatchRow;
  records: { key: string; batch: number; place: number; outcome: RecordOutcome; article: string | null; code: string | null; reason: string | null };
  staged: StagedRow;
}
