import { SHORTEST_DELAY_HOURS } from "../../core/exports/guard/forces.ts";
import { shareable } from "../../core/exports/shareable.ts";
import type { Decision, Dossier, Instant } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { passagesOf } from "./passages.ts";
import type { SharedSummary, StoryPicture } from "./picture.ts";
import { pictureRows } from "./picture-rows.ts";
import { heldBack } from "./share.ts";
import { storySummary } from "./story-summary.ts";

/** A moment at which every dated report is new, and one at which none is. */
const BEFORE_ALL = "0001-01-01T00:00:00.000Z";
const AFTER_ALL = "9999-12-31T23:59:59.999Z";

/** When a report of that date may place forces finely. */
const openAfter = (at: Instant): Instant => new Date(Date.parse(at) + SHORTEST_DELAY_HOURS * 3_600_000).toISOString();

interface Row {
  readonly id: string;
  readonly at: Instant | null;
  readonly body: unknown;
  readonly shared?: unknown;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Rows with what may leave of each: once its reports are old, and before. A row that the guard took out does not leave. */
function withShared<R extends Row>(rows: readonly R[], old: readonly R[], fresh: readonly R[]): readonly R[] {
  const oldBodies = new Map(old.map(({ id, body }) => [id, body]));
  const freshBodies = new Map(fresh.map(({ id, body }) => [id, body]));
  return rows.map((row) => {
    const shared = oldBodies.get(row.id);
    const early = freshBodies.get(row.id);
    if (shared === undefined || early === undefined) return { ...row, shared: null };
    const waits = row.at !== null && !isSame(early, shared);
    return { ...row, ...(isSame(shared, row.body) ? {} : { shared }), ...(waits ? { fresh: early, openFrom: openAfter(row.at) } : {}) };
  });
}

const rowsOf = (dossiers: readonly Dossier[]): StoryPicture | null => (dossiers[0] === undefined ? null : pictureRows(dossiers[0]));

/** What lists say of the story, once its reports are old and before. */
function summaryOf([old]: readonly Dossier[], [fresh]: readonly Dossier[], to: Instant | null): SharedSummary | null {
  if (old === undefined || fresh === undefined) return null;
  const open = storySummary(old);
  const early = old === fresh ? open : storySummary(fresh);
  return isSame(open, early) ? { open, fresh: null, openFrom: null } : { open, fresh: early, openFrom: to === null ? null : openAfter(to) };
}

/** How a list names a story; one whose reports are all held back is named by nothing they say. */
const shownOf = (rows: StoryPicture | null): Pick<StoryPicture["dossier"]["story"], "label" | "lookalikes"> =>
  rows === null ? { label: "[held back]", lookalikes: [] } : { label: rows.dossier.story.label, lookalikes: rows.dossier.story.lookalikes };

/** What the picture keeps of a dossier: every row as it stands here, and as it may leave this machine. */
export function pictureEntry(dossier: Dossier, decisions: readonly Decision[], packs: Packs): StoryPicture {
  const held = heldBack(decisions, packs);
  const rows = pictureRows(dossier);
  const early = shareable([dossier], { asOf: BEFORE_ALL, ...held }, packs);
  const waits = early.warnings.some(({ code }) => code === "force-position");
  const fresh = rowsOf(early.dossiers);
  const late = waits ? shareable([dossier], { asOf: AFTER_ALL, ...held }, packs) : null;
  const old = late === null ? fresh : rowsOf(late.dossiers);
  const none = { findings: [], claims: [], documents: [], origins: [] };
  const { findings, claims, documents, origins } = old ?? none;
  const before = fresh ?? none;
  const { to } = dossier.story.period ?? { to: null };
  const shown = shownOf(old);
  const shownEarly = shownOf(fresh);
  return {
    dossier: rows.dossier,
    summary: summaryOf((late ?? early).dossiers, early.dossiers, to),
    shared: { ...shown, fresh: isSame(shown, shownEarly) ? null : { ...shownEarly, openFrom: to === null ? null : openAfter(to) } },
    findings: withShared(rows.findings, findings, before.findings),
    claims: withShared(rows.claims, claims, before.claims),
    documents: withShared(rows.documents, documents, before.documents),
    origins: withShared(rows.origins, origins, before.origins),
    passages: passagesOf(late?.dossiers[0] ?? early.dossiers[0], early.dossiers[0], openAfter),
  };
}
