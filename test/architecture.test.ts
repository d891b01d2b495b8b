import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findViolations, MAY_IMPORT, violationsIn } from "./architecture.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

describe("who may import whom", () => {
  it("holds in every file of src/", () => {
    expect(violationsIn(root, "src")).toEqual([]);
  });

  it("has no row for a folder that is gone", () => {
    const folders = new Set(
      readdirSync(root + "src", { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
    );
    expect(Object.keys(MAY_IMPORT).filter((folder) => !folders.has(folder))).toEqual([]);
  });

  const caught: readonly (readonly [what: string, file: string, source: string, part: RegExp])[] = [
    ["a stage that imports a stage", "src/core/claims/a.ts", 'import { traceOrigins } from "../origins/index.ts";', /claims may not import src\/core\/origins/],
    ["a type imported from another stage", "src/core/brief/a.ts", 'import type { Sketch } from "../stories/sketch.ts";', /brief may not import/],
    ["a re-export", "src/core/mentions/a.ts", 'export { x } from "../claims/index.ts";', /mentions may not import/],
    ["the file system in core", "src/core/articles/a.ts", 'import { readFileSync } from "node:fs";', /articles may not import node/],
    ["a package that core may not use", "src/core/text/a.ts", 'import { z } from "zod";', /text may not import zod/],
    ["core that reaches into node", "src/core/exports/a.ts", 'import { loadPacks } from "../../node/app/packs.ts";', /exports may not import/],
    ["a store that imports the command line", "src/node/store/a.ts", 'import { main } from "../cli/main.ts";', /store may not import/],
    ["a dynamic import", "src/node/app/a.ts", 'const s = await import("../store/sqlite.ts");', /app may not import/],
    ["a clock", "src/core/claims/a.ts", "const t = Date.now();", /no clock in core/],
    ["the present day", "src/core/claims/a.ts", "const t = new Date();", /no clock in core/],
    ["dice", "src/core/claims/a.ts", "const n = Math.random();", /no dice in core/],
    ["the locale of the machine", "src/core/brief/a.ts", "const s = n.toLocaleString();", /no locale/],
    ["the global fetch", "src/node/app/a.ts", 'const page = await fetch("https://a.org/");', /network is asked in/],
    ["a request of node:http", "src/node/cli/a.ts", 'import { request } from "node:http";', /network is asked in/],
    ["a request by its module", "src/node/cli/a.ts", 'import http from "node:http";\nhttp.get("http://a.org/");', /network is asked in/],
    ["a socket", "src/node/collect/a.ts", 'import { connect } from "node:tls";', /network is asked in/],
    ["the client library elsewhere", "src/node/fetch/a.ts", 'import { request } from "undici";', /network is asked in/],
    [
      "a library that sends traces by itself",
      "src/node/observe/a.ts",
      'const e = await import("@opentelemetry/exporter-trace-otlp-http");',
      /network is asked in/,
    ],
    [
      "a sender of traces by its part",
      "src/node/observe/a.ts",
      'import { httpExporterTransport } from "@opentelemetry/otlp-exporter-base/node-http";',
      /network is asked in/,
    ],
    ["a second way to a database", "src/node/store/a.ts", 'import { Client } from "pg";', /network is asked in/],
    ["markup in the workbench", "src/web/article/a.tsx", "element.innerHTML = text;", /never markup/],
    ["a page that asks the server by itself", "src/web/article/a.tsx", 'const answer = await fetch("/api/stories");', /network is asked in/],
    ["a page that takes server code", "src/web/article/a.tsx", 'import { words } from "../../node/app/words.ts";', /may not import src\/node\/app/],
    ["a folder nobody planned", "src/core/utils/a.ts", "export const x = 1;", /src\/core\/utils\/ is not in the table/],
  ];
  it.each(caught)("catches %s", (_, file, source, part) => {
    expect(findViolations(file, source).join("\n")).toMatch(part);
  });

  const allowed: readonly (readonly [what: string, file: string, source: string])[] = [
    ["the model in a stage", "src/core/claims/a.ts", 'import type { Claim } from "../model/index.ts";\nimport { words } from "../text/words.ts";'],
    ["a date from an argument", "src/core/claims/a.ts", "const t = new Date(Date.UTC(2030, 0, 1));"],
    ["a word in a comment", "src/core/claims/a.ts", "// Date.now() would not do here\nexport const x = 1;"],
    ["stages in the pipeline", "src/core/pipeline.ts", 'import { readClaims } from "./claims/index.ts";'],
    ["a dynamic import the table allows", "src/node/run/a.ts", 'const s = await import("../store/sqlite.ts");'],
    ["the way to the database", "src/node/store/postgres.ts", 'import { Pool } from "pg";'],
    ["spelling traces, which sends nothing", "src/node/observe/a.ts", 'const o = await import("@opentelemetry/otlp-transformer");'],
    ["a server", "src/node/cli/a.ts", 'import { createServer } from "node:http";'],
    ["a word that is no call", "src/node/cli/a.ts", "export const prefetch = (x: number): number => x; // we fetch (politely)"],
  ];
  it.each(allowed)("lets pass %s", (_, file, source) => {
    expect(findViolations(file, source)).toEqual([]);
  });
});
