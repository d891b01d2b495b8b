import { z } from "zod";
import type { Placement, Reading, StoryId } from "../../../core/model/index.ts";
import type { Packs } from "../../../core/packs/index.ts";
import { emptyIndex, findIncidents, placeReading, updateIndex } from "../../../core/pipeline.ts";
import { EXIT } from "../../errors.ts";
import { clusteredRow } from "../answers/clustered.ts";
import { defineOperation } from "../operation.ts";
import type { Deps, InputLine, ReadLine } from "../ports.ts";
import { readLine } from "../read-line.ts";
import { type Placed, settleWindow } from "../settle-window.ts";
import { type ClusterRow, type Document, streamRows } from "../stream-rows.ts";

const input = z.object({
  file: z
    .string()
    .default("-")
    .meta({ door: "attached" })
    .describe("JSON Lines file with {id, text} or {id, html} or {id, html_gz_b64} a line; - for standard input"),
  incidents: z
    .boolean()
    .optional()
    .describe("one line for each incident that several documents report, with the deaths each states; a document may stand in several"),
  atOnce: z
    .boolean()
    .optional()
    .describe("answer each line as it arrives; when later lines show that an answer was wrong its row is printed again, and the last row of a document counts"),
  offsets: z.enum(["utf16", "codepoint"]).default("utf16").describe("accepted as in annotate; these rows carry no offsets"),
  jobs: z.coerce.number().int().min(1).max(64).default(1).meta({ short: "j", door: "local" }).describe("number of worker threads"),
});

/** Documents that are grouped together before their rows are printed: settling takes time with the square of a story, and all of them are held. */
const WINDOW = 2000;

async function* readHere(lines: AsyncIterable<InputLine>, packs: Packs): AsyncIterable<ReadLine> {
  for await (const line of lines) yield readLine(line, packs);
}

/** The documents of an input that can be read; a line that cannot is named and counted. */
async function* documentsOf(read: AsyncIterable<ReadLine>, deps: Deps, count: { skipped: number }): AsyncIterable<Document> {
  let done = 0;
  for await (const line of read) {
    if (deps.signal.aborted) return;
    done += 1;
    deps.progress("clustering", done, null);
    if ("reading" in line) yield line;
    else {
      count.skipped += 1;
      deps.note(`line ${line.number}: ${line.problem}; skipped`);
    }
  }
}

/** Rows in order of arrival; the same line twice is read once and gets the same answer. */
async function* clusterRows(documents: AsyncIterable<Document>, packs: Packs): AsyncIterable<ClusterRow> {
  const ids = new Map<string, unknown>();
  const moved = new Map<StoryId, StoryId>();
  const final = new Map<string, Placement>();
  let index = emptyIndex();
  let window: Placed[] = [];
  let waiting: Document[] = [];
  const rowOf = ({ id, reading }: Document): ClusterRow => {
    const placement = final.get(reading.article.id);
    const story = placement?.story ?? reading.article.id;
    const copyOf = placement?.copyOf ?? null;
    return { id, cluster: ids.get(story) ?? story, copyOf: copyOf === null ? null : (ids.get(copyOf) ?? null), why: placement?.why ?? "" };
  };
  const settle = (): readonly ClusterRow[] => {
    for (const placement of settleWindow(window, moved, packs)) final.set(placement.article, placement);
    const rows = waiting.map(rowOf);
    window = [];
    waiting = [];
    return rows;
  };
  for await (const document of documents) {
    const { reading } = document;
    waiting.push(document);
    if (!ids.has(reading.article.id)) {
      ids.set(reading.article.id, document.id);
      const placement = placeReading(reading, index, packs).value;
      index = updateIndex(index, reading, placement, packs);
      window.push({ reading, placement });
    }
    if (window.length >= WINDOW) yield* settle();
  }
  yield* settle();
}

/** Incidents among all documents of an input, each document under the id its line gave it. */
async function* incidentRows(documents: AsyncIterable<Document>, packs: Packs): AsyncIterable<unknown> {
  const ids = new Map<string, unknown>();
  const readings: Reading[] = [];
  for await (const { id, reading } of documents) {
    if (ids.has(reading.article.id)) continue;
    ids.set(reading.article.id, id);
    readings.push(reading);
  }
  for (const { docs, reports } of findIncidents(readings, packs))
    yield {
      docs: docs.map((doc) => ids.get(doc)),
      reports: reports.map(({ doc, deaths_stated }) => ({ doc: ids.get(doc), deaths_stated })),
    };
}

export const cluster = defineOperation({
  name: "cluster",
  summary: "put documents into stories; one JSON object a line",
  about: `Reads one document a line in order of arrival and says which story it belongs to: cluster is the id of a document of that story, copyOf the document it is a near-duplicate of, why the deciding evidence. Rows are printed in order when the input ends, or after every ${WINDOW} documents, so that what came later can repair what came first; --at-once answers at once and prints a row again when it has to be repaired. A bad line is named on stderr and skipped.`,
  effect: "read",
  input,
  output: clusteredRow,
  rows: true,
  positional: ["file"],
  examples: [
    { line: "unecho cluster news.jsonl > stories.jsonl", does: "a day's documents" },
    { line: "unecho cluster --incidents news.jsonl", does: "incidents with their death figures" },
    { line: "unecho cluster --at-once - < feed.jsonl", does: "answers as the documents come in" },
  ],
  async run({ file, incidents, atOnce, jobs }, deps) {
    const count = { skipped: 0 };
    const packs = deps.packs();
    const lines = deps.lines(file);
    const read = jobs > 1 && deps.readParallel !== null ? deps.readParallel(lines, jobs) : readHere(lines, packs);
    const documents = documentsOf(read, deps, count);
    const rows = incidents === true ? incidentRows(documents, packs) : atOnce === true ? streamRows(documents, packs) : clusterRows(documents, packs);
    return { rows, exit: () => (count.skipped > 0 ? EXIT.skipped : EXIT.ok) };
  },
  render: () => "",
});
