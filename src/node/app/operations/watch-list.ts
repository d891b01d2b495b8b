import { z } from "zod";
import { watchesAnswer } from "../answers/watched.ts";
import { defineOperation } from "../operation.ts";
import { watchLines, watchRowOf } from "../watch-rows.ts";
import { counted } from "../words.ts";

export const watchList = defineOperation({
  name: "watch list",
  summary: "what is watched, and what could not be told",
  about:
    "Each watch with the number of alerts that were told, wait for another try, or were given up, and why. An alert that fails is tried again after half a minute, two minutes, eight ... and given up after seven tries; a webhook that says no for good is not asked again.",
  effect: "read",
  input: z.object({}),
  output: watchesAnswer,
  positional: [],
  examples: [{ line: "unecho watch list", does: "every watch and its alerts" }],
  async run(_, deps) {
    const store = await deps.openStore("existing");
    try {
      const watches = await store.watches.listWatches();
      const counts = await store.watches.countAlerts();
      const rows = await Promise.all(watches.map(async (kept) => ({ kept, row: await watchRowOf(kept, counts, store) })));
      return { value: rows, data: { watches: rows.map(({ row }) => row) } };
    } finally {
      await store.close();
    }
  },
  render: (rows, style, { program }) =>
    rows.length === 0
      ? `nothing is watched yet\n\nNext:  ${program} watch add --help`
      : [counted(rows.length, "watch", "watches"), ...rows.flatMap(({ kept, row }) => watchLines(kept, row, style))].join("\n"),
});
