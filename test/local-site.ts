import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a page of a test's own site answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers a path, or takes the reply into its own hands and returns null. */
export type Pages = (path: string, request: IncomingMessage, response: ServerResponse) => Answer | null;

/** A site on the loopback, on a port of its own, with a list of what was asked. */
export interface LocalSite {
  /** "127.0.0.1:40123" */
  readonly host: string;
  readonly url: (path: string) => string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function localSite(pages: Pages): Promise<LocalSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const answer = pages(path, request, response);
    if (answer === null) return;
    response.writeHead(answer.status ?? 200, { "content-type": "text/html; charset=utf-8", ...answer.headers });
    response.end(answer.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
