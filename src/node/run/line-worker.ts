import { parentPort, workerData } from "node:worker_threads";
import { annotateLine } from "../app/annotate-line.ts";
import { loadPacks } from "../app/packs.ts";
import type { InputLine } from "../app/ports.ts";
import { readLine } from "../app/read-line.ts";

/** What a worker is started with: the folder of packs/, and what to make of each line. */
export type WorkerStart = { readonly root: string } & ({ readonly task: "annotate"; readonly offsets: "utf16" | "codepoint" } | { readonly task: "read" });

const start = workerData as WorkerStart;
const packs = loadPacks(start.root);

parentPort?.on("message", (line: InputLine) =>
  parentPort?.postMessage(start.task === "annotate" ? annotateLine(line, start.offsets, packs) : readLine(line, packs)),
);
