import { Client, type QueryConfig } from "pg";

const NUL = "\0";
/** What stands in place of what cannot be written. */
const REPLACED = "\ufffd";

/** PostgreSQL has no NUL in its texts: nothing it keeps has one, and a value that has one is that of no row. */
const writable = (value: unknown): unknown => (typeof value === "string" && value.includes(NUL) ? value.replaceAll(NUL, REPLACED) : value);

type Ask = (question: string | QueryConfig, values?: readonly unknown[], ...rest: readonly unknown[]) => unknown;

/** A connection that can be asked for any text. */
export class TextClient extends Client {
  constructor(...settings: ConstructorParameters<typeof Client>) {
    super(...settings);
    const ask = this.query.bind(this) as Ask;
    const askWritable: Ask = (question, values, ...rest) => ask(question, Array.isArray(values) ? values.map(writable) : values, ...rest);
    this.query = askWritable as typeof this.query;
  }
}
