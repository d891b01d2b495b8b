// Makes a fresh clone ready: installs what the lockfile names and, with --build, compiles what changed.
// Runs on Node 18 and newer and needs nothing installed. Does nothing, in a moment, when all is up to date.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const installStamp = join(modules, ".unecho-lock");
const buildStamp = join(root, "dist", ".unecho-build");
const oldest = 18;

/** One sentence on stderr, and out. */
function fail(sentence) {
  process.stderr.write(`set-up: ${sentence}\n`);
  process.exit(2);
}

const readOr = (path, fallback) => (existsSync(path) ? readFileSync(path, "utf8") : fallback);
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** Node writes the tree it installed beside the packages; equal trees need no stamp of ours. */
function isInstalled(lockHash) {
  if (readOr(installStamp, "") === lockHash) return true;
  const inner = join(modules, ".package-lock.json");
  if (!existsSync(inner)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(inner, "utf8")).packages;
  // what is optional may be left out on this platform
  const same = Object.keys(wanted).every(
    (path) => path === "" || wanted[path].optional === true || (found[path] && found[path].version === wanted[path].version && existsSync(join(root, path))),
  );
  return same;
}

/** npm names its own program when it starts a script; outside npm the one on the path is taken. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm) return spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: "utf8" });
  return spawnSync("npm", args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
}

function install() {
  const lockHash = sha256(readFileSync(join(root, "package-lock.json")));
  if (isInstalled(lockHash)) {
    if (readOr(installStamp, "") !== lockHash) writeFileSync(installStamp, lockHash);
    return;
  }
  process.stderr.write("set-up: installing packages from package-lock.json (once, about 20 seconds) ...\n");
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  let run = runNpm(["ci", ...flags]);
  // a registry that lacks the optional packages of other systems makes `npm ci` call the lockfile incomplete; `npm install` takes the same versions from it
  if (run.status !== 0 && /EUSAGE/.test(`${run.stderr}${run.stdout}`)) run = runNpm(["install", "--no-save", ...flags]);
  if (run.error || run.status !== 0) {
    const said = `${run.stderr || ""}${run.stdout || ""}`;
    const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ECONNRESET/.test(said);
    if (offline)
      fail(
        "the packages could not be fetched because the registry cannot be reached: connect once (or set npm's registry or proxy) and run the same command again.",
      );
    const line = said.split("\n").find((text) => /^npm error (?!code )./.test(text)) || String(run.error || run.status);
    fail(`npm ci failed: ${line.replace(/^npm error /, "").slice(0, 300)} (run \`npm ci --ignore-scripts\` to see all of it).`);
  }
  if (!isInstalled(lockHash)) fail("what npm installed is not what package-lock.json names: delete node_modules and run the same command again.");
  writeFileSync(installStamp, lockHash);
}

/** Every file a build depends on, with size and time of change. */
function sourceState() {
  const hash = createHash("sha256");
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path.slice(root.length)} ${size} ${Math.floor(mtimeMs)}\n`);
  };
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!entry.name.endsWith(".test.ts")) add(path);
    }
  };
  walk(join(root, "src"));
  for (const name of ["package.json", "tsconfig.json", "tsconfig.base.json", join("scripts", "build.ts")]) add(join(root, name));
  return hash.digest("hex");
}

/** The Node of the lockfile where it is installed, else the one that runs this. */
function findNode() {
  const own = join(
    modules,
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const linked = join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
  return [own, linked].find((path) => existsSync(path)) || process.execPath;
}

function build() {
  const state = sourceState();
  if (readOr(buildStamp, "") === state && existsSync(join(root, "dist", "node", "cli", "main.js"))) return;
  process.stderr.write("set-up: building ...\n");
  const run = spawnSync(findNode(), [join(root, "scripts", "build.ts")], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (run.error || run.status !== 0) fail("the build failed; the lines above say where.");
  writeFileSync(buildStamp, state);
}

if (Number(process.versions.node.split(".")[0]) < oldest)
  fail(`Node ${oldest} or newer is needed to set up, this is ${process.versions.node}: install a newer one from https://nodejs.org.`);
install();
if (process.argv.includes("--build")) build();
