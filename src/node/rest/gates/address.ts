import type { Context } from "hono";
import ipaddr from "ipaddr.js";

/** What the server of Node hands on of a connection; nothing where a test asks the app without one. */
interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/** Network address of the other end of the connection; "" where there is none. */
export const peerOf = (context: Context): string => (context.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? "";

/** The address a proxy of ours says it was asked from: the entry it added itself, which is the last one. */
export function addressBehindProxy(context: Context): string {
  const last = (context.req.header("x-forwarded-for") ?? "").split(",").at(-1)?.trim() ?? "";
  return ipaddr.isValid(last) ? last : peerOf(context);
}
