import { html, raw } from "hono/html";
import type { OpenApi } from "./openapi.ts";

const STYLE = `:root{color-scheme:light dark;--line:#8884}body{font:1rem/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{margin:2rem 0 .4rem;border-bottom:1px solid var(--line)}section{margin:1.4rem 0}h3{font:600 1rem ui-monospace,monospace;margin:0 0 .2rem;overflow-wrap:anywhere}
h3 b{display:inline-block;min-width:3.5rem}p{margin:.2rem 0;white-space:pre-line}table{border-collapse:collapse;font-size:.9rem;margin:.4rem 0}
th,td{border-bottom:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top}th[scope=row]{font-family:ui-monospace,monospace;font-weight:400}
pre{font-size:.8rem;overflow-x:auto;border-left:3px solid var(--line);padding-left:.8rem}.role{opacity:.75;font-size:.85rem}`;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly default?: unknown;
  readonly description?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Described {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly "x-unecho-role": string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

/** A schema as an outline one can read: names and kinds, indented. */
function outline(schema: Schema, indent = ""): string {
  const deeper = `${indent}  `;
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map((choice) => outline(choice, indent)).join(" | ");
  if (schema.properties !== undefined) {
    const lines = Object.entries(schema.properties).map(([name, part]) => {
      const about = part.description === undefined ? "" : `   ${part.description}`;
      return `${deeper}${name}: ${outline(part, deeper)}${about}`;
    });
    return `{\n${lines.join("\n")}\n${indent}}`;
  }
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map((part) => outline(part, indent)).join(", ")}]`;
  if (schema.items !== undefined) return `list of ${outline(schema.items, indent)}`;
  return schema.type ?? "anything";
}

const shapeIn = (content: Readonly<Record<string, { readonly schema: Schema }>> | undefined): readonly string[] =>
  Object.entries(content ?? {}).map(([type, { schema }]) => `${type}\n${outline(schema)}`);

function sectionOf(path: string, method: string, operation: Described) {
  const inputs = operation.parameters.map(
    ({ name, in: place, required, description, schema }) =>
      html`<tr><th scope="row">${name}</th><td>${place}${required ? ", required" : ""}</td><td>${outline(schema)}</td><td>${description ?? ""}</td></tr>`,
  );
  const table =
    inputs.length === 0
      ? ""
      : html`<table><thead><tr><th scope="col">input</th><th scope="col">where</th><th scope="col">kind</th><th scope="col">meaning</th></tr></thead><tbody>${inputs}</tbody></table>`;
  const bodies = shapeIn(operation.requestBody?.content).map((text) => html`<p>Body</p><pre>${text}</pre>`);
  const good = Object.entries(operation.responses).find(([status]) => status !== "default");
  const answers = shapeIn(good?.[1].content).map((text) => html`<details><summary>Answer ${good?.[0] ?? ""}</summary><pre>${text}</pre></details>`);
  return html`<section><h3><b>${method.toUpperCase()}</b> ${path}</h3><p>${operation.summary} <span class="role">(${operation["x-unecho-role"]})</span></p>
<p>${operation.description ?? ""}</p>${table}${bodies}${answers}</section>`;
}

/** The OpenAPI document as a page for people: no script, nothing from elsewhere. */
export async function apiPage(document: OpenApi): Promise<string> {
  const { title, version, description } = document.info as { title: string; version: string; description: string };
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as unknown as Described })),
  );
  const groups = (document.tags as readonly { readonly name: string }[]).map(({ name }) => {
    const sections = all.filter(({ operation }) => operation.tags.includes(name)).map(({ path, method, operation }) => sectionOf(path, method, operation));
    return html`<h2>${name}</h2>${sections}`;
  });
  const shapes = Object.entries(document.components.schemas as Readonly<Record<string, Schema>>).map(
    ([name, schema]) => html`<section id="${name}"><h3>${name}</h3><pre>${outline(schema)}</pre></section>`,
  );
  return String(
    await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} ${version}: addresses</title><style>${raw(STYLE)}</style></head><body>
<h1>${title} ${version}</h1><p>${description}</p><p>For programs: <a href="/openapi.json">/openapi.json</a></p>${groups}<h2>shapes</h2>${shapes}</body></html>`,
  );
}
