import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Packs } from "../src/core/packs/index.ts";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks, productRoot } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";

const TYPE = `kind: statement
label: votes cast in a parliament
roles:
  voter: who votes
  motion: on what
`;
const FRAMES = `- name: votes
  what: votes cast
  predicate: [ballot/n, "cast vote", legislator/n]
  measure: [count, person]
  weight: 1.3
  roles: { voter: [subject], motion: [on, for, against] }
  examples:
    - text: "The speaker counted 61 ballots against the motion."
      measure: ["61"]
  counterexamples:
    - "The speaker counted 61 chairs in the hall."
`;

let root = "";
let packs: Packs;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "unecho-type-"));
  cpSync(join(productRoot, "packs"), join(root, "packs"), { recursive: true });
  symlinkSync(join(productRoot, "models"), join(root, "models"));
  mkdirSync(join(root, "packs", "claims", "vote"));
  writeFileSync(join(root, "packs", "claims", "vote", "type.yaml"), TYPE);
  writeFileSync(join(root, "packs", "claims", "vote", "en.yaml"), FRAMES);
  packs = loadPacks(root);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("reads a claim type that only a new folder describes", () => {
  const claims = readCapture(captureText("The speaker counted 61 ballots against the motion."), packs).value.claims;
  expect(claims.map((claim) => [claim.rule, claim.figure?.text])).toContainEqual(["vote/en/votes", "61"]);
  const others = readCapture(captureText("The speaker counted 61 chairs in the hall."), packs).value.claims;
  expect(others.filter((claim) => claim.type === "vote")).toEqual([]);
});

it("changes the digest of the packs, so that old readings are known to be old", () => {
  expect(packs.hash).not.toBe(loadPacks().hash);
});
