import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { confirmations } from "../mcp/confirm.ts";
import { KeptAnswers } from "../mcp/kept-answers.ts";
import type { Machine } from "../run/call.ts";
import { ThreadRunner } from "../run/thread-runner.ts";
import { restApp } from "./app.ts";
import { localGate } from "./gates/local-gate.ts";
import { listen } from "./listen.ts";

interface Options {
  readonly host: string;
  readonly port: number;
  readonly threads: number;
  readonly mcpWrite: boolean;
  readonly log: (line: string) => void;
}

/** The data folder is its owner's alone, also when something else made it. */
function closeToOthers(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/** A server on a store of this machine. */
export async function openServer(machine: Machine, { host, port, threads, mcpWrite, log }: Options) {
  closeToOthers(machine.settings.data);
  const runner = new ThreadRunner(machine, { threads, log });
  const gate = localGate(randomBytes(24).toString("base64url"));
  const app = restApp({
    run: runner.run,
    gate,
    clock: { now: () => new Date().toISOString() },
    version: machine.version,
    mcpWrite,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    log,
  });
  const listening = await listen(app.fetch, host, port);
  return {
    url: listening.url,
    port: listening.port,
    async close(): Promise<void> {
      await listening.close();
      await runner.close();
    },
  };
}
