import { z } from "zod";
import { draftsAnswer } from "../answers/drafted.ts";
import { draftLine, draftRows } from "../draft-rows.ts";
import { defineOperation } from "../operation.ts";
import { sharedNow } from "../share.ts";
import { counted } from "../words.ts";

export const drafts = defineOperation({
  name: "drafts",
  summary: "list the claims that a language model drafted",
  about: "Every one is marked machine-drafted and counts nowhere. Those whose words may not leave any more are not listed.",
  effect: "read",
  input: z.object({}),
  output: draftsAnswer,
  positional: [],
  examples: [{ line: "unecho drafts", does: "all of them, by report" }],
  async run(_, deps) {
    const store = await deps.openStore("existing");
    try {
      const sharedAt = await sharedNow(store, deps.clock);
      const rows = [];
      for (const drafted of await store.drafts.listDrafts()) rows.push(...(await draftRows(drafted, store, sharedAt, deps)));
      return { value: rows, data: { drafts: rows } };
    } finally {
      await store.close();
    }
  },
  render: (rows, style) => [rows.length === 0 ? "nothing was drafted" : counted(rows.length, "draft"), ...rows.map((row) => draftLine(row, style))].join("\n"),
});
