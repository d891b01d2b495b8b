import type { Store } from "../src/node/app/ports.ts";
import { productVersion } from "../src/node/app/product-version.ts";
import { readSettings } from "../src/node/config.ts";
import { confirmations } from "../src/node/mcp/confirm.ts";
import { KeptAnswers } from "../src/node/mcp/kept-answers.ts";
import { unobserved } from "../src/node/observe/observer.ts";
import { ReadinessCheck } from "../src/node/observe/readiness.ts";
import { restApp } from "../src/node/rest/app.ts";
import { ChangeFeed } from "../src/node/rest/changes.ts";
import { localGate } from "../src/node/rest/gates/local-gate.ts";
import { recorder } from "../src/node/rest/recorder.ts";
import { type Call, type Machine, runCall } from "../src/node/run/call.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { root } from "./run-unecho.ts";

export const HOST = "127.0.0.1:4173";
export const TOKEN = "token-of-this-test";

/** What a page of our own sends with a write. */
export const OWN_PAGE: Readonly<Record<string, string>> = {
  host: HOST,
  origin: `http://${HOST}`,
  "x-unecho-token": TOKEN,
  "content-type": "application/json",
};

export const machineFor = (data: string, database: string | null = null): Machine => ({
  settings: readSettings({ data, quiet: true, ...(database === null ? {} : { database }) }, {}, false),
  program: "unecho",
  version: productVersion(),
  root,
});

/** The HTTP door in local mode, in this process and without a port; `calls` counts what reached an operation. */
export function localRest(data: string, database: string | null = null) {
  const calls: Call[] = [];
  const logged: string[] = [];
  const observer = unobserved((line) => line !== "" && logged.push(line));
  const machine = machineFor(data, database);
  const deps = makeDeps(machine);
  let opened: Promise<Store> | null = null;
  const store = (): Promise<Store> => {
    opened ??= deps.openStore("create");
    return opened;
  };
  const changes = new ChangeFeed(store, 20);
  const app = restApp({
    store,
    changes,
    run: (call, signal) => {
      calls.push(call);
      return runCall(call, machine, signal);
    },
    gate: localGate(TOKEN),
    record: recorder(store, deps.clock, observer.log),
    clock: { now: () => "2031-01-01T00:00:00.000Z" },
    packs: deps.packs,
    version: machine.version,
    web: null,
    mcpWrite: true,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    observer,
    readiness: new ReadinessCheck(store),
  });
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    Promise.resolve(app.request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...(init.headers as Record<string, string>) } }));
  const post = (path: string, body: unknown): Promise<Response> => ask(path, { method: "POST", headers: OWN_PAGE, body: JSON.stringify(body) });
  /** To be called before the folder of the store is removed. */
  const close = async (): Promise<void> => {
    changes.close();
    await (await opened)?.close();
  };
  return { app, ask, post, calls, logged, store, close };
}
