import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { InputLine } from "../app/ports.ts";
import { AppError } from "../errors.ts";

async function openInput(path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === "-") {
    if (process.stdin.isTTY) throw new AppError("input/terminal");
    return process.stdin as AsyncIterable<Uint8Array>;
  }
  const found = await stat(path).catch(() => null);
  if (found === null || found.isDirectory()) throw new AppError("input/not-found", { path });
  return createReadStream(path);
}

/** Splits at line feeds alone: node:readline also splits at U+2028, which may stand inside a JSON string. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<InputLine> {
  const decoder = new TextDecoder("utf-8"); // takes a byte order mark off
  let pending: string[] = [];
  let number = 0;
  const line = function* (text: string): Iterable<InputLine> {
    number += 1;
    if (text.trim() !== "") yield { number, text };
  };
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split("\n");
    for (let index = 0; index < parts.length - 1; index += 1) {
      yield* line(pending.join("") + (parts[index] ?? ""));
      pending = [];
    }
    pending.push(parts.at(-1) ?? "");
  }
  const rest = pending.join("") + decoder.decode();
  if (rest !== "") yield* line(rest);
}

/** The lines of a file or of standard input, numbered from 1; blank ones are left out. */
export async function* readLines(path: string): AsyncIterable<InputLine> {
  yield* splitLines(await openInput(path));
}
