import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { built, firstScript, MOST_SCRIPT_BYTES } from "./first-script.ts";

describe("the built workbench", () => {
  it("loads the first page with little script, its policy allows all of it, and nothing comes from elsewhere", () => {
    expect(existsSync(join(built, "index.html"))).toBe(true);
    const page = readFileSync(join(built, "index.html"), "utf8");
    expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|https?:/);
    const { files, bytes } = firstScript();
    // the matrix is in it
    expect(files.some((name) => readFileSync(join(built, "assets", name), "utf8").includes("matrix-frame"))).toBe(true);
    expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
  });
});
