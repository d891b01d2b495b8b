import type { Role } from "../src/node/app/operation.ts";
import type { Store } from "../src/node/app/ports.ts";
import { hashPassword } from "../src/node/app/team/password.ts";
import { hashSecret, newSecret, newTokenSecret, pageTokenOf } from "../src/node/app/team/secret.ts";
import { ROLES } from "../src/node/app/team/users.ts";
import { confirmations } from "../src/node/mcp/confirm.ts";
import { KeptAnswers } from "../src/node/mcp/kept-answers.ts";
import { unobserved } from "../src/node/observe/observer.ts";
import { ReadinessCheck } from "../src/node/observe/readiness.ts";
import { restApp } from "../src/node/rest/app.ts";
import { ChangeFeed } from "../src/node/rest/changes.ts";
import { LIMITS, type LimitNumbers, Limits } from "../src/node/rest/gates/limits.ts";
import { listedOrigins } from "../src/node/rest/gates/origins.ts";
import { teamGate } from "../src/node/rest/gates/team-gate.ts";
import { recorder } from "../src/node/rest/recorder.ts";
import type { Call, Runner } from "../src/node/run/call.ts";
import { TEAM_PASSWORD } from "./door-samples.ts";

export const TEAM_HOST = "desk.example";
export const TEAM_ORIGIN = `https://${TEAM_HOST}`;

/** Cheap to try, so that tests are fast; what is kept says itself what it costs. */
const CHEAP = { n: 1024, r: 8, p: 1 };

interface Options {
  readonly store: Store;
  readonly limits?: Partial<LimitNumbers>;
  /** What runs operations; answers nothing when left out. */
  readonly run?: Runner;
  readonly now?: () => string;
}

/** Headers by which somebody is known. */
export type Credentials = Readonly<Record<string, string>>;

/** The HTTP door of a team, in this process and without a port; `calls` are those that reached an operation. Users are called by their roles. */
export async function teamRest({ store: kept, limits = {}, run, now = () => "2031-05-14T09:00:00.000Z" }: Options) {
  const calls: Call[] = [];
  const logged: string[] = [];
  const observer = unobserved((line) => line !== "" && logged.push(line));
  const clock = { now };
  const store = async (): Promise<Store> => kept;
  const password = await hashPassword(TEAM_PASSWORD, CHEAP);
  for (const role of ROLES) await kept.accounts.putUser({ name: role, role, password, createdAt: now() });
  const changes = new ChangeFeed(store, 20);
  const app = restApp({
    run: async (call, signal) => {
      calls.push(call);
      return run === undefined ? { answer: { text: "" }, notes: [] } : run(call, signal);
    },
    store,
    changes,
    gate: teamGate({ store, clock, originOf: listedOrigins(TEAM_ORIGIN), behindProxy: true, limits: new Limits({ ...LIMITS, ...limits }) }),
    record: recorder(store, clock, observer.log, 5),
    clock,
    packs: () => {
      throw new Error("no text is asked for");
    },
    web: null,
    version: "test",
    mcpWrite: true,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    observer,
    readiness: new ReadinessCheck(store),
  });
  const ask = (path: string, init: RequestInit = {}, host = TEAM_HOST): Promise<Response> =>
    Promise.resolve(app.request(`http://${host}${path}`, { ...init, headers: { host, ...(init.headers as Record<string, string>) } }));
  const post = (path: string, body: unknown, credentials: Credentials = {}, method = "POST"): Promise<Response> =>
    ask(path, {
      method,
      headers: { origin: TEAM_ORIGIN, "content-type": "application/json", "x-forwarded-for": "192.0.2.7", ...credentials },
      body: JSON.stringify(body),
    });
  const signIn = (name: string, password: string, more: Credentials = {}): Promise<Response> => post("/api/sign-in", { name, password }, more);
  /** A session that was begun at the desk, without its password being tried. */
  async function session(user: string, more: { readonly usedAt?: string; readonly expiresAt?: string } = {}): Promise<Credentials> {
    const secret = newSecret();
    await kept.accounts.putSession({ hash: hashSecret(secret), user, createdAt: now(), usedAt: now(), expiresAt: "2031-05-20T09:00:00.000Z", ...more });
    return { cookie: `__Host-unecho=${secret}`, "x-unecho-token": pageTokenOf(secret) };
  }
  async function token(
    user: string,
    role: Role,
    more: { readonly write?: boolean; readonly expiresAt?: string; readonly revokedAt?: string } = {},
  ): Promise<Credentials> {
    const secret = newTokenSecret();
    const hash = hashSecret(secret);
    const id = `t-${hashSecret(hash).slice(0, 8)}`;
    await kept.accounts.putToken({
      id,
      hash,
      user,
      name: "test",
      role,
      write: true,
      createdAt: now(),
      expiresAt: "2031-06-14T09:00:00.000Z",
      revokedAt: null,
      ...more,
    });
    return { authorization: `Bearer ${secret}` };
  }
  return { app, ask, post, signIn, session, token, calls, logged, store: kept, close: () => changes.close() };
}
