import { z } from "zod";
import type { Instant } from "../../../core/model/index.ts";
import { AppError } from "../../errors.ts";
import type { Role } from "../operation.ts";
import type { Store } from "../ports.ts";
import type { User } from "./accounts.ts";
import { checkPassword, hashPassword } from "./password.ts";

export const ROLES = ["viewer", "analyst", "admin"] as const satisfies readonly Role[];

const RANK: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, admin: 2 };

/** Whether one role may do what another may. */
export const reaches = (own: Role, wanted: Role): boolean => RANK[own] >= RANK[wanted];

/** The lesser of two roles. */
export const lesserRole = (a: Role, b: Role): Role => (reaches(a, b) ? b : a);

/** A name as people type it: "Ana" and "ana" are one. */
export const userName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,63}$/, "a name has letters, digits and . _ @ - and begins with a letter or digit");

/** A secret that the command line asks for and never takes as an argument. */
export const password = z
  .string()
  .min(1)
  .max(1000)
  .meta({ format: "password" })
  .describe("the password: asked for at the prompt, or the first line of standard input");

/** The user of a name, or an error that there is none. */
export async function userOf(store: Store, name: string): Promise<User> {
  const user = await store.accounts.findUser(name);
  if (user === null) throw new AppError("users/unknown", { name });
  return user;
}

/** Refuses to leave a team without anybody who may keep its accounts. */
async function keepAnAdmin(store: Store, without: string): Promise<void> {
  const users = await store.accounts.listUsers();
  if (!users.some(({ name, role }) => role === "admin" && name !== without)) throw new AppError("users/last-admin", { name: without });
}

/** Adds a user. */
export async function addUser(store: Store, name: string, role: Role, secret: string, at: Instant): Promise<User> {
  checkPassword(secret, name);
  const user: User = { name, role, password: await hashPassword(secret), createdAt: at };
  await store.transaction(async (inner) => {
    if ((await inner.accounts.findUser(name)) !== null) throw new AppError("users/taken", { name });
    await inner.accounts.putUser(user);
  });
  return user;
}

/** Gives a user another role, from the next request on. */
export function setRole(store: Store, name: string, role: Role): Promise<User> {
  return store.transaction(async (inner) => {
    const user = { ...(await userOf(inner, name)), role };
    if (role !== "admin") await keepAnAdmin(inner, name);
    await inner.accounts.putUser(user);
    return user;
  });
}

/** Gives a user another password, and signs them out everywhere; how many sessions ended. Tokens stay: they are revoked by name. */
export async function setPassword(store: Store, name: string, secret: string): Promise<number> {
  checkPassword(secret, name);
  const hashed = await hashPassword(secret);
  return store.transaction(async (inner) => {
    await inner.accounts.putUser({ ...(await userOf(inner, name)), password: hashed });
    return inner.accounts.dropSessionsOf(name);
  });
}

/** Takes a user out, with sessions and tokens; what they decided and did stays under their name. */
export function removeUser(store: Store, name: string): Promise<void> {
  return store.transaction(async (inner) => {
    await userOf(inner, name);
    await keepAnAdmin(inner, name);
    await inner.accounts.removeUser(name);
  });
}
