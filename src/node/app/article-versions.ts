import { shareable } from "../../core/exports/shareable.ts";
import type { ArticleId, Dossier, Instant, Reading } from "../../core/model/index.ts";
import { compareVersions } from "../../core/pipeline.ts";
import { AppError } from "../errors.ts";
import type { Deps, Store } from "./ports.ts";
import { heldBack } from "./share.ts";
import { type Circumstances, circumstancesOf, loadDossier } from "./story-dossier.ts";

/** The story of an article, with the earlier versions among its readings as if they counted; null when there is none. */
async function wholeStory(store: Store, id: ArticleId, circumstances: Circumstances): Promise<Dossier | null> {
  const [placed] = await store.findPlacements([id]);
  const story = circumstances.regrouped.get(id)?.placement.story ?? placed?.placement.story;
  const dossier = story === undefined ? null : await loadDossier(store, story, circumstances);
  if (dossier === null) return null;
  const earlier = dossier.versions.map(({ article }) => article);
  const readings = (await store.findReadings(earlier)).map(({ reading }) => reading);
  const articles = [...dossier.story.articles, ...earlier];
  return { ...dossier, story: { ...dossier.story, articles }, readings: [...dossier.readings, ...readings] };
}

/** Earliest first: by publication where both have one, then by arrival. */
function byTime(a: Version, b: Version): number {
  const [x, y] = [a.published, b.published];
  if (x !== null && y !== null && x !== y) return x < y ? -1 : 1;
  return a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0;
}

interface Version {
  readonly id: ArticleId;
  readonly name: string;
  readonly title: string | null;
  readonly published: Instant | null;
  readonly receivedAt: Instant;
  readonly claims: number;
  readonly counts: boolean;
}

async function describe({ article, claims }: Reading, newest: ArticleId, store: Store): Promise<Version> {
  const capture = await store.findCapture(article.capture);
  const receivedAt = capture?.receivedAt ?? "";
  const { id, name, title } = article;
  return { id, name, title, published: article.published?.from ?? null, receivedAt, claims: claims.length, counts: id === newest };
}

/** The versions of one report, earliest first, and what each says otherwise than the one before it, as it may leave. */
export async function articleVersions(store: Store, id: ArticleId, at: Instant, deps: Deps) {
  const packs = deps.packs();
  const circumstances = await circumstancesOf(store, packs, null);
  const whole = await wholeStory(store, id, circumstances);
  if (whole === null) throw new AppError("report/unknown", { report: id, program: deps.program });
  const newest = whole.versions.find(({ article }) => article === id)?.replacedBy ?? id;
  const ids = new Set([newest, ...whole.versions.flatMap(({ article, replacedBy }) => (replacedBy === newest ? [article] : []))]);
  const { restricted, without } = heldBack(circumstances.decisions, packs);
  // what is held back of one version is held back of all
  const held = [...ids].some((one) => restricted.has(one));
  const [story] = held ? [] : shareable([whole], { asOf: at, restricted, without }, packs).dossiers;
  const readings = (story?.readings ?? []).filter(({ article }) => ids.has(article.id));
  if (readings.length < ids.size) throw new AppError("report/withheld", { report: id });
  const versions = (await Promise.all(readings.map((reading) => describe(reading, newest, store)))).sort(
    (a, b) => Number(a.counts) - Number(b.counts) || byTime(a, b),
  );
  const byId = new Map(readings.map((reading) => [reading.article.id, reading]));
  const steps = versions.slice(1).flatMap((to, position) => {
    const from = versions[position];
    const [before, after] = [byId.get(from?.id ?? ""), byId.get(to.id)];
    return from === undefined || before === undefined || after === undefined ? [] : [{ from: from.id, to: to.id, ...compareVersions(before, after, packs) }];
  });
  return { report: newest, url: byId.get(newest)?.article.url ?? null, outlet: byId.get(newest)?.article.outletName ?? null, versions, steps };
}
