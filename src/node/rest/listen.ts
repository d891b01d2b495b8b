import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { AppError } from "../errors.ts";

/** Longest a client may take to send a request, in milliseconds: a slow one holds a connection, not the server. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;
/** Time that answers under way have when the server stops, in milliseconds. */
const DRAIN_MS = 10_000;
/** Connections at once; more wait in the operating system's queue. */
const MAX_CONNECTIONS = 512;

export interface Listening {
  readonly host: string;
  /** As asked, or the free one the system chose. */
  readonly port: number;
  readonly url: string;
  /** Takes no more requests, lets those under way finish, and resolves when the last connection is closed. */
  close(): Promise<void>;
}

/** Serves an app on a port; 0 takes a free one. */
export async function listen(fetch: (request: Request) => Response | Promise<Response>, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch, serverOptions: { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS } }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new AppError("serve/port", { host, port: String(port), detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
  const bound = server.address() as { readonly address: string; readonly family: string; readonly port: number };
  return {
    host,
    port: bound.port,
    url: `http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}
