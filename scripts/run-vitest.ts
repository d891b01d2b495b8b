import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { ProofResult } from "./prove.ts";

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Characters of a failure that are kept as evidence: its first lines. */
const FAILURE_CHARS = 400;

/** Runs test files and tells test by test what came out; skipped tests are counted and named, and a run of skipped tests alone has not passed. */
export function runVitest(root: string, files: readonly string[], env: Readonly<Record<string, string>> = {}): ProofResult {
  const folder = mkdtempSync(join(tmpdir(), "unecho-prove-"));
  const out = join(folder, "report.json");
  try {
    const run = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...files, "--reporter=json", `--outputFile=${out}`], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, ...env },
      maxBuffer: 1e9,
    });
    const report = JSON.parse(readFileSync(out, "utf8")) as Report;
    const tests = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status, duration, failureMessages }) => ({
        file: relative(root, name),
        test: fullName,
        status,
        ms: Math.round(duration ?? 0),
        // no path of this machine belongs into evidence
        ...(status === "failed" ? { failure: (failureMessages?.[0] ?? "").split("\n    at ")[0]?.replaceAll(root, "").slice(0, FAILURE_CHARS) } : {}),
      })),
    );
    return {
      passed: run.status === 0 && report.success && report.numPassedTests > 0,
      figures: { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests, tests },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
