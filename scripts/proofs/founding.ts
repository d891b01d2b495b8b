import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** The five founding articles, every expectation of them; without them beside the checkout it fails. */
export const proof: Proof = {
  name: "founding",
  summary: "the five founding articles add up to the picture that careful readers drew of them",
  async run({ root }) {
    return runVitest(root, ["test/seeds.test.ts"]);
  },
};
