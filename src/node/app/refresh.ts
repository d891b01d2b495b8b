import type { Decision, Dossier, StoryId } from "../../core/model/index.ts";
import { decisionsInForce } from "../../core/pipeline.ts";
import { evaluateWatches } from "../alerts/evaluate.ts";
import type { Stale, StoryPicture } from "./picture.ts";
import { pictureEntry } from "./picture-entry.ts";
import type { Deps, Store } from "./ports.ts";
import { type Regrouped, regroup } from "./regroup.ts";
import { circumstancesOf, workOut } from "./story-dossier.ts";

/** Stories written in one transaction. */
const PAGE = 20;

/** "finding:<article>:<...>", "<article>:<...>" -> the article */
const CLAIM_ID = /^(?:finding:|origin:)?([^:]+):/;

/** Everything a decision names that a story can be found by. */
function namesIn(decision: Decision, log: readonly Decision[]): readonly string[] {
  if (decision.verb === "withdraw") return log.filter(({ id }) => id === decision.decision).flatMap((taken) => namesIn(taken, log));
  if (decision.verb === "move") return decision.to === null ? [decision.article] : [decision.article, decision.to];
  // of an outlet's letter no story tells
  if (decision.verb === "rate" && decision.target.startsWith("outlet:")) return [];
  return "target" in decision ? [decision.target] : [decision.a, decision.b];
}

/** The stories that new decisions change: those of the claims, articles and stories they name, and those that articles left or came to. */
async function storiesRuled(store: Store, log: readonly Decision[], seen: number): Promise<readonly StoryId[]> {
  const named = log.slice(seen).flatMap((decision) => namesIn(decision, log));
  const articles = named.map((id) => CLAIM_ID.exec(id)?.[1] ?? id);
  const before = await regroup(store, decisionsInForce(log.slice(0, seen), null));
  const after = await regroup(store, decisionsInForce(log, null));
  const placed = await store.findPlacements([...new Set([...articles, ...before.keys(), ...after.keys()])]);
  const stories = placed.flatMap(({ placement: { article, story } }) => [
    story,
    before.get(article)?.placement.story ?? story,
    after.get(article)?.placement.story ?? story,
  ]);
  return [...new Set([...named, ...stories])];
}

async function noteDecisions(store: Store, log: readonly Decision[]): Promise<void> {
  const seen = await store.picture.decisionsSeen();
  if (seen >= log.length) return;
  const stories = await storiesRuled(store, log, seen);
  await store.transaction(async (inner) => {
    await inner.picture.touch(stories);
    await inner.picture.setDecisionsSeen(log.length);
  });
}

/** Stories that wait, and those that analysts put articles of theirs into. */
function withTargets(page: readonly Stale[], regrouped: Regrouped): readonly Stale[] {
  const waiting = new Set(page.map(({ story }) => story));
  const targets = new Set(
    [...regrouped.values()].flatMap(({ from, placement }) => (waiting.has(from) && !waiting.has(placement.story) ? [placement.story] : [])),
  );
  return [...page, ...[...targets].map((story) => ({ story, mark: 0 }))];
}

/**
 * Brings the picture up to date: works out the stories that changed, each once however often it changed. What changes meanwhile is worked out
 * after; stopping at any moment leaves the rest waiting.
 */
export async function refreshPicture(store: Store, deps: Deps): Promise<void> {
  for (let done = 0; !deps.signal.aborted; ) {
    const log = await store.listDecisions();
    await noteDecisions(store, log);
    const page = await store.picture.stale(PAGE);
    if (page.length === 0) return;
    const circumstances = await circumstancesOf(store, deps.packs(), null);
    const built: { readonly stale: Stale; readonly dossier: Dossier | null; readonly entry: StoryPicture | null }[] = [];
    for (const stale of withTargets(page, circumstances.regrouped)) {
      const dossier = await workOut(store, stale.story, circumstances);
      built.push({ stale, dossier, entry: dossier === null ? null : pictureEntry(dossier, circumstances.decisions, circumstances.packs) });
      deps.progress("working out stories", ++done, null);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const quiet = await store.picture.quietUpTo();
    // a story that only got an article moved into it waits with no mark
    const reported = built.filter(({ stale: { mark } }) => mark === 0 || mark > quiet);
    const { alerts, suspended } = await evaluateWatches(
      reported.map(({ stale: { story }, dossier }) => ({ story, after: dossier })),
      store,
      circumstances,
      deps,
    );
    await store.transaction(async (inner) => {
      for (const { stale, entry } of built) {
        if (entry === null) await inner.picture.remove(stale);
        else await inner.picture.put(entry, stale.mark);
      }
      await inner.watches.addAlerts(alerts);
      for (const watch of suspended) await inner.watches.putWatch(watch);
    });
    for (const { watch, suspended: why } of suspended) deps.note(`watch ${watch.id} is suspended: ${why}`);
  }
}
