import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A PostgreSQL of a test's own, on a free port of the loopback; gone when stopped. */
export interface PostgresServer {
  readonly version: string;
  /** The folder it works in. */
  readonly folder: string;
  /** Makes a database and gives its address: empty, or a copy of another one that nobody has open. */
  readonly freshDatabase: (original?: string) => Promise<string>;
  readonly port: number;
  /** Ends the server without warning and starts it again on what it had. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Folders in which distributions put the server's programs. */
const PLACES = ["/usr/lib/postgresql", "/usr/pgsql-17", "/opt/homebrew/opt/postgresql", "/usr/local/pgsql"];

function findPrograms(): string | null {
  const nested = PLACES.flatMap((place) => (existsSync(place) ? readdirSync(place).map((version) => join(place, version, "bin")) : []));
  const folders = [...nested.reverse(), ...PLACES.map((place) => join(place, "bin")), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"))) ?? null;
}

/** PostgreSQL refuses to run as root: then it runs as the user "postgres". Null when there is no such user. */
function otherUser(): { readonly uid: number; readonly gid: number } | null {
  const found = /^\d+\n\d+$/.exec(["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim()).join("\n"));
  if (found === null) return null;
  const [uid, gid] = found[0].split("\n").map(Number);
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

/**
 * Ends the server and removes its folder when this process is gone, however it went: the watcher hears it by the end of its input.
 * Returns what calls the watcher off.
 */
function watchOver(server: number, folder: string): () => void {
  // a second is enough for an immediate stop; a process that nobody has buried would seem alive for ever
  const script = 'read -r _; kill -QUIT "$1" 2>/dev/null; sleep 1; rm -rf "$2"';
  const watcher = spawn("sh", ["-c", script, "sh", String(server), folder], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.unref();
  // a socket, which its type does not say
  (watcher.stdin as unknown as Socket).unref();
  return () => void watcher.kill("SIGKILL");
}

async function whenReady(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres stopped with ${server.exitCode}`);
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("postgres did not answer within 15 seconds");
}

/** Starts a server, or says in one sentence why there is none. */
export async function startPostgres(): Promise<PostgresServer | string> {
  const programs = findPrograms();
  if (programs === null) return "PostgreSQL is not installed here (no initdb and postgres found)";
  const isRoot = userInfo().uid === 0;
  const other = isRoot ? otherUser() : null;
  if (isRoot && other === null) return "PostgreSQL does not run as root, and there is no user postgres here";
  const folder = mkdtempSync(join(tmpdir(), "unecho-postgres-"));
  if (other !== null) chownSync(folder, other.uid, other.gid);
  const user = other ?? {};
  const data = join(folder, "data");
  const made = spawnSync(join(programs, "initdb"), ["-D", data, "-U", "unecho", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...user,
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `initdb failed: ${made.stderr.trim().split("\n").at(-1) ?? ""}`;
  }
  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "max_connections=40",
    "shared_buffers=64MB",
  ];
  const launch = (): ChildProcess =>
    spawn(join(programs, "postgres"), ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], { ...user, cwd: folder, stdio: "ignore" });
  const watched = ({ pid = 0 }: ChildProcess): (() => void) => (pid === 0 ? () => undefined : watchOver(pid, folder));
  let server = launch();
  let callOff = watched(server);
  // at once: nothing in it is to be kept
  const kill = (): void => void server.kill("SIGQUIT");
  process.once("exit", kill);
  const address = (database: string): string => `postgres://unecho@127.0.0.1:${port}/${database}`;
  const stop = async (): Promise<void> => {
    process.removeListener("exit", kill);
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      kill();
      await gone;
    }
    callOff();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await whenReady(address("postgres"), server);
  } catch (error) {
    await stop();
    return error instanceof Error ? error.message : String(error);
  }
  let databases = 0;
  return {
    folder,
    version: spawnSync(join(programs, "postgres"), ["--version"], { encoding: "utf8" }).stdout.trim(),
    port,
    async crash() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      // the folder stays: the watcher would take it away
      callOff();
      server.kill("SIGKILL");
      await gone;
      // its children see it go and end; until then they hold what they share
      for (let tries = 0; tries < 100; tries += 1) {
        server = launch();
        callOff = watched(server);
        const ended = await Promise.race([
          new Promise<boolean>((resolve) => server.once("exit", () => resolve(true))),
          whenReady(address("postgres"), server).then(
            () => false,
            () => true,
          ),
        ]);
        if (!ended) return;
        callOff();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error("postgres did not start again");
    },
    async freshDatabase(original) {
      const name = `t${++databases}`;
      const client = new pg.Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`create database ${name}${original === undefined ? "" : ` template ${new URL(original).pathname.slice(1)}`}`);
      await client.end();
      return address(name);
    },
    stop,
  };
}
