import { underEnvelopeId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import { captureOf, reportObjects } from "../app/report-object.ts";
import { reasonOf, skip } from "./skip.ts";

/** Reports in a JSON value: one, a list, or the items of a list inside it. */
export function* jsonReports(text: string, name: string, receivedAt: string): Iterable<Collected> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield skip("collect/not-json", name, `not valid JSON (${reasonOf(error)})`, "repair it, or leave it out");
    return;
  }
  const objects = reportObjects(value);
  if (objects.length === 0) yield skip("collect/no-report", name, "JSON without a report", "a report has a text, body or html field");
  for (const [index, object] of objects.entries()) {
    const label = objects.length === 1 ? name : `${name}#${index + 1}`;
    let capture: ReturnType<typeof captureOf> = null;
    try {
      capture = captureOf(object, label, receivedAt);
    } catch (error) {
      yield skip("collect/no-report", label, `packed body cannot be read (${reasonOf(error)})`, "pack it with gzip and base64");
      continue;
    }
    if (capture === null)
      yield skip("collect/no-report", label, "JSON that is no report (no text, body or html field)", "leave it out, or name its text field text");
    else yield { kind: "capture", capture: underEnvelopeId(capture) };
  }
}

/** Reports in JSON Lines, each line on its own. */
export function* jsonLines(text: string, name: string, receivedAt: string): Iterable<Collected> {
  for (const [index, line] of text.split("\n").entries()) if (line.trim() !== "") yield* jsonReports(line, `${name}#${index + 1}`, receivedAt);
}
