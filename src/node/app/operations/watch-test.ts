import { createHash } from "node:crypto";
import { z } from "zod";
import type { Told } from "../../alerts/payload.ts";
import { sendAlerts } from "../../alerts/send.ts";
import { AppError, EXIT } from "../../errors.ts";
import { idText } from "../answers/fields.ts";
import { defineOperation } from "../operation.ts";
import { findWatch } from "../watch-rows.ts";

export const watchTest = defineOperation({
  name: "watch test",
  summary: "send a test alert to where a watch tells",
  about:
    "Sends one alert that says it is a test, and says whether it was taken. No story changes, and nothing is kept of it. Exit code 1 when it was not taken.",
  effect: "write",
  input: z.object({ id: z.string({ error: "name the watch: w1" }).describe("name of the watch: w1") }),
  output: z.object({ id: idText, taken: z.boolean(), problem: z.string().nullable() }).meta({ id: "WatchTested" }),
  positional: ["id"],
  examples: [{ line: "unecho watch test w1", does: "is its webhook or mail box the right one?" }],
  async run({ id }, deps) {
    const store = await deps.openStore("existing");
    try {
      const kept = await findWatch(store, id);
      if (kept.suspended !== null) throw new AppError("watch/private", { reason: kept.suspended });
      const key = createHash("sha256").update(`test ${id} ${deps.clock.now()}`).digest("hex");
      const statement = "This is a test: no story changed.";
      const told: Told = { key, watch: id, event: "new-claim", story: "test", finding: "test", status: "unattributed", old: null, new: "a test", statement };
      const [outcome] = await sendAlerts(kept, [told], deps);
      const value = { id, taken: outcome?.kind === "sent", problem: outcome?.kind === "problem" ? outcome.message : null };
      return { value, data: value, exit: value.taken ? EXIT.ok : EXIT.negative };
    } finally {
      await store.close();
    }
  },
  render: ({ id, taken, problem }) => (taken ? `the test alert of ${id} was taken` : `the test alert of ${id} was not taken: ${problem ?? "no answer"}`),
});
