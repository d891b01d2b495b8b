import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../src/node/app/operations/index.ts";
import { runInside } from "./run-inside.ts";
import { root, runUnecho, twoAtATime } from "./run-unecho.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flood = join(root, "corpus/gold/flood/reports");

describe("the first screen", () => {
  it("shows stories, claim lines with origin counts and what to do next, the same bytes each time", async () => {
    const first = await runInside(["demo"], { cwd: folder });
    const second = await runUnecho(["demo"], { cwd: folder });
    expect(first?.code).toBe(0);
    expect(second?.code).toBe(0);
    expect(first?.out).toBe(second?.out);
    expect(first?.out).toMatch(/^unecho \d+\.\d+\.\d+ · offline · no AI model/);
    expect(first?.out).toMatch(/Boilerplate marked: /);
    expect(first?.out).toMatch(/\d+ stories found/);
    expect(first?.out).toMatch(/kept apart from [A-Z]: .+why: unecho why [A-Z] [A-Z] --demo/);
    expect(first?.out).toMatch(/Story A in /);
    expect(first?.out).toMatch(/^ {2}[●○◐✕]\S+ .+\d articles? .+origins?.+(?:single-origin|corroborated|differing|contested|unattributed|conceded)/m);
    expect(first?.out).toMatch(/Next: {2}unecho brief A --demo/);
    expect(first?.out).not.toContain("\u001b[");
    expect(existsSync(join(folder, ".unecho"))).toBe(false);
  });
});

describe("a store of one's own", () => {
  it("reads, lists, briefs and explains; reading again changes nothing", async () => {
    const data = join(folder, "store");
    const read = await runUnecho(["read", flood, "--data", data], { cwd: folder });
    expect(read.code).toBe(0);
    expect(read.out).toMatch(/Read 9 reports, 0 skipped/);
    const again = await runInside(["read", flood, "--data", data], { cwd: folder });
    expect(again.out).toMatch(/Read 0 reports, 9 already here, 0 skipped; 9 reports in all/);
    const listed = await runInside(["stories", "A", "--json", "--data", data], { cwd: folder });
    const brief = await runInside(["brief", "A", "--data", data], { cwd: folder });
    const exported = await runInside(["export", "--format", "json", "--data", data], { cwd: folder });
    const direct = await runInside(["export", flood, "--format", "json"], { cwd: folder });
    const stories = JSON.parse(listed?.out ?? "") as { stories: { findings: { id: string }[] }[] };
    expect(stories.stories).toHaveLength(1);
    expect(brief?.out).toMatch(/^(?:---|#) /m);
    // the store and the folder give the same picture; only the order of reports may follow another path
    const picture = (text: string | undefined): { documents: { file: string }[]; claims: unknown[]; findings: { id: string }[] } => JSON.parse(text ?? "");
    expect(
      picture(exported?.out)
        .findings.map(({ id }) => id)
        .sort(),
    ).toEqual(
      picture(direct?.out)
        .findings.map(({ id }) => id)
        .sort(),
    );
    expect(picture(exported?.out).claims).toHaveLength(picture(direct?.out).claims.length);
    expect(exported?.err).toContain("keep it on this machine");
    const finding = stories.stories[0]?.findings[0]?.id ?? "";
    const why = await runInside(["why", finding, "--data", data], { cwd: folder });
    expect(why.code).toBe(0);
    expect(why.out).toMatch(/^finding f-[0-9a-f]{4,}/);
    expect(why.out).toMatch(/^status {7}\S+/m);
    expect(why.out).toMatch(/r\d\.txt \d+–\d+/);
    const claim = /\bc-[0-9a-f]{4,}/.exec(why.out)?.[0] ?? "";
    const whyClaim = await runInside(["why", claim, "--data", data], { cwd: folder });
    expect(whyClaim.out).toMatch(/^passage {6}".+"/m);
    expect(whyClaim.out).toMatch(/^rule /m);
  });

  it("reads a report from standard input", async () => {
    const data = join(folder, "piped");
    const run = await runUnecho(["read", "-", "--data", data], { input: readFileSync(join(flood, "r1.txt")) });
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/Read 1 report, 0 skipped/);
  });
});

describe("--as-of", () => {
  it("shows what was reported by that moment, and refuses what is no date", async () => {
    const asOf = (day: string) => runInside(["export", flood, "--quiet", "--as-of", day]);
    const early = await asOf("2033-11-10");
    const late = await asOf("2034-01-01");
    const wrong = await asOf("yesterday");
    const files = (text: string | undefined): readonly string[] =>
      (JSON.parse(text ?? "") as { documents: { file: string }[] }).documents.map(({ file }) => file);
    expect(files(late?.out)).toHaveLength(9);
    expect(files(early?.out).length).toBeLessThan(9);
    expect(files(early?.out)).toContain("r1.txt");
    expect(wrong?.code).toBe(2);
    expect(wrong?.err).toMatch(/--as-of: yesterday is no date/);
  });
});

describe("pipes", () => {
  const lines = [
    { id: "a", text: "  Two lines.\r\n\r\nThe flood killed 12 people 🌊 in Tessel on Monday, the mayor said.  " },
    {
      id: 7,
      html: "<html><body><article><h1>Flood</h1><p>The flood killed 12 people in Tessel, the mayor said on Monday evening.</p></article></body></html>",
    },
  ];
  const input = lines.map((line) => JSON.stringify(line)).join("\n");

  it("annotates in order, keeps the text unit for unit and counts as asked", async () => {
    const [utf16, points] = await twoAtATime([[], ["--offsets", "codepoint"]], (flags) => runUnecho(["annotate", "-", ...flags], { input }));
    const rows = (utf16?.out ?? "")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: unknown; text: string; offsets: string; blocks: { start: number; end: number }[] });
    expect(rows.map(({ id }) => id)).toEqual(["a", 7]);
    expect(rows[0]?.text).toBe(lines[0]?.text);
    expect(rows[0]?.offsets).toBe("utf16");
    for (const field of ["attributions", "outlets", "quantities", "toponyms", "timex", "entities", "claims", "blocks"]) expect(rows[0]).toHaveProperty(field);
    const inPoints = JSON.parse((points?.out ?? "").split("\n")[0] ?? "") as (typeof rows)[0];
    const lastEnd = (row: (typeof rows)[0] | undefined): number => Math.max(...(row?.blocks.map(({ end }) => end) ?? []));
    expect(lastEnd(rows[0]) - lastEnd(inPoints)).toBe(1);
  });

  it("names a bad line, skips it and says so in the exit code", async () => {
    const run = await runUnecho(["annotate"], { input: `{"id":"a","text":"One."}\nnot json\n{"text":"no id"}\n\n{"id":"b"}\n{"id":"c","text":""}\n` });
    expect(run.code).toBe(3);
    expect(
      run.out
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { id: string }).id),
    ).toEqual(["a", "c"]);
    expect(run.err).toMatch(/^line 2: not JSON/m);
    expect(run.err).toMatch(/^line 3: no id/m);
    expect(run.err).toMatch(/^line 5: no text/m);
  });

  it("gives the same rows on several threads", async () => {
    const many = Array.from({ length: 30 }, (_, at) => JSON.stringify({ id: at, text: `Flood ${at} killed ${at + 2} people, the mayor said on Monday.` })).join(
      "\n",
    );
    const [one, two] = await twoAtATime(
      [
        ["-j", "1"],
        ["-j", "2"],
      ],
      (flags) => runUnecho(["annotate", ...flags], { input: `${many}\nbroken` }),
    );
    expect(two?.out).toBe(one?.out);
    expect(two?.code).toBe(3);
    expect(two?.err).toBe(one?.err);
  });

  it("clusters in order of arrival; the same line twice gets the same answer", async () => {
    const text = readFileSync(join(flood, "r1.txt"), "utf8");
    const same = { id: "x", text };
    const documents = [
      same,
      same,
      { id: "y", text: `${text}\n\nMore follows.` },
      { id: "z", text: "The council of Marrowby chose a new colour for its buses." },
    ];
    const file = join(folder, "documents.jsonl");
    writeFileSync(file, documents.map((document) => JSON.stringify(document)).join("\n"));
    const here = await runInside(["cluster", file]);
    const rows = here.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; cluster: string; copyOf: string | null; why: string });
    expect(rows.map(({ id }) => id)).toEqual(["x", "x", "y", "z"]);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]?.cluster).toBe(rows[0]?.cluster);
    expect([rows[0]?.copyOf, rows[2]?.copyOf].filter((copy) => copy !== null)).toHaveLength(1);
    expect(rows[3]).toMatchObject({ cluster: "z", copyOf: null });
    for (const { why } of rows) expect(why).not.toBe("");
    const threads = await runUnecho(["cluster", "-j", "2", "--offsets", "codepoint"], { input: readFileSync(file) });
    expect(threads.out).toBe(here.out);
    const atOnce = await runInside(["cluster", "--at-once", file]);
    expect(JSON.parse(atOnce.out.split("\n")[0] ?? "")).toMatchObject({ id: "x", cluster: "x", copyOf: null });
  });

  it("lists incidents with the documents that tell of them", async () => {
    const file = join(folder, "incidents.jsonl");
    const documents = [
      "The bus crash near Varn killed 12 people on Monday, police said.",
      "Police in Varn said 14 people died when a bus crashed on Monday near Varn.",
    ];
    writeFileSync(
      file,
      documents
        .map((text, id) => JSON.stringify({ id, text: `${text} The bus left the road and burned. Rescuers pulled survivors from the wreck near Varn.` }))
        .join("\n"),
    );
    const { out, code } = await runInside(["cluster", "--incidents", file]);
    expect(code).toBe(0);
    for (const line of out.split("\n").filter(Boolean)) {
      const row = JSON.parse(line) as { docs: number[]; reports: { doc: number; deaths_stated: number | null }[] };
      expect(row.docs.toSorted()).toEqual([0, 1]);
      expect(row.reports.map(({ doc }) => doc).sort()).toEqual([0, 1]);
    }
  });
});

describe("mistakes of the person", () => {
  const mistakes: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [["breif"], /unknown command.*\n.*Did you mean brief/],
    [["brief", "--formt", "md"], /unknown option '--formt'/],
    [["brief", "--format", "pptx"], /--format: Invalid option/],
    [["read"], /PATHS: name at least one file, folder or address/],
    [["read", "nowhere/at/all"], /no such file or folder: nowhere\/at\/all\n {2}check the path/],
    [["stories"], /no reports have been read into \.\/\.unecho yet\n {2}start with: unecho read FOLDER/],
    [["why", "f-0000", "--demo"], /no claim, finding, origin or story is called f-0000/],
    [["brief", "Z", "--demo"], /no story Z\n {2}the stories are: A/],
    [["export", "--format", "pptx", "--demo"], /no export format pptx\n {2}the formats are: json/],
  ];
  it("gets one sentence with a fix each, and exit code 2", async () => {
    for (const [args, message] of mistakes) {
      const run = await runInside(args, { cwd: folder });
      expect(run.err, args.join(" ")).toMatch(message);
      expect(run.code, args.join(" ")).toBe(2);
      expect(run.out, args.join(" ")).toBe("");
    }
    // the exit code reaches whoever started the process
    expect((await runUnecho(["breif"], { cwd: folder })).code).toBe(2);
    expect(existsSync(join(folder, ".unecho", "unecho.db-journal"))).toBe(false);
  });
});

describe("help", () => {
  it("teaches: every command with what it does, examples and exit codes", async () => {
    const all = await runInside(["--help"]);
    for (const operation of operations) {
      const words = operation.name.split(" ");
      expect(all.out).toContain(`  ${words[0]}`);
      const { code, out } = await runInside([...words, "--help"]);
      expect(code).toBe(0);
      for (const example of operation.examples) expect(out, operation.name).toContain(example.line);
      expect(out).toContain("Exit codes:");
    }
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect((await runUnecho(["--version"])).out.trim()).toBe(version);
  });
});

describe("stopping", () => {
  it("leaves a store that opens, with whole reports in it", async () => {
    const reports = join(folder, "many");
    mkdirSync(reports);
    const text = readFileSync(join(flood, "r1.txt"), "utf8");
    for (let at = 0; at < 400; at += 1) writeFileSync(join(reports, `${String(at).padStart(3, "0")}.txt`), `${text}\n\nReport number ${at}.`);
    const data = join(folder, "stopped");
    const run = await runUnecho(["read", reports, "--data", data], {
      onStart: (kill) => {
        const waiting = setInterval(() => {
          if (!existsSync(join(data, "unecho.db-wal"))) return;
          clearInterval(waiting);
          kill("SIGINT");
        }, 20);
      },
    });
    expect(run.code).toBe(130);
    expect(run.err).toContain("stopping after this document");
    const listed = await runInside(["stories", "--json", "--data", data]);
    expect([0, 2]).toContain(listed.code);
    const second = await runInside(["read", join(reports, "399.txt"), "--data", data]);
    expect(second.code).toBe(0);
  });
});
