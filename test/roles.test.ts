import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Role } from "../src/node/app/operation.ts";
import { confirmations } from "../src/node/mcp/confirm.ts";
import { KeptAnswers } from "../src/node/mcp/kept-answers.ts";
import { restApp } from "../src/node/rest/app.ts";
import { ChangeFeed } from "../src/node/rest/changes.ts";
import { memoryStore } from "../src/node/store/memory.ts";
import { root } from "./run-unecho.ts";

type Asker = Role | null;

const RANK: Readonly<Record<string, number>> = { public: -1, viewer: 0, analyst: 1, admin: 2 };
const ASKERS: readonly Asker[] = [null, "viewer", "analyst", "admin"];

/** The HTTP door with a gate that lets in one role, whoever knocks; `ran` counts what reached an operation. */
function doorFor(role: Asker) {
  let ran = 0;
  const kept = memoryStore();
  const store = async () => kept;
  const app = restApp({
    run: async () => {
      ran += 1;
      return { answer: { text: "" }, notes: [] };
    },
    store,
    changes: new ChangeFeed(store),
    gate: {
      mode: "team",
      admit: () => undefined,
      ownOrigin: () => "http://team.example",
      visitor: async () => (role === null ? null : { account: role, role, write: true, token: null }),
    },
    clock: { now: () => "2031-01-01T00:00:00.000Z" },
    web: null,
    packs: () => {
      throw new Error("no text is asked for");
    },
    version: "test",
    mcpWrite: true,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    log: () => undefined,
  });
  return { app, ran: () => ran };
}

interface Described {
  readonly "x-unecho-role": string;
}

const document = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), role: described["x-unecho-role"] })),
);

describe("who may ask for what", () => {
  it("is said of every address", () => {
    expect(routes.length).toBeGreaterThan(30);
    for (const { path, role } of routes) expect(Object.keys(RANK), path).toContain(role);
    // what writes is never open to who may only read, and nothing but the session is open to all
    for (const { path, method, role } of routes) if (path.startsWith("/api/operations/read") && method === "POST") expect(role).toBe("analyst");
    expect(routes.filter(({ role }) => role === "public").map(({ path }) => path)).toEqual(["/api/session"]);
  });

  it.each(ASKERS.map((asker) => [asker ?? "nobody", asker] as const))("and held to, for %s", async (_, asker) => {
    const { app, ran } = doorFor(asker);
    for (const { path, method, role } of routes) {
      const before = ran();
      const answer = await app.request(`http://team.example${path.replace("{id}", "none")}`, {
        method,
        ...(method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: "{}" }),
      });
      const enough = role === "public" || (asker !== null && (RANK[asker] ?? -1) >= (RANK[role] ?? 9));
      const expected = asker === null ? 401 : 403;
      if (enough) expect([401, 403], `${method} ${path}`).not.toContain(answer.status);
      else {
        expect(answer.status, `${method} ${path}`).toBe(expected);
        expect(ran(), `${method} ${path}`).toBe(before);
      }
      await answer.body?.cancel();
    }
  });
});
