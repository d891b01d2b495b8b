import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { goesRoundClient, NETWORK_CLIENT } from "./architecture-network.ts";

/** What any page of the workbench is made of. */
const PAGE = ["src/web/app", "src/web/data", "src/web/parts", "src/web/words", "npm:@tanstack/react-query", "npm:@tanstack/react-router", "npm:react"] as const;

/** What whoever touches the world needs, and the clients of a queue. */
const WORLD = ["src/core/model", "src/node", "src/node/app", "npm:node"] as const;
const NATS = ["npm:@nats-io/jetstream", "npm:@nats-io/transport-node"] as const;

/**
 * Who may import whom: the folder on the left may import the folders on the right, and packages named there.
 * The most particular row counts. A folder without a row is not part of the architecture.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // pure: knows nothing of the outside world
  "src/core/model": [],
  "src/core/text": ["src/core/model"],
  "src/core/packs": ["src/core/model", "src/core/text", "src/core/syntax", "npm:zod"],
  "src/core/syntax": ["src/core/model", "src/core/text", "src/core/packs"],
  // the inner loop of the parser, compiled to WebAssembly: no TypeScript at all
  "src/kernel": [],
  // the stages never import each other: they meet in the model and are strung together in pipeline.ts
  "src/core/articles": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax", "npm:htmlparser2"],
  "src/core/mentions": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax"],
  "src/core/claims": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax"],
  "src/core/stories": ["src/core/model", "src/core/text", "src/core/packs", "src/core/stories/stream"],
  // the index of open stories: what has been said so far, where an article belongs, what is closed
  "src/core/stories/stream": ["src/core/model", "src/core/text", "src/core/packs", "src/core/stories"],
  "src/core/origins": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax"],
  "src/core/corroboration": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax"],
  "src/core/brief": ["src/core/model", "src/core/text", "src/core/packs", "src/core/syntax"],
  // what analysts decided, laid over readings and placements before origins are traced
  "src/core/review": ["src/core/model", "src/core/text", "src/core/packs"],
  "src/core/exports": ["src/core/model", "src/core/text", "src/core/packs", "src/core/exports/guard", "src/core/exports/tables"],
  // rows and columns; whoever writes files spells them
  "src/core/exports/tables": ["src/core/model", "src/core/text", "src/core/packs", "src/core/exports", "src/core/exports/guard"],
  // what may leave this machine, decided before any format is written
  "src/core/exports/guard": ["src/core/model", "src/core/text", "src/core/packs"],
  "src/core": [
    "src/core/articles",
    "src/core/mentions",
    "src/core/claims",
    "src/core/stories",
    "src/core/origins",
    "src/core/corroboration",
    "src/core/brief",
    "src/core/review",
    "src/core/model",
    "src/core/packs",
    "src/core/syntax",
    "src/core/text",
  ],
  // everything that touches the world
  "src/node": ["npm:node"],
  "src/node/eval": ["src/core/model", "src/core/exports", "src/node", "npm:node"],
  // shapes of what operations answer
  "src/node/app/answers": ["npm:zod"],
  // what a watch has to be told when a story changes, and telling it
  "src/node/alerts": [
    "src/node",
    "src/node/app",
    "src/node/fetch",
    "npm:node",
    "src/core/model",
    "src/core/text",
    "src/core/packs",
    "src/core/exports",
    "src/core/exports/guard",
    "src/core/exports/tables",
    "src/node/exports",
    "npm:zod",
  ],
  // a language model at the edge: what it is asked, and what of its answer stands
  "src/node/drafting": ["src/core/model", "src/core/packs", "src/node/app", "src/node/fetch", "npm:openai", "npm:zod"],
  // file formats that need a library
  "src/node/exports": [
    "src/core/model",
    "src/core/text",
    "src/core/exports",
    "src/core/exports/guard",
    "src/core/exports/tables",
    "src/node",
    "npm:node",
    "npm:csv-stringify",
    "npm:docx",
    "npm:feedsmith",
    "npm:write-excel-file",
    "npm:yazl",
  ],
  // archives in batches, read beside each other: by threads here, or by workers on many machines
  "src/node/backfill": [...WORLD, "src/core/packs", "src/node/app/ledger", "src/node/collect", "src/node/store", "src/node/warc", ...NATS],
  // copies of a whole store
  "src/node/backup": ["src/node", "src/node/app", "npm:node", "npm:yauzl", "npm:yazl", "npm:zod"],
  // chains of what is only ever added
  "src/node/app/ledger": ["src/core/model", "src/node", "src/node/app", "src/node/app/team", "npm:node"],
  "src/node/stamps": ["src/node/app/ledger", "npm:node", "npm:asn1js", "npm:pkijs"],
  // who may work with a store, and what they did
  "src/node/app/team": ["src/core/model", "src/node", "src/node/app", "src/node/app/answers", "src/node/app/ledger", "npm:node", "npm:zod"],
  "src/node/app": [
    "src/core",
    "src/core/model",
    "src/core/text",
    "src/core/packs",
    "src/core/syntax",
    "src/core/exports",
    "src/core/exports/guard",
    "src/core/articles",
    "src/node",
    "src/node/eval",
    "src/node/app/answers",
    "src/node/app/ledger",
    "src/node/app/team",
    "src/node/fetch",
    "npm:node",
    "npm:yaml",
    "npm:zod",
    "src/node/exports",
    "src/node/alerts",
    "src/node/backfill",
  ],
  "src/node/app/follow": ["src/core/model", "src/node/alerts", "src/node", "src/node/app", "npm:node"],
  "src/node/app/operations": [
    "src/node/app/follow",
    "src/node/alerts",
    "src/node/drafting",
    "src/node/fetch",
    "src/core",
    "src/core/model",
    "src/core/packs",
    "src/core/exports",
    "src/core/exports/guard",
    "src/node",
    "src/node/app",
    "src/node/app/answers",
    "src/node/app/ledger",
    "src/node/app/team",
    "src/node/backfill",
    "src/node/backup",
    "src/node/eval",
    "src/node/exports",
    "src/node/stamps",
    "npm:node",
    "npm:zod",
  ],
  "src/node/fetch": ["src/node", "npm:node", "npm:ipaddr.js", "npm:nodemailer", "npm:robots-parser", "npm:undici"],
  "src/node/feeds": ["src/node", "npm:node", "npm:feedsmith", "npm:htmlparser2"],
  "src/node/warc": ["src/core/model", "src/node", "src/node/app", "src/node/fetch", "npm:node", "npm:warcio", "npm:zod"],
  "src/node/collect": [
    "src/core/model",
    "src/node",
    "src/node/app",
    "src/node/feeds",
    "src/node/fetch",
    "src/node/warc",
    "npm:node",
    "npm:chokidar",
    "npm:htmlparser2",
    "npm:postal-mime",
    "npm:yaml",
    "npm:yauzl",
  ],
  "src/node/store": [
    "src/core/model",
    "src/node",
    "src/node/app",
    "src/node/app/ledger",
    "src/node/app/team",
    "src/node/store/migrations",
    "npm:node",
    "npm:kysely",
    "npm:pg",
  ],
  "src/node/store/migrations": ["src/core/model", "src/node/app/ledger", "src/node/store", "npm:kysely"],
  // runs one operation with the world of this machine around it; every door uses it
  "src/node/run": [
    "src/node/observe",
    "src/core/model",
    "src/core/packs",
    "src/node",
    "src/node/app",
    "src/node/app/operations",
    "src/node/app/team",
    "src/node/backfill",
    "src/node/collect",
    "src/node/drafting",
    "src/node/fetch",
    "src/node/store",
    "src/node/warc",
    "npm:node",
  ],
  // what a process that runs for long says of itself: log, measures, traces, readiness
  "src/node/observe": [
    "src/node",
    "src/node/app",
    "src/node/fetch",
    "npm:node",
    "npm:pino",
    "npm:prom-client",
    "npm:@opentelemetry/api",
    "npm:@opentelemetry/otlp-transformer",
    "npm:@opentelemetry/resources",
    "npm:@opentelemetry/sdk-trace",
  ],
  // the TypeScript door
  "src/node/api": ["src/node", "src/node/app", "src/node/app/operations", "src/node/run", "npm:zod"],
  // the MCP door
  "src/node/mcp": [
    "src/node/observe",
    "src/node",
    "src/node/app",
    "src/node/app/operations",
    "src/node/app/team",
    "src/node/run",
    "npm:node",
    "npm:@modelcontextprotocol/sdk",
    "npm:zod",
  ],
  // the HTTP door
  "src/node/rest": [
    "src/node/observe",
    "npm:prom-client",
    "src/core/packs",
    "src/node",
    "src/node/alerts",
    "src/node/mcp",
    "src/node/app",
    "src/node/app/answers",
    "src/node/app/team",
    "src/core/model",
    "src/node/run",
    "src/node/rest/gates",
    "src/node/rest/routes",
    "npm:node",
    "npm:hono",
    "npm:rate-limiter-flexible",
    "npm:@hono/node-server",
    "npm:zod",
  ],
  "src/node/rest/gates": [
    "src/node",
    "src/node/app",
    "src/node/app/team",
    "src/node/rest",
    "npm:node",
    "npm:hono",
    "npm:ipaddr.js",
    "npm:rate-limiter-flexible",
  ],
  "src/node/rest/routes": [
    "src/node",
    "src/node/app/team",
    "src/node/app",
    "src/node/app/answers",
    "src/node/app/operations",
    "src/node/exports",
    "src/node/mcp",
    "src/node/rest",
    "src/node/rest/gates",
    "npm:hono",
    "npm:@modelcontextprotocol/sdk",
    "npm:zod",
  ],
  "src/node/cli": [
    "src/node/observe",
    "src/node/rest",
    "src/node/rest/gates",
    "src/node/mcp",
    "src/node",
    "src/node/app",
    "src/node/app/operations",
    "src/node/run",
    "npm:node",
    "npm:commander",
    "npm:picocolors",
    "npm:zod",
  ],
  // the workbench, in the browser: of the server it takes the shapes of answers, and nothing that runs
  "src/web/words": [],
  "src/web/data": ["src/node/app/answers", "src/web/words", "npm:@tanstack/react-query", "npm:zod"],
  // the parts every page is made of: they know no story
  "src/web/parts": ["src/web/data", "src/web/words", "npm:react", "npm:react-aria-components"],
  // what every page stands in, and what keys, settings and decisions do
  "src/web/account": ["src/web/data", "src/web/parts", "src/web/words", "npm:@tanstack/react-query", "npm:@tanstack/react-router", "npm:react"],
  "src/web/app": ["src/web/account", "src/web/data", "src/web/parts", "src/web/words", "npm:@tanstack/react-query", "npm:@tanstack/react-router", "npm:react"],
  "src/web/stories": [...PAGE],
  "src/web/edit": [...PAGE],
  "src/web/evidence": [...PAGE, "src/web/edit"],
  "src/web/matrix": [...PAGE, "src/web/evidence", "src/web/stories", "npm:@tanstack/react-virtual"],
  "src/web/article": [...PAGE, "src/web/edit"],
  "src/web/brief": [...PAGE, "src/web/stories"],
  "src/web/check": [...PAGE],
  "src/web/review": [...PAGE, "src/web/edit", "src/web/evidence"],
  "src/web/add": [...PAGE, "npm:react-aria-components"],
  "src/web/about": [...PAGE],
  "src/web/provenance": [...PAGE, "src/web/stories", "npm:d3-shape"],
  "src/web/figures": [...PAGE, "src/web/stories", "npm:d3-scale", "npm:d3-shape"],
  "src/web/timeline": [...PAGE, "src/web/stories"],
  "src/web/map": [...PAGE, "src/web/stories", "npm:d3-geo", "npm:topojson-client", "npm:topojson-specification", "npm:world-atlas"],
  "src/web/export": [...PAGE],
  "src/web/search": [...PAGE],
  "src/web/settings": [...PAGE],
  "src/web/sources": [...PAGE, "src/web/edit"],
  "src/web/watches": [...PAGE],
  "src/web": [
    ...PAGE,
    "src/web/stories",
    "src/web/evidence",
    "src/web/matrix",
    "src/web/article",
    "src/web/brief",
    "src/web/check",
    "src/web/review",
    "src/web/add",
    "src/web/about",
    "src/web/provenance",
    "src/web/figures",
    "src/web/timeline",
    "src/web/map",
    "src/web/export",
    "src/web/search",
    "src/web/settings",
    "src/web/sources",
    "src/web/watches",
    "src/web/account",
    "npm:react-dom",
    "npm:vite",
    "npm:@vitejs/plugin-react",
  ],
};

/** Names that would bring a clock or dice into the core. */
const FORBIDDEN_IN_CORE: readonly { readonly pattern: RegExp; readonly rule: string }[] = [
  { pattern: /\bDate\.now\s*\(/, rule: "no clock in core: time comes in as an argument" },
  { pattern: /\bnew Date\s*\(\s*\)/, rule: "no clock in core: time comes in as an argument" },
  { pattern: /\bMath\.random\b/, rule: "no dice in core: the same input gives the same output" },
  { pattern: /\bperformance\.now\b/, rule: "no clock in core: time comes in as an argument" },
  {
    pattern: /\bIntl\.(?:DateTimeFormat|NumberFormat|Collator)\b|\.toLocale\w+\s*\(/,
    rule: "no locale of the machine in core: the same input gives the same output",
  },
];

/** Ways in which words of a report could become markup. */
const MARKUP = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\s*\.\s*write|DOMParser|srcdoc|srcDoc)\b/;

/** Import statements and re-exports, static and dynamic, types included. */
const IMPORT = /(?:^|[\n;])\s*(?:import|export)\b[^;'"]*?\bfrom\s*["']([^"']+)["']|(?:^|[\n;])\s*import\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']/g;

const LINE_COMMENT = /(^|[^:"'`])\/\/[^\n]*/g;
const BLOCK_COMMENT = /\/\*[^]*?\*\//g;

const withoutComments = (source: string): string => source.replace(BLOCK_COMMENT, "").replace(LINE_COMMENT, "$1");

const slashes = (path: string): string => path.split(sep).join("/");

/** The row of a file: the longest folder of the table that holds it, null when its own folder has none. */
const rowOf = (file: string): string | null => (dirname(file) in MAY_IMPORT ? dirname(file) : null);

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return slashes(join(dirname(file), specifier));
  if (specifier.startsWith("node:")) return "npm:node";
  const parts = specifier.split("/");
  return `npm:${specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]}`;
}

/** What a file breaks, each as one sentence. `file` is its path from the root of the repository. */
export function findViolations(file: string, source: string): readonly string[] {
  const row = rowOf(file);
  if (row === null) return [`${file}: the folder ${dirname(file)}/ is not in the table of test/architecture.ts`];
  const code = withoutComments(source);
  const problems: string[] = [];
  const specifiers: string[] = [];
  for (const match of code.matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    specifiers.push(specifier);
    const target = targetOf(file, specifier);
    if (target.endsWith(".css")) continue;
    const folder = target.startsWith("npm:") ? target : dirname(target);
    if (folder === row || (MAY_IMPORT[row] ?? []).includes(folder)) continue;
    problems.push(`${file}: ${row} may not import ${target.startsWith("npm:") ? target.slice(4) : target}`);
  }
  if (goesRoundClient(file, code, specifiers)) problems.push(`${file}: the network is asked in ${NETWORK_CLIENT} alone: take an HttpClient`);
  if (file.startsWith("src/web/") && MARKUP.test(code)) problems.push(`${file}: words of a report are text, never markup`);
  if (file.startsWith("src/core/")) for (const { pattern, rule } of FORBIDDEN_IN_CORE) if (pattern.test(code)) problems.push(`${file}: ${rule}`);
  return problems;
}

/** Every source file of a folder, tests left out, as paths from the root. */
export function sourceFiles(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(root, folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts") && !path.endsWith(".d.ts") && statSync(path).isFile())
    .map((path) => slashes(relative(root, path)))
    .sort();
}

export const violationsIn = (root: string, folder: string): readonly string[] =>
  sourceFiles(root, folder).flatMap((file) => findViolations(file, readFileSync(join(root, file), "utf8")));
