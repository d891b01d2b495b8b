import { readFileSync, statSync } from "node:fs";
import { AppError } from "../errors.ts";

/** Rights of others on a file. */
const OTHERS = 0o077;

/**
 * A secret by its name: of the environment, or of the file that NAME_FILE there names, which its owner alone may read. Null when there is none.
 * Never a flag: other programs of the machine see those. Throws `secret/file` when the file cannot be read, or others can read it.
 */
export function readSecret(name: string, env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const given = env[name];
  if (given !== undefined && given !== "") return given;
  const path = env[`${name}_FILE`];
  if (path === undefined || path === "") return null;
  try {
    if ((statSync(path).mode & OTHERS) !== 0) throw new AppError("secret/file", { path, detail: "others may read it" });
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("secret/file", { path, detail: (error as NodeJS.ErrnoException).code ?? "unreadable" }, { cause: error });
  }
}
