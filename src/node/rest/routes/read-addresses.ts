import { z } from "zod";
import { summaryAnswer } from "../../app/answers/summary.ts";
import { defineRoute } from "../route.ts";

/** Addresses of one request: they are asked one after another, and the whole must end before its thread is stopped. */
export const MOST_ADDRESSES = 20;

const address = z.url({ protocol: /^https?$/ }).max(2048);

export const readAddresses = defineRoute({
  method: "post",
  path: "/api/addresses",
  id: "readAddresses",
  group: "operations",
  summary: "read pages, feeds and reading lists at addresses of the web into the store",
  about:
    "For the person at the workbench. Servers are asked as robots.txt allows, one question at a time, and only on the public Internet, whatever the address says or leads to. Programs that read hostile text have no such door: the MCP server fetches nothing.",
  role: "analyst",
  action: "read",
  body: z.strictObject({ addresses: z.array(address).min(1).max(MOST_ADDRESSES) }),
  answers: {
    status: 200,
    type: "application/json",
    schema: z.object({ answer: summaryAnswer, notes: z.array(z.string()).describe("what was said beside the answer: reports left out, servers asked") }),
  },
  // an address may carry a key of its own: only its server is written down
  target: async ({ body }) => [...new Set(body.addresses.map((one) => new URL(one).host))].join(", "),
  async handle({ body, signal }, { run }) {
    return { data: await run({ operation: "read", input: {}, files: [], asOf: null, addresses: body.addresses }, signal) };
  },
});
