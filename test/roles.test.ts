import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Role } from "../src/node/app/operation.ts";
import { ROLES, reaches, removeUser } from "../src/node/app/team/users.ts";
import { type Credentials, teamRest } from "./rest-team.ts";
import { root } from "./run-unecho.ts";
import { storeKinds } from "./store-kinds.ts";

interface Described {
  readonly "x-unecho-role"?: string;
  readonly "x-unecho-effect"?: string;
  readonly "x-unecho-person"?: boolean;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Described>>>>;

const { paths } = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8")) as { readonly paths: Paths };

const rightsIn = (all: Paths) =>
  Object.entries(all).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      path,
      method: method.toUpperCase(),
      role: described["x-unecho-role"],
      effect: described["x-unecho-effect"],
      person: described["x-unecho-person"] === true,
    })),
  );

/** Addresses whose right is not stated. */
const gapsIn = (all: Paths): readonly string[] =>
  rightsIn(all)
    .filter(({ role, effect }) => !["public", ...ROLES].includes(role ?? "") || !["read", "write"].includes(effect ?? ""))
    .map(({ method, path }) => `${method} ${path}`);

// signing out ends the session that asks: it is asked last
const routes = rightsIn(paths).sort((a, b) => Number(a.path === "/api/sign-out") - Number(b.path === "/api/sign-out"));

/** What somebody may do: their role, null for nobody, and whether they write and are a person. Refused: their token opens nothing. */
interface Asker {
  readonly credentials: Credentials;
  readonly role: Role | null;
  readonly write: boolean;
  readonly person: boolean;
  readonly refused?: boolean;
}

/** The status a route must answer, or null where it must let the request through to be answered on its merits. */
function turnedAway({ role, effect, person }: (typeof routes)[number], asker: Asker): 401 | 403 | null {
  if (asker.refused === true) return 401;
  if (role === "public") return null;
  if (asker.role === null) return 401;
  const enough = reaches(asker.role, role as Role) && (effect === "read" || asker.write) && (!person || asker.person);
  return enough ? null : 403;
}

describe("who may ask for what", () => {
  it("is said of every address, and one of which it is not said is found", () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(gapsIn(paths)).toEqual([]);
    const { "x-unecho-role": _, ...unsaid } = paths["/api/stories"]?.get ?? {};
    expect(gapsIn({ ...paths, "/api/stories": { get: unsaid } })).toEqual(["GET /api/stories"]);
    expect(gapsIn({ "/api/new": { post: {} } })).toEqual(["POST /api/new"]);
  });

  it("opens to everybody only what signs in and what probes ask, and to a viewer no write but to their own account", () => {
    expect(routes.filter(({ role }) => role === "public").map(({ path }) => path)).toEqual(["/api/session", "/api/sign-in", "/healthz", "/readyz"]);
    const byViewers = routes.filter(({ role, effect }) => role === "viewer" && effect === "write");
    for (const { path, person } of byViewers) expect([path, person]).toEqual([expect.stringMatching(/^\/api\/(?:account\/|sign-out$)/), true]);
    const byAdmins = routes.filter(({ role }) => role === "admin").map(({ path }) => path);
    for (const name of ["users-list", "users-add", "tokens-list", "tokens-add", "audit", "forget", "retention"])
      expect(byAdmins).toContain(`/api/operations/${name}`);
  });
});

for (const kind of await storeKinds()) {
  describe(`the matrix of rights: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("is held to at every address, for everybody", async () => {
      const place = await kind.place();
      const store = await place.open();
      const team = await teamRest({ store, limits: { failures: 100_000, requests: 100_000 } });
      const past = "2031-05-14T08:59:59.000Z";
      const askers: Record<string, Asker> = {
        nobody: { credentials: {}, role: null, write: false, person: false },
        "a session that ended": { credentials: await team.session("admin", { expiresAt: past }), role: null, write: false, person: false },
        "a session nobody used": { credentials: await team.session("admin", { usedAt: "2031-05-13T20:59:59.000Z" }), role: null, write: false, person: false },
        "a made-up cookie": { credentials: { cookie: `__Host-unecho=${"A".repeat(43)}` }, role: null, write: false, person: false },
        "a revoked token": { credentials: await team.token("admin", "admin", { revokedAt: past }), role: null, write: false, person: false, refused: true },
        "an expired token": { credentials: await team.token("admin", "admin", { expiresAt: past }), role: null, write: false, person: false, refused: true },
        "a made-up token": { credentials: { authorization: `Bearer unecho_${"A".repeat(43)}` }, role: null, write: false, person: false, refused: true },
        "a password as token": { credentials: { authorization: "Basic YWRtaW46YWRtaW4=" }, role: null, write: false, person: false, refused: true },
        "a token that only reads": { credentials: await team.token("admin", "admin", { write: false }), role: "admin", write: false, person: false },
        "a token above its user": { credentials: await team.token("viewer", "admin"), role: "viewer", write: true, person: false },
      };
      for (const role of ROLES) {
        askers[`${role}, signed in`] = { credentials: await team.session(role), role, write: true, person: true };
        askers[`${role}, by a token`] = { credentials: await team.token("admin", role), role, write: true, person: false };
      }
      for (const how of ["session", "token"] as const) {
        await store.accounts.putUser({ name: "gone", role: "admin", password: "", createdAt: past });
        const credentials = how === "session" ? await team.session("gone") : await team.token("gone", "admin");
        askers[`the ${how} of a user who was removed`] = { credentials, role: null, write: false, person: false, refused: how === "token" };
      }
      await store.transaction((inner) => removeUser(inner, "gone"));
      // one database server in a test is slow: every third address there, another third for each asker
      const every = kind.name === "postgres" ? 3 : 1;
      for (const [at, [name, asker]] of Object.entries(askers).entries())
        for (const route of routes.filter((_, number) => (number + at) % every === 0)) {
          const before = team.calls.length;
          const { path, method } = route;
          const answer = await (method === "GET"
            ? team.ask(path.replace("{id}", "none"), { headers: asker.credentials })
            : team.post(path.replace("{id}", "none"), {}, asker.credentials, method));
          const expected = turnedAway(route, asker);
          const label = `${method} ${path} for ${name}`;
          if (expected === null) expect([401, 403], label).not.toContain(answer.status);
          else {
            expect(answer.status, label).toBe(expected);
            expect(team.calls.length, label).toBe(before);
          }
          await answer.body?.cancel();
        }
      expect(team.logged).toEqual([]);
      team.close();
      await store.close();
      await place.remove();
    });
  });
}
