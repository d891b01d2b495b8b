import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./run-unecho.ts";

const page = (name: string): string => readFileSync(join(root, "docs/reference", name), "utf8");

/** Codes of diagnostics as the source spells them; a stage's `version = "articles/1"` has a digit and is none. */
const CODE = /"((?:articles|mentions|claims|stories|origins|corroboration|brief|collect)\/[a-z]+(?:-[a-z]+)*)"/g;

const codesIn = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();

describe("the reference", () => {
  it("is made from the code as it is", () => {
    const run = spawnSync(process.execPath, [join(root, "scripts/generate.ts"), "--check"], { encoding: "utf8" });
    expect(run.stdout + run.stderr).toBe("reference pages are fresh\n");
  });

  it("has every diagnostic of the code, and no other", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const used = codesIn(sources.map((name) => readFileSync(join(root, "src", name), "utf8")).join("\n"), CODE);
    const listed = codesIn(page("diagnostics.md"), /^\| `([a-z-]+\/[a-z-]+)`/gm);
    expect(listed).toEqual(used);
  });

  it("has every reason for a skip in the summary's words", () => {
    const skips = readFileSync(join(root, "src/node/app/skips.ts"), "utf8");
    expect(codesIn(skips, CODE)).toEqual(codesIn(page("diagnostics.md"), /^\| `(collect\/[a-z-]+)`/gm));
  });
});
