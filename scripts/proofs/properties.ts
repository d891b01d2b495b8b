import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** Trials of each promise on each set, and random texts for each property of reading. */
const TRIALS = "40";
const TEXTS = "2000";

/** The promises of review and of versions, on every set at hand: what is absent is named on stderr, and has no line in the figures. */
export const proof: Proof = {
  name: "properties",
  summary: "copies, rewrites, new versions, rejections and undone decisions leave every count as promised",
  async run({ root }) {
    return runVitest(root, ["test/promises.test.ts", "test/undo.test.ts", "test/properties.test.ts"], {
      UNECHO_PROMISES: TRIALS,
      UNECHO_RUNS: TEXTS,
    });
  },
};
