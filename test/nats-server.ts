import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./free-port.ts";

/** One server of a group. */
export interface NatsNode {
  readonly url: string;
  readonly port: number;
  /** Without warning. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** NATS servers of a test's own with JetStream, on free ports of the loopback; gone when stopped. */
export interface NatsServers {
  readonly version: string;
  readonly nodes: readonly NatsNode[];
  /** For --nats. */
  readonly urls: string;
  /** Ends all of them, empties what they kept, and starts them again. */
  readonly wipe: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PLACES = ["/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin", ...(process.env.PATH ?? "").split(delimiter)];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** Starts one server, or three that keep copies of one another; or says in one sentence why there is none. */
export async function startNats(count: 1 | 3): Promise<NatsServers | string> {
  const program = PLACES.map((place) => join(place, "nats-server")).find((path) => existsSync(path));
  if (program === undefined) return "NATS is not installed here (no nats-server found)";
  const folder = mkdtempSync(join(tmpdir(), "unecho-nats-"));
  const ports = await Promise.all(Array.from({ length: count * 2 }, freePort));
  const running: (ChildProcess | null)[] = Array.from({ length: count }, () => null);
  const kept = (at: number): string => join(folder, `kept-${at}`);
  const start = async (at: number): Promise<void> => {
    const [port, cluster] = [ports[at] ?? 0, ports[count + at] ?? 0];
    const routes = ports.slice(count).map((other) => `nats-route://127.0.0.1:${other}`);
    mkdirSync(kept(at), { recursive: true });
    const lines = [
      `server_name: n${at}`,
      `listen: "127.0.0.1:${port}"`,
      `jetstream { store_dir: "${kept(at)}", max_mem: 64MB, max_file: 256MB }`,
      ...(count > 1 ? [`cluster { name: unecho, listen: "127.0.0.1:${cluster}", routes: [${routes.map((route) => `"${route}"`).join(", ")}] }`] : []),
    ];
    const file = join(folder, `n${at}.conf`);
    writeFileSync(file, lines.join("\n"));
    running[at] = spawn(program, ["-c", file], { stdio: "ignore" });
    for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await pause(50);
  };
  const kill = async (at: number): Promise<void> => {
    const server = running[at];
    running[at] = null;
    if (server === null || server === undefined || server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await gone;
  };
  const all = (work: (at: number) => Promise<void>): Promise<unknown> => Promise.all(running.map((_, at) => work(at)));
  const atExit = (): void => {
    for (const server of running) server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", atExit);
  await all(start);
  const nodes = ports.slice(0, count).map((port, at) => ({ url: `nats://127.0.0.1:${port}`, port, kill: () => kill(at), start: () => start(at) }));
  return {
    version: spawnSync(program, ["--version"], { encoding: "utf8" }).stdout.trim(),
    nodes,
    urls: nodes.map(({ url }) => url).join(","),
    async wipe() {
      await all(kill);
      for (const at of running.keys()) rmSync(kept(at), { recursive: true, force: true });
      await all(start);
    },
    async stop() {
      process.removeListener("exit", atExit);
      await all(kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
