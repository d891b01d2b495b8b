import type { Capture } from "../src/core/model/index.ts";
import type { Source } from "../src/node/app/ports.ts";

/** A source of these captures, in order. */
export const sourceOf = (captures: Iterable<Capture>): Source => ({
  async *captures() {
    for (const capture of captures) yield { kind: "capture", capture };
  },
});
