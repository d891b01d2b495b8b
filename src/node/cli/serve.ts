import { z } from "zod";
import { AppError, EXIT } from "../errors.ts";
import { defineDoor } from "./door.ts";
import { observe, observedInput, statusOf } from "./observed.ts";

const input = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(4173).describe("port; 0 takes a free one"),
  host: z.string().default("127.0.0.1").describe("address to listen on: of this machine alone, unless a team signs in"),
  team: z.boolean().optional().describe("people sign in; unecho users add makes the first admin"),
  origin: z.string().optional().describe("with --team: what people type to get here, https://desk.example; commas between several, and no other is answered"),
  behindProxy: z.boolean().optional().describe("with --team: a proxy of yours stands before; who asks is the last entry of its X-Forwarded-For"),
  allowWrite: z.boolean().optional().describe("offer the tools that write at /mcp too"),
  ...observedInput,
  threads: z.coerce.number().int().min(1).max(16).default(2).describe("threads that work on what people ask for"),
});

type Input = z.output<typeof input>;

/** What a team's server answers to, checked before anything is opened; null without a team. */
async function teamOf({ host, team, origin, behindProxy }: Input) {
  const { isLoopback, listedOrigins, loopbackOrigin } = await import("../rest/gates/origins.ts");
  if (team !== true) {
    if (!isLoopback(host)) throw new AppError("serve/outside", { host });
    if (origin !== undefined || behindProxy === true)
      throw new AppError("input/invalid", { detail: `--${origin === undefined ? "behind-proxy" : "origin"} is for a team: give --team too`, command: "serve" });
    return null;
  }
  // a server that others reach has a name of its own, and it is an encrypted one
  if (origin === undefined && !isLoopback(host)) throw new AppError("serve/origin", { origin: `http://${host}` });
  return { originOf: origin === undefined ? loopbackOrigin : listedOrigins(origin), behindProxy: behindProxy === true };
}

export const serve = defineDoor({
  name: "serve",
  summary: "answer over HTTP, to this machine or to a team: REST, described at /api, and MCP",
  about:
    "Without --team it binds to this machine alone and asks nobody to sign in: it answers only to 127.0.0.1 and localhost, and takes a write only from its own page, so that no other site can reach it through your browser; everyone with an account on this machine can reach the port. With --team people sign in (unecho users) and programs bring a token (unecho tokens); a viewer reads, an analyst also reads reports in and decides, an admin does everything, and unecho audit tells who did what. It speaks plain HTTP: for other machines put a proxy with TLS before it and say with --origin what people type. Ctrl-C lets the answers under way finish.",
  input,
  positional: [],
  examples: [
    { line: "unecho serve", does: "http://127.0.0.1:4173" },
    { line: "unecho serve --port 0", does: "a free port, printed" },
    { line: "unecho serve --team", does: "a team on this machine: people sign in" },
    { line: "unecho serve --log json --status 127.0.0.1:9464", does: "with a log for programs, and probes and measures at an address of their own" },
    { line: "unecho serve --team --origin https://desk.example --behind-proxy", does: "behind a proxy with TLS on the same machine" },
  ],
  async open(given, machine, say, signal) {
    const { port, host, threads, allowWrite } = given;
    const team = await teamOf(given);
    const status = statusOf(given, "serve");
    // loaded here: no other command needs a server
    const { openServer } = await import("../rest/server.ts");
    const observer = await observe(given, "serve", machine.version);
    const server = await openServer(machine, { host, port, threads, mcpWrite: allowWrite === true, team, observer, status });
    const where = given.origin ?? server.url;
    const tell = given.log === "json" ? observer.log : say;
    tell(
      `unecho answers ${team === null ? "" : "a team "}at ${where}${given.origin === undefined ? "" : ` (listening on ${server.url})`} (${where}/api lists the addresses); Ctrl-C stops it`,
      { event: "listening", port: server.port, team: team !== null, status: server.statusUrl },
    );
    if (server.statusUrl !== null && given.log !== "json") say(`probes and Prometheus ask ${server.statusUrl}`);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    observer.log("", { event: "stopping" });
    await server.close();
    await observer.close();
    return EXIT.ok;
  },
});
