import { type RawBuilder, sql } from "kysely";
import type { Page, PageOf } from "../app/picture.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Connection } from "./engine.ts";

/** The lists of the picture that have one row for each thing of a story. */
export type ListName = "findings" | "claims" | "documents" | "origins";

/** A row of a list with what may be shown of it to whom. */
export interface ListRow {
  readonly id: string;
  readonly story: string;
  readonly at: string;
  readonly hidden: number;
  readonly open_from: string | null;
  readonly body: string;
  readonly shared: string | null;
  readonly fresh: string | null;
}

/** What is shown of a row: everything on this machine; from outside what may leave at that moment. */
export function shownJson(row: Pick<ListRow, "body" | "shared" | "fresh" | "open_from">, sharedAt: string | undefined): string {
  if (sharedAt === undefined) return row.body;
  const open = row.open_from === null || row.open_from <= sharedAt;
  return (open ? null : row.fresh) ?? row.shared ?? row.body;
}

/** Columns that lists are filtered by, from those that leave the fewest rows. */
const NARROW_FIRST = ["article", "finding", "story", "party", "outlet", "type", "kind", "status", "language"] as const;
type Filter = (typeof NARROW_FIRST)[number];

/** Pairs of filters that have an order of their own. */
const PAIRS: Readonly<Record<ListName, readonly string[]>> = {
  findings: ["type status"],
  claims: ["outlet type", "outlet kind"],
  documents: ["outlet language"],
  origins: ["party kind"],
};

/** The filters that choose the index: the pair the list is ordered within, or the narrowest one alone. */
function choosing(list: ListName, given: readonly Filter[]): readonly Filter[] {
  const [first, ...rest] = given;
  const second = rest.find((column) => PAIRS[list].includes(`${first} ${column}`));
  return first === undefined ? [] : second === undefined ? [first] : [first, second];
}

/** A page of a list, newest first; `filters` hold where they are given. The work is that of the page, however long the list is. */
export async function readPage(
  connection: Connection,
  list: ListName,
  query: PageOf,
  filters: Readonly<Partial<Record<Filter, string | undefined>>>,
): Promise<Page<unknown>> {
  const conditions: RawBuilder<unknown>[] = [];
  const given = NARROW_FIRST.filter((column) => filters[column] !== undefined);
  // the other filters may not choose the index: without statistics an engine takes any, and reads a whole kind for one story
  const first = choosing(list, given);
  for (const column of given)
    conditions.push(first.includes(column) ? sql`${sql.ref(column)} = ${filters[column]}` : sql`(${sql.ref(column)} || '') = ${filters[column]}`);
  if (query.since !== undefined) conditions.push(sql`at >= ${query.since}`);
  if (query.until !== undefined) conditions.push(sql`at < ${query.until}`);
  if (query.sharedAt !== undefined) conditions.push(sql`hidden = 0`);
  const after = readCursor(query.cursor, "string");
  if (after !== null) conditions.push(sql`(at, id) < (${after[0]}, ${after[1]})`);
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<ListRow>`select * from ${sql.table(list)} ${where} order by at desc, id desc limit ${query.limit + 1}`.execute(connection);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => JSON.parse(shownJson(row, query.sharedAt)) as unknown),
    next: rows.length > query.limit && last !== undefined ? writeCursor([last.at, last.id]) : null,
  };
}
