import type { Step } from "./step.ts";

/** What lists say of a story, so that no text is loaded for them; the picture is made anew and fills it. */
export const summaries: Step = async (database, { bytes }) => {
  await database.schema.alterTable("stories").addColumn("summary", bytes).execute();
};
