import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What is measured beside us on the same input: its name and a call that does one document. */
export interface Peer {
  readonly name: string;
  run(input: string): Promise<unknown> | unknown;
}

const folder = fileURLToPath(new URL("../", import.meta.url));

/** Installs bench/package.json where that was not done; the reason when it cannot be. */
export function installPeers(): string | null {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, "utf8")) as { readonly dependencies: Readonly<Record<string, string>> };
  if (Object.keys(dependencies).every((name) => existsSync(`${folder}node_modules/${name}`))) return null;
  const run = spawnSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 180_000,
    shell: process.platform === "win32",
  });
  return run.status === 0 ? null : (`${run.stderr}`.trim().split("\n")[0] ?? "npm install failed");
}

// named in variables: the compiler need not know packages that are no part of the product
const load = async (name: string): Promise<Record<string, unknown>> => (await import(name)) as Record<string, unknown>;
type Call = (...values: unknown[]) => unknown;
type Made = new (...values: unknown[]) => { parse(): unknown };

/** Main text out of a page. */
export async function pagePeers(): Promise<readonly Peer[]> {
  const { parseHTML } = (await load("linkedom")) as { parseHTML: (html: string) => { document: unknown } };
  const { Readability } = (await load("@mozilla/readability")) as { Readability: Made };
  const { Defuddle } = (await load("defuddle/node")) as { Defuddle: Call };
  return [
    { name: "readability 0.6.0 + linkedom 0.18.12", run: (html) => new Readability(parseHTML(html).document).parse() },
    { name: "defuddle 0.19.4 + linkedom 0.18.12", run: (html) => Defuddle(parseHTML(html).document, "https://sample.example/story") },
  ];
}

interface Wink {
  readDoc(text: string): { tokens(): { out(property?: unknown): unknown }; entities(): { out(): unknown } };
  readonly its: { readonly pos: unknown };
}

/** Sentences, words, parts of speech and names out of a text; neither builds a dependency tree or reads attribution. */
export async function textPeers(): Promise<readonly Peer[]> {
  const winkNlp = (await load("wink-nlp"))["default"] as (model: unknown) => Wink;
  const wink = winkNlp((await load("wink-eng-lite-web-model"))["default"]);
  const compromise = (await load("compromise"))["default"] as (text: string) => { json(): unknown };
  return [
    {
      name: "wink-nlp 2.4.0 (tags, entities)",
      run: (text) => {
        const doc = wink.readDoc(text);
        return [doc.tokens().out(wink.its.pos), doc.entities().out()];
      },
    },
    { name: "compromise 14.17.0 (tags)", run: (text) => compromise(text).json() },
  ];
}
