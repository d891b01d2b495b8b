import { z } from "zod";
import { foundAnswer } from "../answers/found.ts";
import { bringUpToDate } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import { searchStore } from "../search.ts";
import { measuredFrom, sharedNow } from "../share.ts";
import { counted } from "../words.ts";

/** Longest question, in characters. */
const MOST_CHARS = 10_000;

export const search = defineOperation({
  name: "search",
  summary: "find words in the reports, with the claims that stand there",
  about:
    'Every word given has to stand in one passage (a paragraph, a headline); "words in a row" are given between quotation marks, a beginning with a star: evacuat*. Capitals and accents make no difference, and no sign has a meaning besides. Passages come newest report first. What may not leave is not found: private persons by no name, places of forces reported less than 72 hours before by region only.',
  effect: "read",
  input: z.object({
    words: z.array(z.string().max(MOST_CHARS), { error: "write at least one word" }).min(1).max(100).describe("what to search for"),
    story: z.string().max(300).optional().describe("only this story: its id"),
    limit: z.coerce.number().int().min(1).max(100).default(20).describe("passages of a page"),
    cursor: z.string().max(1000).optional().describe("next of the page before"),
  }),
  output: foundAnswer,
  positional: ["words"],
  examples: [
    { line: "unecho search ferry capsized", does: "passages with both words" },
    { line: "unecho search '\"humanitarian corridor\" evacuat*'", does: "words in a row, and a beginning" },
  ],
  async run({ words, story, limit, cursor }, deps) {
    const store = await deps.openStore("existing");
    try {
      await bringUpToDate(store, deps);
      const asked = deps.settings.asOf === null ? null : measuredFrom(deps.settings.asOf, deps.clock.now());
      const value = await searchStore(store, { words: words.join(" "), story, limit, cursor }, asked ?? (await sharedNow(store, deps.clock)));
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ hits, next }, style, { program }) =>
    [
      hits.length === 0 ? "nothing holds all of these words" : counted(hits.length, "passage"),
      ...hits.flatMap(({ article, title, outlet, published, text, claims }) => [
        "",
        `${style.bold(outlet ?? "outlet unknown")}  ${published?.slice(0, 16).replace("T", " ") ?? "no date"}  ${title ?? ""}  ${style.dim(article.slice(0, 12))}`,
        `  ${text}`,
        ...(claims.length === 0 ? [] : [style.dim(`  ${counted(claims.length, "claim")} here`)]),
      ]),
      ...(next === null ? [] : ["", `Next:  ${program} search ... --cursor ${next}`]),
    ].join("\n"),
});
