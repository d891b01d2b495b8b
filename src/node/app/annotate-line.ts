import { annotateReading } from "../../core/exports/annotate.ts";
import type { OffsetUnit } from "../../core/exports/offsets.ts";
import type { Packs } from "../../core/packs/index.ts";
import { mainText, readCapture } from "../../core/pipeline.ts";
import { parseDocument } from "./document-line.ts";
import { faultWords } from "./fault.ts";
import type { AnnotatedLine, InputLine } from "./ports.ts";

/** Received-at of texts that are never stored; the clock has no say in what is printed. */
export const NO_INSTANT = "1970-01-01T00:00:00.000Z";

/** One input line of `annotate` to its output line, or to the reason it has none. */
export function annotateLine({ number, text }: InputLine, unit: OffsetUnit, packs: Packs): AnnotatedLine {
  const parsed = parseDocument(text, NO_INSTANT);
  if ("problem" in parsed) return { number, problem: parsed.problem };
  try {
    const reading = readCapture(parsed.capture, packs).value;
    return { number, json: JSON.stringify(annotateReading(parsed.id, reading, mainText(reading.article), unit, packs)) };
  } catch (error) {
    // a fault of ours in one document must not cost the others
    return { number, problem: faultWords(error) };
  }
}
