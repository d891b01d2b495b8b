import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Context } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
};

/** Scripts and styles come from this server alone, none is inline, and no string becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Names of built files carry a hash of their content, so a browser may keep them. */
const KEPT = "public, max-age=31536000, immutable";

/** The workbench as it was built: one page, and the files it asks for. */
export interface WebFiles {
  /** The file at a path of its own ("/assets/..."); null when there is none. */
  file(path: string): Response | null;
  /** The page; every address of the workbench is the same page. */
  page(): Response;
}

/** A request for a page, by a person's browser. */
export const wantsPage = (context: Context): boolean => context.req.method === "GET" && /\btext\/html\b/.test(context.req.header("accept") ?? "");

/** Reads the built workbench; null where it was not built. `example`: what is shown is the bundled example, and nothing is kept. */
export function openWebFiles(folder: string, { example }: { readonly example: boolean }): WebFiles | null {
  const index = join(folder, "index.html");
  if (!existsSync(index)) return null;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const files = new Map(names.filter((name) => extname(name) in TYPES).map((name) => [`/${name}`, readFileSync(join(folder, name))]));
  const html = readFileSync(index, "utf8").replace('name="unecho-example" content="no"', `name="unecho-example" content="${example ? "yes" : "no"}"`);
  return {
    file(path) {
      const body = files.get(path);
      if (body === undefined) return null;
      return new Response(new Uint8Array(body), { headers: { "content-type": TYPES[extname(path)] ?? "", "cache-control": KEPT } });
    },
    page: () => new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY, "cache-control": "no-cache" } }),
  };
}
