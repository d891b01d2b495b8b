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
 * `renew` is to be called from time to time. Transactions of the store that the work is given hold the lease as well: a writer that was taken for dead
 * and wakes up changes nothing. `id` is for who comes back after the database was gone and could not give its lease back.
 */
export async function asWriter<T>(
  store: Store,
  deps: Deps,
  work: (renew: () => Promise<void>, fenced: Store) => Promise<T>,
  patienceMs = PATIENCE_MS,
  id: string = randomUUID(),
): Promise<T> {
  const now = deps.clock.now();
  const mine: Holder = { id, pid: process.pid, host: hostname(), command: ownCommand(deps.program), since: now, renewedAt: now };
  const take = (from: Store = store): Promise<Holder | null> => {
    const renewedAt = deps.clock.now();
    return from.takeLease({ ...mine, renewedAt }, isGoneAt(renewedAt));
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
  const renew = async (from: Store = store): Promise<void> => {
    const other = await take(from);
    if (other !== null) throw new AppError("store/busy", { path: store.place, holder: saidOf(other) });
  };
  const fenced: Store = {
    ...store,
    transaction: (inside) =>
      store.transaction(async (inner) => {
        await renew(inner);
        return inside(inner);
      }),
  };
  try {
    return await work(() => renew(), fenced);
  } finally {
    // on a full disk it cannot be given back, and what went wrong before is what is said; it ends with this process
    await store.dropLease(mine.id).catch(() => undefined);
  }
}
