import { parentPort, workerData } from "node:worker_threads";
import { annotateLine } from "../app/annotate-line.ts";
import { loadPacks } from "../app/packs.ts";
import type { InputLine } from "../app/ports.ts";

/** What a worker is started with. */
export interface WorkerStart {
  readonly root: string;
  readonly offsets: "utf16" | "codepoint";
}

const { root, offsets } = workerData as WorkerStart;
const packs = loadPacks(root);

parentPort?.on("message", (line: InputLine) => parentPort?.postMessage(annotateLine(line, offsets, packs)));
