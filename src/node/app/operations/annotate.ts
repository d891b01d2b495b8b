import { z } from "zod";
import type { Packs } from "../../../core/packs/index.ts";
import { EXIT } from "../../errors.ts";
import { annotateLine } from "../annotate-line.ts";
import { annotatedRow } from "../answers/annotated.ts";
import { defineOperation } from "../operation.ts";
import type { AnnotatedLine, Deps, InputLine } from "../ports.ts";

const input = z.object({
  file: z
    .string()
    .default("-")
    .meta({ door: "attached" })
    .describe("JSON Lines file with {id, text} or {id, html} or {id, html_gz_b64} a line; - for standard input"),
  offsets: z.enum(["utf16", "codepoint"]).default("utf16").describe("what offsets count: UTF-16 code units (JavaScript, Java) or code points (Python)"),
  jobs: z.coerce.number().int().min(1).max(64).default(1).meta({ short: "j", door: "local" }).describe("number of worker threads"),
});

async function* annotateHere(lines: AsyncIterable<InputLine>, offsets: "utf16" | "codepoint", packs: Packs): AsyncIterable<AnnotatedLine> {
  for await (const line of lines) yield annotateLine(line, offsets, packs);
}

/** Output lines that are JSON already. */
export interface JsonLine {
  readonly json: string;
}

async function* jsonLines(annotated: AsyncIterable<AnnotatedLine>, deps: Deps, count: { skipped: number }): AsyncIterable<JsonLine> {
  let done = 0;
  for await (const line of annotated) {
    if (deps.signal.aborted) return;
    done += 1;
    deps.progress("annotating", done, null);
    if ("json" in line) yield { json: line.json };
    else {
      count.skipped += 1;
      deps.note(`line ${line.number}: ${line.problem}; skipped`);
    }
  }
}

export const annotate = defineOperation({
  name: "annotate",
  summary: "mark up documents: main text, dates, attributions, figures, places, claims; one JSON object a line",
  about:
    "Reads one document a line and prints one line each, in order, as soon as it is ready. Offsets count into the printed text, which for {text} is the input, unit for unit. Optional input fields: url, title, outlet, dct (the date the text was written). A bad line is named on stderr and skipped.",
  effect: "read",
  input,
  output: annotatedRow,
  rows: true,
  positional: ["file"],
  examples: [
    { line: "unecho annotate pages.jsonl > marked.jsonl", does: "annotate a file" },
    { line: "unecho annotate --offsets codepoint -j 2 - < pages.jsonl", does: "from standard input, for Python, on two threads" },
  ],
  async run({ file, offsets, jobs }, deps) {
    const count = { skipped: 0 };
    const lines = deps.lines(file);
    const annotated = jobs > 1 && deps.annotateParallel !== null ? deps.annotateParallel(lines, offsets, jobs) : annotateHere(lines, offsets, deps.packs());
    return { rows: jsonLines(annotated, deps, count), exit: () => (count.skipped > 0 ? EXIT.skipped : EXIT.ok) };
  },
  render: () => "",
});
