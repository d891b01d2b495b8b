import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Proof } from "../prove.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Reads every gold set from two folders, in two time zones and two locales. */
export const proof: Proof = {
  name: "bytes",
  summary: "the same reports give the same bytes: another folder, another time zone, another locale, run again",
  async run({ root, note }) {
    const gold = join(root, "corpus", "gold");
    const other = mkdtempSync(join(tmpdir(), "unecho-prove-"));
    const figures: Record<string, unknown> = {};
    let passed = true;
    try {
      cpSync(gold, other, { recursive: true });
      for (const set of readdirSync(gold).filter((name) => !name.includes("."))) {
        const digests = [
          [gold, { TZ: "UTC", LC_ALL: "C" }],
          [gold, { TZ: "Pacific/Auckland", LC_ALL: "de_DE.UTF-8" }],
          [other, { TZ: "America/Caracas", LC_ALL: "tr_TR.UTF-8" }],
        ].map(([folder, env]) => {
          const run = spawnSync(process.execPath, [join(root, "bin", "unecho.mjs"), "export", join(folder as string, set, "reports"), "--quiet"], {
            encoding: "utf8",
            env: { ...process.env, ...(env as Record<string, string>) },
            maxBuffer: 1e9,
          });
          return sha256(run.stdout);
        });
        const same = new Set(digests).size === 1;
        passed &&= same;
        figures[set] = { same, digests };
        note(`${set}: ${same ? "same bytes" : "DIFFERENT"}`);
      }
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
    return { passed, figures };
  },
};
