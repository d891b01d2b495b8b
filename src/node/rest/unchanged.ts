import type { Context } from "hono";

/** The tag of an answer: it changes with what the answer was made of, not with when. */
export const tagOf = (...parts: readonly (string | number)[]): string => `W/"${parts.join("-").replace(/[^\w.:-]/g, "_")}"`;

/** 304 when the caller already has the answer of this tag; null when it has to be made. */
export function unchanged(context: Context, tag: string): Response | null {
  const known = (context.req.header("if-none-match") ?? "").split(",").map((part) => part.trim());
  if (!known.includes(tag) && !known.includes("*")) return null;
  return new Response(null, { status: 304, headers: { etag: tag, "cache-control": "private, no-cache" } });
}
