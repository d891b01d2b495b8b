import type { Step } from "./step.ts";

/** A removal says which decisions lost their words with it, so that words cannot be taken from any other. Entries of before stay as they were. */
export const emptiedDecisions: Step = async (database, { text }) => {
  await database.schema.alterTable("removals").addColumn("emptied", text).execute();
};
