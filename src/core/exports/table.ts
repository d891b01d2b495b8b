import { plainLine } from "../text/plain-line.ts";

/** What a cell holds: words, a number, several values, or nothing. */
export type Cell = string | number | null | readonly string[];

/** A column of rows of one kind. */
export interface Column<Row> {
  readonly name: string;
  /** Humanitarian Exchange Language hashtag with attributes ("#affected+killed"); empty where no tag fits. */
  readonly hxl: string;
  /** Numbers are written as numbers; text is made safe for spreadsheets. */
  readonly kind: "text" | "number";
  readonly cell: (row: Row) => Cell;
}

/** A column of words, dates, ids or lists. */
export const text = <Row>(name: string, hxl: string, cell: (row: Row) => string | null | readonly string[]): Column<Row> => ({ name, hxl, kind: "text", cell });

/** A column of numbers; null leaves the cell empty. */
export const number = <Row>(name: string, hxl: string, cell: (row: Row) => number | null): Column<Row> => ({ name, hxl, kind: "number", cell });

/** A column that is part of the format and that nothing we read can fill. */
export const blank = <Row>(name: string, hxl = ""): Column<Row> => text(name, hxl, () => null);

/** A table as cells; every cell is spelled and safe. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly hxl: string; readonly kind: "text" | "number" }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What makes a spreadsheet take a text for a formula: = + - @ and their full-width forms, after white space, or a tab or return. */
const FORMULA = /^\s*?[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Text that no spreadsheet runs: one that would be a formula gets a leading apostrophe. */
export const harmless = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** What divides the values of a list cell; a value that holds one gets a comma instead. */
const DIVIDER = ";";

function spell(cell: Cell): string | number {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "";
  const words = typeof cell === "string" ? plainLine(cell) : cell.map((item) => plainLine(item).replaceAll(DIVIDER, ",")).join(DIVIDER);
  return harmless(words);
}

/** Rows spelled by their columns. */
export const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table => ({
  columns: columns.map(({ name, hxl, kind }) => ({ name, hxl, kind })),
  rows: rows.map((row) => columns.map(({ cell }) => spell(cell(row)))),
});

/** The parts of a number in exponent form: "-1.25e-7" is "-", "1", "25", "-7". */
const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

/** A number as a table writes it: all its digits, no exponent, no thousands, a point. */
export function spellNumber(value: number): string {
  const short = String(value);
  const [, sign = "", first = "", rest = "", power] = EXPONENT.exec(short) ?? [];
  if (power === undefined) return short;
  const digits = first + rest;
  const point = 1 + Number(power);
  return point > 0 ? `${sign}${digits.padEnd(point, "0")}` : `${sign}0.${"0".repeat(-point)}${digits}`;
}
