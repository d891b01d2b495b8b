import type { Operation } from "../app/operation.ts";
import type { Deps } from "../app/ports.ts";

/** Runs an operation for a program: its data, or all its rows as a list. */
export async function answerOf(operation: Operation, input: unknown, deps: Deps): Promise<unknown> {
  const outcome = await operation.call(input, deps);
  if (outcome.rows === null) return outcome.data;
  const rows: unknown[] = [];
  for await (const row of outcome.rows) {
    const { json } = row as { readonly json?: unknown };
    rows.push(typeof json === "string" ? JSON.parse(json) : row);
  }
  return rows;
}
