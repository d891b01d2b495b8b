import { parentPort, workerData } from "node:worker_threads";
import { faultWords } from "../app/fault.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import { type FaultFacts, faultFacts } from "../observe/fault-facts.ts";
import { type Answered, type Call, type Machine, runCall } from "./call.ts";

/** What a thread is told: a call to run, or that nobody waits for its answer any more. */
export type ToThread = { readonly call: Call } | { readonly stop: true };

/** What a thread says back; a fault carries its stack for the server's own log. */
export type FromThread =
  | { readonly answered: Answered }
  | { readonly failed: { readonly code: ErrorCode; readonly values: Readonly<Record<string, string>> } }
  | { readonly fault: { readonly words: string; readonly stack: string; readonly facts: FaultFacts } };

const machine = workerData as Machine;
let running = new AbortController();

async function answer(call: Call): Promise<FromThread> {
  running = new AbortController();
  try {
    return { answered: await runCall(call, machine, running.signal) };
  } catch (error) {
    if (error instanceof AppError) return { failed: { code: error.code, values: error.values } };
    return { fault: { words: faultWords(error), stack: error instanceof Error ? (error.stack ?? "") : "", facts: faultFacts(error) } };
  }
}

parentPort?.on("message", (message: ToThread) => {
  if ("stop" in message) running.abort();
  else void answer(message.call).then((reply) => parentPort?.postMessage(reply));
});
