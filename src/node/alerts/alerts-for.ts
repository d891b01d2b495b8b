import { type FindingView, rolesOf, viewFindings, voicesOf } from "../../core/exports/finding-view.ts";
import { unguarded } from "../../core/exports/shareable.ts";
import { ACTOR_ROLES } from "../../core/exports/tables/claims.ts";
import type { Dossier, Finding } from "../../core/model/index.ts";
import type { WriteOptions } from "../exports/format.ts";
import type { Watch } from "./watch.ts";

export type AlertEvent = Watch["on"][number];

/** Something a watch asked to be told of. */
export interface Alert {
  readonly watch: string;
  readonly event: AlertEvent;
  readonly view: FindingView;
  /** What changed, before and after, in one line each; null where there was nothing before. */
  readonly old: string | null;
  readonly new: string;
}

const rangeOf = ({ estimate }: Finding): string => (estimate === null ? "no figure" : `${estimate.low ?? "?"} to ${estimate.high ?? "?"} ${estimate.unit}`);

/** What happened to a finding between two states of its story. */
function changesOf(before: Finding | undefined, after: Finding): readonly Omit<Alert, "watch" | "view">[] {
  if (before === undefined) return [{ event: "new-claim", old: null, new: after.status }];
  return [
    ...(after.count.max > before.count.max
      ? [{ event: "new-origin" as const, old: `${before.count.min} to ${before.count.max} origins`, new: `${after.count.min} to ${after.count.max} origins` }]
      : []),
    ...(before.status === after.status ? [] : [{ event: "status-change" as const, old: before.status, new: after.status }]),
    ...(rangeOf(before) === rangeOf(after) ? [] : [{ event: "range-change" as const, old: rangeOf(before), new: rangeOf(after) }]),
  ];
}

const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());

/** The first time a figure reaches the value that is watched. */
function passesNow(watch: Watch, before: Finding | undefined, after: Finding): boolean {
  if (watch.passes === undefined) return true;
  const reach = (finding: Finding | undefined): number => finding?.estimate?.high ?? finding?.estimate?.low ?? Number.NEGATIVE_INFINITY;
  return after.label === watch.passes.label && reach(after) >= watch.passes.value && reach(before) < watch.passes.value;
}

function matches(watch: Watch, view: FindingView, before: Finding | undefined, { packs }: WriteOptions): boolean {
  const { finding, place, statement } = view;
  if (watch.story !== undefined && watch.story !== finding.story) return false;
  if (watch.terms?.some((term) => !holds(statement, term))) return false;
  if (
    watch.place !== undefined &&
    ![place?.name, place?.division?.name, place?.country?.name].some((name) => name !== undefined && holds(name, watch.place ?? ""))
  )
    return false;
  const actors = [...rolesOf(view, ACTOR_ROLES, packs), ...voicesOf(view)];
  if (watch.actor !== undefined && !actors.some((name) => holds(name, watch.actor ?? ""))) return false;
  return passesNow(watch, before, finding);
}

/** What watches have to be told after stories changed. Both states are as they may leave. Pure; the same change gives the same alerts. */
export function alertsFor(before: readonly Dossier[], after: readonly Dossier[], watches: readonly Watch[], options: WriteOptions): readonly Alert[] {
  // by their claims: the id of a finding changes with the smallest of them
  const earlier = new Map(before.flatMap(({ findings }) => findings.flatMap((finding) => finding.claims.map((claim) => [claim, finding] as const))));
  return viewFindings(unguarded(after), options).flatMap((view) => {
    const old = view.finding.claims.map((claim) => earlier.get(claim)).find((finding) => finding !== undefined);
    const changes = changesOf(old, view.finding);
    return watches.flatMap((watch) =>
      matches(watch, view, old, options) ? changes.filter(({ event }) => watch.on.includes(event)).map((change) => ({ ...change, watch: watch.id, view })) : [],
    );
  });
}
