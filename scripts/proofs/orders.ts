import type { Proof } from "../prove.ts";
import { runVitest } from "../run-vitest.ts";

/** The order test with twenty orders for each set. */
export const proof: Proof = {
  name: "orders",
  summary: "twenty random orders of arrival give the same stories and findings",
  async run({ root }) {
    return runVitest(root, ["test/order.test.ts"], { UNECHO_ORDERS: "20" });
  },
};
