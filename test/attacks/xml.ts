import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachedSource } from "../../src/node/collect/attached.ts";
import { readXml } from "../../src/node/collect/xml-kinds.ts";
import { localSite } from "../local-site.ts";
import { followingDefinitions } from "../mutants/xml.ts";
import { defineAttack } from "./attack.ts";
import { EXPANDED, xmlPayloads } from "./xml-payloads.ts";

/** Everything that was read out of a document. */
type Guard = (bytes: Uint8Array) => Promise<string>;

/** Characters a document of a few lines may turn into. */
const MOST = 50_000;
const SECRET = "the-canary-in-the-file";

/** Read as a feed, a reading list or a sitemap, and as a file that was handed over. */
const product: Guard = async (bytes) => {
  const found: unknown[] = [readXml(bytes, null, "http://post.org/feed")];
  for await (const one of attachedSource([{ name: "a.xml", bytes }], "2031-05-14T09:20:00.000Z").captures(new AbortController().signal))
    found.push(one.kind === "skip" ? one.skip.message : { ...one.capture, bytes: Buffer.from(one.capture.bytes).toString("utf8") });
  return JSON.stringify(found);
};

export const xml = defineAttack<Guard>({
  name: "xml",
  surface: "Documents that define entities",
  promise: "no definition is followed: no entity is put in, no file is opened and no address is asked",
  least: 60,
  weakness: "definitions that a document brings along are followed once",
  guard: product,
  mutant: async (bytes) => followingDefinitions(bytes),
  async run(guard) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-xml-"));
    const file = join(folder, "canary.txt");
    writeFileSync(file, SECRET);
    const site = await localSite(() => ({ body: SECRET }));
    try {
      const escaped: string[] = [];
      const payloads = xmlPayloads(file, site.url("/"));
      for (const { name, bytes } of payloads) {
        const text = await guard(bytes);
        if (text.includes(SECRET)) escaped.push(`${name}: the file was read`);
        if (text.replaceAll(/ENTITY[^>]*/g, "").includes(EXPANDED)) escaped.push(`${name}: the entity was put in`);
        if (text.length > MOST) escaped.push(`${name}: ${text.length} characters`);
      }
      return { tried: payloads.length, escaped: [...escaped, ...site.asked.map((path) => `${path} was asked for`)], spoilt: [] };
    } finally {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
