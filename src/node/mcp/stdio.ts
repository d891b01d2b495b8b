import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Machine } from "../run/call.ts";
import { makeDeps } from "../run/deps.ts";
import { recordHere } from "../run/recorded.ts";
import { ThreadRunner } from "../run/thread-runner.ts";
import { confirmations } from "./confirm.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { mcpServer } from "./mcp-server.ts";

/** Speaks MCP on standard input and output until `signal` is aborted or the input ends. */
export async function serveStdio(machine: Machine, write: boolean, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  const runner = new ThreadRunner(machine, { threads: 1, log });
  const server = mcpServer(
    { run: runner.run, version: machine.version, confirmation: confirmations(), kept: new KeptAnswers(), log },
    { write, account: null, record: (entry) => recordHere(entry, makeDeps(machine)) },
  );
  const ended = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    process.stdin.once("end", resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await runner.close();
}
