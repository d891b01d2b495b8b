import type { Context } from "hono";
import { AppError } from "../../errors.ts";
import { peerOf } from "./address.ts";
import type { Gate } from "./gate.ts";
import { loopbackOrigin } from "./origins.ts";
import { isForeign } from "./same-origin.ts";

/** On one's own machine: no login, but nothing that a page of another site could have sent. */
export function localGate(token: string): Gate {
  const ownOrigin = (context: Context): string => `http://${context.req.header("host") ?? ""}`;
  return {
    mode: "local",
    ownOrigin,
    addressOf: peerOf,
    admit(context: Context) {
      const host = context.req.header("host") ?? "";
      if (loopbackOrigin(host) === null || new URL(context.req.url).host !== host) throw new AppError("server/host", { host: host.slice(0, 100) || "(none)" });
      if (isForeign(context, ownOrigin(context))) throw new AppError("server/origin");
    },
    visitor: async () => ({ account: null, role: "admin", write: true, token, session: null }),
    desk: null,
  };
}
