import type { Step } from "./step.ts";

/** What can be searched: the passages of reports as they may leave, from `opens` on and before `closes`, and the index of their words. */
export const passages: Step = async (database, engine) => {
  const { text, whole } = engine;
  await engine
    .numbered(database.schema.createTable("passages"))
    .addColumn("story", text, (column) => column.notNull())
    .addColumn("article", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("opens", text, (column) => column.notNull())
    .addColumn("closes", text, (column) => column.notNull())
    .addColumn("role", text, (column) => column.notNull())
    .addColumn("starts", whole, (column) => column.notNull())
    .addColumn("ends", whole, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  const index = (column: string, ...columns: readonly string[]) =>
    database.schema
      .createIndex(`passages_by_${column}`)
      .on("passages")
      .columns([column, ...columns])
      .execute();
  await index("story");
  await index("article");
  await index("at", "ordinal");
  await engine.words.make(database);
};
