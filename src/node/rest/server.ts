import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { keepDelivering } from "../alerts/deliver.ts";
import type { Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import { confirmations } from "../mcp/confirm.ts";
import { KeptAnswers } from "../mcp/kept-answers.ts";
import type { Observer } from "../observe/observer.ts";
import { ReadinessCheck } from "../observe/readiness.ts";
import { measureStore } from "../observe/store-measures.ts";
import type { Machine } from "../run/call.ts";
import { makeDeps } from "../run/deps.ts";
import { observedRunner } from "../run/observed-runner.ts";
import { ThreadRunner } from "../run/thread-runner.ts";
import { restApp } from "./app.ts";
import { ChangeFeed } from "./changes.ts";
import { localGate } from "./gates/local-gate.ts";
import { teamGate } from "./gates/team-gate.ts";
import { listen } from "./listen.ts";
import { measureWork } from "./measure-work.ts";
import { recorder } from "./recorder.ts";
import { openStatus, type StatusOptions } from "./status-server.ts";
import { openWebFiles } from "./web-files.ts";

interface Options {
  readonly host: string;
  readonly port: number;
  readonly threads: number;
  readonly mcpWrite: boolean;
  /** The store holds the bundled example and goes when the server stops. */
  readonly example?: boolean;
  /** Null: nobody signs in, and only this machine is answered. */
  readonly team: {
    readonly originOf: (host: string) => string | null;
    readonly behindProxy: boolean;
  } | null;
  /** Watches over the server; whoever opened it closes it. */
  readonly observer: Observer;
  /** A second address for probes and Prometheus; null for none. */
  readonly status: StatusOptions | null;
}

/** The data folder is its owner's alone, also when something else made it. */
function closeToOthers(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/** A server on a store of this machine. */
export async function openServer(machine: Machine, { host, port, threads, mcpWrite, team, example = false, observer, status }: Options) {
  closeToOthers(machine.settings.data);
  const stop = new AbortController();
  const { log } = observer;
  const deps = makeDeps({ ...machine, note: log, signal: stop.signal });
  const opened = await deps.openStore("create");
  const store = async (): Promise<Store> => opened;
  const users = await opened.accounts.listUsers();
  if (team === null && users.length > 0) log("this store has a team, and without --team everybody with an account on this machine may do everything");
  if (team !== null && !users.some(({ role }) => role === "admin")) {
    await opened.close();
    throw new AppError("serve/no-admin");
  }
  const changes = new ChangeFeed(store);
  const runner = new ThreadRunner(machine, { threads, log });
  measureStore(observer.measures, store, deps.clock);
  measureWork(observer.measures, { runner, changes });
  const readiness = new ReadinessCheck(store);
  const app = restApp({
    run: observedRunner(runner.run, observer),
    store,
    changes,
    gate: team === null ? localGate(randomBytes(24).toString("base64url")) : teamGate({ store, clock: deps.clock, ...team }),
    record: recorder(store, deps.clock, log),
    clock: deps.clock,
    packs: deps.packs,
    version: machine.version,
    web: openWebFiles(join(machine.root, "dist/web"), { example }),
    mcpWrite,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    observer,
    readiness,
  });
  const listening = await listen(app.fetch, host, port);
  const probes = status === null ? null : await openStatus({ ...status, measures: observer.measures, readiness, log });
  const telling = keepDelivering(opened, deps);
  return {
    url: listening.url,
    port: listening.port,
    /** Where probes and Prometheus ask; null where they have no address of their own. */
    statusUrl: probes?.url ?? null,
    async close(): Promise<void> {
      readiness.stop();
      changes.close();
      await listening.close();
      await runner.close();
      stop.abort();
      await telling;
      await opened.close();
      await probes?.close();
    },
  };
}
