import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { BatchLease } from "../app/backlog.ts";
import type { Deps, Store } from "../app/ports.ts";
import type { Hints } from "./hints.ts";
import { keepPlacing } from "./keep-placing.ts";
import { readBatch } from "./read-batch.ts";
import { type ArticleLimits, StretchReader } from "./stretch-reader.ts";
import type { Observe } from "./work-event.ts";
import { patiently } from "./world.ts";

export interface WorkOptions {
  /** Threads that read. */
  readonly threads: number;
  /** Goes on when nothing is left, for batches that come later. */
  readonly stay: boolean;
  /** Also gives reports their places, when nobody else does. */
  readonly place: boolean;
  readonly limits: ArticleLimits;
  /** Milliseconds after which a batch whose holder gives no sign is free for others. */
  readonly leaseMs: number;
  /** Milliseconds after which a batch that waits is told of again. */
  readonly retellMs: number;
  /** Batches that may be read ahead of the first that has no place yet. */
  readonly ahead: number;
  readonly hints: Hints | null;
  /** Threads that are there already, and stay when the worker ends; as many as `threads`. */
  readonly readers?: readonly StretchReader[];
}

/** What one run of a worker did. */
export interface WorkReport {
  batches: number;
  reports: number;
  skipped: number;
  dead: number;
  /** Batches somebody else had when we came back with them. */
  refused: number;
  /** Archives that could not be read here, with the reason. */
  readonly unreadable: Map<number, string>;
}

/** Milliseconds between two looks at the ledger, and longest wait for a hint. */
const LOOK_MS = 200;
const HINT_MS = 500;
/** Batches told of at once. */
const TELL = 1000;

/** Whether reports have their places and the picture does not show them: whoever placed them was killed before it was worked out. */
const isPictureDue = async (store: Store): Promise<boolean> =>
  (await store.picture.stale(1)).length > 0 || (await store.settledTo()) < (await store.lastPosition());

/** One run of a worker: takes batches, a few at a time, has threads read them, and commits each in one transaction. */
class Work {
  private readonly report: WorkReport = { batches: 0, reports: 0, skipped: 0, dead: 0, refused: 0, unreadable: new Map() };
  private readonly held = new Map<number, BatchLease>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private readonly idle: StretchReader[];
  private readonly store: Store;
  private readonly deps: Deps;
  private readonly options: WorkOptions;
  private readonly observe: Observe;
  private toldAt = Number.NEGATIVE_INFINITY;
  private failure: unknown = null;

  constructor(store: Store, deps: Deps, options: WorkOptions) {
    this.store = store;
    this.deps = deps;
    this.options = options;
    this.observe = (event) => deps.observe(event);
    this.idle = [...(options.readers ?? Array.from({ length: options.threads }, () => new StretchReader(deps.root, options.limits)))];
  }

  /** Asks the database again and again while it cannot be reached, unless we are to end. */
  private patiently<T>(work: () => Promise<T>): Promise<T> {
    return patiently(work, this.deps, this.observe);
  }

  private take(most: number, only: readonly number[] | null): Promise<readonly BatchLease[]> {
    const { leaseMs, ahead } = this.options;
    return this.patiently(() => this.store.backlog.take({ holder: this.holder, leaseMs, most, ahead, only, without: [...this.report.unreadable.keys()] }));
  }

  /** Batches to work on: those the queue tells of; when it tells of none, whatever the ledger has. */
  private async next(most: number): Promise<readonly BatchLease[]> {
    const { hints, retellMs } = this.options;
    if (hints === null) return this.take(most, null);
    if (performance.now() - this.toldAt > retellMs) {
      this.toldAt = performance.now();
      const untold = await this.patiently(() => this.store.backlog.untold(retellMs, TELL));
      if (untold.length > 0) this.observe({ kind: "told", batches: await hints.tell(untold) });
    }
    const heard = await hints.hear(most, HINT_MS);
    if (heard.length === 0) return this.take(most, null);
    const leases = await this.take(most, [...new Set(heard.map(({ batch }) => batch))]);
    // from here on the ledger has it: a worker that dies lets the lease run out
    await Promise.all(heard.map((hint) => hint.heard()));
    return leases;
  }

  private begin(lease: BatchLease): void {
    const reader = this.idle.pop();
    if (reader === undefined) return;
    this.held.set(lease.batch, lease);
    this.observe({ kind: "leased", batch: lease.batch, fence: lease.fence, tries: lease.tries });
    const free = (): void => void this.idle.push(reader);
    const work = readBatch(lease, reader, free, { store: this.store, observe: this.observe, patiently: (ask) => this.patiently(ask) }, this.report)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => {
        this.held.delete(lease.batch);
        this.underWay.delete(work);
      });
    this.underWay.add(work);
  }

  /** Holds what is under way for longer, several times before it would run out. */
  private beat(): NodeJS.Timeout {
    const { leaseMs } = this.options;
    const renew = (): void => {
      const leases = [...this.held.values()];
      // a lease that is lost is refused when its batch is committed
      if (leases.length > 0) void this.store.backlog.renew(leases, leaseMs).catch(() => undefined);
    };
    return setInterval(renew, leaseMs / 4);
  }

  async run(): Promise<WorkReport> {
    const { threads, stay, place } = this.options;
    const { signal } = this.deps;
    const beat = this.beat();
    const placing = place ? keepPlacing(this.store, this.deps, { stay, holder: this.holder, observe: this.observe }) : null;
    try {
      while (!signal.aborted && this.failure === null) {
        // a batch that is being written down counts: a slow database stops the reading
        const room = Math.min(this.idle.length, threads * 2 - this.underWay.size);
        const leases = room > 0 ? await this.next(room) : [];
        for (const lease of leases) this.begin(lease);
        this.deps.progress("reading", this.report.reports, null);
        if (leases.length > 0) continue;
        if (this.underWay.size === 0 && !stay) {
          const left = await this.patiently(() => this.store.backlog.left([...this.report.unreadable.keys()]));
          if (!left.read && !(place && (left.place || (await this.patiently(() => isPictureDue(this.store)))))) break;
        }
        await Promise.race([...this.underWay, new Promise((resolve) => setTimeout(resolve, LOOK_MS))]);
      }
      if (signal.aborted) this.observe({ kind: "draining" });
      await Promise.all(this.underWay);
      await placing?.stop(signal.aborted || this.failure !== null);
      if (this.failure !== null && !signal.aborted) throw this.failure;
      return this.report;
    } catch (error) {
      if (!signal.aborted) throw error;
      return this.report;
    } finally {
      clearInterval(beat);
      await placing?.stop(true);
      if (this.options.readers === undefined) await Promise.all(this.idle.map((reader) => reader.stop()));
    }
  }
}

/** Works the backlog of a store off until nothing is left, or until it is stopped: what is being read then is finished first. */
export const runWorker = (store: Store, deps: Deps, options: WorkOptions): Promise<WorkReport> => new Work(store, deps, options).run();
