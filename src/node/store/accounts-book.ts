import type { Role } from "../app/operation.ts";
import type { Accounts, ApiToken, Session, User } from "../app/team/accounts.ts";
import type { Connection } from "./engine.ts";
import type { Schema } from "./schema.ts";

const userOf = (row: Schema["users"]): User => ({ name: row.name, role: row.role as Role, password: row.password, createdAt: row.created_at });

const sessionOf = (row: Schema["sessions"]): Session => ({
  hash: row.hash,
  user: row.user_name,
  createdAt: row.created_at,
  usedAt: row.used_at,
  expiresAt: row.expires_at,
});

const tokenOf = (row: Schema["api_tokens"]): ApiToken => ({
  id: row.id,
  hash: row.hash,
  user: row.user_name,
  name: row.name,
  role: row.role as Role,
  write: row.may_write === 1,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});

/** The book of accounts in tables. */
export function sqlAccounts(connection: Connection): Accounts {
  const dropSessionsOf = async (user: string): Promise<number> =>
    Number((await connection.deleteFrom("sessions").where("user_name", "=", user).executeTakeFirst()).numDeletedRows);
  return {
    dropSessionsOf,
    async putUser({ name, role, password, createdAt }) {
      const row = { name, role, password, created_at: createdAt };
      await connection
        .insertInto("users")
        .values(row)
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
    },
    async findUser(name) {
      const row = await connection.selectFrom("users").selectAll().where("name", "=", name).executeTakeFirst();
      return row === undefined ? null : userOf(row);
    },
    listUsers: async () => (await connection.selectFrom("users").selectAll().orderBy("name").execute()).map(userOf),
    async removeUser(name) {
      await dropSessionsOf(name);
      await connection.deleteFrom("api_tokens").where("user_name", "=", name).execute();
      return Number((await connection.deleteFrom("users").where("name", "=", name).executeTakeFirst()).numDeletedRows) > 0;
    },
    async putSession({ hash, user, createdAt, usedAt, expiresAt }) {
      const row = { hash, user_name: user, created_at: createdAt, used_at: usedAt, expires_at: expiresAt };
      await connection
        .insertInto("sessions")
        .values(row)
        .onConflict((conflict) => conflict.column("hash").doUpdateSet(row))
        .execute();
    },
    async findSession(hash) {
      const row = await connection.selectFrom("sessions").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row === undefined ? null : sessionOf(row);
    },
    async dropSession(hash) {
      await connection.deleteFrom("sessions").where("hash", "=", hash).execute();
    },
    async dropSessionsBefore(moment) {
      await connection.deleteFrom("sessions").where("expires_at", "<=", moment).execute();
    },
    async putToken({ id, hash, user, name, role, write, createdAt, expiresAt, revokedAt }) {
      const row = { id, hash, user_name: user, name, role, may_write: write ? 1 : 0, created_at: createdAt, expires_at: expiresAt, revoked_at: revokedAt };
      await connection
        .insertInto("api_tokens")
        .values(row)
        .onConflict((conflict) => conflict.column("hash").doUpdateSet(row))
        .execute();
    },
    async findToken(hash) {
      const row = await connection.selectFrom("api_tokens").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row === undefined ? null : tokenOf(row);
    },
    async listTokens(user) {
      let query = connection.selectFrom("api_tokens").selectAll().orderBy("created_at").orderBy("id");
      if (user !== null) query = query.where("user_name", "=", user);
      return (await query.execute()).map(tokenOf);
    },
  };
}
