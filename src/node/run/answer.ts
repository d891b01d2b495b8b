import type { Outcome } from "../app/operation.ts";

/** What an operation answered, for a program: its data, or all its rows as a list. */
export async function answerOf(outcome: Outcome): Promise<unknown> {
  if (outcome.rows === null) return outcome.data;
  const rows: unknown[] = [];
  for await (const row of outcome.rows) {
    const { json } = row as { readonly json?: unknown };
    rows.push(typeof json === "string" ? JSON.parse(json) : row);
  }
  return rows;
}
