import type { Accounts, ApiToken, Session, User } from "../app/team/accounts.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

const inOrder = <T>(list: Iterable<T>, keyOf: (item: T) => string): readonly T[] => [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** The book of accounts, gone with the process. */
export function memoryAccounts(): MemoryBook<Accounts> {
  const users = new Map<string, User>();
  const sessions = new Map<string, Session>();
  const tokens = new Map<string, ApiToken>();
  const dropWhere = <T>(map: Map<string, T>, test: (item: T) => boolean): number => {
    const gone = [...map].filter(([, item]) => test(item));
    for (const [key] of gone) map.delete(key);
    return gone.length;
  };
  const book: Accounts = {
    async putUser(user) {
      users.set(user.name, user);
    },
    findUser: async (name) => users.get(name) ?? null,
    listUsers: async () => inOrder(users.values(), ({ name }) => name),
    async removeUser(name) {
      dropWhere(sessions, ({ user }) => user === name);
      dropWhere(tokens, ({ user }) => user === name);
      return users.delete(name);
    },
    async putSession(session) {
      sessions.set(session.hash, session);
    },
    findSession: async (hash) => sessions.get(hash) ?? null,
    async dropSession(hash) {
      sessions.delete(hash);
    },
    dropSessionsOf: async (user) => dropWhere(sessions, (session) => session.user === user),
    async dropSessionsBefore(moment) {
      dropWhere(sessions, ({ expiresAt }) => expiresAt <= moment);
    },
    async putToken(token) {
      tokens.set(token.hash, token);
    },
    findToken: async (hash) => tokens.get(hash) ?? null,
    listTokens: async (user) =>
      inOrder(
        [...tokens.values()].filter((token) => user === null || token.user === user),
        ({ createdAt, id }) => `${createdAt} ${id}`,
      ),
  };
  return { book, keep: () => keepMaps([users, sessions, tokens]) };
}
