import type { Step } from "./step.ts";

/** What came with a report that was fetched: status, headers, address, moment. */
export const fetched: Step = async (database, { text }) => {
  await database.schema.alterTable("captures").addColumn("http", text).execute();
};
