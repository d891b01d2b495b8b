import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Dice } from "./seeded-random.ts";

/** A database file opened behind the program's back. */
export interface Tamperable {
  readonly run: (sql: string) => void;
  readonly close: () => void;
}

/** Opens a store's file and takes its guards down. */
export function openTamperable(path: string): Tamperable {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false, timeout: 5000 });
  const triggers = database.prepare("select name from sqlite_master where type = 'trigger'").all() as unknown as readonly { readonly name: string }[];
  for (const { name } of triggers) database.exec(`drop trigger ${name}`);
  const close = (): void => {
    if (database.isOpen) database.close();
  };
  return { run: (sql) => database.exec(sql), close };
}

/** What the chains vouch for. */
const VOUCHED = ["captures", "decisions", "removals", "audit", "chains"] as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Every row the chains vouch for, as the file has it; null when it cannot be read. */
function ledgerRows(path: string): Rows | null {
  const database = new DatabaseSync(path);
  try {
    return VOUCHED.flatMap((table) => database.prepare(`select '${table}' as in_table, * from ${table} not indexed`).all() as unknown as Rows);
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** Flips one bit of the file of a closed store, where a value of its ledger stands; says how to undo it. */
export function flipInFile(path: string, dice: Dice): { readonly what: string; readonly undo: () => void } {
  const file = readFileSync(path);
  const before = ledgerRows(path) ?? [];
  for (;;) {
    const row = dice.pick(before);
    const [column, value] = dice.pick(Object.entries(row).filter(([name]) => name !== "in_table"));
    const bytes = typeof value === "string" ? Buffer.from(value) : value instanceof Uint8Array ? Buffer.from(value) : null;
    if (bytes === null || bytes.length === 0) continue;
    const places: number[] = [];
    for (let at = file.indexOf(bytes); at >= 0; at = file.indexOf(bytes, at + 1)) places.push(at);
    // long values are spread over pages
    if (places.length === 0) continue;
    const at = dice.pick(places) + dice.whole(0, bytes.length - 1);
    const bit = dice.whole(0, 7);
    const flipped = Uint8Array.from(file);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
    writeFileSync(path, flipped);
    const undo = (): void => writeFileSync(path, file);
    // an index or an old page has the value too: the ledger still says what it said
    if (JSON.stringify(ledgerRows(path)) === JSON.stringify(before)) undo();
    else return { what: `bit ${bit} of byte ${at}, in ${String(row.in_table)}.${column}`, undo };
  }
}
