import type { Context } from "hono";
import { isSameSecret } from "../../app/team/secret.ts";
import { AppError } from "../../errors.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export const isSafe = (method: string): boolean => SAFE_METHODS.has(method);

/** What browsers say of a request another site caused; one typed by the person is "none". */
const FOREIGN: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

const isApi = (path: string): boolean => path.startsWith("/api/") || path === "/mcp" || path === "/openapi.json";

/** The browser says that another site caused the request, a link to us that somebody followed included. */
export const isFromElsewhere = (context: Context): boolean => FOREIGN.has(context.req.header("sec-fetch-site") ?? "none");

/** The request itself says that a page of another site sent it. A link from another site to a page of ours is no such request. */
export function isForeign(context: Context, ownOrigin: string): boolean {
  const origin = context.req.header("origin");
  if (origin !== undefined && origin !== ownOrigin) return true;
  if (!isFromElsewhere(context)) return false;
  const follows = context.req.header("sec-fetch-mode") === "navigate" && isSafe(context.req.method);
  return !follows || isApi(context.req.path);
}

/** Whether a request comes from our own page, with its token. */
export const bringsToken = (context: Context, ownOrigin: string, token: string): boolean =>
  context.req.header("origin") === ownOrigin && isSameSecret(context.req.header("x-unecho-token") ?? "", token);

/** A write must come from our own page and bring its token. */
export function demandToken(context: Context, ownOrigin: string, token: string): void {
  if (!bringsToken(context, ownOrigin, token)) throw new AppError("server/token");
}
