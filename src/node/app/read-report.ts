import type { Capture, Reading, Staged } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { readCapture } from "../../core/pipeline.ts";
import { faultWords } from "./fault.ts";
import type { Skip } from "./ports.ts";

/** What reading one report gave: what it says, in `packed` as it is kept where it was packed before; or why it says nothing. */
export type ReadReport = (Staged<Reading> & { readonly packed?: Uint8Array }) | Skip;

/** Reads one report. One without a word, or one that makes our own code fail, costs nobody else anything. */
export function readReport(capture: Capture, packs: Packs): ReadReport {
  try {
    const read = readCapture(capture, packs);
    const hopeless = read.diagnostics.find(({ code, severity }) => severity === "error" || code === "articles/empty");
    if (hopeless === undefined) return read;
    return {
      code: hopeless.code === "articles/empty" ? "collect/empty" : "collect/binary",
      file: capture.name,
      message: hopeless.message,
      fix: "leave it out, or save its text as .txt",
      lost: true,
    };
  } catch (error) {
    return { code: "collect/fault", file: capture.name, message: faultWords(error), fix: "please report it", lost: true };
  }
}
