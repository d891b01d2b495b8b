import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { demoFolder } from "../app/dossiers.ts";
import { EXIT } from "../errors.ts";
import { type Machine, runCall } from "../run/call.ts";
import { defineDoor } from "./door.ts";

const input = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(4747).describe("port; 0 takes a free one"),
  demo: z.boolean().optional().describe("the bundled example instead of your reports; nothing is kept"),
  noBrowser: z.boolean().optional().describe("only print the address"),
});

/** The program that shows an address to whoever sits here; null where nobody has a screen. */
function opener(): readonly [program: string, ...args: readonly string[]] | null {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["explorer.exe"];
  return process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined ? null : ["xdg-open"];
}

/** Shows an address in the browser; a desk without one has the printed line. */
function show(url: string): void {
  const found = opener();
  if (found === null) return;
  const [program, ...args] = found;
  spawn(program, [...args, url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

/** The same machine with a store of its own that holds the example. */
async function withExample(machine: Machine): Promise<Machine> {
  const data = mkdtempSync(join(tmpdir(), "unecho-example-"));
  const example = { ...machine, settings: { ...machine.settings, data } };
  await runCall({ operation: "read", input: { paths: [demoFolder(machine.root)] }, files: [], asOf: null }, example);
  return example;
}

export const open = defineDoor({
  name: "open",
  summary: "look at the stories in your browser, and work on them",
  about:
    "Serves the workbench to this machine alone and shows it in the browser where there is one. It opens on the largest story, with the evidence of its first row. No login, nothing from elsewhere on the network. Ctrl-C stops it; what you decided and added is kept (with --demo it is not).",
  input,
  positional: [],
  examples: [
    { line: "unecho open", does: "your own reports" },
    { line: "unecho open --demo", does: "the bundled example: an invented crisis" },
    { line: "unecho open --no-browser --port 0", does: "a free port, printed" },
  ],
  async open({ port, demo, noBrowser }, machine, say, signal) {
    const [{ openServer }, { unobserved }, { plainLog }] = await Promise.all([
      import("../rest/server.ts"),
      import("../observe/observer.ts"),
      import("../observe/log.ts"),
    ]);
    const here = demo === true ? await withExample(machine) : machine;
    try {
      const observer = unobserved(plainLog((line) => process.stderr.write(line)));
      const server = await openServer(here, {
        host: "127.0.0.1",
        port,
        threads: 2,
        mcpWrite: false,
        team: null,
        example: demo === true,
        observer,
        status: null,
      });
      say(`unecho is open at ${server.url} ; Ctrl-C stops it`);
      if (noBrowser !== true) show(server.url);
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      await server.close();
    } finally {
      if (here !== machine) rmSync(here.settings.data, { recursive: true, force: true });
    }
    return EXIT.ok;
  },
});
