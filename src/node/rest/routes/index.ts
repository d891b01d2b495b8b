import type { Route } from "../route.ts";
import { mcp } from "./mcp.ts";
import { operationRoutes } from "./operation-routes.ts";
import { readSession } from "./session.ts";

/** Every address of the server but the pages that describe it, in the order the page at /api lists them. */
export const routes: readonly Route[] = [readSession, ...operationRoutes, mcp];
