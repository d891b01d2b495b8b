import type { Step } from "./step.ts";

/** What is watched for, and the alerts that were, are or cannot be told. `body` is JSON that nobody searches. */
export const watches: Step = async (database, { text, whole }) => {
  const create = (table: string) => database.schema.createTable(table);
  await create("watches")
    .addColumn("id", text, (column) => column.primaryKey())
    .addColumn("number", whole, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await create("alerts")
    .addColumn("key", text, (column) => column.primaryKey())
    .addColumn("watch", text, (column) => column.notNull())
    .addColumn("article", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("state", text, (column) => column.notNull())
    .addColumn("due_at", text, (column) => column.notNull())
    .addColumn("tries", whole, (column) => column.notNull())
    .addColumn("problem", text)
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  const index = (name: string, ...columns: readonly string[]) =>
    database.schema
      .createIndex(name)
      .on("alerts")
      .columns([...columns])
      .execute();
  await index("alerts_due", "state", "due_at", "key");
  await index("alerts_by_watch", "watch", "at", "key");
  await index("alerts_by_article", "article");
};
