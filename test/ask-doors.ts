import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { createUnecho } from "../src/node/api/client.ts";
import { methodOf, slugOf, toolOf } from "../src/node/app/door-names.ts";
import { attachedFields, needsFiles } from "../src/node/app/network-input.ts";
import { flagName, type Operation } from "../src/node/app/operation.ts";
import { secretFields } from "../src/node/app/secret-fields.ts";
import { confirmations } from "../src/node/mcp/confirm.ts";
import { KeptAnswers } from "../src/node/mcp/kept-answers.ts";
import { mcpServer } from "../src/node/mcp/mcp-server.ts";
import { unmark } from "../src/node/mcp/untrusted.ts";
import { runCall } from "../src/node/run/call.ts";
import { localRest, machineFor } from "./rest-local.ts";
import { runInside } from "./run-inside.ts";

type Input = Readonly<Record<string, unknown>>;

const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** The words a person types for an input. */
export function argumentsOf(operation: Operation, input: Input): readonly string[] {
  const positional = operation.positional.flatMap((field) => (input[field] === undefined ? [] : words(input[field])));
  const flags = Object.entries(input)
    .filter(([field]) => ![...operation.positional, ...secretFields(operation)].includes(field))
    .flatMap(([field, value]) => (value === true ? [`--${flagName(field)}`] : words(value).flatMap((word) => [`--${flagName(field)}`, word])));
  return [...operation.name.split(" "), ...positional, ...flags];
}

/** The same input for a network door: files come along instead of being named. */
export function networkInputOf(operation: Operation, input: Input, folder: string): Input {
  const attached = attachedFields(operation);
  const names = attached.flatMap((field) => (input[field] === undefined ? [] : words(input[field])));
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !attached.includes(field)));
  if (names.length === 0) return rest;
  return { ...rest, files: names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })) };
}

export async function askCommandLine(operation: Operation, input: Input, data: string, folder: string): Promise<unknown> {
  const secret = secretFields(operation).map((field) => String(input[field]));
  const { out, err } = await runInside([...argumentsOf(operation, input), "--json", "--data", data], {
    cwd: folder,
    ...(secret.length === 0 ? {} : { stdin: `${secret.join("\n")}\n` }),
  });
  try {
    return operation.rows ? out.split("\n").flatMap((line): unknown[] => (line === "" ? [] : [JSON.parse(line)])) : JSON.parse(out);
  } catch {
    return `no JSON: ${out}${err}`;
  }
}

export async function askTypeScript(operation: Operation, input: Input, data: string, folder: string): Promise<unknown> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const client = createUnecho({ data }) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return await client[methodOf(operation.name)]?.(input);
  } finally {
    process.chdir(before);
  }
}

const queryOf = (input: Input): string =>
  new URLSearchParams(Object.entries(input).flatMap(([name, value]) => words(value).map((word): [string, string] => [name, word]))).toString();

export async function askRest(operation: Operation, input: Input, data: string, folder: string): Promise<unknown> {
  const { ask, post } = localRest(data);
  const sent = networkInputOf(operation, input, folder);
  const path = `/api/operations/${slugOf(operation.name)}`;
  const reads = operation.effect === "read" && !needsFiles(operation) && sent.files === undefined;
  const answer = await (reads ? ask(`${path}?${queryOf(sent)}`) : post(path, sent));
  const body = (await answer.json()) as { readonly answer?: unknown };
  return "answer" in body ? body.answer : body;
}

/** A client of the SDK beside a server of ours, in one process. */
export async function connectMcp(data: string, write: boolean): Promise<Client> {
  const machine = machineFor(data);
  const server = mcpServer(
    {
      run: (call, signal) => runCall(call, machine, signal),
      version: machine.version,
      confirmation: confirmations(),
      kept: new KeptAnswers(),
      log: () => undefined,
    },
    { write, account: null, record: async () => undefined },
  );
  const [near, far] = InMemoryTransport.createLinkedPair();
  await server.connect(far);
  const client = new Client({ name: "test", version: "1" });
  await client.connect(near);
  return client;
}

/** What a tool answered, as structure. */
export interface Told {
  readonly answer?: unknown;
  readonly part?: { readonly number: number; readonly of: number; readonly json: { readonly untrusted_text: string } };
  readonly notes: readonly unknown[];
  readonly hint?: string;
  readonly confirm?: string;
}

export async function callTool(client: Client, name: string, input: Input): Promise<Told> {
  const result = await client.callTool({ name, arguments: input });
  return (result.structuredContent ?? result) as unknown as Told;
}

export async function askMcp(operation: Operation, input: Input, data: string, folder: string): Promise<unknown> {
  const client = await connectMcp(data, true);
  const tool = toolOf(operation.name);
  const sent = networkInputOf(operation, input, folder);
  let told = await callTool(client, tool, sent);
  const confirmed = told.confirm === undefined ? sent : { ...sent, confirm: told.confirm };
  if (told.confirm !== undefined) told = await callTool(client, tool, confirmed);
  let text = told.part?.json.untrusted_text ?? "";
  for (let part = 2; part <= (told.part?.of ?? 0); part += 1) text += (await callTool(client, tool, { ...confirmed, part })).part?.json.untrusted_text ?? "";
  await client.close();
  return unmark(told.part === undefined ? (told.answer ?? told) : JSON.parse(text));
}
