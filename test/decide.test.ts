import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInside } from "./run-inside.ts";
import { root } from "./run-unecho.ts";

const data = mkdtempSync(join(tmpdir(), "unecho-decide-"));
const ask = (...words: readonly string[]): ReturnType<typeof runInside> => runInside([...words, "--data", data, "--quiet"], { cwd: root });

interface Row {
  readonly id: string;
  readonly status: string;
  readonly claims: readonly string[];
  readonly origins: { readonly min: number };
}
const findings = async (): Promise<readonly Row[]> => (JSON.parse((await ask("export", "--format", "json")).out) as { findings: readonly Row[] }).findings;

let pair: Row;
beforeAll(async () => {
  await ask("read", "corpus/gold/plant/reports");
  pair = (await findings()).find(({ status, claims }) => status === "corroborated" && claims.length === 2) as Row;
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe("decide", () => {
  it("shows what a rejection changes, and undoing it gives back the bytes", async () => {
    const before = (await ask("export", "--format", "json")).out;
    const rejected = await ask("decide", "reject", pair.claims[0] ?? "", "--reason", "another matter", "--by", "desk");
    expect(rejected.out).toContain("corroborated, 2 origins, 2 passages \u2192 single-origin, 1 origin, 1 passage");
    expect((await findings()).find(({ claims }) => claims.includes(pair.claims[1] ?? ""))?.origins.min).toBe(1);
    const undone = await ask("decisions", "--undo", "1");
    expect(undone.out).toMatch(/1 {2}\S+ \S+ {2}reject .* by desk: another matter {2}\(taken back\)/);
    expect((await ask("export", "--format", "json")).out).toBe(before);
  });

  it("moves a report to a story of its own", async () => {
    await ask("decide", "move", "r1.txt", "new");
    expect((await ask("stories")).out).toMatch(/^3 stories/);
    await ask("decisions", "--undo", "3");
    expect((await ask("stories")).out).toMatch(/^2 stories/);
  });

  it("keeps an analyst's letter for a source, in the list and in the table of origins, and counts nothing by it", async () => {
    const before = (await ask("export", "--format", "json")).out;
    const rows = async (): Promise<readonly string[]> =>
      (await ask("export", "--format", "origins")).out.split("\r\n").filter((line) => line.startsWith("origin:"));
    const judged = async (): Promise<readonly string[]> =>
      (await rows()).filter((line) => !line.endsWith(",F")).map((line) => line.slice(line.lastIndexOf(",") + 1));
    expect(await judged()).toEqual([]);
    const { origins, documents } = JSON.parse(before) as {
      readonly origins: readonly { readonly id: string; readonly kind: string }[];
      readonly documents: readonly { readonly outlet: string }[];
    };
    const outlet = documents[0]?.outlet ?? "";
    const [speaker, unsaid] = ["office", "unattributed"].map((kind) => origins.find((one) => one.kind === kind)?.id ?? "");
    expect((await ask("decide", "rate", speaker ?? "", "b", "--reason", "own measuring", "--by", "ana")).out).toContain("no finding changed");
    expect([...new Set(await judged())]).toEqual(["B"]);
    expect((await ask("sources")).out).toMatch(/as analysts judge them; nothing is counted by it\n {2}B {2}.* by ana, \d{4}-\d\d-\d\d: own measuring/);
    await ask("decide", "rate", outlet, "E", "--by", "ana");
    expect((await ask("sources")).out).toContain(`  E  ${outlet}  by ana`);
    expect((await ask("decisions")).out).toMatch(/rate outlet of [0-9a-f]{12}, by ana/);
    expect((await ask("export", "--format", "json")).out).toBe(before);
    expect((await ask("decide", "rate", unsaid ?? "", "B")).err).toContain("ID: no source is named there");
    expect((await ask("decide", "rate", speaker ?? "", "G")).err).toContain("OTHER: a letter of the Admiralty scale");
    for (const number of ["5", "6"]) await ask("decisions", "--undo", number);
    expect([await judged(), (await ask("sources")).out]).toEqual([[], expect.stringContaining("nobody judged a source yet")]);
  });

  it.each<[string, readonly string[], string]>([
    ["a rejection without a reason", ["reject", "CLAIM"], "--reason: say why it is rejected"],
    ["an id nobody has", ["accept", "c-ffffffff"], "no claim, finding, origin or story is called c-ffffffff"],
    ["two of different kinds", ["same", "CLAIM", "A"], "OTHER: same is about a claim or finding or origin, and this is a story"],
    ["a speaker the report does not name", ["correct", "CLAIM", "speaker", "Zoltan Nobody"], "VALUE: a speaker is named only as the article itself names one"],
    ["a date that does not exist", ["correct", "r1.txt", "date", "2036-02-31"], "VALUE: write a date as 2031-05-14"],
    ["a field a report does not have", ["correct", "r1.txt", "value", "12"], "OTHER: what can be corrected here is outlet, date, confidentiality"],
  ])("refuses %s in one sentence", async (_name, words, expected) => {
    const { code, err } = await ask("decide", ...words.map((word) => (word === "CLAIM" ? (pair.claims[0] ?? "") : word)));
    expect(code).toBe(2);
    expect(err).toContain(expected);
  });
});
