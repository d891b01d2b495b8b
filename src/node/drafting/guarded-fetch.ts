import type { HttpClient } from "../fetch/client.ts";

/** Statuses whose answers have no body. */
const EMPTY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** The one guarded client in the shape that libraries ask for: only what they need to send JSON and read it. */
export const guardedFetch =
  (client: HttpClient) =>
  async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = address instanceof Request ? address.url : String(address);
    const body = init.body ?? undefined;
    if (body !== undefined && typeof body !== "string") throw new TypeError("only text is sent");
    const found = await client.exchange({
      url,
      method: init.method === "POST" ? "POST" : "GET",
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(body === undefined ? {} : { body }),
      ...(init.signal == null ? {} : { signal: init.signal }),
    });
    if (found.kind === "problem") throw new TypeError(found.problem.message);
    const { status, statusText, headers, bytes } = found.reply;
    // unpacked already: what said how it was packed no longer holds
    const kept = headers.filter(([name]) => !/^(?:content-encoding|content-length|transfer-encoding)$/i.test(name));
    return new Response(EMPTY.has(status) ? null : Buffer.from(bytes), {
      status,
      statusText,
      headers: kept.map(([name, value]): [string, string] => [name, value]),
    });
  };
