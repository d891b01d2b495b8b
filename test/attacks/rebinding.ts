import { spawnSync } from "node:child_process";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { httpClient, type Resolve } from "../../src/node/fetch/client.ts";
import { followRedirects } from "../../src/node/fetch/redirects.ts";
import { visitorWhoLooksOnce } from "../mutants/rebinding.ts";
import { root } from "../run-unecho.ts";
import { defineAttack } from "./attack.ts";

/** Somebody who asks a page by its name. */
export interface Visitor {
  visit(url: string): Promise<void>;
  close(): Promise<void>;
}
export type Guard = (resolve: Resolve) => Visitor;

/** Addresses a name answers with: the first list to the first question, and so on; the last list to every later one. */
type Schedule = readonly (readonly string[])[];

export const OUTSIDE = ["93.184.216.34", "2606:4700::1111"];
const INSIDE = ["127.0.0.1", "::1", "10.0.0.7", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fe80::1", "0.0.0.0"];

const HERE = /^(?:127\.|::1$|::ffff:127\.)/;

/** Names that are inside, or half inside, from the first answer on: nothing outside is ever asked for them. */
const caughtAtOnce: readonly Schedule[] = [
  ...INSIDE.map((address) => [[address]]),
  ...INSIDE.flatMap((address) => OUTSIDE.map((open) => [[open, address]])),
  ...INSIDE.flatMap((address) => OUTSIDE.map((open) => [[address, open], [open]])),
  ...INSIDE.map((address) => [[address], OUTSIDE.slice(0, 1), [address]]),
  [[], ["127.0.0.1"]],
  [["not an address"]],
];

/** Names that are outside when they are first asked for, and inside the next time, or the one after: to be tried where the outside is ours. */
const turning: readonly Schedule[] = INSIDE.flatMap((address) =>
  OUTSIDE.flatMap((open) => [
    [[open], [address]],
    [[open], [open, address]],
    [[open], [open], [address]],
  ]),
);

/** A resolver that keeps to a schedule. */
function lying(schedule: Schedule): Resolve {
  let at = 0;
  return (_, __, done) => {
    const addresses = schedule[Math.min(at, schedule.length - 1)] ?? [];
    at += 1;
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
}

/** The client as it asks pages: where a page redirects to its own name, the name is asked for again. */
export const product: Guard = (resolve) => {
  const client = httpClient({ userAgent: "unecho/test", resolve, limits: { totalMs: 1000 } });
  return {
    async visit(url) {
      await followRedirects(url, (step) => client.exchange({ url: step }));
    },
    close: () => client.close(),
  };
};

/** The schedules in which one of the canaries was reached; `visits` counts those. */
export async function reachedInside(
  guard: Guard,
  port: number,
  schedules: readonly Schedule[],
  visits: () => number,
  times: number,
): Promise<readonly string[]> {
  const reached: string[] = [];
  for (const schedule of schedules) {
    const before = visits();
    const visitor = guard(lying(schedule));
    // more than once by one client, so that a connection or an answer that it keeps is used again
    for (let time = 0; time < times; time += 1) await visitor.visit(`http://rebind.news.org:${port}/turn${time}`);
    await visitor.close();
    if (visits() > before) reached.push(JSON.stringify(schedule));
  }
  return reached;
}

export const allSchedules: readonly Schedule[] = [...caughtAtOnce, ...turning];

/** A listener inside that nobody may reach, at a port the client may ask. */
async function canary(): Promise<{ readonly port: number; readonly visits: () => number; readonly close: () => void }> {
  let visits = 0;
  const server: Server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  for (const port of [8080, 8443]) {
    const listens = await new Promise<boolean>((done) => server.once("error", () => done(false)).listen(port, () => done(true)));
    if (listens) return { port, visits: () => visits, close: () => server.close() };
  }
  throw new Error("both ports 8080 and 8443 are taken: free one of them");
}

const APART = ["--user", "--map-root-user", "--net", "sh", "-c"];
const canBeApart = spawnSync("unshare", [...APART, "ip link set lo up"]).status === 0;

/** The same in a network of its own, where the public addresses are ours too; null where a system does not give one. */
function tryApart(who: "product" | "mutant"): { readonly schedules: number; readonly escaped: readonly string[]; readonly pages: number } | null {
  if (!canBeApart) return null;
  const inside = join(root, "test/attacks/rebinding-inside.ts");
  const net = [
    "ip link set lo up",
    ...[...OUTSIDE, "10.0.0.7", "169.254.169.254"].map((address) => `ip addr add ${address} dev lo${address.includes(":") ? " nodad" : ""}`),
  ];
  const run = spawnSync("unshare", [...APART, `${net.join(" && ")} && exec "$0" "$@"`, process.execPath, inside, who], { encoding: "utf8", cwd: root });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as ReturnType<typeof tryApart>;
}

export const rebinding = defineAttack<{ readonly who: "product" | "mutant"; readonly visitor: Guard }>({
  name: "rebinding",
  surface: "Names that answer otherwise the second time",
  promise: "no connection reaches a listener inside, whatever a resolver answers to the first, the second or the third question",
  least: 50,
  weakness: "a name is looked up and judged, and then asked for again when the connection is made",
  guard: { who: "product", visitor: product },
  mutant: { who: "mutant", visitor: visitorWhoLooksOnce },
  async run({ who, visitor }) {
    const listener = await canary();
    // the mutant would ask addresses outside: here it meets those of this machine alone
    const schedules = who === "product" ? caughtAtOnce : caughtAtOnce.filter((schedule) => schedule.flat().every((address) => HERE.test(address)));
    const escaped = await reachedInside(visitor, listener.port, schedules, listener.visits, 1);
    listener.close();
    const apart = tryApart(who);
    if (apart === null)
      return { tried: schedules.length, escaped, spoilt: [], notRun: ["names that turn after a first answer (unshare gives no network of its own here)"] };
    return {
      tried: schedules.length + apart.schedules,
      escaped: [...escaped, ...apart.escaped],
      spoilt: apart.pages === 0 ? ["not one page of the public address was read"] : [],
      figures: { schedules: schedules.length, inANetworkOfItsOwn: apart.schedules, pagesReadOutside: apart.pages },
    };
  },
});
