import { findingLink } from "../../core/exports/permalinks.ts";
import type { Deps, Store } from "../app/ports.ts";
import { sharedNow } from "../app/share.ts";
import type { KeptWatch } from "../app/watches.ts";
import { titleOf } from "../exports/feed-entries.ts";
import type { FeedBody } from "../exports/write-feed.ts";
import { changeWords } from "./payload.ts";
import { tellAlert } from "./told.ts";

/** Alerts in a feed; newsreaders keep what they saw. */
const MOST_ENTRIES = 100;

/** What is watched for, in words. */
export function watchWords({ watch }: KeptWatch): string {
  const { terms = [], place, actor, story, passes } = watch;
  const words = [
    ...terms.map((term) => `"${term}"`),
    ...(place === undefined ? [] : [`in ${place}`]),
    ...(actor === undefined ? [] : [`by ${actor}`]),
    ...(story === undefined ? [] : [`story ${story.slice(0, 12)}`]),
    ...(passes === undefined ? [] : [`${passes.label} of ${passes.value} or more`]),
  ];
  return words.length === 0 ? "everything" : words.join(", ");
}

/** The newest alerts of a watch with the words that may leave now; those about what may not leave are left out. */
export async function watchFeed(kept: KeptWatch, store: Store, deps: Deps): Promise<FeedBody> {
  const { watch, base, at } = kept;
  const sharedAt = await sharedNow(store, deps.clock);
  const alerts = kept.suspended === null ? await store.watches.alertsOf(watch.id, MOST_ENTRIES) : [];
  const entries: FeedBody["entries"][number][] = [];
  for (const alert of alerts) {
    const told = await tellAlert(alert, store, sharedAt);
    if (told === null) continue;
    const link = findingLink(base, told.finding);
    entries.push({
      id: `${link}#${alert.key.slice(0, 16)}`,
      link,
      title: titleOf(told.event, told.statement),
      summary: `${changeWords(told)}. ${told.status}.`,
      published: alert.at,
      updated: alert.at,
      tags: [told.event, told.status],
    });
  }
  const note = "What the reports say, with the number of independent origins; not what is true.";
  const title = `unecho, watch ${watch.id}: ${kept.suspended === null ? watchWords(kept) : "suspended"}`;
  return { home: `${base}/`, title, note, updated: entries[0]?.updated ?? at, version: deps.version, entries };
}
