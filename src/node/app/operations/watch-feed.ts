import { z } from "zod";
import { watchFeed as feedOf } from "../../alerts/feed.ts";
import { writeAtom, writeJsonFeed } from "../../exports/write-feed.ts";
import { textAnswer } from "../answers/text.ts";
import { defineOperation } from "../operation.ts";
import { saveFile } from "../save-file.ts";
import { findWatch } from "../watch-rows.ts";

export const watchFeed = defineOperation({
  name: "watch feed",
  summary: "the alerts of a watch as a feed",
  about:
    "The newest hundred alerts as Atom or JSON Feed, for a newsreader; a server also has them at /api/watches/w1/feed.atom and feed.json. Words of reports are looked up when the feed is made: what was forgotten or held back since is not in it.",
  effect: "read",
  input: z.object({
    id: z.string({ error: "name the watch: w1" }).describe("name of the watch: w1"),
    format: z.enum(["atom", "json"]).default("atom").describe("how the feed is spelled"),
    out: z.string().optional().meta({ door: "local" }).describe("file to write; without it the feed is printed"),
  }),
  output: textAnswer,
  positional: ["id"],
  examples: [{ line: "unecho watch feed w1 --out w1.atom", does: "a file for a newsreader" }],
  async run({ id, format, out }, deps) {
    const store = await deps.openStore("existing");
    try {
      const feed = await feedOf(await findWatch(store, id), store, deps);
      const text = await (format === "atom" ? writeAtom(feed) : writeJsonFeed(feed));
      if (out !== undefined) await saveFile(out, text);
      return { value: { text, out }, data: { text } };
    } finally {
      await store.close();
    }
  },
  render: ({ text, out }) => (out === undefined ? text.replace(/\n$/, "") : `written: ${out}`),
});
