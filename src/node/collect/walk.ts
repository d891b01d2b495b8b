import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { AppError } from "../errors.ts";
import { kindOfName } from "./kinds.ts";

/** Files that tell about a folder, not about the world: passed over inside a folder, read when they are named. */
const ABOUT: ReadonlySet<string> = new Set(["readme", "license", "licence", "changelog", "contributing", "notice", "authors", "copying"]);

/** True for a file that tells about its folder. */
export const isAbout = (name: string): boolean => ABOUT.has(basename(name, extname(name)).toLowerCase());

/** Folders that are never reports: our own store, version control, installed packages. */
const PASSED_OVER: ReadonlySet<string> = new Set([".unecho", ".git", "node_modules"]);

/** A file found, or why a path was left out. */
export type Found =
  | /** `name` is what the report is called: its path inside the folder that was named. */
  { readonly kind: "file"; readonly path: string; readonly name: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly reason: string }
  | { readonly kind: "outside"; readonly path: string }
  | { readonly kind: "other"; readonly path: string }
  | { readonly kind: "about"; readonly path: string };

const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === "EACCES" ? "permission denied" : ((error as Error).message ?? "cannot be read");

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const isInside = (root: string, path: string): boolean => path === root || !(relative(root, path) === ".." || relative(root, path).startsWith(`..${sep}`));

async function followLink(path: string, name: string, root: string): Promise<Found | "folder"> {
  try {
    const target = await realpath(path);
    if (!isInside(root, target)) return { kind: "outside", path };
    const found = await stat(target);
    // a folder inside the root is reached on its own way; following the link would read it twice, or for ever
    if (found.isDirectory()) return "folder";
    return { kind: "file", path, name };
  } catch (error) {
    return { kind: "unreadable", path, reason: reasonOf(error) };
  }
}

async function* walkFolder(folder: string, inside: string, root: string): AsyncIterable<Found> {
  let entries: Dirent[];
  try {
    entries = (await readdir(folder, { withFileTypes: true })).sort(byName);
  } catch (error) {
    yield { kind: "unreadable", path: folder, reason: reasonOf(error) };
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = `${inside}${entry.name}`;
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) yield* walkFolder(path, `${name}/`, root);
    } else if (entry.isSymbolicLink()) {
      const link = await followLink(path, name, root);
      if (link !== "folder") yield link;
    } else if (entry.isFile()) {
      if (isAbout(entry.name)) yield { kind: "about", path };
      else yield kindOfName(entry.name) !== null ? { kind: "file", path, name } : { kind: "other", path };
    }
  }
}

/** Every file under the paths, in order of name; links that lead out of a folder are not followed. Throws when a path does not exist. */
export async function* walk(paths: readonly string[]): AsyncIterable<Found> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") throw new AppError("input/not-found", { path });
      return null;
    });
    if (found === null) yield { kind: "unreadable", path, reason: "permission denied" };
    else if (found.isDirectory()) yield* walkFolder(path, "", await realpath(path));
    else yield { kind: "file", path, name: basename(path) };
  }
}
