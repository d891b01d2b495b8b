import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { parse as parseCsv } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import { formats } from "../src/node/exports/index.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { localMail, localWebhook } from "./listener.ts";
import { localRest } from "./rest-local.ts";
import { runInside } from "./run-inside.ts";

/** Two reports of one morning: private persons, an unnamed official, forces on the move. */
const MORNING = `Outlet: The Valley Post
Title: Olena Koval hid in a cellar as shells fell on Toretsk
URL: https://valley.example/2024/olena-koval-hid
Published: 2024-05-14T09:00:00Z

TORETSK, Ukraine — Shells killed 12 people in Toretsk, Ukraine, on Tuesday, Mayor Ihor Bondar said.

Olena Koval, a resident of Toretsk, said 20 people were missing in Toretsk. "I saw the smoke," said Koval. Her son Danylo, 7, was killed.

Two officials, who asked not to be named, said 40 people were missing in Toretsk, Ukraine.

Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Tuesday, the general staff said.
`;
const NOON = `Outlet: The Harbour Cable
Title: Twelve dead in Toretsk
URL: https://cable.example/2024/toretsk
Published: 2024-05-14T11:00:00Z

The shelling of Toretsk, Ukraine, left 12 people dead, according to the interior ministry, which asked the people of the town to stay in their cellars.

A column of 2,000 Russian troops is on the road to Pokrovsk, the general staff reported at ten. Military spokesman Ivan Kral said 40 people were missing in Toretsk, Ukraine, and that nobody had been able to search the market hall since.
`;
const PRIVATE = ["Olena", "Koval", "Danylo"];

let home = "";
let told: Awaited<ReturnType<typeof localWebhook>>;
let post: Awaited<ReturnType<typeof localMail>>;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "unecho-ethics-"));
  mkdirSync(join(home, "reports"));
  writeFileSync(join(home, "reports", "morning.txt"), MORNING);
  writeFileSync(join(home, "reports", "noon.txt"), NOON);
  told = await localWebhook(() => ({ status: 200 }));
  post = await localMail(() => null);
  const everything = ["--data", "store", "--smtp", post.url.replace("desk@", ""), "--mail-from", "unecho@desk.example", "--allow-private", told.host];
  for (const target of ["feed", told.url("/hook"), "desk@desk.example"]) await runInside(["watch", "add", "--to", target, ...everything], { cwd: home });
  const { err } = await runInside(["read", "reports", ...everything], { cwd: home });
  expect(err).toMatch(/alerts: \d+ sent, 0 to be tried again, 0 given up/);
});
afterAll(async () => {
  await told.close();
  await post.close();
  rmSync(home, { recursive: true, force: true });
});

const inFormat = async (id: string, ...more: readonly string[]): Promise<Buffer> => {
  const path = join(home, `out-${id}`);
  const { err, code } = await runInside(["export", "--format", id, "--all-claims", "--data", "store", "--out", path, ...more], { cwd: home });
  expect(code, err).toBe(0);
  return readFileSync(path);
};

/** The texts inside an office file. */
const unzipped = (bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      let all = "";
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          buffer(stream).then((body) => {
            all += `${body}\n`;
            zip.readEntry();
          }, reject);
        });
      });
      zip.on("end", () => resolve(all));
      zip.readEntry();
    });
  });

const wordsOf = async (id: string, ...more: readonly string[]): Promise<string> => {
  const bytes = await inFormat(id, ...more);
  return bytes.subarray(0, 2).toString() === "PK" ? (await unzipped(bytes)).replaceAll(/<[^>]+>/g, " ") : bytes.toString();
};

const leaving = formats.filter(({ local }) => !local).map(({ id }) => id);
const staying = formats.filter(({ local }) => local).map(({ id }) => id);

/** Ways other than files to get something out. */
const QUESTIONS = [
  "/api/operations/article?report=morning.txt",
  "/api/search?q=missing",
  "/api/search?q=troops",
  "/api/operations/search?words=killed",
  "/api/watches/w1/feed.atom",
  "/api/watches/w1/feed.json",
  "/api/operations/stories",
  "/api/operations/brief",
  "/api/operations/why?id=A",
  "/api/operations/demo",
] as const;
const askApi = async (path: string): Promise<string> => (await localRest(join(home, "store")).ask(path)).text();

/** What watches told: to a webhook, by mail. */
const alerts = { webhook: () => told.heard.map(({ body }) => body).join("\n"), mail: () => post.mails.join("\n").replaceAll("=\r\n", "") };
const channels = Object.entries(alerts);

describe("1. unmask: no unnamed speaker gains a name", () => {
  it.each(leaving)("in %s", async (id) => {
    const words = await wordsOf(id);
    // the spokesman's own words may be printed; the unnamed officials stay a group of their own
    if (id === "origins") {
      const rows = parseCsv(words, { columns: true }) as Record<string, string>[];
      const unnamed = rows.filter(({ kind }) => kind === "anonymous-group");
      expect(unnamed).toHaveLength(1);
      expect(unnamed[0]).toMatchObject({ named: "no", label: expect.stringMatching(/^unnamed two officials/i) });
    }
    if (id === "evidence") {
      const rows = parseCsv(words, { columns: true }) as Record<string, string>[];
      const said = rows.filter(({ attribution_text: by }) => /two officials/i.test(by ?? ""));
      expect(said.length).toBeGreaterThan(0);
      for (const row of said) expect([row.speaker, row.named]).toEqual(["", "no"]);
    }
    expect(words).not.toMatch(/officials?[^.;"\n]{0,20}\(?(?:namely|i\.e\.|Ivan Kral)/);
  });
});

describe("1. unmask, told by watches", () => {
  it.each(channels)("%s: the unnamed stay unnamed", (_, words) => {
    expect(words()).toContain("40 people were missing");
    expect(words()).not.toMatch(/officials?[^.;"\n]{0,20}\(?(?:namely|i\.e\.|Ivan Kral)/);
  });
});

describe("2. track people: private persons leave by role", () => {
  it.each(channels)("told by %s", (_, words) => {
    expect(words()).toContain("I saw the smoke");
    for (const name of PRIVATE) expect(words(), name).not.toContain(name);
  });

  it.each(PRIVATE)("and are not found by their name: %s", async (name) => {
    expect(await askApi(`/api/search?q=${name}`)).toBe('{"hits":[],"next":null}');
  });

  it("nobody is told of them: a watch that names one is refused with the reason", async () => {
    const { err, code } = await runInside(["watch", "add", "Koval", "--data", "store"], { cwd: home });
    expect([code, err]).toEqual([2, expect.stringMatching(/not kept: this names a private person \((?:resident|witness)\)/)]);
  });

  it.each(leaving)("in %s", async (id) => {
    const words = await wordsOf(id);
    for (const name of PRIVATE) expect(words.toLowerCase(), name).not.toContain(name.toLowerCase());
  });

  it.each(QUESTIONS)("in the answer of %s", async (path) => {
    const words = await askApi(path);
    for (const name of PRIVATE) expect(words, name).not.toContain(name);
  });

  it.each(staying)("while %s, which stays on this machine, keeps them, and says so", async (id) => {
    expect(await wordsOf(id)).toContain("Olena Koval");
    const { err } = await runInside(["export", "--format", id, "--data", "store", "--out", "dump"], { cwd: home });
    expect(err).toContain("keep it on this machine");
  });
});

describe("3. support targeting: a position two hours old leaves by region", () => {
  const NOW = ["--as-of", "2024-05-14T11:00:00Z"] as const;

  it.each(leaving)("in %s", async (id) => {
    expect(await wordsOf(id, ...NOW)).not.toContain("Pokrovsk");
  });

  it("and is not found by its name", async () => {
    expect(await askApi("/api/search?q=Pokrovsk")).toBe('{"hits":[],"next":null}');
    expect(await askApi("/api/search?q=troops")).toMatch(/2,000 troops/);
  });

  it.each(channels)("told by %s", (_, words) => {
    expect(words()).toMatch(/2,000/);
    expect(words()).not.toContain("Pokrovsk");
  });

  it("as a row of a table, with the code of a region", async () => {
    const rows = parseCsv(await wordsOf("claims", ...NOW), { columns: true }) as Record<string, string>[];
    const moved = rows.filter(({ action }) => action === "redeployed" || action === "deployed");
    expect(moved.length).toBeGreaterThan(0);
    for (const row of moved) expect([row.place_name, row.where_prec]).toEqual(["Donetsk", "4"]);
  });

  it("on a map, as a box and no point", async () => {
    const map = JSON.parse(await wordsOf("geojson", ...NOW)) as {
      features: { geometry: unknown; bbox?: unknown; properties: { where_prec: number; place_name: string } }[];
    };
    const region = map.features.filter(({ properties }) => properties.place_name === "Donetsk");
    expect(region.length).toBeGreaterThan(0);
    for (const feature of region) expect([feature.geometry, feature.properties.where_prec, feature.bbox !== undefined]).toEqual([null, 4, true]);
    expect(map.features.some(({ properties, geometry }) => properties.place_name === "Toretsk" && geometry !== null)).toBe(true);
  });

  it.each(QUESTIONS)("in the answer of %s", async (path) => {
    expect(await askApi(`${path}${path.includes("?") ? "&" : "?"}asOf=2024-05-14T11:00:00Z`)).not.toContain("Pokrovsk");
  });

  it("and as printed three days later", async () => {
    expect(await wordsOf("claims", "--as-of", "2024-05-17T12:00:00Z")).toContain("Pokrovsk");
  });

  it("whatever moment is asked for, if it has not come yet", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const folder = join(home, "today");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "now.txt"), MORNING.replace("2024-05-14T09:00:00Z", new Date(Date.now() - 7_200_000).toISOString()));
    const { out } = await runInside(["export", folder, "--format", "claims", "--as-of", tomorrow.replace(tomorrow.slice(0, 4), "2199")], { cwd: home });
    expect(out).toContain("Donetsk");
    expect(out).not.toContain("Pokrovsk");
  });
});

describe("4. score truth or people", () => {
  it.each(leaving)("no score and no verdict of ours in %s", async (id) => {
    const words = (await wordsOf(id)).replaceAll(/does not establish what is true|not what is true/g, "");
    expect(words).not.toMatch(/\b(?:credibility|trust|truth)[ _-]?(?:score|rating|index)\b/i);
    expect(words).not.toMatch(/\b(?:true|debunked|fake)\b(?! and )/i);
  });
});

describe("5. invent", () => {
  it("no passage of a file that does not stand in a report", async () => {
    const reports = [MORNING, NOON].map((report) => report.replaceAll(/\s+/g, " "));
    const rows = parseCsv(await wordsOf("evidence"), { columns: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(4);
    // what stands in brackets is a role or a region in place of a name
    const stands = (quote: string, report: string): boolean => {
      let at = 0;
      return quote.split(/\[[^\]]+\]/).every((part) => {
        const found = report.indexOf(part.trim(), at);
        at = found + part.trim().length;
        return found >= 0;
      });
    };
    for (const { quote = "" } of rows)
      expect(
        reports.some((report) => stands(quote, report)),
        quote,
      ).toBe(true);
  });
});

describe("5. invent, with a model's drafts in the store", () => {
  let counted = "";
  beforeAll(async () => {
    counted = await wordsOf("claims");
    const store = await openSqliteStore(join(home, "store"));
    for (const { reading } of await store.pageReadings(0, 9)) {
      const span = { start: reading.article.text.indexOf("12 "), end: reading.article.text.indexOf("12 ") + 9 };
      const quotation = reading.article.text.slice(span.start, span.end);
      const draft = { id: `${reading.article.id}:draft`, kind: "casualties" as const, span, quotation, figures: ["12"], speaker: "Model Speaker", place: null };
      await store.drafts.putDrafts({ article: reading.article.id, model: "m", at: "2024-05-14T12:00:00.000Z", drafts: [draft] });
    }
    await store.close();
  });

  it.each([...leaving, "json"])("nothing of them in %s, and no count they raise", async (id) => {
    const words = await wordsOf(id);
    expect(words).not.toMatch(/Model Speaker|machineDrafted/);
    if (id === "claims") expect(words).toBe(counted);
  });

  it.each(QUESTIONS)("nothing of them in the answer of %s", async (path) => {
    expect(await askApi(path)).not.toMatch(/Model Speaker/);
  });

  it("they leave when they are asked for, marked, and the rest says what it said", async () => {
    const asked = JSON.parse(await wordsOf("json", "--with-drafts")) as { readonly machineDrafted: readonly { readonly machineDrafted: boolean }[] };
    expect(asked.machineDrafted.map(({ machineDrafted }) => machineDrafted)).toEqual([true, true]);
    const { machineDrafted: _, ...rest } = asked;
    expect(rest).toEqual(JSON.parse(await wordsOf("json")));
    const { code, err } = await runInside(["export", "--format", "md", "--with-drafts", "--data", "store"], { cwd: home });
    expect([code, err]).toEqual([2, expect.stringMatching(/room for drafts/)]);
  });
});

describe("6. publish by itself", () => {
  it("a brief says that nobody reviewed it until somebody did", async () => {
    expect(await wordsOf("md")).toContain("reviewed_by: none");
    expect(await wordsOf("html")).toContain("not reviewed");
  });

  it("and then who, in its head and behind each sentence; a signer who is a private person of a report by their role", async () => {
    const { findings } = JSON.parse(await wordsOf("json")) as { readonly findings: readonly { readonly id: string; readonly label: string }[] };
    const toll = findings.find(({ label }) => label.startsWith("killed"))?.id ?? "";
    const desk = { cwd: home };
    await runInside(["decide", "check", toll, "--by", "Olena Koval", "--data", "store"], desk);
    const checked = await wordsOf("md");
    expect(checked).toMatch(/none signed off, 1 of \d+ checked by /);
    expect(checked).toContain("reviewed_by: none");
    await runInside(["decide", "sign", toll, "--by", "ben", "--data", "store"], desk);
    const [md, html, claims] = [await wordsOf("md"), await wordsOf("html"), parseCsv(await wordsOf("claims"), { columns: true })];
    expect(md).toContain('reviewed_by: "ben"');
    for (const text of [md, html]) {
      expect(text).toMatch(/1 of \d+ findings signed off by ben, 1 of \d+ checked by /);
      expect(text).toMatch(/\(\d+ .*; checked by .*; signed off by ben\)/);
    }
    const row = (claims as readonly Record<string, string>[]).find(({ claim_id }) => claim_id === toll);
    expect([row?.review_state, row?.reviewed_by?.endsWith(";ben")]).toEqual(["signed-off", true]);
    for (const text of [md, html, JSON.stringify(claims)]) for (const name of PRIVATE) expect(text).not.toContain(name);
    for (const number of ["1", "2"]) await runInside(["decisions", "--undo", number, "--data", "store"], desk);
    expect(await wordsOf("md")).toContain("not reviewed");
  });
});

describe("warnings before an export", () => {
  it("are printed, and recorded in the file or beside it", async () => {
    const { err } = await runInside(["export", "--format", "claims", "--data", "store", "--out", "claims.csv"], { cwd: home });
    expect(err).toMatch(/warning: story A: names of private persons are replaced by their role/);
    expect(readFileSync(join(home, "claims.csv-metadata.json"), "utf8")).toContain("names of private persons");
    for (const id of ["md", "html", "docx", "deep-xlsx", "geojson", "annotations", "jsonld", "atom", "json-feed"])
      expect(await wordsOf(id), id).toContain("names of private persons");
    for (const id of ["timemap", "csl", "ris"]) {
      await inFormat(id);
      expect(existsSync(join(home, `out-${id}.warnings.txt`)), id).toBe(true);
    }
  });
});
