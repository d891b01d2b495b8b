/**
 * Runs in a network of its own, where this process has public and private addresses alike: pages are served at the public ones, and whoever reaches a
 * private one is counted. Prints what happened. Started by rebinding.ts.
 */
import { createServer, type RequestListener } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { visitorWhoLooksOnce } from "../mutants/rebinding.ts";
import { allSchedules, OUTSIDE, product, reachedInside } from "./rebinding.ts";

const PORT = 8080;
let pages = 0;
let visits = 0;

const serve: RequestListener = (request, response) => {
  pages += 1;
  const turns = request.url?.startsWith("/turn") === true;
  response.writeHead(turns ? 302 : 200, turns ? { location: "/page", connection: "close" } : {});
  response.end("The river rose by two metres overnight, the mayor said.");
};
const listeners = [
  ...OUTSIDE.map((address) => ({ address, server: createServer(serve) })),
  ...["127.0.0.1", "::1", "10.0.0.7", "169.254.169.254"].map((address) => ({
    address,
    server: createSocketServer((socket) => {
      visits += 1;
      socket.destroy();
    }),
  })),
];
await Promise.all(listeners.map(({ server, address }) => new Promise<void>((done, fail) => server.on("error", fail).listen(PORT, address, () => done()))));
const guard = process.argv[2] === "mutant" ? visitorWhoLooksOnce : product;
const escaped = await reachedInside(guard, PORT, allSchedules, () => visits, 3);
process.stdout.write(JSON.stringify({ schedules: allSchedules.length, escaped, pages }));
process.exit(0);
