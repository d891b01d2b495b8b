import type { Context } from "hono";
import { AppError } from "../../errors.ts";
import type { Gate } from "./gate.ts";
import { isForeign } from "./same-origin.ts";

/** A Host header that names this machine by its own address, and not by a name that anybody's DNS may point here. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** True for an address that only this machine can reach. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host === "[::1]" || host === "127.0.0.1";

/** On one's own machine: no login, but nothing that a page of another site could have sent. */
export function localGate(token: string): Gate {
  const ownOrigin = (context: Context): string => `http://${context.req.header("host") ?? ""}`;
  return {
    mode: "local",
    ownOrigin,
    admit(context: Context) {
      const host = context.req.header("host") ?? "";
      if (!LOOPBACK_HOST.test(host) || new URL(context.req.url).host !== host) throw new AppError("server/host", { host: host.slice(0, 100) || "(none)" });
      if (isForeign(context, ownOrigin(context))) throw new AppError("server/origin");
    },
    visitor: async () => ({ account: null, role: "admin", write: true, token }),
  };
}
