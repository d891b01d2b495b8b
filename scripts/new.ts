/**
 * Lays out the files of a new thing, so that adding touches nothing else:
 *   npm run new language pl      packs/languages/pl/, and a file for each claim type
 *   npm run new claim-type fire  packs/claims/fire/
 *   npm run new operation merge  src/node/app/operations/merge.ts (add its line to index.ts)
 *   npm run new export csv       src/core/exports/csv.ts (add its line to index.ts)
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const [kind, name] = process.argv.slice(2);

/** What a thing may be called: lower case, words joined by hyphens. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

function write(path: string, text: string): void {
  const full = join(root, path);
  if (existsSync(full)) {
    process.stderr.write(`new: ${path} is there already\n`);
    process.exitCode = 2;
    return;
  }
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  process.stdout.write(`${relative(root, full)}\n`);
}

const camel = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const foldersIn = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Each kind of thing with what it lays out. */
const KINDS: Readonly<Record<string, (name: string) => void>> = {
  language(code) {
    const model = join(root, "packs/languages/en");
    for (const file of readdirSync(model).filter((entry) => entry.endsWith(".yaml")))
      write(`packs/languages/${code}/${file}`, `# ${file.replace(".yaml", "")} of ${code}: the keys are those of packs/languages/en/${file}\n{}\n`);
    for (const type of foldersIn("packs/claims"))
      write(`packs/claims/${type}/${code}.yaml`, "# frames of this claim type; every frame has an example and a counterexample\n[]\n");
  },
  "claim-type"(type) {
    write(
      `packs/claims/${type}/type.yaml`,
      `# roles, identity, measure, unit and wording: the keys are those of packs/claims/casualties/type.yaml\nid: ${type}\n`,
    );
    for (const code of foldersIn("packs/languages"))
      write(`packs/claims/${type}/${code}.yaml`, "# frames of this claim type; every frame has an example and a counterexample\n[]\n");
  },
  operation(operation) {
    write(
      `src/node/app/operations/${operation}.ts`,
      `import { z } from "zod";\nimport { defineOperation } from "../operation.ts";\n\nconst input = z.object({});\n\nexport const ${camel(operation)} = defineOperation({\n  name: "${operation}",\n  summary: "",\n  about: "",\n  effect: "read",\n  input,\n  positional: [],\n  examples: [{ line: "unecho ${operation}", does: "" }],\n  async run() {\n    return { value: {} };\n  },\n  render: () => "",\n});\n`,
    );
  },
  export(id) {
    write(
      `src/core/exports/${id}.ts`,
      `import type { TextExport } from "./export.ts";\n\n/** What it is and for whom. */\nexport const ${camel(id)}Export: TextExport = {\n  kind: "text",\n  id: "${id}",\n  file: "${id}.txt",\n  summary: "",\n  mediaType: "text/plain",\n  local: false,\n  render: () => "",\n};\n`,
    );
  },
};

const make = KINDS[kind ?? ""];
if (make === undefined || name === undefined || !NAME.test(name)) {
  process.stderr.write(`new: give what and its name, for instance: npm run new language pl (${Object.keys(KINDS).join(", ")})\n`);
  process.exitCode = 2;
} else make(name);
