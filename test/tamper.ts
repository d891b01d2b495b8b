import { sql } from "kysely";
import { CHAINS, type ChainName, type LinkContent, makeLink } from "../src/node/app/ledger/chain.ts";
import { type CaptureRow, captureContent, type DecisionRow, decisionContent, type RemovalRow, removalContent } from "../src/node/app/ledger/entries.ts";
import { type AuditRow, auditContent } from "../src/node/app/team/audit.ts";
import type { Connection } from "../src/node/store/engine.ts";
import type { Dice } from "./seeded-random.ts";

/** Something done to a ledger behind the program's back. */
export interface Tampering {
  readonly kind: string;
  readonly what: string;
  /** Head of the chain before, where only somebody who noted it can find out; null where the store itself shows it. */
  readonly head: string | null;
}

type Value = string | number | null | Uint8Array;
type Row = Readonly<Record<string, Value>>;
/** Null when the dice chose what is not there; they are thrown again. */
type Way = (connection: Connection, dice: Dice) => Promise<Omit<Tampering, "kind"> | null>;

const CONTENT: Readonly<Record<ChainName, (row: Row) => LinkContent>> = {
  captures: (row) => captureContent(row as unknown as CaptureRow),
  decisions: (row) => decisionContent(row as unknown as DecisionRow),
  removals: (row) => removalContent(row as unknown as RemovalRow),
  audit: (row) => auditContent(row as unknown as AuditRow),
};
/** The columns of an entry that no other may have. */
const NAMES: Readonly<Record<ChainName, string | null>> = { captures: "id", decisions: null, removals: "article", audit: null };

const rowsOf = async (connection: Connection, table: ChainName): Promise<readonly Row[]> =>
  (await sql<Row>`select * from ${sql.table(table)} order by position`.execute(connection)).rows;

const set = (connection: Connection, table: string, key: string, value: Value | undefined, columns: Row) =>
  sql`update ${sql.table(table)} set ${sql.join(Object.entries(columns).map(([name, to]) => sql`${sql.ref(name)} = ${to}`))} where ${sql.ref(key)} = ${value}`.execute(
    connection,
  );

const remove = (connection: Connection, table: string, key: string, value: Value | undefined) =>
  sql`delete from ${sql.table(table)} where ${sql.ref(key)} = ${value}`.execute(connection);

/** One character another one. */
function changeText(text: string, dice: Dice): string {
  if (text === "") return "x";
  const at = dice.whole(0, text.length - 1);
  const other = text[at] === "7" ? "8" : "7";
  return text.slice(0, at) + other + text.slice(at + 1);
}

/** One bit flipped, or a byte more or less. */
function changeBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  if (bytes.length === 0 || dice.chance(10)) return Uint8Array.from([...bytes, 0]);
  if (dice.chance(10)) return bytes.slice(0, -1);
  const at = dice.whole(0, bytes.length - 1);
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << dice.whole(0, 7)) : byte));
}

function changed(value: Value, dice: Dice): Value {
  if (value === null) return "{}";
  if (typeof value === "number") return value ^ (1 << dice.whole(0, 7));
  return typeof value === "string" ? changeText(value, dice) : changeBytes(value, dice);
}

const pickRow = async (connection: Connection, dice: Dice): Promise<{ readonly table: ChainName; readonly rows: readonly Row[]; readonly row: Row } | null> => {
  const table = dice.pick(CHAINS);
  const rows = await rowsOf(connection, table);
  return rows.length === 0 ? null : { table, rows, row: dice.pick(rows) };
};

const changeValue: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  if (found === null) return null;
  const { table, rows, row } = found;
  const column = dice.pick(Object.keys(row));
  const to = changed(row[column] ?? null, dice);
  // what holds bytes cannot hold words, and two entries cannot stand in one place
  const value = column === "bytes" && to === "{}" ? new Uint8Array([1]) : to;
  if (column === "position" && rows.some(({ position }) => position === value)) return null;
  await set(connection, table, "position", row.position, { [column]: value });
  return { what: `${table} ${row.position}: another ${column}`, head: null };
};

const changeEnd: Way = async (connection, dice) => {
  const name = dice.pick(CHAINS);
  const { rows } = await sql<Row>`select * from chains where name = ${name}`.execute(connection);
  const [end] = rows;
  if (end === undefined || end.length === 0) return null;
  const column = dice.pick(["name", "length", "head", "all"]);
  if (column === "all") await remove(connection, "chains", "name", name);
  else await set(connection, "chains", "name", name, { [column]: changed(end[column] ?? null, dice) });
  return { what: `the end of ${name}: ${column}`, head: null };
};

const deleteEntry: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  if (found === null) return null;
  await remove(connection, found.table, "position", found.row.position);
  return { what: `${found.table} ${found.row.position} deleted`, head: null };
};

/** Puts entries elsewhere, by way of places where none stand. */
async function move(connection: Connection, table: ChainName, moves: readonly (readonly [from: number, to: number])[]): Promise<void> {
  for (const [from] of moves) await set(connection, table, "position", from, { position: -from });
  for (const [from, to] of moves) await set(connection, table, "position", -from, { position: to });
}

const insertEntry: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  if (found === null) return null;
  const { table, rows, row } = found;
  const name = NAMES[table];
  const copy: Row = { ...row, ...(name === null ? {} : { [name]: "7".repeat(64) }) };
  const atEnd = dice.chance(50);
  const position = atEnd ? rows.length + 1 : Number(row.position);
  if (!atEnd) {
    const later = rows.map((other) => Number(other.position)).filter((other) => other >= position);
    await move(
      connection,
      table,
      later.reverse().map((other) => [other, other + 1] as const),
    );
  }
  const previous = String((atEnd ? rows.at(-1)?.hash : row.previous) ?? "");
  const entry = { ...copy, ...makeLink(position, previous, CONTENT[table](copy)) };
  await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(entry).map((column) => sql.ref(column)))}) values (${sql.join(Object.values(entry))})`.execute(
    connection,
  );
  return { what: `${table} ${position} inserted, linked to the one before`, head: null };
};

const exchangeEntries: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  const other = found === null ? null : dice.pick(found.rows);
  if (found === null || other === null || other === found.row) return null;
  const [a, b] = [Number(found.row.position), Number(other.position)];
  await move(connection, found.table, [
    [a, b],
    [b, a],
  ]);
  return { what: `${found.table} ${a} and ${b} exchanged`, head: null };
};

const cutOff: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  if (found === null) return null;
  const { table, rows, row } = found;
  await sql`delete from ${sql.table(table)} where position >= ${row.position}`.execute(connection);
  // whoever also moves the end is found by the head alone
  const isHidden = dice.chance(50);
  if (isHidden) await set(connection, "chains", "name", table, { length: Number(row.position) - 1, head: row.previous ?? null });
  return { what: `${table} cut off before ${row.position}${isHidden ? ", with its end" : ""}`, head: isHidden ? String(rows.at(-1)?.hash) : null };
};

const takeText: Way = async (connection, dice) => {
  const table = dice.pick(["captures", "decisions"] as const);
  const rows = (await rowsOf(connection, table)).filter((row) => (table === "captures" ? row.bytes : row.words) !== null);
  if (rows.length === 0) return null;
  const row = dice.pick(rows);
  await set(connection, table, "position", row.position, table === "decisions" ? { words: null } : { bytes: null, envelope: null, url: null });
  return { what: `the text of ${table} ${row.position} taken out`, head: null };
};

/** Changes an entry and makes every hash after it right again. */
const rewrite: Way = async (connection, dice) => {
  const found = await pickRow(connection, dice);
  if (found === null) return null;
  const { table, rows, row } = found;
  const column = { captures: "received_at", decisions: "ruling", removals: "reason", audit: "about" }[table];
  const forged = String(row[column]).replace(table === "decisions" ? /"reason":"/ : /^/, (kept) => `${kept}un`);
  let previous = String(row.previous);
  for (const old of rows.slice(rows.indexOf(row))) {
    const entry = old === row ? { ...old, [column]: forged } : old;
    const { position, hash } = makeLink(Number(old.position), previous, CONTENT[table](entry));
    await set(connection, table, "position", position, { [column]: entry[column] ?? null, previous, hash });
    previous = hash;
  }
  await set(connection, "chains", "name", table, { head: previous });
  return { what: `${table} written anew from ${row.position}`, head: String(rows.at(-1)?.hash) };
};

const WAYS: Readonly<Record<string, Way>> = { changeValue, changeEnd, deleteEntry, insertEntry, exchangeEntries, cutOff, takeText, rewrite };

/** Takes the guards of the database down. */
export async function dropGuards(connection: Connection, guards: string): Promise<void> {
  const { rows } = await sql.raw<{ readonly name: string; readonly on_table: string | null }>(guards).execute(connection);
  for (const { name, on_table } of rows)
    await sql`drop trigger ${sql.ref(name)}${on_table === null ? sql`` : sql` on ${sql.table(on_table)}`}`.execute(connection);
}

/** Tampers with a ledger whose guards are down, in a way the dice choose. */
export async function tamper(connection: Connection, dice: Dice): Promise<Tampering> {
  for (;;) {
    const kind = dice.pick(Object.keys(WAYS));
    const done = await WAYS[kind]?.(connection, dice);
    if (done !== null && done !== undefined) return { kind, ...done };
  }
}
