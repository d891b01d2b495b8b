import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** Who may import whom, no clock or dice in the core, and the same shown by breaking each rule. */
export const proof: Proof = {
  name: "architecture",
  summary: "each part imports only what the table allows, and the core knows no clock, dice or outside world",
  async run({ root }) {
    return runVitest(root, ["test/architecture.test.ts"]);
  },
};
