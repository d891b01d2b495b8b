import type { ArticleId, Capture, CaptureId, Decision, Instant, Placement, Reading, Story } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import type { Settings } from "../config.ts";
import type { HttpClient } from "../fetch/client.ts";

/** Input that could not be read or was left out on purpose; one line of the summary. */
export interface Skip {
  /** `collect/what`, documented in docs/reference/diagnostics.md. */
  readonly code: `collect/${string}`;
  /** File, with the place inside it where that is known ("feed.json, item 3"). */
  readonly file: string;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Lost input makes exit code 3; a second copy of the same bytes or a file of another kind does not. */
  readonly lost: boolean;
}

export type Collected = { readonly kind: "capture"; readonly capture: Capture } | { readonly kind: "skip"; readonly skip: Skip };

/** Where reports come from, in a fixed order. */
export interface Source {
  captures(signal: AbortSignal): AsyncIterable<Collected>;
}

/** A reading with what made it: same capture, versions and packs, same reading. */
export interface StoredReading {
  readonly reading: Reading;
  readonly versions: string;
  readonly packs: string;
}

/** An id that was replaced: the smallest claim of a finding or origin changed. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Reports, what they say and where they went, what was ruled. Readings and placements come back in order of arrival. */
export interface Reports {
  /** True when the capture was not there before. */
  putCapture(capture: Capture): Promise<boolean>;
  findCapture(id: CaptureId): Promise<Capture | null>;
  putReading(stored: StoredReading): Promise<void>;
  findReading(article: ArticleId): Promise<StoredReading | null>;
  listReadings(): Promise<readonly StoredReading[]>;
  /** Where an article went; a later placement of the same article replaces the earlier one and keeps its order. */
  putPlacement(placement: Placement): Promise<void>;
  listPlacements(): Promise<readonly Placement[]>;
  /** Replaces the list of stories. */
  putStories(stories: readonly Story[]): Promise<void>;
  listStories(): Promise<readonly Story[]>;
  /** Decisions are only ever added. */
  appendDecision(decision: Decision): Promise<void>;
  listDecisions(): Promise<readonly Decision[]>;
  putRedirect(redirect: Redirect): Promise<void>;
  findRedirect(from: string): Promise<string | null>;
}

/** What survives between two commands: the book of reports, and a book for each other thing that is kept. */
export interface Store extends Reports {
  /** All of `work` or nothing of it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Clock {
  now(): Instant;
}

/** A file that came with a request, by the name the request gave it. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A line of a JSON Lines input, numbered from 1. */
export interface InputLine {
  readonly number: number;
  readonly text: string;
}

/** The outside world as an operation sees it. */
export interface Deps {
  readonly settings: Settings;
  /** How the person started us ("unecho", "npm run -s unecho --"): what hints must print. */
  readonly program: string;
  readonly version: string;
  /** Folder with packs/, models/ and corpus/. */
  readonly root: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly packs: () => Packs;
  /** The store of --data; `create` makes it where there is none, otherwise its absence is an error. */
  readonly openStore: (mode: "create" | "existing") => Promise<Store>;
  readonly memoryStore: () => Store;
  /** Throws when a path does not exist. */
  readonly files: (paths: readonly string[]) => Promise<Source>;
  /** The one way to the network. */
  readonly http: () => HttpClient;
  readonly lines: (path: string) => AsyncIterable<InputLine>;
  /** Annotates documents on several threads, in order; null where there are none. */
  readonly annotateParallel: ((lines: AsyncIterable<InputLine>, offsets: "utf16" | "codepoint", workers: number) => AsyncIterable<AnnotatedLine>) | null;
  /** Reads documents on several threads, in order; null where there are none. */
  readonly readParallel: ((lines: AsyncIterable<InputLine>, workers: number) => AsyncIterable<ReadLine>) | null;
  /** A line for the person, beside the answer. */
  readonly note: (line: string) => void;
  /** How far we are; `total` is null while it is unknown. */
  readonly progress: (label: string, done: number, total: number | null) => void;
}

/** What became of one input line of `cluster`. */
export type ReadLine = { readonly number: number } & ({ readonly id: unknown; readonly reading: Reading } | { readonly problem: string });

/** What became of one input line of `annotate`. */
export type AnnotatedLine = { readonly number: number } & ({ readonly json: string } | { readonly problem: string });
