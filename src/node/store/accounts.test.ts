import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../test/build-audit.ts";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import type { Store } from "../app/ports.ts";
import type { ApiToken, Session, User } from "../app/team/accounts.ts";
import { addToken, isAlive, revokeToken } from "../app/team/tokens.ts";
import { removeUser, setRole } from "../app/team/users.ts";

const AT = "2031-05-14T09:00:00.000Z";
const LATER = "2031-05-15T09:00:00.000Z";
const user = (name: string, more: Partial<User> = {}): User => ({ name, role: "viewer", password: "scrypt$", createdAt: AT, ...more });
const session = (hash: string, name: string, more: Partial<Session> = {}): Session => ({
  hash,
  user: name,
  createdAt: AT,
  usedAt: AT,
  expiresAt: "2031-05-21T09:00:00.000Z",
  ...more,
});
const token = (id: string, name: string, more: Partial<ApiToken> = {}): ApiToken => ({
  id,
  hash: `hash of ${id}`,
  user: name,
  name: "table",
  role: "viewer",
  write: false,
  createdAt: AT,
  expiresAt: LATER,
  revokedAt: null,
  ...more,
});

for (const kind of await storeKinds()) {
  describe(`accounts: ${kind.name}`, () => {
    let store: Store;
    eachOnFreshStore(kind, (fresh) => {
      store = fresh;
    });

    it("keeps users by name, and takes one out with sessions and tokens", async () => {
      const { accounts } = store;
      for (const name of ["ben", "ana"]) await accounts.putUser(user(name));
      await accounts.putUser(user("ben", { role: "analyst" }));
      expect(await accounts.listUsers()).toEqual([user("ana"), user("ben", { role: "analyst" })]);
      for (const name of ["ana", "ben"]) {
        await accounts.putSession(session(`s-${name}`, name));
        await accounts.putToken(token(`t-${name}`, name));
      }
      expect([await accounts.removeUser("ben"), await accounts.removeUser("ben"), await accounts.findUser("ben")]).toEqual([true, false, null]);
      expect([await accounts.findSession("s-ben"), await accounts.findToken("hash of t-ben")]).toEqual([null, null]);
      expect([await accounts.findSession("s-ana"), await accounts.listTokens(null)]).toEqual([session("s-ana", "ana"), [token("t-ana", "ana")]]);
    });

    it("ends one session, those of a user, and those whose time is over", async () => {
      const { accounts } = store;
      for (const hash of ["a", "b", "c"]) await accounts.putSession(session(hash, hash === "c" ? "ben" : "ana"));
      await accounts.putSession(session("old", "ben", { expiresAt: LATER }));
      await accounts.putSession(session("a", "ana", { usedAt: LATER }));
      expect((await accounts.findSession("a"))?.usedAt).toBe(LATER);
      await accounts.dropSessionsBefore(LATER);
      await accounts.dropSession("b");
      expect(await Promise.all(["a", "b", "c", "old"].map(async (hash) => (await accounts.findSession(hash))?.user ?? null))).toEqual([
        "ana",
        null,
        "ben",
        null,
      ]);
      expect([await accounts.dropSessionsOf("ana"), await accounts.dropSessionsOf("ana")]).toEqual([1, 0]);
    });

    it("gives no token more than its user may, and ends it when it is revoked", async () => {
      await store.accounts.putUser(user("ana", { role: "analyst" }));
      const wish = { name: "table", role: "analyst", write: true, days: 1 } as const;
      await expect(addToken(store, "ana", { ...wish, role: "admin" }, AT)).rejects.toMatchObject({ code: "tokens/role" });
      await expect(addToken(store, "eve", wish, AT)).rejects.toMatchObject({ code: "users/unknown" });
      const { id, token: secret } = await addToken(store, "ana", wish, AT);
      const [kept] = await store.accounts.listTokens("ana");
      expect(kept).toMatchObject({ id, user: "ana", role: "analyst", write: true, expiresAt: LATER, revokedAt: null });
      expect(JSON.stringify(kept)).not.toContain(secret);
      expect([isAlive(kept as ApiToken, AT), isAlive(kept as ApiToken, LATER)]).toEqual([true, false]);
      await expect(revokeToken(store, id, "ben", AT)).rejects.toMatchObject({ code: "tokens/unknown" });
      const revoked = await revokeToken(store, id, "ana", AT);
      expect([isAlive(revoked, AT), (await revokeToken(store, id, null, LATER)).revokedAt]).toEqual([false, AT]);
    });

    it("never loses its last admin", async () => {
      await store.accounts.putUser(user("ana", { role: "admin" }));
      await store.accounts.putUser(user("ben"));
      await expect(setRole(store, "ana", "analyst")).rejects.toMatchObject({ code: "users/last-admin" });
      await expect(removeUser(store, "ana")).rejects.toMatchObject({ code: "users/last-admin" });
      await setRole(store, "ben", "admin");
      await removeUser(store, "ana");
      expect((await store.accounts.listUsers()).map(({ name }) => name)).toEqual(["ben"]);
    });

    it("lists what was done, newest first, by whom, what and how it ended, a page at a time", async () => {
      const lines = [
        auditEntry({ who: "ana", action: "decide", at: AT }),
        auditEntry({ who: null, action: "signIn", outcome: "denied", code: "auth/password", at: AT }),
        auditEntry({ who: "ben", action: "decide", about: "reject c-1a2b", at: LATER }),
      ];
      for (const line of lines) await store.audit.append(line);
      const numbers = async (filter: object): Promise<readonly number[]> => (await store.audit.list({ limit: 9, ...filter })).map(({ position }) => position);
      expect(await store.audit.list({ limit: 9 })).toEqual(lines.map((line, at) => ({ position: at + 1, ...line })).reverse());
      expect([await numbers({ who: "ana" }), await numbers({ action: "decide" }), await numbers({ outcome: "denied" })]).toEqual([[1], [3, 1], [2]]);
      expect([await numbers({ since: LATER }), await numbers({ before: 3 }), await numbers({ limit: 1 })]).toEqual([[3], [2, 1], [3]]);
      await expect(
        store.transaction(async (inner) => {
          await inner.audit.append(auditEntry());
          await inner.accounts.putUser(user("cas"));
          throw new Error("undone");
        }),
      ).rejects.toThrow("undone");
      expect([await numbers({}), await store.accounts.findUser("cas")]).toEqual([[3, 2, 1], null]);
    });
  });
}
