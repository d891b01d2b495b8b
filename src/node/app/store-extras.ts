import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Capture, Dossier } from "../../core/model/index.ts";
import type { Format, WriteOptions } from "../exports/format.ts";
import type { Deps, Store } from "./ports.ts";

/** The reports of stories as they came. */
async function* capturesOf(dossiers: readonly Dossier[], store: Store): AsyncIterable<Capture> {
  for (const { article } of dossiers.flatMap(({ readings }) => readings)) {
    const capture = await store.findCapture(article.capture);
    if (capture !== null) yield capture;
  }
}

async function archiveOf(dossiers: readonly Dossier[], store: Store, deps: Deps): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "unecho-"));
  try {
    const path = join(folder, "reports.warc.gz");
    await deps.writeArchive(path, capturesOf(dossiers, store));
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a store adds to a file: the feeds it follows, and for a format that stays on this machine the reports as they came. */
export async function storeExtras(dossiers: readonly Dossier[], { id, local }: Format, deps: Deps): Promise<Partial<WriteOptions>> {
  const isBundle = local && id === "bundle";
  if (!isBundle && id !== "opml") return {};
  const store = await deps.openStore("existing");
  try {
    const feeds = (await store.feeds.listFeeds()).filter(({ live }) => live).map(({ url, title }) => ({ url, title: title ?? url }));
    return { feeds, ...(isBundle ? { archive: await archiveOf(dossiers, store, deps) } : {}) };
  } finally {
    await store.close();
  }
}
