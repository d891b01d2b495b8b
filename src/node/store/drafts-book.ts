import type { Drafted, Drafts } from "../app/drafts.ts";
import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS } from "./in-parts.ts";

/** The book of drafts in tables. */
export const sqlDrafts = (connection: Connection): Drafts => ({
  async putDrafts(drafted) {
    const row = { article: drafted.article, body: JSON.stringify(drafted) };
    await connection
      .insertInto("drafts")
      .values(row)
      .onConflict((conflict) => conflict.column("article").doUpdateSet(row))
      .execute();
  },
  async listDrafts(article) {
    const all = connection.selectFrom("drafts").select("body").orderBy("article");
    const rows = await (article === undefined ? all : all.where("article", "=", article)).execute();
    return rows.map(({ body }) => JSON.parse(body) as Drafted);
  },
  async dropDrafts(articles) {
    for (const part of inParts(articles, MOST_IDS)) await connection.deleteFrom("drafts").where("article", "in", part).execute();
  },
});
