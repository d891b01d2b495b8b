import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { AppError } from "../errors.ts";
import type { Deps, Holder, Store } from "./ports.ts";

/** Milliseconds after which a writer on another machine that gave no sign is taken for dead. */
const SILENT_MS = 10 * 60_000;
/** Milliseconds to wait for another writer, and between two looks. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 200;

/** The process is there, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A writer on this machine is gone when its process is; one elsewhere when it has been silent for long. */
const isGoneAt =
  (now: string) =>
  (other: Holder): boolean =>
    (other.host === hostname() && !isAlive(other.pid)) || Date.parse(now) - Date.parse(other.renewedAt) > SILENT_MS;

const saidOf = ({ command, pid, host, since }: Holder): string => `${command} (process ${pid} on ${host}, since ${since})`;

/** The command of this process without its arguments, which may hold a password. */
const ownCommand = (program: string): string => `${program} ${/^[a-z-]+$/.exec(process.argv[2] ?? "")?.[0] ?? ""}`.trim();

/** Who is writing into a store at length; null when nobody is. */
export async function writerOf(store: Store, deps: Deps): Promise<Holder | null> {
  const holder = await store.findLease();
  return holder === null || isGoneAt(deps.clock.now())(holder) ? null : holder;
}

/**
 * Does a long piece of writing as the one writer of a store. Waits for another one, saying who it is, and gives up in the end.
 * `renew` is to be called from time to time.
 */
export async function asWriter<T>(store: Store, deps: Deps, work: (renew: () => Promise<void>) => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const now = deps.clock.now();
  const mine: Holder = { id: randomUUID(), pid: process.pid, host: hostname(), command: ownCommand(deps.program), since: now, renewedAt: now };
  const take = (): Promise<Holder | null> => {
    const renewedAt = deps.clock.now();
    return store.takeLease({ ...mine, renewedAt }, isGoneAt(renewedAt));
  };
  const giveUp = performance.now() + patienceMs;
  for (let told = false; ; ) {
    const other = await take();
    if (other === null) break;
    if (performance.now() > giveUp || deps.signal.aborted) throw new AppError("store/busy", { path: store.place, holder: saidOf(other) });
    if (!told) deps.note(`waiting for ${saidOf(other)}`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const renew = async (): Promise<void> => {
    const other = await take();
    if (other !== null) throw new AppError("store/busy", { path: store.place, holder: saidOf(other) });
  };
  try {
    return await work(renew);
  } finally {
    // on a full disk it cannot be given back, and what went wrong before is what is said; it ends with this process
    await store.dropLease(mine.id).catch(() => undefined);
  }
}
