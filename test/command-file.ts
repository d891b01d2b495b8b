import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

const changedAt = (path: string): number => statSync(path).mtimeMs;

/** Whether the build of a part is of its sources as they are: none of them was changed since. */
function isFresh(part: "core" | "node"): boolean {
  const info = join(root, "dist", part, "tsconfig.tsbuildinfo");
  if (!existsSync(info)) return false;
  const built = changedAt(info);
  const sources = readdirSync(join(root, "src", part), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  return sources.every((name) => changedAt(join(root, "src", part, name)) <= built);
}

let found: string | null = null;

/** The command line as a file for Node: as built, which starts in half the time, or from its sources where those are newer. */
export function commandFile(): string {
  found ??= join(root, isFresh("core") && isFresh("node") ? "dist/node/cli/main.js" : "src/node/cli/main.ts");
  return found;
}
