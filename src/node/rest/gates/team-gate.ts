import type { Context } from "hono";
import { generateCookie, getCookie } from "hono/cookie";
import type { Clock, Store } from "../../app/ports.ts";
import { hashSecret, isSameSecret, isTokenSecret, pageTokenOf } from "../../app/team/secret.ts";
import { findSession, SESSION_MS, signIn, signOut } from "../../app/team/sessions.ts";
import { isAlive } from "../../app/team/tokens.ts";
import { lesserRole } from "../../app/team/users.ts";
import { AppError } from "../../errors.ts";
import type { Visitor } from "../route.ts";
import { addressBehindProxy, peerOf } from "./address.ts";
import type { Gate } from "./gate.ts";
import { Limits } from "./limits.ts";
import { isForeign, isFromElsewhere } from "./same-origin.ts";

interface Options {
  readonly store: () => Promise<Store>;
  readonly clock: Clock;
  /** The origin of a host that is ours, null for every other: see `origins.ts`. */
  readonly originOf: (host: string) => string | null;
  /** A proxy of ours stands before us and says who asked it. */
  readonly behindProxy: boolean;
  readonly limits?: Limits;
}

const BEARER = /^Bearer +(\S{1,200})$/i;

/** A team: people sign in with a password and have a session, programs bring a token. */
export function teamGate({ store, clock, originOf, behindProxy, limits = new Limits() }: Options): Gate {
  const hostOf = (context: Context): string => (context.req.header("host") ?? "").toLowerCase();
  const ownOrigin = (context: Context): string => originOf(hostOf(context)) ?? "";
  const addressOf = behindProxy ? addressBehindProxy : peerOf;

  // a name with the prefix is kept by browsers only over https, for this host and for every path
  const cookieOf = (origin: string): { readonly name: string; readonly secure: boolean } =>
    origin.startsWith("https:") ? { name: "__Host-unecho", secure: true } : { name: "unecho", secure: false };
  const cookieLine = (origin: string, value: string, seconds: number): string => {
    const { name, secure } = cookieOf(origin);
    return generateCookie(name, value, { httpOnly: true, sameSite: "Strict", path: "/", secure, maxAge: seconds });
  };

  const byToken = async (header: string, context: Context): Promise<Visitor> => {
    const secret = BEARER.exec(header)?.[1] ?? "";
    const { accounts } = await store();
    const hash = hashSecret(secret);
    const token = isTokenSecret(secret) ? await accounts.findToken(hash) : null;
    const user = token === null ? null : await accounts.findUser(token.user);
    if (token === null || user === null || !isSameSecret(token.hash, hash) || !isAlive(token, clock.now())) {
      await limits.wrongToken(addressOf(context));
      throw new AppError("auth/token");
    }
    await limits.request(`token ${token.id}`);
    return { account: user.name, role: lesserRole(token.role, user.role), write: token.write, token: null, session: null };
  };

  const bySession = async (secret: string): Promise<Visitor | null> => {
    const found = await findSession(await store(), secret, clock.now());
    if (found === null) return null;
    await limits.request(`session ${found.session.hash}`);
    return { account: found.user.name, role: found.user.role, write: true, token: pageTokenOf(secret), session: found.session };
  };

  const guess = async <T>(context: Context, name: string, attempt: () => Promise<T>): Promise<T> => {
    const address = addressOf(context);
    await limits.attempt(name, address);
    const result = await attempt();
    await limits.succeeded(name, address);
    return result;
  };

  return {
    mode: "team",
    ownOrigin,
    addressOf,
    admit(context) {
      const host = hostOf(context);
      if (originOf(host) === null || new URL(context.req.url).host !== host) throw new AppError("server/host", { host: host.slice(0, 100) || "(none)" });
      if (isForeign(context, ownOrigin(context))) throw new AppError("server/origin");
    },
    async visitor(context) {
      const header = context.req.header("authorization");
      if (header !== undefined) return byToken(header, context);
      // a cookie speaks for our own pages alone: a link from elsewhere comes without one
      const secret = isFromElsewhere(context) ? undefined : getCookie(context, cookieOf(ownOrigin(context)).name);
      return secret === undefined ? null : bySession(secret);
    },
    desk: {
      guess,
      async signIn(context, name, password) {
        const { user, secret, session } = await guess(context, name, async () => signIn(await store(), name, password, clock.now()));
        return {
          visitor: { account: user.name, role: user.role, write: true, token: pageTokenOf(secret), session },
          cookie: cookieLine(ownOrigin(context), secret, SESSION_MS / 1000),
        };
      },
      async signOut(context, { session }, everywhere) {
        const ended = session === null ? 0 : await signOut(await store(), session, everywhere);
        return { ended, cookie: cookieLine(ownOrigin(context), "", 0) };
      },
    },
  };
}
