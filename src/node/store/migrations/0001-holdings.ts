import type { Step } from "./step.ts";

/**
 * Reports as they came, what they say, where they went, what analysts ruled. JSON columns are opaque: nothing inside them is searched.
 * Tables may be there already: stores of the first schema were made by other means.
 */
export const holdings: Step = async (database, engine) => {
  const create = (table: string) => database.schema.createTable(table).ifNotExists();
  const { text, bytes } = engine;
  await engine
    .numbered(create("captures"))
    .addColumn("id", text, (column) => column.notNull().unique())
    .addColumn("name", text, (column) => column.notNull())
    .addColumn("media_type", text, (column) => column.notNull())
    .addColumn("charset", text)
    .addColumn("url", text)
    .addColumn("hints", text, (column) => column.notNull())
    .addColumn("received_at", text, (column) => column.notNull())
    .addColumn("bytes", bytes, (column) => column.notNull())
    .execute();
  // what a report says, with the stage versions and packs that read it
  await create("readings")
    .addColumn("article", text, (column) => column.primaryKey().references("captures.id"))
    .addColumn("versions", text, (column) => column.notNull())
    .addColumn("packs", text, (column) => column.notNull())
    .addColumn("reading", text, (column) => column.notNull())
    .execute();
  // where each report went; stored as a fact, because it depends on the order of arrival
  await engine
    .numbered(create("placements"))
    .addColumn("article", text, (column) => column.notNull().unique().references("captures.id"))
    .addColumn("story", text, (column) => column.notNull())
    .addColumn("placement", text, (column) => column.notNull())
    .execute();
  await database.schema.createIndex("placements_by_story").ifNotExists().on("placements").column("story").execute();
  await create("stories")
    .addColumn("ordinal", "integer", (column) => column.primaryKey())
    .addColumn("id", text, (column) => column.notNull().unique())
    .addColumn("story", text, (column) => column.notNull())
    .execute();
  // a later ruling overrules an earlier one; none is ever changed
  await engine
    .numbered(create("decisions"))
    .addColumn("verb", text, (column) => column.notNull())
    .addColumn("decided_by", text, (column) => column.notNull())
    .addColumn("decided_at", text, (column) => column.notNull())
    .addColumn("decision", text, (column) => column.notNull())
    .execute();
  await engine.refuse(database, { table: "decisions", event: "update", message: "decisions are only ever added" });
  await engine.refuse(database, { table: "decisions", event: "delete", message: "decisions are only ever added" });
  await create("redirects")
    .addColumn("old_id", text, (column) => column.primaryKey())
    .addColumn("new_id", text, (column) => column.notNull())
    .execute();
};
