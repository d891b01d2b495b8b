import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBackup } from "../../src/node/backup/read.ts";
import { attachedSource } from "../../src/node/collect/attached.ts";
import { zipReports } from "../../src/node/collect/zip.ts";
import { openWebFiles } from "../../src/node/rest/web-files.ts";
import { sha256 } from "../../src/node/sha256.ts";
import { warcCaptures } from "../../src/node/warc/captures.ts";
import { warcRecord } from "../invented-archive.ts";
import { fileUnder } from "../mutants/paths.ts";
import { localRest } from "../rest-local.ts";
import { defineAttack } from "./attack.ts";
import { climbingPaths } from "./climbing-paths.ts";
import { entryOf, zipOf } from "./hand-made-zip.ts";

const SECRET = "the-canary-outside-the-folder";
const AT = "2031-05-14T09:20:00.000Z";
const BATCH = 1_000;

/** Where names of strangers come in; each hands over everything that came of a batch of them. */
type Entrance = (names: readonly string[], desk: Desk) => Promise<string>;

/** A folder of the product's own with a canary beside it. */
interface Desk {
  readonly root: string;
  /** The data root. */
  readonly data: string;
  readonly web: string;
  readonly server: ReturnType<typeof localRest>;
}

async function gathered(found: AsyncIterable<unknown>): Promise<string> {
  let all = "";
  for await (const one of found) all += JSON.stringify(one, (key, value: unknown) => (key === "bytes" ? Buffer.from(value as Uint8Array).toString() : value));
  return all;
}

const ENTRANCES: Readonly<Record<string, Entrance>> = {
  "names in a zip": async (names) => {
    const bytes = zipOf(names.map((name) => entryOf(`${name}.txt`, Buffer.from("The flood killed 12 people in Tessel."))));
    return gathered(zipReports(bytes, "a.zip", (entry, label) => attachedSource([{ name: label, bytes: entry }], AT).captures(new AbortController().signal)));
  },
  "names in a copy of the store": async (names, desk) => {
    const path = join(desk.data, "copy.zip");
    const row = Buffer.from(`{"id":"${SECRET.length}"}\n`);
    let all = "";
    for (const name of names) {
      const about = { format: 1, made_by: "x", made_at: AT, picture: "", files: [{ path: name, table: "captures", rows: 1, sha256: sha256(row) }] };
      writeFileSync(path, zipOf([entryOf("manifest.json", Buffer.from(JSON.stringify(about))), entryOf(name, row)]));
      const fill = async (...rows: unknown[]): Promise<void> => void (all += JSON.stringify(rows));
      all += await readBackup(path, { fill } as never, () => undefined).catch((error: unknown) => (error instanceof Error ? error.message : ""));
    }
    rmSync(path);
    return all;
  },
  "ids and formats of exports": async (names, { server }) => {
    let all = "";
    for (const [at, name] of names.entries()) {
      const id = encodeURIComponent(name.toWellFormed());
      const path = [`/api/stories/${id}`, `/api/operations/export?format=${id}`, `/a/${id}`, `/api/articles/${id}/text`][at % 4] as string;
      const answer = await server.ask(path);
      all += await answer.text();
      if (answer.status >= 500) all += SECRET;
    }
    return all;
  },
  "names of files in a request": (names) =>
    gathered(
      attachedSource(
        names.map((name, at) => ({ name, bytes: Buffer.from(`The flood killed ${at} people.`) })),
        AT,
      ).captures(new AbortController().signal),
    ),
  "names in a web archive": (names) =>
    gathered(
      warcCaptures(
        (async function* () {
          for (const [at, name] of names.entries()) {
            const line = name.replaceAll(/[\r\n\0]/g, "");
            yield warcRecord(
              "resource",
              { "WARC-Target-URI": at % 2 === 0 ? line : `file://${line}`, "WARC-Filename": line, "Content-Type": "text/plain" },
              Buffer.from(`The flood killed ${at}.`),
            );
          }
        })(),
        "a.warc",
        AT,
      ),
    ),
  "addresses of the workbench's files": async (names, { web, server }) => {
    const files = openWebFiles(web, { example: false });
    let all = "";
    for (const name of names) {
      for (const path of [name, `/${name}`, `/assets/${name}`]) all += (await files?.file(path)?.text()) ?? "";
      const raw = `/${name}`.replaceAll(/[^\x21-\x7e]/g, "");
      all += URL.canParse(raw, "http://127.0.0.1:4173") ? await (await server.ask(raw.replace(/^\/+/, "/"))).text() : "";
    }
    return all;
  },
};

/** Everything that lies in a folder, for what was not there before. */
const listing = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

/** What belongs to nobody but the one who runs this. */
const FOREIGN = /root:x?:0:0|\[fonts\]|BEGIN [A-Z ]*PRIVATE KEY/;

export const paths = defineAttack<Readonly<Record<string, Entrance>>>({
  name: "paths",
  surface: "Names that climb out of a folder",
  promise: "no name, at none of six places where names come in, reads or writes anything outside the folder it belongs to",
  least: 6 * 23_000,
  weakness: "a file is served from wherever the address leads",
  guard: ENTRANCES,
  mutant: { "addresses of files": async (names, { web }) => names.map((name) => fileUnder(web, name) ?? "").join("") },
  async run(entrances, trial) {
    const root = mkdtempSync(join(tmpdir(), "unecho-paths-"));
    const [data, web] = [join(root, "inner", "data"), join(root, "inner", "web")];
    for (const folder of [data, join(web, "assets"), join(root, "outside"), join(root, "inner", "outside")]) mkdirSync(folder, { recursive: true });
    for (const folder of [root, join(root, "outside"), join(root, "inner"), join(root, "inner", "outside")]) writeFileSync(join(folder, "canary.txt"), SECRET);
    writeFileSync(join(web, "index.html"), "<!doctype html>");
    writeFileSync(join(web, "assets", "main.js"), "0");
    const server = localRest(data);
    await server.store();
    const before = listing(root);
    try {
      const names = climbingPaths(trial.full ? 23_000 : 300, root);
      const escaped: string[] = [];
      for (const [what, entrance] of Object.entries(entrances))
        for (let at = 0; at < names.length; at += BATCH) {
          const said = await entrance(names.slice(at, at + BATCH), { root, data, web, server });
          if (said.includes(SECRET) || FOREIGN.test(said))
            escaped.push(`${what}: something outside was read by one of ${names.slice(at, at + 3).map((name) => JSON.stringify(name))}...`);
        }
      const now = listing(root).filter((path) => !before.includes(path) && !path.startsWith(join("inner", "data")));
      return {
        tried: names.length * Object.keys(entrances).length,
        escaped: [...escaped, ...now.map((path) => `${path} was written`)],
        spoilt: [],
        figures: { names: names.length, entrances: Object.keys(entrances) },
      };
    } finally {
      await server.close();
      rmSync(root, { recursive: true, force: true });
    }
  },
});
