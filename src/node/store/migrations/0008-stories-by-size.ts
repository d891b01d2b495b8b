import type { Step } from "./step.ts";

/** Stories with most reports first, those of one size in order of their ids: the order of the list itself, so that a page of it costs a page. */
export const storiesBySize: Step = async (database) => {
  await database.schema.createIndex("stories_by_size").on("stories").columns(["articles desc", "id"]).execute();
};
