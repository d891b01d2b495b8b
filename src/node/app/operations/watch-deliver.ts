import { z } from "zod";
import { deliverAlerts } from "../../alerts/deliver.ts";
import { EXIT } from "../../errors.ts";
import { defineOperation } from "../operation.ts";

export const watchDeliver = defineOperation({
  name: "watch deliver",
  summary: "tell what waits to be told now",
  about:
    "Sends the alerts that are due: those a stopped command left behind, and those whose next try has come. read, follow, decide and serve do this by themselves; this is for cron. Exit code 1 when some could not be sent.",
  effect: "write",
  local: true,
  input: z.object({}),
  output: z.object({ sent: z.int(), waiting: z.int().describe("failed, to be tried again"), dead: z.int().describe("given up") }).meta({ id: "Delivered" }),
  positional: [],
  examples: [{ line: "unecho watch deliver", does: "once, then ends" }],
  async run(_, deps) {
    const store = await deps.openStore("existing");
    try {
      const value = await deliverAlerts(store, deps);
      return { value, data: value, exit: value.waiting + value.dead > 0 ? EXIT.negative : EXIT.ok };
    } finally {
      await store.close();
    }
  },
  render: ({ sent, waiting, dead }) => `${sent} sent, ${waiting} to be tried again, ${dead} given up`,
});
