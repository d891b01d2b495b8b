import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./run-unecho.ts";

/** npm as it started us, or the one on the path. */
function npm(args: readonly string[], cwd: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const own = process.env.npm_execpath;
  return own === undefined ? spawnSync("npm", args, { cwd, encoding: "utf8" }) : spawnSync(process.execPath, [own, ...args], { cwd, encoding: "utf8" });
}

const majorOf = (node: string): number => Number(/^v(\d+)/.exec(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout)?.[1] ?? 0);

/** A Node on the path that is too old for us, null when there is none. */
function findOldNode(): string | null {
  const found = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "node"));
  return [...new Set(found)].filter((path) => existsSync(path)).find((path) => majorOf(path) > 0 && majorOf(path) < 22) ?? null;
}

let folder = "";
let installed = "";
let how = "";

/** Unpacks the tarball beside links to the packages of this clone: what an installation looks like, without a registry. */
function unpack(tarball: string): string {
  const home = join(folder, "unpacked");
  const modules = join(home, "node_modules");
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name));
  spawnSync("tar", ["xzf", tarball, "-C", modules]);
  spawnSync("mv", [join(modules, "package"), join(modules, "unecho")]);
  return join(modules, "unecho");
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-package-"));
  const built = spawnSync(process.execPath, [join(root, "scripts/build.ts"), "--package"], { cwd: root, encoding: "utf8" });
  expect(built.stdout + built.stderr).toBe("");
  const packed = npm(["pack", join(root, "build/package"), "--pack-destination", folder, "--loglevel=error"], folder);
  expect(packed.stderr.replace(/^npm warn .*\n?/gm, "")).toBe("");
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "missing.tgz");
  const home = join(folder, "home");
  mkdirSync(home);
  const flags = [
    "--prefer-offline",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--fetch-retries=0",
    "--fetch-timeout=15000",
    "--loglevel=error",
  ];
  const tried = npm(["install", tarball, ...flags], home);
  installed = join(home, "node_modules", "unecho");
  how = "npm install";
  if (tried.status !== 0 || !existsSync(installed)) {
    // no registry to be reached: the same files, with the packages of this clone
    installed = unpack(tarball);
    how = "unpacked";
  }
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], node = process.execPath): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(node, [join(installed, "bin/unecho.mjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, npm_lifecycle_event: undefined, NODE_OPTIONS: "" },
  });

describe("the packed tarball", () => {
  it("carries no manifest entry that is for this clone alone", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<string, unknown>;
    for (const key of ["private", "scripts", "devDependencies", "optionalDependencies"]) expect(manifest, how).not.toHaveProperty(key);
    expect(Object.keys(manifest.dependencies as object).length).toBeGreaterThan(0);
  });

  it("carries no tests, sources or build notes", () => {
    const names = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith("node_modules"));
    expect(names.filter((name) => /\.test\.|\.tsbuildinfo$|^src\//.test(name))).toEqual([]);
    expect(names).toContain(join("dist", "node", "store", "migrations", "0001-holdings.js"));
  });

  it("starts and knows its version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(run(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("shows the bundled example", () => {
    const { status, stdout, stderr } = run(["demo"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/stories found/);
    expect(stdout).toMatch(/Next: {2}unecho brief A --demo/);
    expect(status).toBe(0);
  });

  it("keeps a store, with the tables it brings along", () => {
    const { status, stdout } = run(["read", join(installed, "corpus/gold/flood/reports"), "--data", join(folder, "store")]);
    expect(stdout).toMatch(/Read 9 reports/);
    expect(status).toBe(0);
  });

  const old = findOldNode();
  it.skipIf(old === null)(`says on an older Node (${old ?? "none on this machine"}) what to do, in one sentence, and exits with 2`, () => {
    const { status, stdout, stderr } = run(["demo"], old ?? "");
    expect(stderr).toMatch(/^unecho needs Node 22\.18 or newer and this is Node \d+\.\d+\.\d+: .+\.\n$/);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});
