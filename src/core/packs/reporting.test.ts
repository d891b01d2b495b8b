import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileReportingPack } from "./reporting.ts";

const path = "packs/languages/en/reporting.yaml";
const value = parse(readFileSync(path, "utf8")) as Record<string, unknown>;

describe("reporting.yaml", () => {
  const pack = compileReportingPack({ path, value });

  test("a verb of several groups has the frames of all, and the more telling manner", () => {
    const confirm = pack.verbs.get("confirm");
    expect([...(confirm?.frames.keys() ?? [])].sort()).toEqual(["clause", "figure"]);
    expect(confirm?.frames.get("clause")?.manner).toBe("confirmed");
    expect(pack.verbs.get("deny")?.frames.get("clause")?.manner).toBe("denied");
  });

  test("nouns of speaking are found by their last word, the longest first", () => {
    expect(pack.speakers.get("minister")?.[0]?.words.length).toBeGreaterThan(1);
    expect(pack.speakers.get("ministry")?.at(-1)?.category).toBe("institution");
  });

  test("a frame that does not exist is named with its file", () => {
    const broken = { ...value, verbs: [{ manner: "said", frames: ["sentence"], verbs: ["say"] }] };
    expect(() => compileReportingPack({ path, value: broken })).toThrow(/reporting\.yaml/);
  });
});
