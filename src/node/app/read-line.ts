import type { Reading } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { readCapture } from "../../core/pipeline.ts";
import { NO_INSTANT } from "./annotate-line.ts";
import { parseDocument } from "./document-line.ts";
import { faultWords } from "./fault.ts";
import type { InputLine, ReadLine } from "./ports.ts";

/** One input line of `cluster` as a reading with the id it was given, or the reason there is none. */
export function readLine({ number, text }: InputLine, packs: Packs): ReadLine {
  const parsed = parseDocument(text, NO_INSTANT);
  if ("problem" in parsed) return { number, problem: parsed.problem };
  try {
    const reading: Reading = readCapture(parsed.capture, packs).value;
    return { number, id: parsed.id, reading };
  } catch (error) {
    // a fault of ours in one document must not cost the others
    return { number, problem: faultWords(error) };
  }
}
