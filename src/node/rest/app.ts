import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { z } from "zod";
import type { Role } from "../app/operation.ts";
import { AppError } from "../errors.ts";
import { apiPage } from "./api-page.ts";
import { errorResponse } from "./error-body.ts";
import { demandToken, isSafe } from "./gates/same-origin.ts";
import { openApiOf } from "./openapi.ts";
import { pageResponse } from "./page.ts";
import { checkPart, readQuery } from "./query.ts";
import type { Reply, Route, Visitor } from "./route.ts";
import { routes as allRoutes } from "./routes/index.ts";
import { wantsPage } from "./web-files.ts";
import type { RestWorld } from "./world.ts";

/** Largest body of a request, in bytes: a few hundred reports at once. */
export const MAX_REQUEST_BYTES = 25_000_000;

const RANK: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, admin: 2 };

/** The visitor of a route, let in or turned away. */
async function admitted(route: Route, context: Context, world: RestWorld): Promise<Visitor | null> {
  const visitor = await world.gate.visitor(context);
  if (route.role !== "public") {
    if (visitor === null) throw new AppError("auth/none");
    if (RANK[visitor.role] < RANK[route.role]) throw new AppError("auth/role", { role: route.role, own: visitor.role });
  }
  if (route.guardsItself !== true && !isSafe(context.req.method) && visitor !== null && visitor.token !== null)
    demandToken(context, world.gate.ownOrigin(context), visitor.token);
  return visitor;
}

async function bodyOf(context: Context): Promise<unknown> {
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) throw new AppError("server/not-json");
  try {
    return (await context.req.json()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("server/not-json", {}, { cause: error });
    throw error;
  }
}

const send = ({ data, status = 200, headers = {} }: Reply): Response =>
  new Response(JSON.stringify(data), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "private, no-cache", ...headers },
  });

/** `strict` is the query of the route, closed to names it does not know. */
async function serveRoute(route: Route, strict: z.ZodObject | undefined, context: Context, world: RestWorld): Promise<Response> {
  const visitor = await admitted(route, context, world);
  const { params, body } = route;
  const reply = await route.handle(
    {
      params: params === undefined ? {} : checkPart(params, context.req.param(), route.id),
      query: strict === undefined ? {} : checkPart(strict, readQuery(strict, new URL(context.req.url).searchParams), route.id),
      body: body === undefined ? {} : checkPart(body, await bodyOf(context), route.id),
      visitor,
      signal: context.req.raw.signal,
      context,
    },
    world,
  );
  return reply instanceof Response ? reply : send(reply);
}

/** The HTTP door: Request in, Response out; it needs no port to be tested. */
export function restApp(world: RestWorld, routes: readonly Route[] = allRoutes): Hono {
  const app = new Hono();
  const document = openApiOf(routes, world.version);
  const page = apiPage(document);
  app.onError((error) => errorResponse(error, world.log));
  app.notFound((context) => {
    const { path } = context.req;
    const { web } = world;
    // every address that is not the machine's own is one of the workbench, which says itself what it does not know
    const found = web === null ? null : (web.file(path) ?? (wantsPage(context) && !path.startsWith("/api/") ? web.page() : null));
    return found ?? errorResponse(new AppError("server/no-route", { path: path.slice(0, 200) }), world.log);
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      referrerPolicy: "no-referrer",
      crossOriginResourcePolicy: "same-origin",
      crossOriginOpenerPolicy: "same-origin",
      strictTransportSecurity: false,
      overwrite: false,
    }),
  );
  app.use(async (context, next) => {
    world.gate.admit(context);
    await next();
  });
  app.use(bodyLimit({ maxSize: MAX_REQUEST_BYTES, onError: () => errorResponse(new AppError("server/too-large", { limit: "25 MB" }), world.log) }));
  app.get("/openapi.json", () => send({ data: document }));
  app.get("/api", async () => pageResponse(await page));
  for (const route of routes) {
    const strict = route.query?.strict();
    app.on(route.method.toUpperCase(), route.path.replace(/\{(\w+)\}/g, ":$1"), (context) => serveRoute(route, strict, context, world));
  }
  return app;
}
