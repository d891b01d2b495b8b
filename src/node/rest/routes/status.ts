import { z } from "zod";
import { defineRoute, type Route } from "../route.ts";
import { liveAnswer, measuresAnswer, readyAnswer } from "../status-answers.ts";

/** What /readyz says. */
const readiness = z
  .object({
    ready: z.boolean(),
    store: z.enum(["answers", "silent", "refuses", "closing"]).describe("the state of the store"),
    reason: z.string().describe("why it is ready or not, in one sentence"),
  })
  .meta({ id: "Readiness" });

/** Addresses for probes and Prometheus. */
export const statusRoutes: readonly Route[] = [
  defineRoute({
    method: "get",
    path: "/healthz",
    id: "readHealth",
    group: "status",
    summary: "whether the process answers at all",
    role: "public",
    answers: { status: 200, type: "application/json", schema: z.object({ status: z.literal("ok") }) },
    handle: async () => liveAnswer(),
  }),
  defineRoute({
    method: "get",
    path: "/readyz",
    id: "readReadiness",
    group: "status",
    summary: "whether it can do its work now, and why not (status 503)",
    role: "public",
    answers: { status: 200, type: "application/json", schema: readiness },
    handle: async (_asked, world) => readyAnswer(world.readiness),
  }),
  defineRoute({
    method: "get",
    path: "/metrics",
    id: "readMeasures",
    group: "status",
    summary: "measures for Prometheus; in a team, for whoever brings a token",
    about: "No word of a report, no name of an outlet, of a person or of a server is in it: labels are templates of routes, names of operations and states.",
    role: "viewer",
    answers: { status: 200, type: "text/plain", schema: null },
    handle: async (_asked, world) => measuresAnswer(world.observer.measures),
  }),
];
