import { z } from "zod";
import { defineRoute } from "../route.ts";

const session = z
  .object({
    mode: z.enum(["local", "team"]),
    account: z.string().nullable(),
    role: z.enum(["viewer", "analyst", "admin"]).nullable().describe("null when nobody is logged in"),
    token: z.string().nullable().describe("send it as x-unecho-token with every write from a page; null where none is needed"),
  })
  .meta({ id: "Session" });

export const readSession = defineRoute({
  method: "get",
  path: "/api/session",
  id: "readSession",
  group: "session",
  summary: "who asks, and the token that a write must bring",
  role: "public",
  answers: { status: 200, type: "application/json", schema: session },
  async handle({ context }, { gate }) {
    const visitor = await gate.visitor(context);
    return { data: { mode: gate.mode, account: visitor?.account ?? null, role: visitor?.role ?? null, token: visitor?.token ?? null } };
  },
});
