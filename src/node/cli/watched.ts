import { z } from "zod";
import type { Operation, Spoken } from "../app/operation.ts";
import type { Deps, Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import type { Machine } from "../run/call.ts";
import { makeDeps } from "../run/deps.ts";
import { observe, observedInput, statusOf } from "./observed.ts";

const observed = z.object(observedInput);

/** The operation as the command line spells it: one that may go on for days can be watched from outside. */
export const spoken = (operation: Operation): Spoken => (operation.lasting ? { ...operation, input: operation.input.extend(observedInput) } : operation);

/** What a run is watched with. */
export interface Watch {
  readonly observe: Deps["observe"];
  /** Where lines beside the answer go: to the log for programs; null where a person reads them. */
  readonly note: Deps["note"] | null;
  /** No more work is taken from now on. */
  readonly stopping: () => void;
  readonly close: () => Promise<void>;
}

/** Watches a run as its options say; null where none of them was given. */
export async function watchRun(operation: Operation, raw: Readonly<Record<string, unknown>>, machine: Machine): Promise<Watch | null> {
  if (!operation.lasting) return null;
  const parsed = observed.safeParse(raw);
  if (!parsed.success) throw new AppError("input/invalid", { detail: `--log: ${parsed.error.issues[0]?.message ?? "wrong value"}`, command: operation.name });
  const given = parsed.data;
  if (given.log === "off" && given.status === undefined && given.traces === undefined) return null;
  const status = statusOf(given, operation.name);
  // loaded here: a run that nobody watches needs none of it
  const [{ watchWork }, { measureStore }, { ReadinessCheck }, { openStatus }] = await Promise.all([
    import("../observe/watch-work.ts"),
    import("../observe/store-measures.ts"),
    import("../observe/readiness.ts"),
    import("../rest/status-server.ts"),
  ]);
  const observer = await observe(given, operation.name, machine.version);
  const deps = makeDeps(machine);
  // a connection of its own, so that a probe sees whether there is one to be had
  let opened: Promise<Store> | null = null;
  const store = (): Promise<Store> => {
    opened ??= deps.openStore("existing").catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  const { log, measures } = observer;
  measureStore(measures, store, deps.clock);
  const readiness = new ReadinessCheck(store);
  const probes = status === null ? null : await openStatus({ ...status, measures, readiness, log });
  log("", { event: "working", operation: operation.name, status: probes?.url ?? null });
  return {
    observe: watchWork(observer, store),
    note: given.log === "json" ? (line) => log(line) : null,
    stopping: () => {
      readiness.stop();
      log("", { event: "stopping" });
    },
    close: async () => {
      await probes?.close();
      await (await opened?.catch(() => null))?.close();
      await observer.close();
    },
  };
}
