import { createHash } from "node:crypto";
import { quoteOf } from "../../core/exports/guard/quote.ts";
import type { Dossier, Finding, Instant, StoryId } from "../../core/model/index.ts";
import type { Deps, Store } from "../app/ports.ts";
import { share } from "../app/share.ts";
import { type Circumstances, loadDossier } from "../app/story-dossier.ts";
import type { KeptAlert, KeptWatch } from "../app/watches.ts";
import { writeOptions } from "../app/write-options.ts";
import { type Alert, alertsFor } from "./alerts-for.ts";
import { refuseWatch, type Watch } from "./watch.ts";

/** A story as it was worked out anew; null when nothing is left of it. */
export interface WorkedOut {
  readonly story: StoryId;
  readonly after: Dossier | null;
}

/** What has to be written together with the stories: alerts, and watches that may tell nothing any more. */
export interface Evaluated {
  readonly alerts: readonly KeptAlert[];
  readonly suspended: readonly KeptWatch[];
}

const NOTHING: Evaluated = { alerts: [], suspended: [] };

/** Watches that came to name a private person, with the reason and without the name. */
function suspendedBy(watches: readonly KeptWatch[], dossiers: readonly Dossier[], deps: Deps): readonly KeptWatch[] {
  return watches.flatMap((kept) => {
    const suspended = refuseWatch(kept.watch, dossiers, deps.packs());
    const { actor: _actor, terms: _terms, ...watch } = kept.watch;
    return suspended === null ? [] : [{ ...kept, watch, suspended }];
  });
}

/** The stories as the picture still has them: those that change, and those that their claims come from. */
async function dossiersBefore(changed: readonly WorkedOut[], store: Store, circumstances: Circumstances): Promise<readonly Dossier[]> {
  const found = new Map<StoryId, Dossier>();
  const load = async (story: StoryId): Promise<void> => {
    const dossier = found.has(story) ? null : await loadDossier(store, story, circumstances);
    if (dossier !== null) found.set(story, dossier);
  };
  for (const { story } of changed) await load(story);
  const known = new Set([...found.values()].flatMap(({ findings }) => findings.flatMap(({ claims }) => claims)));
  const strange = ({ claims }: Finding): boolean => !claims.some((claim) => known.has(claim));
  for (const { findings } of changed.flatMap(({ after }) => after ?? []))
    for (const { claims } of findings.filter(strange)) {
      const row = claims[0] === undefined ? null : await store.picture.findRow("claims", claims[0]);
      if (row !== null) await load(row.story);
    }
  return [...found.values()];
}

/** The newest date among reports, kept ones and new ones: the moment what is told describes. */
async function newestAmong(changed: readonly WorkedOut[], store: Store): Promise<Instant | null> {
  const { rows } = await store.picture.stories({ limit: 1 });
  const dates = [rows[0]?.to ?? null, ...changed.map(({ after }) => after?.story.period?.to ?? null)].filter((date) => date !== null);
  return dates.sort().at(-1) ?? null;
}

/** `revision` is that of the story before the change: the same change found by two processes is one alert, and one that comes again later is another. */
function keyOf({ watch, event, old, new: now, view }: Alert, revision: number): string {
  const change = [watch, view.finding.id, event, old, now, revision];
  return createHash("sha256").update(JSON.stringify(change)).digest("hex");
}

function keptAlert(alert: Alert, revision: number, target: KeptWatch["target"], at: Instant): KeptAlert {
  const { event, view, old, new: now } = alert;
  const { claim, article } = view.lead;
  return {
    key: keyOf(alert, revision),
    watch: alert.watch,
    at,
    // a feed is read by whoever wants it: nothing is sent
    state: target.kind === "feed" ? "sent" : "waiting",
    dueAt: at,
    tries: 0,
    problem: null,
    facts: {
      event,
      story: view.dossier.story.id,
      finding: view.finding.id,
      status: view.finding.status,
      claim: claim.id,
      article: article.id,
      clause: view.statement === quoteOf(article, claim.span),
      old,
      new: now,
    },
  };
}

/** What the watches have to be told of stories that were worked out anew, before the picture takes them; nothing is written here. */
export async function evaluateWatches(changed: readonly WorkedOut[], store: Store, circumstances: Circumstances, deps: Deps): Promise<Evaluated> {
  const active = (await store.watches.listWatches()).filter(({ suspended }) => suspended === null);
  const after = changed.flatMap((one) => one.after ?? []);
  if (active.length === 0 || after.length === 0) return NOTHING;
  const suspended = suspendedBy(active, after, deps);
  const gone = new Set(suspended.map(({ watch }) => watch.id));
  const targets = new Map(active.filter(({ watch }) => !gone.has(watch.id)).map((kept) => [kept.watch.id, kept] as const));
  const before = await dossiersBefore(changed, store, circumstances);
  const asOf = await newestAmong(changed, store);
  const { decisions } = circumstances;
  const leaving = (dossiers: readonly Dossier[]): readonly Dossier[] => share(dossiers, asOf, decisions, deps).dossiers;
  const watches: readonly Watch[] = [...targets.values()].map(({ watch }) => watch);
  const told = alertsFor(leaving(before), leaving(after), watches, writeOptions({ decisions, dossiers: [] }, asOf, deps));
  const at = deps.clock.now();
  const alerts: KeptAlert[] = [];
  for (const alert of told) {
    const revision = (await store.picture.findStory(alert.view.dossier.story.id))?.revision ?? 0;
    const kept = targets.get(alert.watch);
    if (kept !== undefined) alerts.push(keptAlert(alert, revision, kept.target, at));
  }
  return { alerts, suspended };
}
