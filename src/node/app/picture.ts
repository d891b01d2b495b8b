import type { ArticleId, BlockRole, ClaimId, Dossier, FindingId, Instant, LookAlike, OriginId, StoryId } from "../../core/model/index.ts";
import type { WordQuery } from "./search-words.ts";
import type { StorySummary } from "./story-summary.ts";

/** One story in a list. */
export interface StoryRow {
  readonly id: StoryId;
  /** Given once, counted from 1 in order of first appearance; never given to another story. */
  readonly number: number;
  /** Number of the change of the picture that last touched this story; larger is later. */
  readonly revision: number;
  readonly label: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly articles: number;
  readonly findings: number;
  readonly claims: number;
  readonly origins: number;
  readonly lookalikes: readonly LookAlike[];
}

/** What a list is filtered and ordered by, beside the row that is shown; `body` is any plain data. */
interface Keyed {
  readonly id: string;
  readonly story: StoryId;
  /** What the list is ordered by, newest first; null when undated. */
  readonly at: Instant | null;
  /** The row as it is shown on this machine. */
  readonly body: unknown;
  /** The row as it may leave this machine; the same as `body` when left out, and nothing at all when null. */
  readonly shared?: unknown;
  /** The row as it may leave before `openFrom`; the same as `shared` when left out. */
  readonly fresh?: unknown;
  /** From when `shared` may leave in place of `fresh`; null: at any time. */
  readonly openFrom?: Instant | null;
}

export interface FindingEntry extends Keyed {
  readonly id: FindingId;
  readonly type: string;
  readonly status: string;
  /** Fewest origins over its history. */
  readonly origins: number;
}

export interface ClaimEntry extends Keyed {
  readonly id: ClaimId;
  readonly article: ArticleId;
  readonly finding: FindingId | null;
  readonly type: string;
  readonly kind: string;
  readonly outlet: string | null;
}

export interface DocumentEntry extends Keyed {
  readonly id: ArticleId;
  readonly outlet: string | null;
  readonly language: string;
}

export interface OriginEntry extends Keyed {
  readonly id: OriginId;
  readonly kind: string;
  readonly party: string | null;
}

/** A passage of a report as it may leave: a block of its text, or its title where that stands outside. */
export interface PassageHit {
  readonly article: ArticleId;
  readonly story: StoryId;
  readonly at: Instant | null;
  readonly role: BlockRole | "title";
  /** UTF-16 offsets into the text as it may leave; 0 for a title. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PassageEntry extends PassageHit {
  /** From when on it may leave; null: at any time. */
  readonly opens: Instant | null;
  /** From when on another takes its place; null: never. */
  readonly closes: Instant | null;
}

/** A dossier without its readings and placements, which are kept once, by article. */
export type StoredDossier = Omit<Dossier, "readings" | "placements">;

/** What may be said of a story outside this machine. */
export interface SharedStory {
  readonly label: string;
  readonly lookalikes: readonly LookAlike[];
  /** The same before `openFrom` (null: at any time), where it is less; null when it is not. */
  readonly fresh: { readonly label: string; readonly lookalikes: readonly LookAlike[]; readonly openFrom: Instant | null } | null;
}

/** The summary of a story as it may leave, and before `openFrom` (null: at any time), where it is less then. */
export interface SharedSummary {
  readonly open: StorySummary;
  readonly fresh: StorySummary | null;
  readonly openFrom: Instant | null;
}

/** The summary for whoever asks at a moment; the one that says less when no moment is known. */
export const summaryAt = ({ open, fresh, openFrom }: SharedSummary, sharedAt: Instant | undefined): StorySummary =>
  fresh !== null && (openFrom === null || sharedAt === undefined || openFrom > sharedAt) ? fresh : open;

/** Everything the picture holds of one story. */
export interface StoryPicture {
  readonly dossier: StoredDossier;
  /** Left out, or null, where nothing of the story may leave. */
  readonly summary?: SharedSummary | null;
  /** The same as on this machine when left out. */
  readonly shared?: SharedStory;
  readonly findings: readonly FindingEntry[];
  readonly claims: readonly ClaimEntry[];
  readonly documents: readonly DocumentEntry[];
  readonly origins: readonly OriginEntry[];
  /** What can be searched; nothing when left out. */
  readonly passages?: readonly PassageEntry[];
}

/** Which part of a list: `limit` rows after the row that `cursor` (from the page before) stands for. */
export interface PageOf {
  readonly limit: number;
  readonly cursor?: string | null | undefined;
  /** Only rows of this instant or later; leaves out undated ones. */
  readonly since?: Instant | undefined;
  /** Only rows before this instant. */
  readonly until?: Instant | undefined;
  /** Whose eyes the rows are for: this machine's (default), or whoever asks from outside at this moment. */
  readonly sharedAt?: Instant | undefined;
}

export interface Page<R> {
  readonly rows: readonly R[];
  /** Cursor of the next page; null when this is the last. */
  readonly next: string | null;
}

export interface StoryQuery extends PageOf {
  /** Newest report first (default), or most reports first. */
  readonly order?: "newest" | "size" | undefined;
}
export interface FindingQuery extends PageOf {
  readonly story?: StoryId | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
}
export interface ClaimQuery extends PageOf {
  readonly story?: StoryId | undefined;
  readonly article?: ArticleId | undefined;
  readonly finding?: FindingId | undefined;
  readonly type?: string | undefined;
  readonly kind?: string | undefined;
  readonly outlet?: string | undefined;
}
export interface DocumentQuery extends PageOf {
  readonly story?: StoryId | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
}
export interface OriginQuery extends PageOf {
  readonly story?: StoryId | undefined;
  readonly kind?: string | undefined;
  readonly party?: string | undefined;
}

export interface PassageQuery extends PageOf {
  readonly asked: WordQuery;
  readonly story?: StoryId | undefined;
  /** Searching is always for somebody else's eyes: what may not leave is not found either. */
  readonly sharedAt: Instant;
}

/** A story that changed, or went into another. */
export interface Change {
  readonly revision: number;
  readonly story: StoryId;
  /** The story is no more; its id is redirected where another took its place. */
  readonly gone: boolean;
}

/** A story whose picture is out of date; `mark` grows when it changes once more. */
export interface Stale {
  readonly story: StoryId;
  readonly mark: number;
}

/** The stories worked out, kept as tables that are read a page at a time. It says nothing that the reports, placements and decisions do not say. */
export interface Picture {
  /** Says that stories changed: their picture has to be made again. The mark they wait with; 0 for no story. */
  touch(stories: readonly StoryId[]): Promise<number>;
  /** Stories that wait with this mark or an earlier one changed by other rules and not by other reports: nobody is told of it. 0 when none do. */
  quietUpTo(): Promise<number>;
  setQuietUpTo(mark: number): Promise<void>;
  /** At most `limit` stories whose picture is out of date, longest waiting first. */
  stale(limit: number): Promise<readonly Stale[]>;
  /** How many stories there are, and how many of them wait to be made again. */
  counts(): Promise<{ readonly stories: number; readonly stale: number }>;
  /** Replaces what the picture holds of a story; it counts as up to date when it has not changed since `mark`. */
  put(entry: StoryPicture, mark: number): Promise<void>;
  /** Takes a story without articles out of the picture. */
  remove(stale: Stale): Promise<void>;
  /** What the picture was made by; null before the first. */
  maker(): Promise<string | null>;
  setMaker(maker: string): Promise<void>;
  /** How many decisions of the log the picture knows of. */
  decisionsSeen(): Promise<number>;
  setDecisionsSeen(count: number): Promise<void>;
  /** Number of the last change. */
  revision(): Promise<number>;
  /** At most `limit` changes after a revision, in order. */
  changes(after: number, limit: number): Promise<readonly Change[]>;
  stories(query: StoryQuery): Promise<Page<StoryRow>>;
  /** What lists say of each story, most reports first, as it may leave; a page may have fewer rows than asked for. */
  summaries(query: Pick<PageOf, "limit" | "cursor" | "sharedAt">): Promise<Page<StorySummary>>;
  findings(query: FindingQuery): Promise<Page<unknown>>;
  claims(query: ClaimQuery): Promise<Page<unknown>>;
  documents(query: DocumentQuery): Promise<Page<unknown>>;
  origins(query: OriginQuery): Promise<Page<unknown>>;
  /** Passages that hold the words asked for. */
  search(query: PassageQuery): Promise<Page<PassageHit>>;
  findStory(id: StoryId, sharedAt?: Instant): Promise<StoryRow | null>;
  /** The story with this number. */
  findNumber(number: number, sharedAt?: Instant): Promise<StoryRow | null>;
  /** Id of the story that had this number and is no more; a number is never given again. */
  findGone(number: number): Promise<StoryId | null>;
  /** The row of a finding, claim, document or origin; null when there is none, or it may not leave. */
  findRow(
    list: "findings" | "claims" | "documents" | "origins",
    id: string,
    sharedAt?: Instant,
  ): Promise<{ readonly story: StoryId; readonly body: unknown } | null>;
  dossier(story: StoryId): Promise<StoredDossier | null>;
}
