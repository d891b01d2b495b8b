import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Run, runUnecho } from "./run-unecho.ts";

const GOOD =
  "Outlet: The Tessel Post\nTitle: Flood\nPublished: 2031-05-14T09:20:00Z\n\nThe flood killed 12 people in Tessel on Monday, the mayor said. More rain is expected.";

/** A page that nests without end, and one that opens a great many attributes. */
const deepHtml = `<html><body><article>${"<div>".repeat(60_000)}<p>The flood killed 14 people, the mayor said on Monday evening in Tessel.</p></article></body></html>`;

let folder = "";
let run: Run;
/** A user who may read everything cannot be refused a file. */
const isRoot = process.getuid?.() === 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "unecho-bad-"));
  const put = (name: string, data: string | Uint8Array): void => writeFileSync(join(folder, "in", name), data);
  mkdirSync(join(folder, "in", "inner"), { recursive: true });
  put("good.txt", GOOD);
  put("twin.txt", GOOD);
  put("inner/other.txt", GOOD.replace("12", "13"));
  put("empty.txt", "");
  put("blank.txt", " \n\t\n");
  put("binary.txt", new Uint8Array([0x4d, 0x5a, 0, 0, 1, 2, 3, 0, 0, 9]));
  put("paper.txt", "%PDF-1.7 \u0000\u0001");
  put("latin.txt", Buffer.from("The B\u00fcrgermeister said 12 people died in M\u00fcnster on Monday \u2013 that was all.".replace("\u2013", "-"), "latin1"));
  put(
    "lying.html",
    Buffer.from(
      '<html><head><meta charset="utf-8"></head><body><p>The caf\u00e9 owner said 12 people died in the flood on Monday.</p></body></html>',
      "latin1",
    ),
  );
  put("wide.txt", Buffer.from("The flood killed 12 people, the mayor said on Monday evening.", "utf16le"));
  put("line.txt", "flood ".repeat(3_400_000));
  put("long.txt", "flood ".repeat(700_000));
  put("bomb.html", deepHtml);
  put("broken.json", '{"text": "The flood');
  put("config.json", '{"compilerOptions": {"strict": true}}');
  put(
    "feed.json",
    JSON.stringify({ articles: [{ title: "Flood", body: "The flood killed 15 people, the mayor said.", source: { name: "Post" } }, { title: "No body" }] }),
  );
  put(
    "mail.eml",
    "From: The Tessel Post <post@tessel.example>\nSubject: Flood\nDate: Mon, 14 May 2031 09:20:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nThe flood killed 16 people, the mayor said.\n",
  );
  put("picture.jpg", new Uint8Array([0xff, 0xd8, 0xff]));
  put("locked.txt", "secret");
  chmodSync(join(folder, "in", "locked.txt"), 0o000);
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(folder, "outside", "o.txt"), "The outside must not be read at all.");
  symlinkSync(join(folder, "outside", "o.txt"), join(folder, "in", "link.txt"));
  symlinkSync(join(folder, "in"), join(folder, "in", "loop"));
  run = await runUnecho(["read", "in", "--json", "--data", join(folder, "store")], { cwd: folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a folder of bad input", () => {
  const lines: readonly (readonly [what: string, line: RegExp])[] = [
    ["an empty file", /^in\/empty\.txt: empty; leave it out, or fill it$|^empty\.txt: empty; leave it out, or fill it$/m],
    ["a file of blanks", /blank\.txt: empty; leave it out/m],
    ["a program", /binary\.txt: not text \(a zero byte at 2\); leave it out/m],
    ["a PDF", /paper\.txt: a PDF; save its text as \.txt/m],
    ["UTF-16 without its mark", /wide\.txt: UTF-16 text without a byte order mark; save it as UTF-8/m],
    ["20 MB of one line", /in\/line\.txt: 20\.4 MB \(limit 20\.0 MB\); split it/m],
    ["a report of 4 MB", /long\.txt: 4\.2 MB of text in one report \(limit 4\.0 MB\); split it/m],
    ["broken JSON", /broken\.json: not valid JSON \(.+\); repair it/m],
    ["JSON that is no report", /config\.json: JSON that is no report \(no text, body or html field\)/m],
    ["one item of a feed", /feed\.json#2: JSON that is no report/m],
    ["the same bytes twice", /twin\.txt: same bytes as good\.txt; nothing to do: it is kept once/m],
    ["a link that leads out", /link\.txt: a link that leads out of the folder; name its target instead/m],
  ];
  it.each(lines)("names %s in one line", (_, line) => {
    expect(run.err).toMatch(line);
  });

  it.skipIf(isRoot)("names a file that may not be read", () => {
    expect(run.err).toMatch(/locked\.txt: permission denied; make it readable, or leave it out/);
  });

  it("reads the rest", () => {
    const { stories } = JSON.parse(run.out) as { stories: { articles: { name: string }[] }[] };
    const names = stories.flatMap(({ articles }) => articles.map(({ name }) => name)).sort();
    const readable = ["bomb.html", "feed.json#1", "good.txt", "inner/other.txt", "latin.txt", "lying.html", "mail.eml"];
    expect(names).toEqual(isRoot ? [...readable, "locked.txt"].sort() : readable);
  });

  it("counts what was left out and why, and tells by the exit code", () => {
    expect(run.err).toMatch(/^left out: .*2 empty.*$/m);
    expect(run.err).toMatch(/1 same bytes/);
    expect(run.err).toMatch(/1 another kind of file/);
    expect(run.err).not.toContain("picture.jpg");
    expect(run.err).not.toMatch(/fault/);
    expect(run.code).toBe(3);
  });

  it("exits with 0 when nothing was lost", async () => {
    const again = await runUnecho(["read", join("in", "good.txt"), join("in", "twin.txt"), "--data", join(folder, "second")], { cwd: folder });
    expect(again.err).toMatch(/same bytes as good\.txt/);
    expect(again.code).toBe(0);
  });

  it("makes no store when there is nothing to read from", async () => {
    const nothing = await runUnecho(["read", "nowhere", "--data", join(folder, "third")], { cwd: folder });
    expect(nothing.code).toBe(2);
    expect(existsSync(join(folder, "third"))).toBe(false);
  });
});
