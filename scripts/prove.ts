/**
 * Runs the full form of an acceptance line and writes what came out to docs/evidence/NAME.json:
 * commit, host, load, seed, figures. Without a name it lists what can be proved.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, "scripts", "proofs");

/** One thing that can be proved; each file of scripts/proofs/ exports one as `proof`. */
export interface Proof {
  readonly name: string;
  /** What is shown, in one sentence. */
  readonly summary: string;
  /** Runs it; `seed` drives every random choice. */
  run(context: ProofContext): Promise<ProofResult>;
}

export interface ProofContext {
  readonly root: string;
  readonly seed: number;
  readonly note: (line: string) => void;
}

export interface ProofResult {
  readonly passed: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
}

const git = (...args: string[]): string => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout.trim();

async function loadProofs(): Promise<readonly Proof[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(files.map(async (name) => ((await import(pathToFileURL(join(folder, name)).href)) as { readonly proof: Proof }).proof));
}

const flag = (name: string): string | undefined => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

const proofs = await loadProofs();
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (wanted.length === 0) {
  for (const { name, summary } of proofs) process.stdout.write(`${name.padEnd(16)} ${summary}\n`);
  process.exit(0);
}
const seed = Number(flag("seed") ?? 1);
for (const name of wanted) {
  const proof = proofs.find((candidate) => candidate.name === name);
  if (proof === undefined) {
    process.stderr.write(`prove: no proof ${name}; there are: ${proofs.map((known) => known.name).join(", ")}\n`);
    process.exit(2);
  }
  const before = loadavg();
  const started = performance.now();
  const result = await proof.run({ root, seed, note: (line) => process.stdout.write(`${line}\n`) });
  const evidence = {
    name,
    summary: proof.summary,
    passed: result.passed,
    commit: git("rev-parse", "HEAD"),
    clean: git("status", "--porcelain", "--", ".", ":!docs/evidence") === "",
    host: {
      node: process.version,
      platform: platform(),
      release: release(),
      arch: arch(),
      cpu: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
    },
    load: { before, after: loadavg() },
    seed,
    seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
    figures: result.figures,
  };
  mkdirSync(join(root, "docs", "evidence"), { recursive: true });
  writeFileSync(join(root, "docs", "evidence", `${name}.json`), `${JSON.stringify(evidence, null, 2)}\n`);
  process.stdout.write(`${name}: ${result.passed ? "passed" : "FAILED"}; written to docs/evidence/${name}.json\n`);
  if (!result.passed) process.exitCode = 1;
}
