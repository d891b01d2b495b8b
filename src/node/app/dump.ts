/** Tables that hold what cannot be made again, in the order they are filled, each with its key; what is not here is worked out from them. */
export const KEPT_TABLES = {
  captures: "position",
  readings: "position",
  placements: "position",
  decisions: "position",
  removals: "position",
  chains: "name",
  redirects: "old_id",
  feeds: "url",
  feed_items: "key",
  watches: "id",
  drafts: "article",
  settings: "name",
} as const;
export type KeptTable = keyof typeof KEPT_TABLES;

/** A row as its columns. */
export type KeptRow = Readonly<Record<string, string | number | null | Uint8Array>>;

/** Rows as they are kept, for whoever copies a store. */
export interface Dump {
  /** At most `limit` rows after a key, in order of the key. */
  page(table: KeptTable, after: string | number | null, limit: number): Promise<readonly KeptRow[]>;
  /** Adds rows to an empty table, as they are. Only inside a transaction. */
  fill(table: KeptTable, rows: readonly KeptRow[]): Promise<void>;
}
