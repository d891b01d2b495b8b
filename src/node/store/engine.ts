import type { CreateTableBuilder, Expression, Kysely, RawBuilder, Transaction } from "kysely";
import type { WordQuery } from "../app/search-words.ts";
import type { AppError } from "../errors.ts";
import type { PassageRow, Schema } from "./schema.ts";

/** A database, or one transaction of it. */
export type Connection = Kysely<Schema> | Transaction<Schema>;

/** A whole database. A migration asks it through `schema` and `sql` alone: the tables of its day may not be those of today. */
export type Database = Kysely<Schema>;

/** What a table must not suffer. */
export interface Refusal {
  readonly table: string;
  readonly event: "update" | "delete";
  /** What the database answers. */
  readonly message: string;
  /** Condition over `old` and `new` under which the change passes all the same; refused always when left out. */
  readonly unless?: string;
}

/** What can be searched of the words of passages; what is asked for and how words are divided is the same on every engine. */
export interface WordIndex {
  /** Makes the index beside the table of passages. */
  readonly make: (database: Database) => Promise<void>;
  /** Adds passages with the words of each. */
  readonly add: (connection: Connection, rows: readonly PassageRow[], words: readonly (readonly string[])[]) => Promise<void>;
  readonly remove: (connection: Connection, column: "story" | "article", ids: readonly string[]) => Promise<void>;
  /** Holds of the passages that have what is asked for. */
  readonly matches: (query: WordQuery) => RawBuilder<boolean>;
  /** Has the words of what was removed go from the index. */
  readonly scrub: (connection: Connection) => Promise<void>;
}

/** What differs between the databases a store may stand on, asked for by what it does: no code asks for an engine by its name. */
export interface Engine {
  /** Text that is compared byte by byte, whatever the locale of the server: what pages and keys are ordered by. */
  readonly text: Expression<unknown>;
  readonly bytes: Expression<unknown>;
  /** A whole number of up to 53 bits. */
  readonly whole: Expression<unknown>;
  /** Adds the column `ordinal`, which numbers rows in order of arrival and is the key. */
  readonly numbered: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => CreateTableBuilder<T, C | "ordinal">;
  readonly words: WordIndex;
  /** Milliseconds since 1970 by the clock of the database: who writes from several machines has no other in common. */
  readonly clock: RawBuilder<number>;
  /** Ends a question for rows that are changed next: held until the transaction ends, or those passed over that another holds. Nothing where a transaction has all to itself. */
  readonly held: RawBuilder<unknown>;
  readonly heldElsewhere: RawBuilder<unknown>;
  /** Waits for the one write lock of the store and holds it until the transaction ends. */
  readonly lockWrites: <S>(transaction: Transaction<S>) => Promise<void>;
  /** Makes the database itself refuse a change. */
  readonly refuse: (database: Database, refusal: Refusal) => Promise<void>;
  /** Has what was deleted or emptied go from the files as well, as far as the database can be told to. */
  readonly scrub: (connection: Connection) => Promise<void>;
  /** What went wrong in the world when the database said so: its disk is full, it is gone, another holds it; null when it is no such thing. */
  readonly explain: (error: unknown, place: string) => AppError | null;
}
