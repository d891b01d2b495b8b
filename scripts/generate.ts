/**
 * Writes what is made from lists in the code: docs/reference/{commands,options,errors,exports}.md and openapi.json,
 * and docs/attacks.md from the evidence.
 * With --check it writes nothing and fails when a page is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { flagName, type Spoken } from "../src/node/app/operation.ts";
import { operations } from "../src/node/app/operations/index.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { productVersion } from "../src/node/app/product-version.ts";
import { secretFields } from "../src/node/app/secret-fields.ts";
import { doors } from "../src/node/cli/doors.ts";
import { spoken } from "../src/node/cli/watched.ts";
import { OPTIONS } from "../src/node/config.ts";
import { ERRORS, EXIT } from "../src/node/errors.ts";
import { formats } from "../src/node/exports/index.ts";
import { openApiOf } from "../src/node/rest/openapi.ts";
import { routes } from "../src/node/rest/routes/index.ts";

const MADE = "<!-- made by scripts/generate.ts; change the code, not this page -->";

const cell = (text: string): string => text.replaceAll("|", "\\|");
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(...head),
  row(...head.map(() => "---")),
  ...rows.map((cells) => row(...cells)),
];

interface Field {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}

function commandsPage(): readonly string[] {
  const sections = [...operations.map(spoken), ...doors].flatMap((operation: Spoken) => {
    const schema = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as { readonly properties?: Readonly<Record<string, Field>> };
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      const secret = secretFields(operation).includes(name);
      const positional = operation.positional.includes(name);
      const spelled = positional ? name.toUpperCase() : `--${flagName(name)}${field.enum === undefined ? "" : ` ${field.enum.join("|")}`}`;
      return [secret ? `${name}, asked for` : `\`${spelled}\``, field.description ?? "", field.default === undefined ? "" : String(field.default)];
    });
    const examples = operation.examples.map(({ line, does }) => `- \`${line}\`: ${does}`);
    return [
      "",
      `## unecho ${operation.name}`,
      "",
      `${operation.summary}.`,
      "",
      operation.about,
      "",
      ...(fields.length === 0 ? [] : [...table(["input", "meaning", "default"], fields), ""]),
      ...examples,
    ];
  });
  return ["# Commands", MADE, "", "Every command also takes the settings of [options.md](options.md).", ...sections];
}

const optionsPage = (): readonly string[] => [
  "# Settings every command takes",
  MADE,
  "",
  "Flags go before the environment, the environment before the default.",
  "",
  ...table(
    ["flag", "environment", "default", "meaning"],
    OPTIONS.map(({ name, value, env, fallback, help }) => [
      `\`--${name}${value === null ? "" : ` ${value}`}\``,
      env === null ? "" : `\`${env}\``,
      fallback ?? "",
      help,
    ]),
  ),
];

const EXIT_WORDS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: "everything asked for was done",
  negative: "done, and the answer is no: a checked sentence is not supported, a score is below its floor",
  usage: "could not start: wrong arguments, missing file, unusable environment",
  skipped: "done, with some of the input skipped; every skip was named on stderr",
  interrupted: "stopped by Ctrl-C; the store is whole",
};

const errorsPage = (): readonly string[] => [
  "# Errors and exit codes",
  MADE,
  "",
  ...table(
    ["exit code", "meaning"],
    (Object.keys(EXIT) as (keyof typeof EXIT)[]).map((name) => [String(EXIT[name]), EXIT_WORDS[name]]),
  ),
  "",
  ...table(
    ["code", "message", "what to do", "exit code", "HTTP status"],
    Object.entries(ERRORS).map(([code, { message, fix, exit, status }]) => [`\`${code}\``, message, fix, String(exit), String(status)]),
  ),
];

const exportsPage = (): readonly string[] => [
  "# Exports",
  MADE,
  "",
  ...table(
    ["format", "file", "what it is", "media type", "for this machine only"],
    formats.map(({ id, file, summary, mediaType, local }) => [`\`${id}\``, `\`${file}\``, summary, mediaType, local ? "yes" : "no"]),
  ),
];

/** What the evidence of `npm run prove attacks` holds of a family. */
interface Family {
  readonly surface: string;
  readonly promise: string;
  readonly held: boolean;
  readonly tried: number;
  readonly escaped: number;
  readonly spoilt: number;
  readonly notRun?: readonly string[];
  readonly mutant: { readonly weakness: string; readonly tried: number; readonly escaped: number };
}

const EVIDENCE = join(productRoot, "docs", "evidence", "attacks.json");

/** The families of attacks with the counts of the last full run. */
function attacksPage(): readonly string[] {
  const evidence = JSON.parse(readFileSync(EVIDENCE, "utf8")) as {
    readonly commit: string;
    readonly seed: number;
    readonly figures: { readonly families: Readonly<Record<string, Family>> };
  };
  const count = (value: number): string => value.toLocaleString("en-US");
  const families = Object.values(evidence.figures.families);
  const missing = families.flatMap(({ notRun = [] }) => notRun);
  return [
    "# Attacks",
    MADE,
    "",
    "What is thrown at unecho, all of it our own making, and what came of it. `npm run prove attacks` runs it in full and writes `docs/evidence/attacks.json`; the suite tries a seeded part",
    "of each family (`test/attacks`). A family that cannot fail shows nothing: each is also held against a guard with one check taken out (`test/mutants`), and must see through it.",
    "",
    `Commit ${evidence.commit.slice(0, 12)}, seed ${evidence.seed}.`,
    "",
    ...table(
      ["surface", "what holds", "tried", "got through", "ordinary ones spoilt", "got through a guard that was weakened"],
      families.map(({ surface, promise, held, tried, escaped, spoilt, mutant }) => [
        surface,
        `${held ? "" : "**not held**: "}${promise}`,
        count(tried),
        count(escaped),
        count(spoilt),
        `${count(mutant.escaped)} of ${count(mutant.tried)}: ${mutant.weakness}`,
      ]),
    ),
    ...(missing.length === 0 ? [] : ["", "Not run on that machine:", "", ...missing.map((part) => `- ${part}`)]),
  ];
}

const PAGES = { "commands.md": commandsPage, "options.md": optionsPage, "errors.md": errorsPage, "exports.md": exportsPage } as const;

/** Every made file by its path from the root. */
const files = new Map<string, string>([
  ...Object.entries(PAGES).map(([name, make]) => [`docs/reference/${name}`, `${make().join("\n")}\n`] as const),
  ...(existsSync(EVIDENCE) ? [["docs/attacks.md", `${attacksPage().join("\n")}\n`] as const] : []),
  ["openapi.json", `${JSON.stringify(openApiOf(routes, productVersion()), null, 2)}\n`],
]);

const onlyCheck = process.argv.includes("--check");
const stale: string[] = [];
mkdirSync(join(productRoot, "docs", "reference"), { recursive: true });
for (const [name, text] of files) {
  const path = join(productRoot, name);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  stale.push(name);
  if (!onlyCheck) writeFileSync(path, text);
}
if (onlyCheck && stale.length > 0) {
  process.stdout.write(`stale: ${stale.join(", ")}; run npm run generate\n`);
  process.exitCode = 1;
} else process.stdout.write(stale.length === 0 ? "reference pages are fresh\n" : `written: ${stale.join(", ")}\n`);
