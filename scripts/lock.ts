/**
 * Completes package-lock.json: a registry that lacks the optional packages of other systems makes npm leave them out,
 * and `npm ci` then refuses the lockfile everywhere. Run after every change of dependencies; test/lockfile.test.ts watches.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

const file = join(fileURLToPath(new URL("../", import.meta.url)), "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Locked> };

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "netbsd", "openbsd", "sunos", "aix"];
const PROCESSORS = ["arm64", "x64", "ia32", "arm", "riscv64", "s390x", "ppc64", "loong64", "wasm32"];

/** What a package of one system is for, from the words of its name: "@oxlint/binding-linux-x64-musl". */
function platformOf(name: string): { readonly os?: readonly string[]; readonly cpu?: readonly string[]; readonly libc?: readonly string[] } {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = SYSTEMS.find((system) => words.includes(system)) ?? (words.includes("win") ? "win32" : undefined);
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl"))
    ? ["musl"]
    : os === "linux" && words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : undefined;
  return { ...(cpu === undefined ? {} : { cpu: [cpu] }), ...(libc === undefined ? {} : { libc }), ...(os === undefined ? {} : { os: [os] }) };
}

let added = 0;
for (const [path, locked] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (at in lock.packages || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[at] = { version, ...(path === "" ? {} : { dev: true }), optional: true, ...platformOf(name) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} optional packages of other systems added to package-lock.json\n`);
