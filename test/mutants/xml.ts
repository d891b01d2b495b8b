import { readFileSync } from "node:fs";

/** Follows the definitions a document brings along, once: its own words, and files. */
export function followingDefinitions(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  const words = new Map([...text.matchAll(/<!ENTITY (\w+) "([^"]*)">/g)].map(([, name = "", value = ""]) => [name, value]));
  for (const [, name = "", path = ""] of text.matchAll(/<!ENTITY (\w+) SYSTEM "file:\/\/([^"]*)">/g)) words.set(name, readFileSync(path, "utf8"));
  return text.replace(/^[\s\S]*?\]>/, "").replace(/&(\w+);/g, (whole, name: string) => words.get(name) ?? whole);
}
