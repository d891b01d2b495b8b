import { z } from "zod";
import { foundAnswer } from "../../app/answers/found.ts";
import { searchStore } from "../../app/search.ts";
import { paging } from "../lists.ts";
import { sharedAt } from "../reading.ts";
import { defineRoute } from "../route.ts";
import { tagOf, unchanged } from "../unchanged.ts";

export const search = defineRoute({
  method: "get",
  path: "/api/search",
  id: "searchReports",
  group: "lists",
  summary: "passages that hold words, newest report first, with the claims that stand there",
  about: 'Every word has to stand in the passage; "words in a row" between quotation marks, a beginning with a star. No other sign has a meaning.',
  role: "viewer",
  query: z.object({ ...paging, q: z.string().max(10_000).describe("what to search for"), story: z.string().max(300).optional().describe("id of a story") }),
  answers: { status: 200, type: "application/json", schema: foundAnswer },
  async handle({ query: { q, ...page }, context }, world) {
    const store = await world.store();
    const at = await sharedAt(world);
    const tag = tagOf("search", await store.picture.revision(), at);
    const known = unchanged(context, tag);
    return known ?? { data: await searchStore(store, { words: q, ...page }, at), headers: { etag: tag } };
  },
});
