import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** A folder of bad input through the command line. */
export const proof: Proof = {
  name: "bad-input",
  summary: "bad input is named in one line each, costs nothing else, and shows in the exit code",
  async run({ root }) {
    return runVitest(root, ["test/bad-input.test.ts"]);
  },
};
