import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./run-unecho.ts";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it("the lockfile names the optional packages of every system, or npm ci refuses it", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
  const wanted = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
  expect(
    wanted.filter((name) => !(`node_modules/${name}` in packages)),
    "run: node scripts/lock.ts",
  ).toEqual([]);
});
