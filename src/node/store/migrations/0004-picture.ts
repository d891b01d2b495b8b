import type { Step } from "./step.ts";

/**
 * The stories worked out, as tables that are read a page at a time: every list is ordered by (at, id) within each of its filters.
 * `at` is an instant, or empty where nothing is dated; `body`, `shared` and `fresh` are JSON that nobody searches.
 */
export const picture: Step = async (database, { text, whole, bytes }) => {
  const create = (table: string) => database.schema.createTable(table);
  await create("counters")
    .addColumn("name", text, (column) => column.primaryKey())
    .addColumn("value", whole, (column) => column.notNull())
    .execute();
  await create("settings")
    .addColumn("name", text, (column) => column.primaryKey())
    .addColumn("value", text, (column) => column.notNull())
    .execute();
  await create("stale_stories")
    .addColumn("story", text, (column) => column.primaryKey())
    .addColumn("mark", whole, (column) => column.notNull())
    .execute();
  await create("gone_stories")
    .addColumn("story", text, (column) => column.primaryKey())
    .addColumn("number", whole, (column) => column.notNull())
    .addColumn("revision", whole, (column) => column.notNull())
    .execute();
  await create("stories")
    .addColumn("id", text, (column) => column.primaryKey())
    .addColumn("number", whole, (column) => column.notNull())
    .addColumn("revision", whole, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("articles", whole, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addColumn("dossier", bytes, (column) => column.notNull())
    .execute();
  const list = (table: string) =>
    create(table)
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("story", text, (column) => column.notNull())
      .addColumn("at", text, (column) => column.notNull())
      .addColumn("hidden", whole, (column) => column.notNull())
      .addColumn("open_from", text)
      .addColumn("body", text, (column) => column.notNull())
      .addColumn("shared", text)
      .addColumn("fresh", text);
  await list("findings")
    .addColumn("type", text, (column) => column.notNull())
    .addColumn("status", text, (column) => column.notNull())
    .addColumn("origins", whole, (column) => column.notNull())
    .execute();
  await list("claims")
    .addColumn("article", text, (column) => column.notNull())
    .addColumn("finding", text)
    .addColumn("type", text, (column) => column.notNull())
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("outlet", text)
    .execute();
  await list("documents")
    .addColumn("outlet", text)
    .addColumn("language", text, (column) => column.notNull())
    .execute();
  await list("origins")
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("party", text)
    .execute();
  const index = (table: string, ...columns: readonly string[]) =>
    database.schema
      .createIndex(`${table}_by_${columns[0]}`)
      .on(table)
      .columns([...columns])
      .execute();
  for (const [table, filters] of Object.entries({
    findings: ["story", "type", "status"],
    claims: ["story", "article", "finding", "type", "kind", "outlet"],
    documents: ["story", "outlet", "language"],
    origins: ["story", "kind", "party"],
  })) {
    await index(table, "at", "id");
    for (const filter of filters) await index(table, filter, "at", "id");
  }
  await index("stories", "at", "id");
  await index("stories", "articles", "id");
  await index("stories", "number");
  await index("stories", "revision");
  await index("gone_stories", "revision");
  await index("stale_stories", "mark");
};
