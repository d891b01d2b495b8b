import type { Capture, Decision } from "../../core/model/index.ts";
import { type LinkContent, sha256Hex } from "./chain.ts";

/** A capture as its columns, without its place in the chain. */
export interface CaptureColumns {
  readonly id: string;
  readonly sha256: string;
  readonly envelope_sha256: string;
  readonly received_at: string;
  readonly url: string | null;
  readonly envelope: string | null;
  readonly bytes: Uint8Array | null;
}

/** What the chain vouches for of a capture: it stays when the capture is emptied. */
export const captureContent = (row: Pick<CaptureColumns, "id" | "sha256" | "envelope_sha256" | "received_at">): LinkContent => ({
  id: row.id,
  sha256: row.sha256,
  envelope: row.envelope_sha256,
  receivedAt: row.received_at,
});

export function captureEntry({ id, bytes, receivedAt, ...rest }: Capture): { readonly columns: CaptureColumns; readonly content: LinkContent } {
  const envelope = JSON.stringify(rest);
  const columns = { id, sha256: sha256Hex(bytes), envelope_sha256: sha256Hex(envelope), received_at: receivedAt, url: rest.url, envelope, bytes };
  return { columns, content: captureContent(columns) };
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
  /** The whole decision as JSON: what the chain vouches for. */
  readonly decision: string;
}

export const decisionColumns = (decision: Decision): DecisionColumns => ({
  verb: decision.verb,
  decided_by: decision.by,
  decided_at: decision.at,
  decision: JSON.stringify(decision),
});

export const decisionEntry = ({ decision }: Pick<DecisionColumns, "decision">): LinkContent => ({ decision });

/** A report that was taken out, as its columns, without its place in the chain. */
export interface RemovalColumns {
  readonly article: string;
  readonly reason: string;
  readonly removed_by: string;
  readonly removed_at: string;
}

export const removalEntry = ({ article, reason, removed_by, removed_at }: RemovalColumns): LinkContent => ({ article, reason, by: removed_by, at: removed_at });
