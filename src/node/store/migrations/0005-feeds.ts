import type { Step } from "./step.ts";

/** Feeds that are followed, and the items of them that were dealt with. */
export const feeds: Step = async (database, { text, whole }) => {
  await database.schema
    .createTable("feeds")
    .addColumn("url", text, (column) => column.primaryKey())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("feed_items")
    .addColumn("key", text, (column) => column.primaryKey())
    .addColumn("done", whole, (column) => column.notNull())
    .addColumn("tries", whole, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .execute();
};
