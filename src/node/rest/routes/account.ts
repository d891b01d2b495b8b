import { z } from "zod";
import { isPassword } from "../../app/team/password.ts";
import { addToken, newToken, revokeToken, shownToken, tokenRow, tokenWish } from "../../app/team/tokens.ts";
import { setPassword, userName, userOf } from "../../app/team/users.ts";
import { AppError } from "../../errors.ts";
import type { Desk, Gate } from "../gates/gate.ts";
import { defineRoute, type Route, type Visitor } from "../route.ts";
import { sessionShape, shownSession } from "./session.ts";

const NO_STORE = { "cache-control": "no-store" } as const;
const secret = z.string().min(1).max(1000).meta({ format: "password" });

/** Where people sign in; an error where nobody does. */
function deskOf({ desk }: Gate): Desk {
  if (desk === null) throw new AppError("auth/local");
  return desk;
}

/** The account that asks; an error for whoever sits at the machine itself. */
function accountOf(visitor: Visitor | null): string {
  if (visitor?.account == null) throw new AppError("auth/local");
  return visitor.account;
}

const signIn = defineRoute({
  method: "post",
  path: "/api/sign-in",
  id: "signIn",
  group: "session",
  summary: "begin a session with name and password",
  about:
    "From a page of this server alone (its Origin is demanded). Answers with the session, and sets its cookie: HttpOnly, SameSite=Strict, Secure but on this machine. After five wrong passwords of one name from one network it answers 429 for a quarter of an hour. Programs use tokens instead.",
  role: "public",
  body: z.strictObject({ name: userName, password: secret }),
  answers: { status: 200, type: "application/json", schema: sessionShape },
  // a name nobody has may be a password typed into the wrong field
  target: async ({ body }, { store }) => ((await (await store()).accounts.findUser(body.name)) === null ? "a name nobody has" : body.name),
  async handle({ context, body }, { gate }) {
    const desk = deskOf(gate);
    if (context.req.header("origin") !== gate.ownOrigin(context)) throw new AppError("server/origin");
    const { visitor, cookie } = await desk.signIn(context, body.name, body.password);
    return { data: shownSession(gate, visitor), headers: { ...NO_STORE, "set-cookie": cookie }, who: visitor.account };
  },
});

const signOut = defineRoute({
  method: "post",
  path: "/api/sign-out",
  id: "signOut",
  group: "session",
  summary: "end this session, or all of one's own",
  role: "viewer",
  person: true,
  body: z.strictObject({ everywhere: z.boolean().default(false).describe("end every session of this user; tokens go on") }),
  answers: { status: 200, type: "application/json", schema: z.object({ ended: z.int().describe("sessions that ended") }) },
  async handle({ context, body, visitor }, { gate }) {
    const desk = deskOf(gate);
    if (visitor === null) throw new AppError("auth/none");
    const { ended, cookie } = await desk.signOut(context, visitor, body.everywhere);
    return { data: { ended }, headers: { ...NO_STORE, "set-cookie": cookie } };
  },
});

const changePassword = defineRoute({
  method: "post",
  path: "/api/account/password",
  id: "changePassword",
  group: "account",
  summary: "give oneself another password; every session of one's own ends",
  role: "viewer",
  person: true,
  body: z.strictObject({ current: secret.describe("the password as it is"), password: secret.describe("the new one, of at least 12 characters") }),
  answers: { status: 200, type: "application/json", schema: z.object({ ended: z.int().describe("sessions that ended, this one among them") }) },
  async handle({ context, body, visitor }, { gate, store }) {
    const account = accountOf(visitor);
    await deskOf(gate).guess(context, account, async () => {
      const user = await userOf(await store(), account);
      if (!(await isPassword(body.current, user.password))) throw new AppError("auth/password");
    });
    return { data: { ended: await setPassword(await store(), account, body.password) }, headers: NO_STORE };
  },
});

const listTokens = defineRoute({
  method: "get",
  path: "/api/account/tokens",
  id: "listOwnTokens",
  group: "account",
  summary: "one's own tokens, also those that ended",
  role: "viewer",
  person: true,
  answers: { status: 200, type: "application/json", schema: z.object({ tokens: z.array(tokenRow) }) },
  handle: async ({ visitor }, { store }) => ({ data: { tokens: (await (await store()).accounts.listTokens(accountOf(visitor))).map(shownToken) } }),
});

const makeToken = defineRoute({
  method: "post",
  path: "/api/account/tokens",
  id: "makeOwnToken",
  group: "account",
  summary: "make a token for a program that asks in one's own name; it is shown this once",
  role: "viewer",
  person: true,
  body: tokenWish.strict(),
  answers: { status: 201, type: "application/json", schema: newToken },
  target: async ({ body }) => `${body.role}${body.write ? ", writes" : ""}: ${body.name}`,
  async handle({ body, visitor }, { store, clock }) {
    return { status: 201, data: await addToken(await store(), accountOf(visitor), body, clock.now()), headers: NO_STORE };
  },
});

const revokeOwnToken = defineRoute({
  method: "delete",
  path: "/api/account/tokens/{id}",
  id: "revokeOwnToken",
  group: "account",
  summary: "end a token of one's own at once",
  role: "viewer",
  person: true,
  params: z.object({ id: z.string().max(40) }),
  answers: { status: 200, type: "application/json", schema: tokenRow },
  target: async ({ params }) => params.id,
  async handle({ params, visitor }, { store, clock }) {
    return { data: shownToken(await revokeToken(await store(), params.id, accountOf(visitor), clock.now())) };
  },
});

/** Signing in and out, and what everybody may do with their own account; accounts of others are kept by operations. */
export const accountRoutes: readonly Route[] = [signIn, signOut, changePassword, listTokens, makeToken, revokeOwnToken];
