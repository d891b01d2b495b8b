/** What may be said of a fault where logs are gathered: its kind and its place. Its message may hold words of a report and is left out. */
export interface FaultFacts {
  readonly kind: string;
  /** The code of Node, of a database or of ours ("ECONNREFUSED", "23505", "store/busy"); null where it has none. */
  readonly code: string | null;
  /** "readCapture (src/core/pipeline.ts:40:11)", innermost first. */
  readonly frames: readonly string[];
}

const MOST_FRAMES = 12;
const NAME = /^\w{1,60}$/;
const CODE = /^[\w/-]{1,60}$/;

const FOLDERS: readonly string[] = ["/node_modules/", "/src/", "/dist/"];

/** A frame without the folder unecho stands in: "readCapture (file:///opt/unecho/src/core/a.ts:1:2)" is "readCapture (src/core/a.ts:1:2)". */
function shortFrame(frame: string): string {
  const folder = FOLDERS.find((name) => frame.includes(name));
  if (folder === undefined) return frame;
  const bracket = frame.indexOf("(");
  return `${frame.slice(0, bracket + 1)}${frame.slice(frame.indexOf(folder) + 1)}`;
}

/** The lines of a stack that come after the message; none where the message cannot be told from them. */
function framesOf({ message, stack = "" }: Error): readonly string[] {
  const at = stack.indexOf(message);
  if (at < 0) return [];
  return stack
    .slice(at + message.length)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, MOST_FRAMES)
    .map((line) => shortFrame(line.slice(3)));
}

export function faultFacts(error: unknown): FaultFacts {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, frames: [] };
  const code = "code" in error ? String(error.code) : "";
  return { kind: NAME.test(error.name) ? error.name : "Error", code: CODE.test(code) ? code : null, frames: framesOf(error) };
}
