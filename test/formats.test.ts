import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { check as checkGeoJson } from "@placemarkio/check-geojson";
import { Ajv } from "ajv";
import { parse as parseCsv } from "csv-parse/sync";
import { parseAtomFeed, parseJsonFeed, parseOpml } from "feedsmith";
import jsonld from "jsonld";
import mammoth from "mammoth";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBuffer, type ZipFile } from "yauzl";
import { type Shared, shareable, unguarded } from "../src/core/exports/shareable.ts";
import type { Dossier } from "../src/core/model/index.ts";
import { loadPacks, productRoot } from "../src/node/app/packs.ts";
import { findFormat, formats } from "../src/node/exports/index.ts";
import { annotationContext } from "./annotation-context.ts";
import { exportOptions } from "./export-options.ts";
import { workOut } from "./work-out.ts";

const packs = loadPacks();
const seeds = join(productRoot, "..", "shared", "seeds");
const hasSeeds = existsSync(join(seeds, "gold.json"));
if (!hasSeeds) console.warn("the founding articles are not beside this checkout: their exports were not checked");
const folders = ["corpus/demo/reports", "corpus/gold/siege/reports"].map((folder) => join(productRoot, folder));

let dossiers: readonly Dossier[] = [];
let shared: Shared = unguarded([]);

beforeAll(async () => {
  dossiers = (await Promise.all([...folders, ...(hasSeeds ? [seeds] : [])].map((folder) => workOut([folder])))).flat();
  shared = shareable(dossiers, { asOf: "2031-12-31T00:00:00.000Z" }, packs);
}, 60_000);

const write = async (id: string, from: Shared = shared): Promise<string | Uint8Array> => {
  const format = findFormat(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format.write(from, exportOptions(packs, { asOf: "2031-12-31T00:00:00.000Z" }));
};
const text = async (id: string): Promise<string> => String(await write(id));
const table = async (id: string): Promise<readonly (readonly string[])[]> => parseCsv(await text(id), { record_delimiter: "\r\n" });

const COLUMNS: Readonly<Record<string, string>> = {
  claims:
    "claim_id story_id status origins_min origins_max articles parties statement actor action object polarity modality place_name place_id latitude longitude where_prec date_start date_end date_prec quantity value_low value_best value_high unit value_text range_rule reviewed_by reviewed_at review_state status_reason first_reported_at last_reported_at permalink rules_version",
  evidence:
    "evidence_id claim_id document_id char_start char_end quote quote_prefix quote_suffix stance modality value_reported unit_reported value_si origin_id attribution_text attribution_start attribution_end speaker speaker_role named cited_outlet attribution_kind confidence language document_sha256",
  origins: "origin_id label kind named party first_document_id first_outlet first_reported_at repeated_by independence_note analyst_reliability",
  "origin-pairs": "origin_a origin_b relation basis decided_by decided_at",
  documents:
    "document_id link archive_location archive_status archive_date hash title outlet outlet_inferred author published_at published_inferred language words boilerplate_chars duplicate_of story_id",
  figures: "figure_id story_id quantity unit date low best high open_ended origins_min origins_max origin_ids words rule",
  ucdp: "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob x_origins_min x_origins_max x_status x_permalink",
  acled:
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp",
};

describe("tables", () => {
  it.each(Object.entries(COLUMNS))("%s has its columns in order, and rows as wide as its header", async (id, columns) => {
    const [header, ...rows] = await table(id);
    expect(header).toEqual(columns.split(" "));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(header?.length ?? 0);
  });

  it("UCDP has 49 columns of its own and four of ours", () => {
    const columns = COLUMNS.ucdp?.split(" ") ?? [];
    expect(columns.indexOf("gwnob")).toBe(48);
    expect(columns).toHaveLength(53);
  });

  it("DEEP has its titles, then ours", async () => {
    const [header] = await table("deep");
    expect(header).toEqual(
      "Date of Source Publication, Imported By, Date Imported, Verification Status, Source Id, Source Title, Source URL, Page Count, Authoring Organizations Type, Author, Publisher, Source Priority, Assignee, Entry Id, Source-Entry Id, Modified Excerpt, Original Excerpt, attachment URL, Origin, Origins count".split(
        ", ",
      ),
    );
  });

  it("have a row of hashtags when asked, and a mark for old spreadsheets", async () => {
    const format = findFormat("claims");
    const plain = await text("claims");
    const marked = String(await format?.write(shared, exportOptions(packs, { hxl: true, bom: true })));
    expect(plain.charCodeAt(0)).not.toBe(0xfeff);
    expect(marked.charCodeAt(0)).toBe(0xfeff);
    const [, tags] = parseCsv(marked, { bom: true }) as string[][];
    for (const tag of tags ?? []) expect(tag).toMatch(/^#[a-z0-9]+(?:\+[a-z0-9]+)*$/);
  });

  it("hold low, best and high in order, and a best only between them", async () => {
    const [header = [], ...rows] = await table("figures");
    const at = (name: string): number => header.indexOf(name);
    for (const row of rows) {
      const [low, best, high] = ["low", "best", "high"].map((name) => (row[at(name)] === "" ? null : Number(row[at(name)])));
      if (low != null && high != null) expect(low).toBeLessThanOrEqual(high);
      if (best != null && low != null) expect(best).toBeGreaterThanOrEqual(low * 0.98);
      if (best != null && high != null) expect(best).toBeLessThanOrEqual(high * 1.02);
      expect(row[at("open_ended")]).toBe(high === null ? "upper" : low === null ? "lower" : "none");
    }
  });

  it("sum the deaths of UCDP to its best estimate, and give ACLED the lowest", async () => {
    const rows = parseCsv(await text("ucdp"), { columns: true }) as Record<string, string>[];
    const acled = new Map((parseCsv(await text("acled"), { columns: true }) as Record<string, string>[]).map((row) => [row.event_id_cnty, row]));
    const dead = rows.filter((row) => row.best !== "");
    expect(dead.length).toBeGreaterThan(0);
    for (const row of dead) {
      expect(["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"].reduce((sum, name) => sum + Number(row[name] ?? 0), 0)).toBe(Number(row.best));
      expect(acled.get(row.id ?? "")?.fatalities).toBe(row.low);
    }
  });

  it("are described beside the file, warnings included", () => {
    const format = findFormat("ucdp");
    const [companion] = format?.beside?.("out/events.csv", shared, exportOptions(packs)) ?? [];
    const metadata = JSON.parse(companion?.body ?? "{}") as { url: string; "rdfs:comment": string[]; tableSchema: { columns: { titles: string }[] } };
    expect(companion?.file).toBe("out/events.csv-metadata.json");
    expect(metadata.url).toBe("events.csv");
    expect(metadata["rdfs:comment"].length).toBeGreaterThan(0);
    expect(metadata.tableSchema.columns.map(({ titles }) => titles).join(" ")).toBe(COLUMNS.ucdp);
  });
});

describe("places.geojson", () => {
  it("is GeoJSON with a point where the reports give one, and a box where they give a region", async () => {
    const collection = checkGeoJson(await text("geojson"));
    if (collection.type !== "FeatureCollection") throw new Error("no collection");
    expect(collection.features.length).toBeGreaterThan(0);
    for (const { geometry, bbox, properties, id } of collection.features) {
      expect(id).toBe(properties?.claim_id);
      if (properties?.where_prec <= 2) expect(bbox).toBeUndefined();
      else expect(geometry).toBeNull();
    }
    expect((collection.features as readonly { bbox?: unknown }[]).some(({ bbox }) => bbox !== undefined)).toBe(hasSeeds);
  });
});

describe("linked data", () => {
  const offline = async (url: string) => {
    if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`the network was asked for ${url}`);
    return { contextUrl: undefined, documentUrl: url, document: annotationContext };
  };

  const expand = (document: unknown): Promise<readonly Record<string, unknown>[]> =>
    (jsonld.expand as unknown as (from: unknown, options: object) => Promise<readonly Record<string, unknown>[]>)(document, {
      documentLoader: offline,
      safe: true,
    });

  it("story.jsonld expands without a network, every property known to its vocabulary", async () => {
    const graph = await expand(JSON.parse(await text("jsonld")));
    const claims = graph.filter((node) => (node["@type"] as string[]).includes("https://schema.org/Claim"));
    expect(claims).toHaveLength(shared.dossiers.flatMap(({ findings }) => findings).length);
    const quotations = graph.filter((node) => (node["@type"] as string[]).includes("https://schema.org/Quotation"));
    const documents = new Set(graph.filter((node) => (node["@type"] as string[]).includes("https://schema.org/NewsArticle")).map((node) => node["@id"]));
    for (const quotation of quotations) {
      const [from] = quotation["http://www.w3.org/ns/prov#wasQuotedFrom"] as { "@id": string }[];
      expect(documents.has(from?.["@id"])).toBe(true);
    }
    for (const claim of claims) expect((claim["https://schema.org/firstAppearance"] as { "@id": string }[])[0]?.["@id"]).toMatch(/^unecho:\/\/d\//);
  });

  it("annotations.jsonld expands, and its selectors find the passage in the stored text", async () => {
    const page = JSON.parse(await text("annotations"));
    const [expanded] = await expand(page);
    expect(expanded?.["@type"]).toEqual(["http://www.w3.org/ns/activitystreams#OrderedCollection"]);
    const texts = new Map(dossiers.flatMap(({ readings }) => readings.map(({ article }) => [article.id, article.text] as const)));
    let quoted = 0;
    for (const { id, target } of page.first.items) {
      const stored = texts.get(/\/d\/([0-9a-f]+)#/.exec(id)?.[1] ?? "") ?? "";
      const position = target.selector.find(({ type }: { type: string }) => type === "TextPositionSelector");
      const quote = target.selector.find(({ type }: { type: string }) => type === "TextQuoteSelector");
      expect(position.end).toBeLessThanOrEqual(stored.length);
      if (quote === undefined) continue;
      quoted += 1;
      expect(stored.slice(position.start, position.end)).toBe(quote.exact);
      if (quote.prefix !== undefined) expect(stored.slice(0, position.start).endsWith(quote.prefix)).toBe(true);
      if (quote.suffix !== undefined) expect(stored.slice(position.end).startsWith(quote.suffix)).toBe(true);
    }
    expect(quoted).toBeGreaterThan(page.first.items.length / 2);
  });
});

/** The part of the CSL 1.0.2 schema that our items use; other fields are not allowed. */
const CSL_ITEMS = {
  type: "array",
  items: {
    type: "object",
    required: ["type", "id"],
    additionalProperties: false,
    properties: {
      type: { enum: ["article-newspaper", "document"] },
      id: { type: ["string", "number"] },
      title: { type: "string" },
      "container-title": { type: "string" },
      publisher: { type: "string" },
      language: { type: "string" },
      URL: { type: "string" },
      note: { type: "string" },
      author: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          properties: { family: { type: "string" }, given: { type: "string" }, literal: { type: "string" } },
          anyOf: [{ required: ["family"] }, { required: ["literal"] }],
        },
      },
      issued: {
        type: "object",
        additionalProperties: false,
        properties: {
          "date-parts": {
            type: "array",
            minItems: 1,
            maxItems: 2,
            items: { type: "array", minItems: 1, maxItems: 3, items: { type: ["string", "number"] } },
          },
        },
      },
    },
  },
} as const;

describe("references", () => {
  it("fit the CSL schema, one for each document", async () => {
    const items = JSON.parse(await text("csl")) as unknown[];
    const validate = new Ajv({ allowUnionTypes: true }).compile(CSL_ITEMS);
    expect(validate(items), JSON.stringify(validate.errors)).toBe(true);
    expect(items).toHaveLength(dossiers.flatMap(({ readings }) => readings).length);
  });

  it("are RIS records of tagged lines from TY to ER", async () => {
    const records = (await text("ris")).split("\r\n\r\n").filter((record) => record !== "");
    expect(records).toHaveLength(dossiers.flatMap(({ readings }) => readings).length);
    for (const record of records) {
      const lines = record.split("\r\n");
      expect(lines[0]).toMatch(/^TY {2}- (?:NEWS|GOVDOC)$/);
      expect(lines.at(-1)).toBe("ER  - ");
      for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    }
  });
});

describe("feeds", () => {
  it("feed.atom is read back with an entry a finding, each with id, title and time", async () => {
    const feed = parseAtomFeed(await text("atom"));
    expect(feed.entries).toHaveLength(shared.dossiers.flatMap(({ findings }) => findings).length);
    for (const entry of feed.entries ?? []) {
      expect(entry.id).toMatch(/^unecho:\/\/c\//);
      expect(entry.title?.value).not.toBe("");
      expect(Number.isNaN(Date.parse(String(entry.updated)))).toBe(false);
    }
    const times = (feed.entries ?? []).map(({ updated }) => String(updated));
    expect(times).toEqual([...times].sort().reverse());
  });

  it("feed.json and sources.opml are read back", async () => {
    expect(parseJsonFeed(await text("json-feed")).items?.length).toBeGreaterThan(0);
    // a feed without changes has a list of none, which the format demands
    const empty = JSON.parse(String(await write("json-feed", { ...shared, dossiers: [] }))) as { readonly version: string; readonly items: readonly unknown[] };
    expect([empty.version, empty.items]).toEqual(["https://jsonfeed.org/version/1.1", []]);
    const opml = parseOpml(await text("opml"));
    expect(JSON.stringify(opml.body?.outlines)).toContain("The Harbour Voice");
  });
});

describe("office files", () => {
  it("deep.xlsx holds what deep.csv holds, and the warnings", async () => {
    const bytes = Buffer.from(await write("deep-xlsx"));
    const rows = (await readSheet(bytes, "Entries")).map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    const csv = await table("deep");
    expect(rows).toEqual(csv.map((row) => [...row]));
    const about = (await readSheet(bytes, "About")).map((row) => String(row[1]));
    for (const { message } of shared.warnings) expect(about).toContain(message);
  });

  it("brief.docx holds every sentence of the briefs with its footnotes", async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await write("docx")) });
    const words = html
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&amp;", "&")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"');
    for (const { brief } of shared.dossiers)
      for (const sentence of brief.sections.flatMap(({ sentences }) => sentences)) expect(words).toContain(sentence.text.replaceAll(/\s+/g, " "));
    expect(html).toContain("footnote-1");
  });
});

/** LibreOffice, where it is installed. */
const office = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);
if (office === undefined) console.warn("LibreOffice is not installed: office files were read back by read-excel-file and mammoth alone");

describe.skipIf(office === undefined)("office files in LibreOffice", () => {
  it("open and convert, and no cell is a formula", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "unecho-office-"));
    try {
      for (const [id, name] of [
        ["deep-xlsx", "deep.xlsx"],
        ["docx", "brief.docx"],
        ["claims", "claims.csv"],
      ] as const)
        writeFileSync(join(folder, name), await write(id));
      const convert = (file: string, to: string) => spawnSync(office ?? "", ["--headless", "--convert-to", to, "--outdir", folder, join(folder, file)]);
      expect(convert("brief.docx", "txt").status).toBe(0);
      expect(convert("claims.csv", "fods").status).toBe(0);
      expect(convert("deep.xlsx", "csv").status).toBe(0);
      expect(readFileSync(join(folder, "claims.fods"), "utf8")).not.toContain("table:formula");
      expect(readFileSync(join(folder, "brief.txt"), "utf8")).toContain(shared.dossiers[0]?.brief.title ?? "none");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const entriesOf = (zip: ZipFile): Promise<ReadonlyMap<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        buffer(stream).then((body) => {
          found.set(entry.fileName, body);
          zip.readEntry();
        }, reject);
      });
    });
    zip.on("end", () => resolve(found));
    zip.on("error", reject);
    zip.readEntry();
  });

describe("bundle.zip", () => {
  it("holds every other file, with a manifest whose hashes are theirs", { timeout: 30_000 }, async () => {
    const bytes = Buffer.from(await write("bundle", unguarded(dossiers)));
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)));
    });
    const entries = await entriesOf(zip);
    const manifest = JSON.parse(String(entries.get("manifest.json"))) as { files: { path: string; sha256: string; bytes: number }[] };
    expect(manifest.files.map(({ path }) => path)).toEqual([...formats.filter(({ id }) => id !== "bundle").map(({ file }) => file), "decisions.jsonl"]);
    for (const { path, sha256, bytes: size } of manifest.files) {
      const body = entries.get(path) ?? Buffer.alloc(0);
      expect(createHash("sha256").update(body).digest("hex"), path).toBe(sha256);
      expect(body.length).toBe(size);
    }
  });
});

describe("every format", () => {
  it("has an id and a file name of its own", () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    expect(new Set(formats.map(({ file }) => file)).size).toBe(formats.length);
    for (const { id, file } of formats) expect(findFormat(file)?.id).toBe(id);
  });

  it("of text says the same twice", async () => {
    for (const { id, file } of formats.filter(({ file: name }) => !/\.(?:docx|xlsx|zip)$/.test(name))) expect(await text(id), file).toBe(await text(id));
  });
});
