import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { z } from "zod";
import { cutAbout, outcomeOf } from "../app/team/record.ts";
import { reaches } from "../app/team/users.ts";
import { AppError } from "../errors.ts";
import { apiPage } from "./api-page.ts";
import { errorResponse } from "./error-body.ts";
import { demandToken, isSafe } from "./gates/same-origin.ts";
import { observedRequests } from "./observed-requests.ts";
import { openApiOf } from "./openapi.ts";
import { pageResponse } from "./page.ts";
import { checkPart, readQuery } from "./query.ts";
import { type Asked, effectOf, type Reply, type Route, type Visitor } from "./route.ts";
import { routes as allRoutes } from "./routes/index.ts";
import { signInPage } from "./sign-in-page.ts";
import { wantsPage } from "./web-files.ts";
import type { RestWorld } from "./world.ts";

/** Largest body of a request, in bytes: a few hundred reports at once. */
export const MAX_REQUEST_BYTES = 25_000_000;
/** Largest body where nobody has to be known: a name and a password. */
const MAX_PUBLIC_BYTES = 10_000;

/** Lets the visitor of a route in, or turns them away. */
function admit(visitor: Visitor | null, route: Route, context: Context, world: RestWorld): void {
  if (route.role !== "public") {
    if (visitor === null) throw new AppError("auth/none");
    if (!reaches(visitor.role, route.role)) throw new AppError("auth/role", { role: route.role, own: visitor.role });
    if (effectOf(route) === "write" && !visitor.write) throw new AppError("auth/read-only");
    if (route.person === true && world.gate.mode === "team" && visitor.session === null) throw new AppError("auth/person");
  }
  if (route.guardsItself !== true && !isSafe(context.req.method) && visitor !== null && visitor.token !== null)
    demandToken(context, world.gate.ownOrigin(context), visitor.token);
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

/** The parts of a request, in their declared shapes; `strict` is the query of the route, closed to names it does not know. */
async function askedOf(
  { params, body, id }: Route,
  strict: z.ZodObject | undefined,
  context: Context,
  visitor: Visitor | null,
): Promise<Asked<unknown, unknown, unknown>> {
  return {
    params: params === undefined ? {} : checkPart(params, context.req.param(), id),
    query: strict === undefined ? {} : checkPart(strict, readQuery(strict, new URL(context.req.url).searchParams), id),
    body: body === undefined ? {} : checkPart(body, await bodyOf(context), id),
    visitor,
    signal: context.req.raw.signal,
    context,
  };
}

/** A person followed a link to a page, and it is no program that asks. */
const isLinkFollowed = ({ group }: Route, context: Context): boolean => group === "permalinks" && context.req.header("sec-fetch-mode") === "navigate";

async function serveRoute(route: Route, strict: z.ZodObject | undefined, context: Context, world: RestWorld): Promise<Response> {
  let visitor: Visitor | null = null;
  let target = "";
  const recorded = async (error: unknown, who: string | null): Promise<void> => {
    const { outcome, code } = outcomeOf(error);
    // reading is not recorded, but for those who may not; somebody who is nobody is no news
    if (code === "auth/none" || code === "server/too-fast" || (effectOf(route) === "read" && outcome !== "denied")) return;
    await world.record({ who, door: "HTTP", from: world.gate.addressOf(context), action: route.action ?? route.id, about: cutAbout(target), outcome, code });
  };
  try {
    visitor = await world.gate.visitor(context);
    admit(visitor, route, context, world);
    const asked = await askedOf(route, strict, context, visitor);
    target = (await route.target?.(asked, world)) ?? "";
    const reply = await route.handle(asked, world);
    await recorded(null, visitor?.account ?? (reply instanceof Response ? null : (reply.who ?? null)));
    return reply instanceof Response ? reply : send(reply);
  } catch (error) {
    await recorded(error, visitor?.account ?? null);
    if (isLinkFollowed(route, context) && error instanceof AppError && error.code === "auth/none")
      return pageResponse(await signInPage(new URL(context.req.url).pathname), 401);
    throw error;
  }
}

/** The HTTP door: Request in, Response out; it needs no port to be tested. */
export function restApp(world: RestWorld, routes: readonly Route[] = allRoutes): Hono {
  const app = new Hono();
  const document = openApiOf(routes, world.version);
  const page = apiPage(document);
  app.onError((error) => errorResponse(error, world.observer.log));
  app.notFound((context) => {
    const { path } = context.req;
    const { web } = world;
    // every address that is not the machine's own is one of the workbench, which says itself what it does not know
    const found = web === null ? null : (web.file(path) ?? (wantsPage(context) && !path.startsWith("/api/") ? web.page() : null));
    return found ?? errorResponse(new AppError("server/no-route", { path: path.slice(0, 200) }), world.observer.log);
  });
  app.use(observedRequests(world.observer));
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
  app.use(bodyLimit({ maxSize: MAX_REQUEST_BYTES, onError: () => errorResponse(new AppError("server/too-large", { limit: "25 MB" }), world.observer.log) }));
  // nobody has to be known to get this far
  for (const { path } of routes.filter(({ role, body }) => role === "public" && body !== undefined))
    app.use(
      path,
      bodyLimit({ maxSize: MAX_PUBLIC_BYTES, onError: () => errorResponse(new AppError("server/too-large", { limit: "10 kB" }), world.observer.log) }),
    );
  app.get("/openapi.json", () => send({ data: document }));
  app.get("/api", async () => pageResponse(await page));
  for (const route of routes) {
    const strict = route.query?.strict();
    app.on(route.method.toUpperCase(), route.path.replace(/\{(\w+)\}/g, ":$1"), (context) => serveRoute(route, strict, context, world));
  }
  return app;
}
