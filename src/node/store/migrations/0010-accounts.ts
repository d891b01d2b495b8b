import type { Step } from "./step.ts";

/** Who may work with the store, and what each of them did. Of secrets there are only hashes. */
export const accounts: Step = async (database, engine) => {
  const { text, whole } = engine;
  const create = (table: string) => database.schema.createTable(table);
  await create("users")
    .addColumn("name", text, (column) => column.primaryKey())
    .addColumn("role", text, (column) => column.notNull())
    .addColumn("password", text, (column) => column.notNull())
    .addColumn("created_at", text, (column) => column.notNull())
    .execute();
  await create("sessions")
    .addColumn("hash", text, (column) => column.primaryKey())
    .addColumn("user_name", text, (column) => column.notNull())
    .addColumn("created_at", text, (column) => column.notNull())
    .addColumn("used_at", text, (column) => column.notNull())
    .addColumn("expires_at", text, (column) => column.notNull())
    .execute();
  await create("api_tokens")
    .addColumn("hash", text, (column) => column.primaryKey())
    .addColumn("id", text, (column) => column.notNull().unique())
    .addColumn("user_name", text, (column) => column.notNull())
    .addColumn("name", text, (column) => column.notNull())
    .addColumn("role", text, (column) => column.notNull())
    .addColumn("may_write", whole, (column) => column.notNull())
    .addColumn("created_at", text, (column) => column.notNull())
    .addColumn("expires_at", text, (column) => column.notNull())
    .addColumn("revoked_at", text)
    .execute();
  await create("audit")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("who", text)
    .addColumn("door", text, (column) => column.notNull())
    .addColumn("came_from", text, (column) => column.notNull())
    .addColumn("action", text, (column) => column.notNull())
    .addColumn("about", text, (column) => column.notNull())
    .addColumn("outcome", text, (column) => column.notNull())
    .addColumn("code", text)
    .addColumn("previous", text, (column) => column.notNull())
    .addColumn("hash", text, (column) => column.notNull())
    .execute();
  const index = (table: string, column: string) => database.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  await index("sessions", "user_name");
  await index("api_tokens", "user_name");
  await index("audit", "who");
  await engine.refuse(database, { table: "audit", event: "update", message: "audit entries are only ever added" });
  await engine.refuse(database, { table: "audit", event: "delete", message: "audit entries are only ever added" });
};
