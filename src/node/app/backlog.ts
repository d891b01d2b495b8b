import type { CaptureColumns } from "./ledger/entries.ts";

/** How records stand in an archive: each packed by itself, all unpacked, or all packed in one (then places are those of the unpacked bytes). */
export type ArchiveForm = "members" | "plain" | "stream";

/** `done`: read and committed; `placed`: its reports have their places in the order of arrival; `dead`: given up, with a reason. */
export type BatchState = "waiting" | "leased" | "done" | "placed" | "dead";

/** `report`: it was read; `skipped`: it holds none that can be read; `dead`: reading it failed until it was given up. */
export type RecordOutcome = "report" | "skipped" | "dead";

/** A web archive on the disk. */
export interface ArchiveFile {
  readonly path: string;
  /** What its reports are named by. */
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly form: ArchiveForm;
}

/** An archive that is known, and up to where it was cut into batches. */
export interface Archive extends ArchiveFile {
  readonly id: number;
  readonly splitTo: number;
  /** It was cut to its end. */
  readonly whole: boolean;
}

/** Bytes of an archive that hold whole records. */
export interface Stretch {
  readonly starts: number;
  readonly length: number;
}

/** A batch that somebody has taken, until it expires. Whoever comes back with an older fence is refused. */
export interface BatchLease extends Stretch {
  readonly batch: number;
  readonly fence: number;
  readonly archive: Pick<Archive, "id" | "path" | "name" | "size" | "changedAt" | "form">;
  /** Times it was taken before by somebody who gave no more sign. */
  readonly tries: number;
  /** Place -> times its reader ended over it. */
  readonly strikes: Readonly<Record<string, number>>;
}

/** What became of one record. */
export interface ReadRecord {
  /** SHA-256 of the record's id, its content and what it was read by: the same record is kept once, however often it is read. */
  readonly key: string;
  readonly place: number;
  readonly outcome: RecordOutcome;
  readonly article: string | null;
  /** A code of diagnostics, and one sentence; null for a report. */
  readonly code: string | null;
  readonly reason: string | null;
}

/** A report that was read, as it is kept: nothing of it has to be unpacked on the way. */
export interface StagedReport {
  readonly key: string;
  /** Of its record in the batch, from 0. */
  readonly number: number;
  readonly capture: Pick<CaptureColumns, "id" | "received_at"> & { readonly envelope: string; readonly bytes: Uint8Array };
  readonly versions: string;
  readonly packs: string;
  /** The reading as compressed JSON. */
  readonly reading: Uint8Array;
}

/** Everything reading a batch gave. */
export interface BatchResult {
  readonly records: readonly ReadRecord[];
  readonly staged: readonly StagedReport[];
  /** Records that are no pages: pictures, requests, what tells about the file. */
  readonly others: number;
}

/** What a worker asks for. */
export interface TakeWish {
  readonly holder: string;
  readonly leaseMs: number;
  readonly most: number;
  /** Batches that may be read ahead of the first that has no place yet. */
  readonly ahead: number;
  /** These alone; any when null. */
  readonly only: readonly number[] | null;
  /** Archives that the worker cannot read. */
  readonly without: readonly number[];
}

/** A record or a batch that was given up, or a record that could not be read. */
export interface DeadLetter {
  readonly archive: string;
  readonly place: number;
  /** The whole batch from that place on. */
  readonly batch: number | null;
  readonly reason: string;
}

/** How the backlog stands. */
export interface BacklogState {
  readonly archives: number;
  readonly batches: Readonly<Record<BatchState, number>>;
  readonly reports: number;
  readonly skipped: number;
  readonly dead: number;
  /** Reports committed in the last minute. */
  readonly lastMinute: number;
  readonly oldestLease: { readonly batch: number; readonly holder: string; readonly seconds: number; readonly expired: boolean } | null;
}

/**
 * The ledger of a backfill: archives in batches, in one order, and what became of every record. It alone says what is to be done and what is done;
 * a queue beside it may lose, repeat or reorder whatever it likes. Moments are those of the database's clock, never of a worker's.
 */
export interface Backlog {
  /** The archive, made known if it was not. */
  openArchive(file: ArchiveFile): Promise<Archive>;
  /** Adds batches behind all others, and says up to where the archive is cut; false when somebody else has cut it further meanwhile. */
  addBatches(archive: Archive, stretches: readonly Stretch[], splitTo: number, whole: boolean): Promise<boolean>;
  /** Takes batches that nobody has, first ones first. */
  take(wish: TakeWish): Promise<readonly BatchLease[]>;
  /** Holds leases for longer; those that are still held. */
  renew(leases: readonly BatchLease[], leaseMs: number): Promise<ReadonlySet<number>>;
  /** Gives a batch back untouched. */
  giveBack(lease: BatchLease): Promise<void>;
  /** Writes down which record is read next; false when the lease is lost. */
  hold(lease: BatchLease, place: number): Promise<boolean>;
  /** Counts one more reader that ended over a place (-1: over none of the records); the count, null when the lease is lost. */
  strike(lease: BatchLease, place: number): Promise<number | null>;
  /** Keeps what was read, all or nothing; false when the lease is lost, and nothing is kept then. */
  commit(lease: BatchLease, result: BatchResult): Promise<boolean>;
  /** Gives a batch up; false when the lease is lost. */
  bury(lease: BatchLease, reason: string): Promise<boolean>;
  /** Batches that wait and that nobody was told of for so long, as told of now. */
  untold(silentMs: number, limit: number): Promise<readonly number[]>;
  /** The first batch that has no place yet and is not given up; null when there is none. */
  firstOpen(): Promise<number | null>;
  /** Whether there is something to read, archives that cannot be read here left out, and something that can be placed now. */
  left(without: readonly number[]): Promise<{ readonly read: boolean; readonly place: boolean }>;
  /** The next batch after one, with its state; null when there is none. */
  next(after: number): Promise<{ readonly batch: number; readonly state: BatchState } | null>;
  /** What was read of a batch and waits, in order. */
  staged(batch: number): Promise<readonly StagedReport[]>;
  /** Says that the reports of a batch have their places. */
  placed(batch: number): Promise<void>;
  /** Has batches that were given up read again; how many. */
  revive(): Promise<number>;
  state(): Promise<BacklogState>;
  /** The first of what was given up or could not be read, given-up batches before records. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
}
