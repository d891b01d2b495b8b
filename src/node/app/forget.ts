import type { ArticleId } from "../../core/model/index.ts";
import { AppError } from "../errors.ts";
import { asWriter } from "./lease.ts";
import type { Page } from "./picture.ts";
import type { Deps, Store } from "./ports.ts";
import { refreshPicture } from "./refresh.ts";

/** Shortest beginning of an id that names a report. */
const SHORTEST_ID = 6;
/** Rows looked through at a time. */
const PAGE = 500;
/** Candidates listed when a name means several. */
const MOST_CANDIDATES = 5;

/** Reports that count and whose file has this name, or whose text gives this address. */
async function articlesNamed(store: Store, name: string): Promise<readonly ArticleId[]> {
  const found: ArticleId[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Page<unknown> = await store.picture.documents({ limit: PAGE, cursor });
    for (const row of page.rows as readonly { readonly id: ArticleId; readonly name: string; readonly url: string | null }[])
      if (row.name === name || row.url === name) found.push(row.id);
    cursor = page.next;
    if (cursor === null) return found;
  }
}

/** The one report a person names: by its id or the beginning of it, its address, or its file name. */
export async function findReport(store: Store, report: string, deps: Deps): Promise<ArticleId> {
  const byId = report.length >= SHORTEST_ID ? await store.capturesLike(report, MOST_CANDIDATES) : [];
  const byUrl = byId.length > 0 ? byId : await store.capturesOf(report);
  const found = byUrl.length > 0 ? byUrl : await articlesNamed(store, report);
  const [id] = found;
  if (id === undefined) throw new AppError("report/unknown", { report, program: deps.program });
  if (found.length > 1) throw new AppError("id/ambiguous", { id: report, candidates: found.slice(0, MOST_CANDIDATES).join(", ") });
  return id;
}

/** Reports taken out in one transaction. */
const BATCH = 100;

/**
 * Takes the text of reports out of the store and out of every story, for good; what stays is each report's hash, the reason and who asked.
 * The stories are worked out anew. Reports that were forgotten before are left alone.
 */
export async function forgetReports(store: Store, articles: readonly ArticleId[], reason: string, by: string, deps: Deps): Promise<number> {
  return asWriter(store, deps, async (renew) => {
    const before = await store.ledger.removedAmong(articles);
    const wanted = articles.filter((article) => !before.has(article));
    for (let at = 0; at < wanted.length; at += BATCH) {
      const part = wanted.slice(at, at + BATCH);
      await renew();
      await store.transaction(async (inner) => {
        const placed = await inner.findPlacements(part);
        const shown = await Promise.all(part.map((article) => inner.picture.findRow("documents", article)));
        await inner.watches.dropAbout(part);
        await inner.drafts.dropDrafts(part);
        await inner.ledger.remove(part.map((article) => ({ article, reason, removed_by: by, removed_at: deps.clock.now() })));
        await inner.picture.touch([...placed.map(({ placement }) => placement.story), ...shown.flatMap((row) => row?.story ?? [])]);
      });
      deps.progress("forgetting", at + part.length, wanted.length);
    }
    if (wanted.length > 0) {
      await refreshPicture(store, deps);
      await store.ledger.scrub();
    }
    return wanted.length;
  });
}
