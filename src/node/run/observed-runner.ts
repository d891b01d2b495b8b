import { inner, operations } from "../app/operations/index.ts";
import { outcomeOf } from "../app/team/record.ts";
import type { Ending } from "../observe/measures.ts";
import type { Observer } from "../observe/observer.ts";
import type { Runner } from "./call.ts";

const NAMES: ReadonlySet<string> = new Set([...operations, ...inner].map(({ name }) => name));

/** A runner whose calls are measured, traced and written down: the name of the operation, how it ended and how long it took. */
export function observedRunner(run: Runner, { log, measures, traces }: Observer): Runner {
  return async (call, signal) => {
    const operation = NAMES.has(call.operation) ? call.operation : "unknown";
    const start = performance.now();
    const ended = (ending: Ending, code: string | null): void => {
      const seconds = (performance.now() - start) / 1000;
      measures.call(operation, ending, seconds);
      log("", { event: "call", operation, ending, code, ms: Math.round(seconds * 1000) });
    };
    return traces.span({ name: `operation ${operation}`, kind: "inside", attributes: { "unecho.operation": operation } }, async () => {
      try {
        const answered = await run(call, signal);
        ended("done", null);
        return answered;
      } catch (error) {
        const { code } = outcomeOf(error);
        ended(code === "server/fault" || code === null ? "fault" : "refused", code);
        throw error;
      }
    });
  };
}
