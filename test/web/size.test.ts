import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { root } from "../run-unecho.ts";

const built = join(root, "dist/web");

/** Script of the first page, in bytes as they travel. */
const MOST_BYTES = 250_000;

const IMPORTED = /(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g;

/** A built file and what it imports before it runs. */
function withImports(name: string, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  for (const match of readFileSync(join(built, "assets", name), "utf8").matchAll(IMPORTED)) withImports((match[1] ?? "").slice(2), seen);
}

describe("the built workbench", () => {
  it("loads the first page with little script, its policy allows all of it, and nothing comes from elsewhere", () => {
    expect(existsSync(join(built, "index.html"))).toBe(true);
    const page = readFileSync(join(built, "index.html"), "utf8");
    expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|https?:/);
    const needed = new Set<string>();
    for (const match of page.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)) withImports(match[1] ?? "", needed);
    // the page a person lands on is loaded at once too
    for (const name of readdirSync(join(built, "assets"))) if (name.startsWith("matrix-page")) withImports(name, needed);
    const bytes = [...needed].reduce((sum, name) => sum + gzipSync(readFileSync(join(built, "assets", name))).length, 0);
    expect(needed.size).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
