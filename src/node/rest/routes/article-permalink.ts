import { z } from "zod";
import { elsewhere, redirectTo } from "../reading.ts";
import { defineRoute } from "../route.ts";

/** The address of a report's text that never breaks. */
export const articlePermalink = defineRoute({
  method: "get",
  path: "/a/{id}",
  id: "articleTextPage",
  group: "permalinks",
  summary: "where the text of a report is",
  role: "viewer",
  params: z.object({ id: z.string().max(300).describe("id of a report") }),
  answers: { status: 302, type: null, schema: null },
  async handle({ params: { id } }, world) {
    const { picture } = await world.store();
    if ((await picture.findRow("documents", id)) !== null) return redirectTo(`/api/articles/${encodeURIComponent(id)}/text`);
    return elsewhere(id, (now) => `/a/${encodeURIComponent(now)}`, world);
  },
});
