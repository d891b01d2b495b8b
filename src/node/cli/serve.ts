import { z } from "zod";
import { AppError, EXIT } from "../errors.ts";
import { defineDoor } from "./door.ts";

const input = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(4173).describe("port; 0 takes a free one"),
  host: z.string().default("127.0.0.1").describe("address to listen on: one of this machine alone"),
  allowWrite: z.boolean().optional().describe("offer the tools that write at /mcp too"),
  threads: z.coerce.number().int().min(1).max(16).default(2).describe("threads that work on what people ask for"),
});

export const serve = defineDoor({
  name: "serve",
  summary: "answer over HTTP on this machine: REST, described at /api, and MCP",
  about:
    "Binds to this machine alone and asks for no login. It answers only to 127.0.0.1 and localhost, and takes a write only from its own page, so that no other site can reach it through your browser. Everyone with an account on this machine can reach the port. Ctrl-C lets the answers under way finish.",
  input,
  positional: [],
  examples: [
    { line: "unecho serve", does: "http://127.0.0.1:4173" },
    { line: "unecho serve --port 0", does: "a free port, printed" },
  ],
  async open({ port, host, threads, allowWrite }, machine, say, signal) {
    // loaded here: no other command needs a server
    const { openServer } = await import("../rest/server.ts");
    const { isLoopback } = await import("../rest/gates/local-gate.ts");
    if (!isLoopback(host)) throw new AppError("serve/outside", { host });
    const server = await openServer(machine, { host, port, threads, mcpWrite: allowWrite === true, log: (line) => process.stderr.write(`${line}\n`) });
    say(`unecho answers at ${server.url} (${server.url}/api lists the addresses); Ctrl-C stops it`);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    await server.close();
    return EXIT.ok;
  },
});
