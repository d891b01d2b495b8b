import { z } from "zod";
import { ROLES } from "../../app/team/users.ts";
import type { Gate } from "../gates/gate.ts";
import { defineRoute, type Visitor } from "../route.ts";

/** Who asks, as a page wants to know it. */
export const sessionShape = z
  .object({
    mode: z.enum(["local", "team"]).describe("local: nobody signs in on this machine; team: people do"),
    account: z.string().nullable().describe("name of the user; null when nobody is signed in, and on one's own machine"),
    role: z.enum(ROLES).nullable().describe("null when nobody is signed in"),
    write: z.boolean().describe("may do what the role allows; false for a token that only reads, and for nobody"),
    token: z.string().nullable().describe("send it as x-unecho-token with every write from a page; null where none is needed"),
    expiresAt: z.iso.datetime().nullable().describe("when the session ends at the latest; null where there is none"),
  })
  .meta({ id: "Session" });

export const shownSession = ({ mode }: Gate, visitor: Visitor | null): z.output<typeof sessionShape> => ({
  mode,
  account: visitor?.account ?? null,
  role: visitor?.role ?? null,
  write: visitor?.write ?? false,
  token: visitor?.token ?? null,
  expiresAt: visitor?.session?.expiresAt ?? null,
});

export const readSession = defineRoute({
  method: "get",
  path: "/api/session",
  id: "readSession",
  group: "session",
  summary: "who asks, as what, and the token that a write must bring",
  role: "public",
  answers: { status: 200, type: "application/json", schema: sessionShape },
  handle: async ({ visitor }, { gate }) => ({ data: shownSession(gate, visitor), headers: { "cache-control": "no-store" } }),
});
