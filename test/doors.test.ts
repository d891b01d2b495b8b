import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { slugOf } from "../src/node/app/door-names.ts";
import { operations } from "../src/node/app/operations/index.ts";
import { askCommandLine, askMcp, askRest, askTypeScript } from "./ask-doors.ts";
import { samples, TEAM_PASSWORD } from "./door-samples.ts";
import { packedRecords } from "./invented-archive.ts";
import { runInside } from "./run-inside.ts";
import { root } from "./run-unecho.ts";

let home = "";
let filled = "";
let token = "";

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "unecho-doors-"));
  const set = join(root, "corpus/gold/siege");
  for (const name of readdirSync(join(set, "reports"))) cpSync(join(set, "reports", name), join(home, name));
  cpSync(set, join(home, "siege"), { recursive: true });
  const documents = ["r1.txt", "r2.txt"].map((name) => JSON.stringify({ id: name, text: readFileSync(join(set, "reports", name), "utf8") }));
  writeFileSync(join(home, "documents.jsonl"), `${documents.join("\n")}\n`);
  writeFileSync(join(home, "crawl.warc.gz"), Buffer.concat([...packedRecords(9, 3)]));
  filled = join(home, "filled");
  await runInside(["read", ...readdirSync(join(set, "reports")), "--data", filled], { cwd: home });
  for (const [name, role] of [
    ["ana", "admin"],
    ["ben", "analyst"],
  ] as const)
    await runInside(["users", "add", name, "--role", role, "--data", filled], { cwd: home, stdin: `${TEAM_PASSWORD}\n` });
  const made = await runInside(["tokens", "add", "ben", "old table", "--json", "--data", filled], { cwd: home });
  token = (JSON.parse(made.out) as { readonly id: string }).id;
  await runInside(["watch", "add", "wounded", "--by", "desk", "--data", filled], { cwd: home });
  await runInside(["backup", "kept.zip", "--data", filled], { cwd: home });
}, 180_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A store of its own for each question: none sees what another wrote. */
function storeFor(kind: "filled" | "empty", name: string): string {
  const folder = join(home, `store-${name}`);
  if (kind === "filled") cpSync(filled, folder, { recursive: true });
  else mkdirSync(folder);
  return folder;
}

const doors = { "command line": askCommandLine, TypeScript: askTypeScript, HTTP: askRest, MCP: askMcp };
const LOCAL_DOORS = ["command line", "TypeScript"];

describe("the doors", () => {
  // with a model it is asked in src/node/drafting
  it.each(Object.keys(doors))("say alike that no model drafts unless one is set up: %s", async (door) => {
    const operation = operations.find(({ name }) => name === "draft");
    const ask = Object.entries(doors).find(([name]) => name === door)?.[1];
    if (operation === undefined || ask === undefined) throw new Error("no draft");
    const said = await ask(operation, { report: "r1.txt" }, storeFor("filled", `draft-${door.replaceAll(" ", "-")}`), home).catch((error: unknown) =>
      String(error),
    );
    expect(JSON.stringify(said)).toContain("no language model is set up");
  });

  it("are asked about every operation", () => {
    expect(Object.keys(samples).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it.each(operations.filter(({ name }) => name !== "draft").map((operation) => [operation.name, operation] as const))(
    "answer alike to %s",
    async (name, operation) => {
      const sample = samples[name];
      if (sample === undefined) throw new Error(`give ${name} a sample in test/door-samples.ts`);
      const answers: Record<string, unknown> = {};
      for (const [door, ask] of Object.entries(doors)) {
        if (operation.local && !LOCAL_DOORS.includes(door)) continue;
        if (operation.role === "admin" && door === "MCP") continue;
        const input = JSON.parse(JSON.stringify(sample.input).replaceAll("{door}", slugOf(door)).replaceAll("{token}", token)) as typeof sample.input;
        answers[door] = await ask(operation, input, storeFor(sample.store, `${name}-${door}`.replaceAll(" ", "-")), home);
      }
      const shape = operation.rows ? z.array(operation.output) : operation.output;
      expect(z.safeParse(shape, answers["command line"]).error?.issues ?? []).toEqual([]);
      const { moments = [] } = sample;
      const timeless = (answer: unknown): unknown =>
        moments.length === 0
          ? answer
          : Object.fromEntries(Object.entries(answer as object).map(([key, value]) => [key, moments.includes(key) ? typeof value : value]));
      for (const [door, answer] of Object.entries(answers)) expect(timeless(answer), door).toEqual(timeless(answers["command line"]));
    },
  );
});
