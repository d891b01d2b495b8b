import { z } from "zod";
import type { Placement, Reading } from "../../../core/model/index.ts";
import type { Packs } from "../../../core/packs/index.ts";
import { emptyIndex, placeReading, readCapture, type StoryIndex, updateIndex } from "../../../core/pipeline.ts";
import { EXIT } from "../../errors.ts";
import { NO_INSTANT } from "../annotate-line.ts";
import { parseDocument } from "../document-line.ts";
import { faultWords } from "../fault.ts";
import { findIncidents } from "../incidents.ts";
import { defineOperation } from "../operation.ts";
import type { Deps, InputLine } from "../ports.ts";

const input = z.object({
  file: z.string().default("-").describe("JSON Lines file with {id, text} or {id, html} a line; - for standard input"),
  incidents: z.boolean().optional().describe("when all are read, one line for each incident that several documents report, with the deaths each states"),
});

type Placed = { readonly id: unknown; readonly reading: Reading; readonly placement: Placement } | { readonly problem: string };

function placeLine(line: InputLine, index: StoryIndex, packs: Packs): Placed {
  const parsed = parseDocument(line.text, NO_INSTANT);
  if ("problem" in parsed) return parsed;
  try {
    const reading = readCapture(parsed.capture, packs).value;
    return { id: parsed.id, reading, placement: placeReading(reading, index, packs).value };
  } catch (error) {
    return { problem: faultWords(error) };
  }
}

async function* clusterRows(file: string, incidents: boolean, deps: Deps, count: { skipped: number }): AsyncIterable<unknown> {
  const packs = deps.packs();
  const ids = new Map<string, unknown>();
  const all: Exclude<Placed, { readonly problem: string }>[] = [];
  let index = emptyIndex();
  for await (const line of deps.lines(file)) {
    if (deps.signal.aborted) return;
    const placed = placeLine(line, index, packs);
    if ("problem" in placed) {
      count.skipped += 1;
      deps.note(`line ${line.number}: ${placed.problem}; skipped`);
      continue;
    }
    const { id, reading, placement } = placed;
    index = updateIndex(index, reading, placement, packs);
    ids.set(reading.article.id, id);
    deps.progress("clustering", ids.size, null);
    if (incidents) {
      all.push(placed);
      continue;
    }
    yield {
      id,
      cluster: ids.get(placement.story) ?? placement.story,
      copyOf: placement.copyOf === null ? null : (ids.get(placement.copyOf) ?? null),
      why: placement.why,
    };
  }
  if (incidents) yield* findIncidents(all, packs);
}

export const cluster = defineOperation({
  name: "cluster",
  summary: "put documents into stories as they arrive; one JSON object a line",
  about:
    "Reads one document a line in order of arrival and says at once which story it belongs to: cluster is the id of the story's first document, copyOf the document it is a near-duplicate of, why the deciding evidence. A bad line is named on stderr and skipped.",
  effect: "read",
  input,
  positional: ["file"],
  examples: [
    { line: "unecho cluster --incidents news.jsonl", does: "incidents with their death figures" },
    { line: "unecho cluster news.jsonl > stories.jsonl", does: "a day's documents" },
  ],
  async run({ file, incidents }, deps) {
    const count = { skipped: 0 };
    return { rows: clusterRows(file, incidents === true, deps, count), exit: () => (count.skipped > 0 ? EXIT.skipped : EXIT.ok) };
  },
  render: () => "",
});
