import type { Anchor, Capture, Decision } from "../../../core/model/index.ts";
import { sha256 } from "../../sha256.ts";
import type { Link, LinkContent } from "./chain.ts";

/** A capture as its columns, without its place in the chain. */
export interface CaptureColumns {
  readonly id: string;
  /** Of the bytes. */
  readonly sha256: string;
  readonly envelope_sha256: string;
  readonly received_at: string;
  /** Also in the envelope; here to be found by. */
  readonly url: string | null;
  /** Everything that came with the bytes, as JSON; null when the report was forgotten, as url and bytes are then. */
  readonly envelope: string | null;
  readonly bytes: Uint8Array | null;
}
export type CaptureRow = Link & CaptureColumns;

/** What the chain vouches for of a capture: it stays when the capture is emptied. */
export const captureContent = (row: Pick<CaptureColumns, "id" | "sha256" | "envelope_sha256" | "received_at">): LinkContent => ({
  id: row.id,
  sha256: row.sha256,
  envelope: row.envelope_sha256,
  receivedAt: row.received_at,
});

export function captureColumns({ id, bytes, receivedAt, ...rest }: Capture): CaptureColumns {
  const envelope = JSON.stringify(rest);
  return { id, sha256: sha256(bytes), envelope_sha256: sha256(envelope), received_at: receivedAt, url: rest.url, envelope, bytes };
}

/** The capture a row holds; null when its report was forgotten. */
export function captureOf(row: Pick<CaptureColumns, "id" | "received_at" | "envelope" | "bytes">): Capture | null {
  if (row.envelope === null || row.bytes === null) return null;
  const rest = JSON.parse(row.envelope) as Omit<Capture, "id" | "bytes" | "receivedAt">;
  return { ...rest, id: row.id, bytes: row.bytes, receivedAt: row.received_at };
}

/** A decision as its columns, without its place in the chain. */
export interface DecisionColumns {
  readonly verb: string;
  readonly decided_by: string;
  readonly decided_at: string;
  /** The decision as JSON, but for the words of reports in it. */
  readonly ruling: string;
  readonly words_sha256: string;
  /** The words of reports in it, as JSON; null when a report they are from was forgotten. */
  readonly words: string | null;
}
export type DecisionRow = Link & DecisionColumns;

interface Words {
  readonly quotation: string | null;
  readonly anchors: readonly Anchor[];
}

export function decisionColumns(decision: Decision): DecisionColumns {
  const { quotation, anchors, ...ruling } = decision;
  const words = JSON.stringify({ quotation, anchors } satisfies Words);
  return {
    verb: decision.verb,
    decided_by: decision.by,
    decided_at: decision.at,
    ruling: JSON.stringify(ruling),
    words_sha256: sha256(words),
    words,
  };
}

/** What the chain vouches for of a decision. */
export const decisionContent = (row: Pick<DecisionColumns, "ruling" | "words_sha256">): LinkContent => ({ ruling: row.ruling, words: row.words_sha256 });

export function decisionOf(row: Pick<DecisionColumns, "ruling" | "words">): Decision {
  const words: Words = row.words === null ? { quotation: null, anchors: [] } : (JSON.parse(row.words) as Words);
  return { ...(JSON.parse(row.ruling) as Omit<Decision, keyof Words>), ...words } as Decision;
}

/** Some words of the decision stand in the article. */
export const isWordedBy = (row: DecisionColumns, article: string): boolean =>
  row.words !== null && decisionOf(row).anchors.some(({ id, passages }) => id.includes(article) || passages.some((passage) => passage.article === article));

/** A report that is taken out. */
export interface Removal {
  readonly article: string;
  readonly reason: string;
  readonly removed_by: string;
  readonly removed_at: string;
}

/** A report that was taken out, as its columns, without its place in the chain. */
export interface RemovalColumns extends Removal {
  /** Positions of the decisions whose words went with it, as JSON; null in entries of before this was written down. */
  readonly emptied: string | null;
}
export type RemovalRow = Link & RemovalColumns;

/** Removals with the decisions that each of them empties, one after the other. */
export function removalColumns(removals: readonly Removal[], decisions: readonly DecisionRow[]): readonly RemovalColumns[] {
  const gone = new Set<number>();
  return removals.map((removal) => {
    const emptied = decisions.filter((row) => !gone.has(row.position) && isWordedBy(row, removal.article)).map(({ position }) => position);
    for (const position of emptied) gone.add(position);
    return { ...removal, emptied: JSON.stringify(emptied) };
  });
}

/** Positions of the decisions that a removal emptied; null when it does not say, or cannot be read. */
export function emptiedBy({ emptied }: Pick<RemovalColumns, "emptied">): readonly number[] | null {
  try {
    const list: unknown = emptied === null ? null : JSON.parse(emptied);
    return Array.isArray(list) ? list.filter((position) => typeof position === "number") : null;
  } catch {
    return null;
  }
}

/** What the chain vouches for of a removal. */
export const removalContent = ({ article, reason, removed_by, removed_at, emptied }: RemovalColumns): LinkContent => ({
  article,
  reason,
  by: removed_by,
  at: removed_at,
  ...(emptied === null ? {} : { emptied }),
});
