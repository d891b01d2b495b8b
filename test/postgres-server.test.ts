import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Starts a server, says where it is, and dies without a word. */
const START_AND_DIE = `
const { startPostgres } = await import(${JSON.stringify(fileURLToPath(new URL("./postgres-server.ts", import.meta.url)))});
const server = await startPostgres();
const said = typeof server === "string" ? null : { address: await server.freshDatabase(), folder: server.folder };
process.stdout.write(JSON.stringify(said), () => process.kill(process.pid, "SIGKILL"));`;

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = createConnection(Number(port), hostname, () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

it("a PostgreSQL of a test dies with the process that started it, however that ends", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", START_AND_DIE], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  await new Promise((resolve) => child.once("close", resolve));
  const server = JSON.parse(out) as { readonly address: string; readonly folder: string } | null;
  if (server === null) return void process.stderr.write("not run: PostgreSQL is not installed\n");
  const isThere = async (): Promise<boolean> => existsSync(server.folder) || (await answers(server.address));
  for (let tries = 0; tries < 200 && (await isThere()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await isThere()).toBe(false);
}, 60_000);
