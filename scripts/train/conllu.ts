import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../src/core/model/index.ts";

/** One sentence of a treebank. */
export interface GoldSentence {
  /** Words joined by single spaces; `words` counts into it. */
  readonly text: string;
  readonly words: readonly Span[];
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  /** "UPOS/XPOS". */
  readonly tags: readonly string[];
  /** -1 for the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
  /** Id of the document, "" when not given. */
  readonly document: string;
}

/** Reads a CoNLL-U file (gzip or plain); multi-word and empty tokens are skipped. */
export function readConllu(path: string): GoldSentence[] {
  const bytes = readFileSync(path);
  const content = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  let document = "";
  const sentences: GoldSentence[] = [];
  for (const block of content.split("\n\n")) {
    const rows: string[][] = [];
    for (const line of block.split("\n")) {
      if (line.startsWith("# newdoc id = ")) document = line.slice(14).trim();
      const fields = line.split("\t");
      if (fields.length === 10 && /^\d+$/.test(fields[0] ?? "")) rows.push(fields);
    }
    if (rows.length === 0) continue;
    let at = 0;
    const words = rows.map((row) => {
      const start = at;
      at += (row[1] ?? "").length + 1;
      return { start, end: at - 1 };
    });
    const column = (index: number): string[] => rows.map((row) => row[index] ?? "_");
    sentences.push({
      text: column(1).join(" "),
      words,
      forms: column(1),
      lemmas: column(2),
      document,
      tags: rows.map((row) => `${row[3] ?? "X"}/${row[4] ?? "_"}`),
      heads: rows.map((row) => Number(row[6]) - 1),
      relations: column(7),
    });
  }
  return sentences;
}
