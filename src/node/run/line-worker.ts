import { parentPort, workerData } from "node:worker_threads";
import type { Capture } from "../../core/model/index.ts";
import { annotateLine } from "../app/annotate-line.ts";
import { loadPacks } from "../app/packs.ts";
import type { InputLine } from "../app/ports.ts";
import { readLine } from "../app/read-line.ts";
import { readReport } from "../app/read-report.ts";

/** What a worker is started with: the folder of packs/, and what to make of what it is sent: a line, or a capture. */
export type WorkerStart = { readonly root: string } & (
  | { readonly task: "annotate"; readonly offsets: "utf16" | "codepoint" }
  | { readonly task: "read" }
  | { readonly task: "capture" }
);

const start = workerData as WorkerStart;
const packs = loadPacks(start.root);

const answer = (question: InputLine | Capture): unknown => {
  if (start.task === "capture") return readReport(question as Capture, packs);
  return start.task === "annotate" ? annotateLine(question as InputLine, start.offsets, packs) : readLine(question as InputLine, packs);
};

parentPort?.on("message", (question: InputLine | Capture) => parentPort?.postMessage(answer(question)));
