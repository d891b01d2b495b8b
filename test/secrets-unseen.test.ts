import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../src/node/app/operations/index.ts";
import { argumentsOf } from "./ask-doors.ts";
import { samples, TEAM_PASSWORD } from "./door-samples.ts";
import { runInside } from "./run-inside.ts";
import { root } from "./run-unecho.ts";

/** Keys as they are set up: no command may show one, in its answer, its notes or its errors, or leave one in a file. */
const SECRETS: Readonly<Record<string, string>> = {
  UNECHO_SMTP_PASSWORD: "key-of-the-mail-server-7f3a",
  UNECHO_MODEL_KEY: "key-of-the-model-91bc",
  UNECHO_MATRIX_TOKEN: "key-of-the-room-55de",
};
/** Servers that are set up and do not answer, so that every key is also used and fails. */
const SERVERS =
  "--smtp smtp://desk@127.0.0.1:9 --mail-from desk@news.example --model-url http://127.0.0.1:9/v1 --model-name m --allow-private 127.0.0.1:9".split(" ");

const folder = mkdtempSync(join(tmpdir(), "unecho-secrets-"));
const filled = join(folder, "filled");
let token = "";

const seenIn = (text: string): readonly string[] => [...Object.values(SECRETS), TEAM_PASSWORD].filter((secret) => text.includes(secret));

/** Files of a folder that hold a secret. */
const filesWith = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => {
    const at = join(path, name);
    return statSync(at).isFile() && seenIn(readFileSync(at, "latin1")).length > 0;
  });

beforeAll(async () => {
  Object.assign(process.env, SECRETS);
  const reports = join(root, "corpus/gold/siege/reports");
  for (const name of ["r1.txt", "r2.txt", "r3.txt"]) cpSync(join(reports, name), join(folder, name));
  writeFileSync(join(folder, "documents.jsonl"), `${JSON.stringify({ id: "r1", text: readFileSync(join(reports, "r1.txt"), "utf8") })}\n`);
  const run = (...words: readonly string[]) => runInside([...words, "--data", filled], { cwd: folder, stdin: `${TEAM_PASSWORD}\n` });
  await run("read", "r1.txt", "r2.txt", "r3.txt");
  await run("users", "add", "ana", "--role", "admin");
  await run("users", "add", "ben", "--role", "analyst");
  token = (JSON.parse((await run("tokens", "add", "ben", "old table", "--json")).out) as { readonly id: string }).id;
  await runInside(["watch", "add", "killed", "--to", "desk@news.example", "--by", "desk", ...SERVERS, "--data", filled], { cwd: folder });
  await runInside(["watch", "add", "wounded", "--to", "https://matrix.example/send/m.room.message", "--template", "matrix", "--data", filled], { cwd: folder });
  await run("backup", "kept.zip");
});
afterAll(() => {
  for (const name of Object.keys(SECRETS)) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

describe("keys and passwords that are set up", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))("are shown by nothing that %s says or leaves", async (name, operation) => {
    const sample = samples[name];
    if (sample === undefined) throw new Error(`give ${name} a sample in test/door-samples.ts`);
    const input = JSON.parse(JSON.stringify(sample.input).replaceAll("{door}", "secrets").replaceAll("{token}", token)) as typeof sample.input;
    const data = join(folder, `store-${name.replaceAll(" ", "-")}`);
    if (sample.store === "filled") cpSync(filled, data, { recursive: true });
    const { out, err } = await runInside([...argumentsOf(operation, input), ...SERVERS, "--data", data], { cwd: folder, stdin: `${TEAM_PASSWORD}\n` });
    expect(out + err).not.toBe("");
    expect({ said: seenIn(out + err), left: filesWith(folder) }).toEqual({ said: [], left: [] });
    rmSync(data, { recursive: true, force: true });
  });
});
