import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderChanges } from "./changes.ts";

it("a folder gives what is in it, then what comes in and what changes, until stopped", async () => {
  const folder = mkdtempSync(join(tmpdir(), "unecho-changes-"));
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "inner"));
  put("first.txt", "The dam broke.");
  put(".hidden.txt", "Not for reading.");
  put("picture.png", "x");
  const stop = new AbortController();
  // what comes in during the first look round may be seen twice
  const seen = new Set<string>();
  // each step is taken when the one before was seen: no time is guessed
  const steps = [
    () => {
      put(".secret.txt", "Not for reading.");
      put("README.md", "About the folder.");
      put("inner/second.txt", "The bridge held.");
    },
    () => put("first.txt", "The dam broke. Two people died."),
    () => stop.abort(),
  ];
  for await (const found of folderChanges(folder, () => "2031-05-14T09:00:00.000Z", stop.signal)) {
    const before = seen.size;
    if (found.kind === "capture") seen.add(`${found.capture.name}: ${Buffer.from(found.capture.bytes).toString()}`);
    if (seen.size > before) steps.shift()?.();
  }
  expect([...seen]).toEqual(["first.txt: The dam broke.", "inner/second.txt: The bridge held.", "first.txt: The dam broke. Two people died."]);
  rmSync(folder, { recursive: true, force: true });
});
