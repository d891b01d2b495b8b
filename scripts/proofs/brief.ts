import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** The briefs of every set: each sentence cited, each number in a cited passage, no long quotations. */
export const proof: Proof = {
  name: "brief",
  summary: "every sentence of every brief has its passages, and every number stands in one of them",
  async run({ root }) {
    return runVitest(root, ["test/brief.test.ts"]);
  },
};
