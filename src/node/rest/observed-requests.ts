import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { Observer } from "../observe/observer.ts";

/** What a file of the workbench, one of its pages and an address that is none are called: their own names have no end. */
const PAGE = "(workbench)";
const NONE = "(none)";

/** Measures, traces and writes down every request: by the template of its route and never by its address, which may hold words somebody searched for. */
export function observedRequests({ log, measures, traces }: Observer): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const start = performance.now();
    measures.underWay(1);
    const answer = async () => {
      try {
        // an error becomes an answer below us
        await next();
      } finally {
        measures.underWay(-1);
      }
      const found = matchedRoutes(context).findLast((route) => route.method !== "ALL");
      const { status } = context.res;
      const route = found?.path.replace(/:(\w+)/g, "{$1}") ?? (status < 400 ? PAGE : NONE);
      const seconds = (performance.now() - start) / 1000;
      measures.request(method, route, status, seconds);
      log("", { event: "request", method, route, status, ms: Math.round(seconds * 1000), trace: traces.carried() });
      return { route, status };
    };
    await traces.span({ name: method, kind: "server", attributes: { "http.request.method": method } }, answer, ({ route, status }) => ({
      name: `${method} ${route}`,
      attributes: { "http.route": route, "http.response.status_code": status },
      failed: status >= 500,
    }));
  };
}
