import { z } from "zod";
import type { Instant } from "../../../core/model/index.ts";
import { AppError } from "../../errors.ts";
import { idText, instant } from "../answers/fields.ts";
import type { Role } from "../operation.ts";
import type { Store } from "../ports.ts";
import type { ApiToken } from "./accounts.ts";
import { hashSecret, newTokenSecret } from "./secret.ts";
import { ROLES, reaches, userOf } from "./users.ts";

/** Longest life of a token, in days: a forgotten one ends by itself. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** What is asked of a new token. */
export const tokenWish = z.object({
  name: z.string().trim().min(1, "say what it is for").max(100).describe("what it is for, in a few words"),
  role: z.enum(ROLES).default("viewer").describe("what it may do; never more than its user"),
  write: z.boolean().default(false).describe("it may also write (otherwise it only reads, whatever its role)"),
  days: z.coerce.number().int().min(1).max(MOST_DAYS).default(90).describe("how long it is good for"),
});
export type TokenWish = z.output<typeof tokenWish>;

/** A token as people see it. */
export const tokenRow = z
  .object({
    id: idText,
    name: z.string(),
    user: z.string(),
    role: z.enum(ROLES),
    write: z.boolean(),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: "ApiToken" });

/** A new token, with the secret that is never shown again. */
export const newToken = tokenRow
  .extend({ token: z.string().describe("send it as Authorization: Bearer ...; it is shown this once and kept nowhere") })
  .meta({ id: "NewApiToken" });

export const shownToken = ({ id, name, user, role, write, createdAt, expiresAt, revokedAt }: ApiToken): z.output<typeof tokenRow> => ({
  id,
  name,
  user,
  role,
  write,
  createdAt,
  expiresAt,
  revokedAt,
});

/** Makes a token for a user. */
export async function addToken(store: Store, user: string, { name, role, write, days }: TokenWish, at: Instant): Promise<z.output<typeof newToken>> {
  const owner = await userOf(store, user);
  if (!reaches(owner.role, role)) throw new AppError("tokens/role", { role, own: owner.role, user });
  const secret = newTokenSecret();
  const hash = hashSecret(secret);
  const token: ApiToken = {
    // of another hash than the one that is kept, so that the id tells nothing of it
    id: `t-${hashSecret(hash).slice(0, 8)}`,
    hash,
    user,
    name,
    role,
    write,
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + days * DAY_MS).toISOString(),
    revokedAt: null,
  };
  await store.transaction((inner) => inner.accounts.putToken(token));
  return { ...shownToken(token), token: secret };
}

/** Ends a token at once; `user` allows only those of that user. One that was revoked before stays as it was. */
export function revokeToken(store: Store, id: string, user: string | null, at: Instant): Promise<ApiToken> {
  return store.transaction(async (inner) => {
    const token = (await inner.accounts.listTokens(user)).find((candidate) => candidate.id === id);
    if (token === undefined) throw new AppError("tokens/unknown", { id: id.slice(0, 40) });
    const revoked = { ...token, revokedAt: token.revokedAt ?? at };
    await inner.accounts.putToken(revoked);
    return revoked;
  });
}

/** Whether a token still opens anything. */
export const isAlive = ({ expiresAt, revokedAt }: ApiToken, now: Instant): boolean => revokedAt === null && now < expiresAt;

/** What a token says of itself when it opens nothing any more. */
export const stateOf = (token: { readonly expiresAt: Instant; readonly revokedAt: Instant | null; readonly role: Role }, now: Instant): string =>
  token.revokedAt !== null ? "revoked" : now < token.expiresAt ? "good" : "expired";
