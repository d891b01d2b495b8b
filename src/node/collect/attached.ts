import type { AttachedFile, Collected, Source } from "../app/ports.ts";
import { handOnOnce, reportsIn } from "./file.ts";

async function* everything(files: readonly AttachedFile[], receivedAt: string): AsyncIterable<Collected> {
  for (const { name, bytes } of files) yield* reportsIn(bytes, name, receivedAt);
}

/** Reports in files that came with a request; nothing is looked for on this machine's disk. */
export function attachedSource(files: readonly AttachedFile[], receivedAt: string): Source {
  return { captures: (signal) => handOnOnce(everything(files, receivedAt), signal) };
}
