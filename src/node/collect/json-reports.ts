import { underEnvelopeId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import { captureOf, reportObjects } from "../app/report-object.ts";
import { MAX_RATIO } from "../unpack.ts";
import { reasonOf, skip } from "./skip.ts";

/** Packed bodies of one file that may be too large: each costs time before that is seen. */
const MAX_TOO_LARGE = 3;

/** What was found, up to the last body that was too large and may be. */
function* untilTooLarge(found: Iterable<Collected>, name: string): Iterable<Collected> {
  let count = 0;
  for (const one of found) {
    yield one;
    if (one.kind === "skip" && one.skip.code === "collect/too-large") count += 1;
    if (count < MAX_TOO_LARGE) continue;
    yield skip("collect/too-large", name, `${MAX_TOO_LARGE} bodies that are too large; the rest of the file is left out`, "leave those out, or split it");
    return;
  }
}

/** Reports in a JSON value: one, a list, or the items of a list inside it. */
export const jsonReports = (text: string, name: string, receivedAt: string): Iterable<Collected> => untilTooLarge(reportsIn(text, name, receivedAt), name);

/** Reports in JSON Lines, each line on its own. */
export const jsonLines = (text: string, name: string, receivedAt: string): Iterable<Collected> => untilTooLarge(reportsInLines(text, name, receivedAt), name);

function* reportsIn(text: string, name: string, receivedAt: string): Iterable<Collected> {
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
      const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
      yield isTooLarge
        ? skip("collect/too-large", label, `packed body unpacks to more than ${MAX_RATIO} times its size, or than a file may hold`, "leave it out")
        : skip("collect/no-report", label, `packed body cannot be read (${reasonOf(error)})`, "pack it with gzip and base64");
      continue;
    }
    if (capture === null)
      yield skip("collect/no-report", label, "JSON that is no report (no text, body or html field)", "leave it out, or name its text field text");
    else yield { kind: "capture", capture: underEnvelopeId(capture) };
  }
}

function* reportsInLines(text: string, name: string, receivedAt: string): Iterable<Collected> {
  for (const [index, line] of text.split("\n").entries()) if (line.trim() !== "") yield* reportsIn(line, `${name}#${index + 1}`, receivedAt);
}
