import type { ArticleId, ClaimId, FindingId, Instant, StoryId } from "../../core/model/index.ts";
import type { Target, Watch } from "../alerts/watch.ts";

/** A watch as it is kept. */
export interface KeptWatch {
  readonly watch: Watch;
  readonly target: Target;
  /** What permalinks in its alerts begin with. */
  readonly base: string;
  readonly by: string;
  readonly at: Instant;
  /** Why it tells nobody anything any more; null while it does. */
  readonly suspended: string | null;
}

/** What an alert is about. No word of a report is in it: those are looked up when it is sent, as they may leave then. */
export interface AlertFacts {
  readonly event: Watch["on"][number];
  readonly story: StoryId;
  readonly finding: FindingId;
  readonly status: string;
  /** The claim whose words stand for the finding, and whether its clause reads alone. */
  readonly claim: ClaimId;
  readonly article: ArticleId;
  readonly clause: boolean;
  readonly old: string | null;
  readonly new: string;
}

/** An alert on its way. */
export interface KeptAlert {
  /** SHA-256 of watch, finding and change: the same change gives the same key, and the receiver is told it. */
  readonly key: string;
  readonly watch: string;
  readonly at: Instant;
  readonly facts: AlertFacts;
  readonly state: "waiting" | "sent" | "dead";
  /** When it is sent or tried again. */
  readonly dueAt: Instant;
  /** Times it was taken to be sent. */
  readonly tries: number;
  /** Why the last try failed, or why it was given up. */
  readonly problem: string | null;
}

/** What became of an alert that was taken to be sent. */
export type Settled = Pick<KeptAlert, "key" | "state" | "dueAt" | "problem">;

/** How many alerts of a watch are in which state. */
export interface AlertCount {
  readonly watch: string;
  readonly state: KeptAlert["state"];
  readonly count: number;
}

/** What is watched for, and what has to be told: an outbox that survives the process. */
export interface Watches {
  /** A name no watch of this store ever had: "w1". Only inside a transaction. */
  nextName(): Promise<string>;
  /** Adds a watch, or replaces the one of that name. */
  putWatch(watch: KeptWatch): Promise<void>;
  /** All of them, oldest first. */
  listWatches(): Promise<readonly KeptWatch[]>;
  /** True when it was there; its alerts go with it. */
  removeWatch(id: string): Promise<boolean>;
  /** Keeps alerts whose key is not there yet. */
  addAlerts(alerts: readonly KeptAlert[]): Promise<void>;
  /** Takes at most `limit` waiting alerts that are due, oldest first; nobody else is given them before `until`. Only inside a transaction. */
  takeDue(now: Instant, until: Instant, limit: number): Promise<readonly KeptAlert[]>;
  settleAlerts(list: readonly Settled[]): Promise<void>;
  /** The newest alerts of a watch; of one state where it is given. */
  alertsOf(watch: string, limit: number, state?: KeptAlert["state"]): Promise<readonly KeptAlert[]>;
  countAlerts(): Promise<readonly AlertCount[]>;
  /** Takes out alerts about these articles, sent or not. */
  dropAbout(articles: readonly ArticleId[]): Promise<void>;
  /** Takes out alerts of before a moment that wait for nothing. */
  dropBefore(moment: Instant): Promise<void>;
}
