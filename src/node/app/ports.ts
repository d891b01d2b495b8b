import type { ArticleId, Capture, CaptureId, Decision, Instant, Placement, Reading, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import type { Hints } from "../backfill/hints.ts";
import type { PlaceOptions } from "../backfill/place.ts";
import type { Observe } from "../backfill/work-event.ts";
import type { Settings } from "../config.ts";
import type { HttpClient } from "../fetch/client.ts";
import type { Mail, MailOutcome } from "../fetch/mail.ts";
import type { Backlog } from "./backlog.ts";
import type { Drafts } from "./drafts.ts";
import type { Dump } from "./dump.ts";
import type { Feeds, Following } from "./feeds.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Picture } from "./picture.ts";
import type { ReadReport } from "./read-report.ts";
import type { Accounts } from "./team/accounts.ts";
import type { Audit } from "./team/audit.ts";
import type { Watches } from "./watches.ts";

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
  /** Servers that were asked so far, as HOST or HOST:PORT, first asked first; left out by a source that asks none. */
  asked?(): readonly string[];
}

/** A reading with what made it: same capture, versions and packs, same reading. */
export interface StoredReading {
  readonly reading: Reading;
  /** The same as compressed JSON, where somebody has packed it before. */
  readonly packed?: Uint8Array;
  readonly versions: string;
  readonly packs: string;
}

/** An id that was replaced: the smallest claim of a finding or origin changed. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** A stored reading with its place in the order of arrival, from 1. */
export interface ArrivedReading extends StoredReading {
  readonly position: number;
}

/** A placement as it stands, with its two earlier stations. */
export interface Placed {
  readonly placement: Placement;
  /** The story the article was put into when it arrived. */
  readonly streamed: StoryId;
  /** Its story after the last repair that no later one looks at again. */
  readonly settled: StoryId;
}

/** Reports as they came and what they say. Everything comes back in order of arrival. */
export interface Reports {
  /** Keeps captures that are not there yet, in the order given; the ids of those. */
  putCaptures(captures: readonly Capture[]): Promise<ReadonlySet<CaptureId>>;
  /** Which of these were ever kept, forgotten ones included. */
  knownCaptures(ids: readonly CaptureId[]): Promise<ReadonlySet<CaptureId>>;
  /** Null when it was never kept, or was forgotten. */
  findCapture(id: CaptureId): Promise<Capture | null>;
  /** Ids of the captures of one address, forgotten ones left out, in order of arrival. */
  capturesOf(url: string): Promise<readonly CaptureId[]>;
  /** At most `limit` ids of captures that begin so, forgotten ones included, in order. */
  capturesLike(beginning: string, limit: number): Promise<readonly CaptureId[]>;
  /** At most `limit` captures received before a moment and not forgotten, in order of arrival. */
  receivedBefore(moment: Instant, limit: number): Promise<readonly CaptureId[]>;
  /** Position of the newest capture, 0 when there is none. */
  lastPosition(): Promise<number>;
  /** Readings of kept captures; one that is there already is replaced. */
  putReadings(list: readonly StoredReading[]): Promise<void>;
  findReadings(articles: readonly ArticleId[]): Promise<readonly ArrivedReading[]>;
  /** At most `limit` readings that arrived after a position. */
  pageReadings(after: number, limit: number): Promise<readonly ArrivedReading[]>;
  /** At most `limit` articles after a position whose readings were made by other versions or packs. */
  staleReadings(versions: string, packs: string, after: number, limit: number): Promise<readonly { readonly article: ArticleId; readonly position: number }[]>;
}

/** The index of open stories, as it was after the article at a position. */
export interface KeptIndex {
  readonly maker: string;
  readonly position: number;
  readonly value: unknown;
}

/** Where each report went, in order of arrival. */
export interface Placements {
  /** Where articles of kept captures went; one that is there already is replaced. */
  putPlacements(list: readonly Placed[]): Promise<void>;
  findPlacements(articles: readonly ArticleId[]): Promise<readonly Placed[]>;
  placementsOf(story: StoryId): Promise<readonly Placement[]>;
  /** Of these stories, those that have an article by the last repair. */
  settledStories(stories: readonly StoryId[]): Promise<ReadonlySet<StoryId>>;
  /** Puts every article that arrived up to a position back to its settled story; the stories it left and came to. */
  resettle(upTo: number): Promise<readonly StoryId[]>;
  /** Gives the articles of one story that arrived up to a position to another; with `settled`, for good. */
  moveStory(from: StoryId, to: StoryId, upTo: number, settled: boolean): Promise<void>;
  /** Position of the article that the last closed window of repairs ended with; 0 when none was closed. */
  windowClosedAt(): Promise<number>;
  closeWindow(position: number): Promise<void>;
  /** Position of the newest article that was grouped afresh with the others; later ones stand where the stream put them. */
  settledTo(): Promise<number>;
  noteSettled(position: number): Promise<void>;
  /** Every story there is, in order of its first article. */
  storyIds(): Promise<readonly StoryId[]>;
  /** What placing knew of the articles up to a position, when it was kept by the same maker; null otherwise. Kept to be faster, and made again without it. */
  findIndex(maker: string): Promise<KeptIndex | null>;
  putIndex(index: KeptIndex): Promise<void>;
}

/** What was ruled, and ids that were replaced. */
export interface Decisions {
  /** Decisions are only ever added. */
  appendDecision(decision: Decision): Promise<void>;
  listDecisions(): Promise<readonly Decision[]>;
  putRedirect(redirect: Redirect): Promise<void>;
  findRedirect(from: string): Promise<string | null>;
}

/** Who is at a long piece of writing. */
export interface Holder {
  /** Unlike any other, also of the same process. */
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** "unecho read" */
  readonly command: string;
  readonly since: Instant;
  readonly renewedAt: Instant;
}

/** One writer at a time for work that takes longer than a transaction. */
export interface Leases {
  /** Takes or renews the lease for `mine`, unless another has it whom `isGone` does not give up; that other one then, null when it was taken. */
  takeLease(mine: Holder, isGone: (other: Holder) => boolean): Promise<Holder | null>;
  findLease(): Promise<Holder | null>;
  /** Gives the lease back; nothing when another has it. */
  dropLease(id: string): Promise<void>;
}

/** What survives between two commands: the books of reports, placements, decisions and leases, and a book for each other thing that is kept. */
export interface Store extends Reports, Placements, Decisions, Leases {
  /** Where it is, as a person would say it: a file, an address without its password. */
  readonly place: string;
  readonly picture: Picture;
  readonly feeds: Feeds;
  readonly watches: Watches;
  readonly drafts: Drafts;
  readonly ledger: Ledger;
  readonly dump: Dump;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly backlog: Backlog;
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

/** Whoever reads reports for us, several at a time. */
export interface Readers {
  /** Null when it was stopped before its turn. */
  read(capture: Capture): Promise<ReadReport | null>;
  stop(): Promise<void>;
}

/** How much is collected. */
export interface CollectOptions {
  /** Pages read from one feed, sitemap or list of addresses. */
  readonly maxPages: number;
}

/** What a language model is asked: our own words, and words of a report. */
export interface ModelQuestion {
  readonly system: string;
  readonly text: string;
}

/** What it answered, as it came, or why there is no answer. */
export type ModelAnswer = { readonly kind: "answer"; readonly content: string } | { readonly kind: "problem"; readonly message: string };

/** Placing that goes on beside. */
export interface PlacingAside {
  /** Has it end when what is ready is placed and shown; with `now`, after the transaction under way. */
  readonly stop: (now: boolean) => void;
  /** How it ended: another one places, or why it failed; null when nothing was left. */
  readonly ended: Promise<{ readonly busy: boolean; readonly reason: string | null }>;
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
  /** The answer goes through a network door: nothing that is for this machine alone may be in it. */
  readonly remote: boolean;
  /** The store of --data; `create` makes it where there is none, otherwise its absence is an error. */
  readonly openStore: (mode: "create" | "existing") => Promise<Store>;
  readonly memoryStore: () => Store;
  /** Reports in files, folders, at addresses or on standard input ("-"). Throws when a path does not exist. */
  readonly files: (inputs: readonly string[], options?: CollectOptions) => Promise<Source>;
  /** Writes captures as a web archive; null when the file is there already. */
  readonly writeArchive: (path: string, captures: AsyncIterable<Capture>) => Promise<{ readonly reports: number; readonly bytes: number } | null>;
  /** Feeds and folders that are followed. */
  readonly following: Following;
  /** The one way to the network. */
  readonly http: () => HttpClient;
  /** Sends a mail through the server that is set up; throws `mail/none` when none is. */
  readonly mail: (mail: Mail) => Promise<MailOutcome>;
  /** Asks the language model that is set up; throws `model/none` when none is. */
  readonly askModel: (question: ModelQuestion) => Promise<ModelAnswer>;
  readonly lines: (path: string) => AsyncIterable<InputLine>;
  /** Threads that read reports; null where there are none. */
  readonly readers: ((workers: number) => Readers) | null;
  /** Annotates documents on several threads, in order; null where there are none. */
  readonly annotateParallel: ((lines: AsyncIterable<InputLine>, offsets: "utf16" | "codepoint", workers: number) => AsyncIterable<AnnotatedLine>) | null;
  /** Reads documents on several threads, in order; null where there are none. */
  readonly readParallel: ((lines: AsyncIterable<InputLine>, workers: number) => AsyncIterable<ReadLine>) | null;
  /** Places what was read of archives on a thread of its own, so that grouping stories delays nothing else. */
  readonly placeAside: (options: Omit<PlaceOptions, "observe" | "pace">, observe: Observe) => PlacingAside;
  /** The queue of --nats that tells workers of batches; null where none is set up. */
  readonly hints: () => Promise<Hints | null>;
  /** Hears what happens while archives are read: for counting, measuring and writing it down. */
  readonly observe: Observe;
  /** A line for the person, beside the answer. */
  readonly note: (line: string) => void;
  /** How far we are; `total` is null while it is unknown. */
  readonly progress: (label: string, done: number, total: number | null) => void;
}

/** What became of one input line of `cluster`. */
export type ReadLine = { readonly number: number } & ({ readonly id: unknown; readonly reading: Reading } | { readonly problem: string });

/** What became of one input line of `annotate`. */
export type AnnotatedLine = { readonly number: number } & ({ readonly json: string } | { readonly problem: string });
