import type { Step } from "./step.ts";

/** Web archives cut into batches, what became of every record, and what was read of them and waits for its turn in the order of arrival. */
export const backlog: Step = async (database, { text, whole, bytes }) => {
  const create = (table: string) => database.schema.createTable(table);
  await create("archives")
    .addColumn("id", whole, (column) => column.primaryKey())
    .addColumn("path", text, (column) => column.notNull())
    .addColumn("name", text, (column) => column.notNull())
    .addColumn("size", whole, (column) => column.notNull())
    .addColumn("changed_at", whole, (column) => column.notNull())
    .addColumn("form", text, (column) => column.notNull())
    .addColumn("split_to", whole, (column) => column.notNull())
    .addColumn("whole", whole, (column) => column.notNull())
    .execute();
  await create("batches")
    .addColumn("id", whole, (column) => column.primaryKey())
    .addColumn("archive", whole, (column) => column.notNull())
    .addColumn("starts", whole, (column) => column.notNull())
    .addColumn("length", whole, (column) => column.notNull())
    .addColumn("state", text, (column) => column.notNull())
    .addColumn("fence", whole, (column) => column.notNull())
    .addColumn("holder", text)
    .addColumn("leased_at", whole)
    .addColumn("expires_at", whole)
    .addColumn("tries", whole, (column) => column.notNull())
    .addColumn("hand", whole)
    .addColumn("strikes", text, (column) => column.notNull())
    .addColumn("hinted_at", whole, (column) => column.notNull())
    .addColumn("reports", whole, (column) => column.notNull())
    .addColumn("skipped", whole, (column) => column.notNull())
    .addColumn("dead", whole, (column) => column.notNull())
    .addColumn("others", whole, (column) => column.notNull())
    .addColumn("done_at", whole)
    .addColumn("reason", text)
    .execute();
  await create("records")
    .addColumn("key", text, (column) => column.primaryKey())
    .addColumn("batch", whole, (column) => column.notNull())
    .addColumn("place", whole, (column) => column.notNull())
    .addColumn("outcome", text, (column) => column.notNull())
    .addColumn("article", text)
    .addColumn("code", text)
    .addColumn("reason", text)
    .execute();
  await create("staged")
    .addColumn("key", text, (column) => column.primaryKey())
    .addColumn("batch", whole, (column) => column.notNull())
    .addColumn("number", whole, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("received_at", text, (column) => column.notNull())
    .addColumn("envelope", text, (column) => column.notNull())
    .addColumn("bytes", bytes, (column) => column.notNull())
    .addColumn("versions", text, (column) => column.notNull())
    .addColumn("packs", text, (column) => column.notNull())
    .addColumn("reading", bytes, (column) => column.notNull())
    .execute();
  const index = (name: string, table: string, ...columns: readonly string[]) =>
    database.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await index("archives_by_path", "archives", "path");
  await index("batches_by_state", "batches", "state", "id");
  await index("batches_by_end", "batches", "done_at");
  await index("records_by_outcome", "records", "outcome", "batch", "place");
  await index("staged_by_batch", "staged", "batch", "number");
};
