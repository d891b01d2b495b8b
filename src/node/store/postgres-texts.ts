const NUL = "\0";
/** What stands in place of what cannot be written. */
const REPLACED = "\ufffd";

/** PostgreSQL has no NUL in its texts: nothing it keeps has one, and a value that has one is that of no row. */
const writable = (value: unknown): unknown => (typeof value === "string" && value.includes(NUL) ? value.replaceAll(NUL, REPLACED) : value);

type Ask = (question: unknown, values?: unknown, ...rest: readonly unknown[]) => unknown;

/** Lets a connection be asked for any text. */
export function acceptAnyText(client: { query: unknown }): void {
  const ask = (client.query as Ask).bind(client);
  const askWritable: Ask = (question, values, ...rest) => ask(question, Array.isArray(values) ? values.map(writable) : values, ...rest);
  client.query = askWritable;
}
