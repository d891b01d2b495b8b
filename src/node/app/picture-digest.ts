import { createHash } from "node:crypto";
import type { Dossier, StoryId } from "../../core/model/index.ts";
import { sha256 } from "../sha256.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Page, StoryRow } from "./picture.ts";
import type { Store } from "./ports.ts";
import { type Circumstances, loadDossier } from "./story-dossier.ts";

/** What a dossier says: articles, claims, origins, findings, brief. Left out is how strongly an article was drawn to its story, which is not shown. */
const sayings = ({ story, readings, placements, provenance, findings, brief }: Dossier): unknown => ({
  story,
  articles: readings.map(({ article, claims }) => ({ article, claims })),
  copies: placements.map(({ article, copyOf }) => [article, copyOf]),
  provenance,
  findings,
  brief,
});

/** SHA-256 over everything the picture says, story by story: two stores that say the same have the same digest, whatever they stand on. */
export async function pictureDigest(store: Store, circumstances: Circumstances): Promise<string> {
  const ids: StoryId[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Page<StoryRow> = await store.picture.stories({ limit: 1000, cursor });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
    if (cursor === null) break;
  }
  const whole = createHash("sha256");
  for (const id of ids.sort()) {
    const dossier = await loadDossier(store, id, circumstances);
    if (dossier !== null) whole.update(`${sha256(canonicalJson(sayings(dossier)))}\n`);
  }
  return whole.digest("hex");
}
