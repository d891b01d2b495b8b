import { DatabaseSync } from "node:sqlite";

/** A database file opened behind the program's back. */
export interface Tamperable {
  readonly run: (sql: string) => void;
  readonly database: DatabaseSync;
  readonly close: () => void;
}

/** Opens a store's file and takes its guards down. */
export function openTamperable(path: string): Tamperable {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false, timeout: 5000 });
  const triggers = database.prepare("select name from sqlite_master where type = 'trigger'").all() as unknown as readonly { readonly name: string }[];
  for (const { name } of triggers) database.exec(`drop trigger ${name}`);
  return { run: (sql) => database.exec(sql), database, close: () => database.close() };
}

/** What the chains vouch for. */
const VOUCHED = ["captures", "decisions", "removals", "audit", "chains"] as const;

const pick = <T>(list: readonly T[], roll: number): T => list[Math.floor(roll * list.length)] as T;

/** Flips one bit of one value of the ledger, anywhere. */
export function flipBit({ database }: Tamperable, dice: () => number): { readonly what: string; readonly undo: () => void } {
  for (;;) {
    const table = pick(VOUCHED, dice());
    const columns = (database.prepare(`select name from pragma_table_info('${table}')`).all() as unknown as readonly { readonly name: string }[]).map(
      ({ name }) => name,
    );
    const column = pick(columns, dice());
    const rows = database.prepare(`select rowid, typeof(${column}) as type, cast(${column} as blob) as bytes from ${table}`).all() as unknown as readonly {
      readonly rowid: number;
      readonly type: string;
      readonly bytes: Uint8Array | null;
    }[];
    const row = pick(rows, dice());
    if (row.bytes === null || row.bytes.length === 0) continue;
    const bit = Math.floor(dice() * row.bytes.length * 8);
    const changed = Uint8Array.from(row.bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // a whole number is kept as one: a bit of its value, low ones first
    const original = new TextDecoder().decode(row.bytes);
    const value = row.type === "integer" ? Number(original) ^ (1 << Math.floor(dice() * 8)) : changed;
    const cast = row.type === "text" ? "cast(? as text)" : "?";
    // the key of a table with a whole number is its row id
    const key = column === "position" ? value : row.rowid;
    try {
      database.prepare(`update ${table} set ${column} = ${cast} where rowid = ?`).run(value, row.rowid);
    } catch {
      // another row has that key
      continue;
    }
    return {
      what: `bit ${bit} of ${table}.${column}, row ${row.rowid}`,
      undo: () => {
        const back = row.type === "integer" ? Number(original) : row.bytes;
        database.prepare(`update ${table} set ${column} = ${cast} where rowid = ?`).run(back, Number(key));
      },
    };
  }
}
