import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Context } from "hono";
import { mcpServer } from "../../mcp/mcp-server.ts";
import { bringsToken } from "../gates/same-origin.ts";
import { defineRoute, type Visitor } from "../route.ts";
import type { RestWorld } from "../world.ts";

/** Largest message to a tool, in bytes: reports may be in it. */
const MAX_MESSAGE_BYTES = 25_000_000;

/** Tools that write need a server that allows them, an analyst, and what every other write needs. */
function mayWrite(context: Context, visitor: Visitor | null, { gate, mcpWrite }: RestWorld): boolean {
  if (!mcpWrite || visitor === null || visitor.role === "viewer" || !visitor.write) return false;
  return visitor.token === null || bringsToken(context, gate.ownOrigin(context), visitor.token);
}

/** One message of the protocol, one answer: nothing is remembered between two, so any of several servers may take it. */
export const mcp = defineRoute({
  method: "post",
  path: "/mcp",
  id: "mcp",
  group: "mcp",
  summary: "the tools over MCP (streamable HTTP, without sessions)",
  about:
    "Tools that write are there when the server was started with --allow-write and the request brings what any other write brings; in a team, a token that may write, of an analyst or admin.",
  role: "viewer",
  guardsItself: true,
  effect: "read",
  answers: { status: 200, type: "application/json", schema: null },
  async handle({ context, visitor }, world) {
    const server = mcpServer(
      { run: world.run, version: world.version, ...world.mcp, log: world.observer.log },
      {
        write: mayWrite(context, visitor, world),
        account: visitor?.account ?? null,
        record: (entry) => world.record({ ...entry, from: world.gate.addressOf(context) }),
      },
    );
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true, maxRequestBodySize: MAX_MESSAGE_BYTES });
    // the SDK's own types disagree under exactOptionalPropertyTypes
    await server.connect(transport as unknown as Parameters<typeof server.connect>[0]);
    return transport.handleRequest(context.req.raw);
  },
});
