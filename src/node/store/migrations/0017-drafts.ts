import type { Step } from "./step.ts";

/** What a language model drafted from a report, as JSON: apart from readings and claims, because it counts nowhere. */
export const drafts: Step = async (database, { text }) => {
  await database.schema
    .createTable("drafts")
    .addColumn("article", text, (column) => column.primaryKey())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
};
