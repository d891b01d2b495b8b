import type { Instant } from "../../../core/model/index.ts";
import { AppError } from "../../errors.ts";
import type { Store } from "../ports.ts";
import type { Session, User } from "./accounts.ts";
import { isPassword } from "./password.ts";
import { hashSecret, newSecret } from "./secret.ts";

const MINUTE_MS = 60_000;
/** A browser nobody uses is signed out after this long, in milliseconds. */
export const IDLE_MS = 12 * 60 * MINUTE_MS;
/** Whoever uses it all the time signs in again after this long. */
export const SESSION_MS = 7 * 24 * 60 * MINUTE_MS;
/** How exactly the last use is kept: each time it is written down is a write. */
const TOUCH_MS = 5 * MINUTE_MS;

/** Signs a user in: the secret for the cookie, whose hash is all that is kept. */
export async function signIn(
  store: Store,
  name: string,
  secret: string,
  at: Instant,
): Promise<{ readonly user: User; readonly secret: string; readonly session: Session }> {
  const user = await store.accounts.findUser(name);
  if (!(await isPassword(secret, user?.password ?? null)) || user === null) throw new AppError("auth/password");
  const made = newSecret();
  const session: Session = {
    hash: hashSecret(made),
    user: name,
    createdAt: at,
    usedAt: at,
    expiresAt: new Date(Date.parse(at) + SESSION_MS).toISOString(),
  };
  await store.transaction(async (inner) => {
    await inner.accounts.dropSessionsBefore(at);
    await inner.accounts.putSession(session);
  });
  return { user, secret: made, session };
}

/** The session of a cookie and its user; null when it has ended. */
export async function findSession(store: Store, secret: string, now: Instant): Promise<{ readonly user: User; readonly session: Session } | null> {
  const session = await store.accounts.findSession(hashSecret(secret));
  if (session === null) return null;
  const unused = Date.parse(now) - Date.parse(session.usedAt);
  if (now >= session.expiresAt || unused >= IDLE_MS) return null;
  const user = await store.accounts.findUser(session.user);
  if (user === null) return null;
  if (unused >= TOUCH_MS)
    await store.transaction(async (inner) => {
      // it may have been ended meanwhile
      if ((await inner.accounts.findSession(session.hash)) !== null) await inner.accounts.putSession({ ...session, usedAt: now });
    });
  return { user, session };
}

/** Ends one session, or all of its user. */
export function signOut(store: Store, session: { readonly hash: string; readonly user: string }, everywhere: boolean): Promise<number> {
  return store.transaction(async (inner) => {
    if (everywhere) return inner.accounts.dropSessionsOf(session.user);
    await inner.accounts.dropSession(session.hash);
    return 1;
  });
}
