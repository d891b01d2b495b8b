import type { z } from "zod";
import { watchWords } from "../alerts/feed.ts";
import type { Target } from "../alerts/watch.ts";
import { AppError } from "../errors.ts";
import type { watchRow } from "./answers/watched.ts";
import type { Style } from "./operation.ts";
import type { Store } from "./ports.ts";
import type { AlertCount, KeptAlert, KeptWatch } from "./watches.ts";

type WatchRow = z.output<typeof watchRow>;

/** Alerts in trouble that are listed for one watch. */
const MOST_TROUBLES = 10;

/** A target as it may be shown: what comes after the host of a webhook is often its password. */
function shownTarget(target: Target): string {
  switch (target.kind) {
    case "feed":
      return "feed";
    case "webhook":
      return new URL(target.url).host;
    case "mail":
      return target.to;
    default:
      return target satisfies never;
  }
}

const troubleOf = ({ key, facts, state, tries, problem }: KeptAlert): WatchRow["troubles"][number] => ({
  key,
  event: facts.event,
  finding: facts.finding,
  state,
  tries,
  problem,
});

/** A watch as an answer has it. */
export async function watchRowOf(kept: KeptWatch, counts: readonly AlertCount[], store: Store): Promise<WatchRow> {
  const { watch, target, by, at, suspended } = kept;
  const count = (state: KeptAlert["state"]): number => counts.find((one) => one.watch === watch.id && one.state === state)?.count ?? 0;
  const dead = await store.watches.alertsOf(watch.id, MOST_TROUBLES, "dead");
  const waiting = (await store.watches.alertsOf(watch.id, MOST_TROUBLES, "waiting")).filter(({ problem }) => problem !== null);
  return {
    id: watch.id,
    terms: watch.terms ?? [],
    place: watch.place ?? null,
    actor: watch.actor ?? null,
    story: watch.story ?? null,
    figure: watch.passes?.label ?? null,
    reaches: watch.passes?.value ?? null,
    on: watch.on,
    to: shownTarget(target),
    template: target.kind === "webhook" ? target.template : null,
    by,
    at,
    suspended,
    sent: count("sent"),
    waiting: count("waiting"),
    dead: count("dead"),
    troubles: [...dead, ...waiting].slice(0, MOST_TROUBLES).map(troubleOf),
  };
}

/** The watch of that name. */
export async function findWatch(store: Store, id: string): Promise<KeptWatch> {
  const found = (await store.watches.listWatches()).find(({ watch }) => watch.id === id);
  if (found === undefined) throw new AppError("watch/unknown", { id: id.slice(0, 60) });
  return found;
}

/** A watch in lines for a person. */
export function watchLines(kept: KeptWatch, row: WatchRow, style: Style): readonly string[] {
  const to = row.template === null || row.template === "json" ? row.to : `${row.to} (${row.template})`;
  return [
    `  ${row.id}  ${watchWords(kept)}  ${style.dim(`→ ${to}; ${row.on.join(", ")}`)}`,
    ...(row.suspended === null ? [] : [style.yellow(`      suspended: ${row.suspended}`)]),
    `      ${row.sent} told, ${row.waiting} waiting, ${row.dead} given up`,
    ...row.troubles.map(({ event, state, tries, problem }) =>
      style.dim(`      ${state === "dead" ? "given up" : `tried ${tries} times`}: ${event}: ${problem ?? ""}`),
    ),
  ];
}
