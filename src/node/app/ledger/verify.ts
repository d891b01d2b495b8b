import { sha256 } from "../../sha256.ts";
import { type AuditRow, auditContent } from "../team/audit.ts";
import { CHAIN_START, type ChainHead, type ChainName, type Link, type LinkContent, makeLink } from "./chain.ts";
import {
  type CaptureRow,
  captureContent,
  captureOf,
  type DecisionRow,
  decisionContent,
  decisionOf,
  emptiedBy,
  type RemovalRow,
  removalContent,
} from "./entries.ts";
import type { Ledger } from "./ledger.ts";

/** Something that is not as it was written. */
export interface Fault {
  readonly chain: ChainName;
  /** Position of the entry; null for the chain as a whole. */
  readonly position: number | null;
  /** What is wrong, as a clause: "its bytes are not those that were kept". */
  readonly what: string;
}

/** What checking found. */
export interface Verification {
  readonly heads: Readonly<Record<ChainName, ChainHead>>;
  /** Reports whose text was taken out, with reason. */
  readonly forgotten: number;
  readonly faults: readonly Fault[];
  /** The head asked for stood at the end of a chain once; null when none was asked for. */
  readonly knownHead: boolean | null;
}

/** Rows checked at a time. */
const PAGE = 100;

/** The entries of one chain in order of position. */
async function* rowsOf<R extends Link>(page: (after: number, limit: number) => Promise<readonly R[]>): AsyncIterable<R> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await page(after, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** A value of the store, or the fault that it cannot be read. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function captureFaults(row: CaptureRow, removed: ReadonlySet<string>): readonly string[] {
  const whole = row.bytes !== null && row.envelope !== null;
  if (removed.has(row.id)) return row.bytes === null && row.envelope === null && row.url === null ? [] : ["its report was forgotten, and text of it is there"];
  if (!whole) return ["its text is gone, and nothing says why"];
  const faults: string[] = [];
  if (sha256(row.bytes ?? "") !== row.sha256) faults.push("its bytes are not those that were kept");
  if (sha256(row.envelope ?? "") !== row.envelope_sha256) faults.push("what came with its bytes is not what was kept");
  else if (readable(() => captureOf(row))?.url !== row.url) faults.push("its address is not the one it came with");
  return faults;
}

/** Decisions that removals say they emptied; `all` when one of them, written before that was noted, does not say. */
interface Emptied {
  readonly positions: ReadonlySet<number>;
  readonly all: boolean;
}

function decisionFaults(row: DecisionRow, emptied: Emptied): readonly string[] {
  if (row.words === null) {
    if (!emptied.all && !emptied.positions.has(row.position)) return ["the words under it are gone, and no report they were from was forgotten"];
  } else if (emptied.positions.has(row.position)) return ["a report it quotes was forgotten, and its words are there"];
  else if (sha256(row.words) !== row.words_sha256) return ["the words under it are not those that were kept"];
  const decision = readable(() => decisionOf(row));
  const same = decision !== null && decision.verb === row.verb && decision.by === row.decided_by && decision.at === row.decided_at;
  return same ? [] : ["its verb, author or moment is not what it says"];
}

interface Chain<R extends Link> {
  readonly name: ChainName;
  readonly rows: AsyncIterable<R>;
  readonly content: (row: R) => LinkContent;
  readonly faults: (row: R) => readonly string[];
}

/** Walks one chain; every hash is given to `seen`. */
async function verifyChain<R extends Link>({ name, rows, content, faults }: Chain<R>, end: ChainHead, seen: (hash: string) => void): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  let expected = 1;
  let head = CHAIN_START;
  for await (const row of rows) {
    const { position, previous, hash } = row;
    const say = (what: string): void => void found.push({ chain: name, position, what });
    if (position !== expected) say(expected < position ? `entry ${expected} before it is missing` : `it stands where entry ${expected} should`);
    if (previous !== head) say("it does not follow the entry before it");
    if (makeLink(position, previous, content(row)).hash !== hash) say("its content is not what its hash vouches for");
    for (const what of faults(row)) say(what);
    head = hash;
    seen(hash);
    expected = Math.max(expected, position) + 1;
  }
  if (expected - 1 !== end.length || head !== end.head)
    found.push({ chain: name, position: null, what: `it ends with entry ${expected - 1}, and ${end.length} were written` });
  return found;
}

/**
 * Computes every hash of the ledger anew. What was changed by whoever can also recompute every hash after it, in all places, is found only by a
 * head that was noted elsewhere: `expectHead` says whether it still stands in a chain.
 */
export async function verifyLedger(ledger: Ledger, expectHead: string | null, progress: (done: number) => void): Promise<Verification> {
  const heads = await ledger.heads();
  let done = 0;
  let knownHead = expectHead === null || expectHead === CHAIN_START;
  const seen = (hash: string): void => {
    if (hash === expectHead) knownHead = true;
    progress(++done);
  };
  const removed = new Set<string>();
  const positions = new Set<number>();
  let all = false;
  const removals = await verifyChain<RemovalRow>(
    {
      name: "removals",
      rows: rowsOf(ledger.removals),
      content: removalContent,
      faults: (row) => {
        const twice = removed.has(row.article);
        removed.add(row.article);
        const emptied = emptiedBy(row);
        all ||= emptied === null;
        for (const position of emptied ?? []) positions.add(position);
        return twice ? ["its report had been forgotten before"] : [];
      },
    },
    heads.removals,
    seen,
  );
  const missing = new Set(removed);
  const captures = await verifyChain<CaptureRow>(
    {
      name: "captures",
      rows: rowsOf(ledger.captures),
      content: captureContent,
      faults: (row) => {
        missing.delete(row.id);
        return captureFaults(row, removed);
      },
    },
    heads.captures,
    seen,
  );
  const decisions = await verifyChain<DecisionRow>(
    { name: "decisions", rows: rowsOf(ledger.decisions), content: decisionContent, faults: (row) => decisionFaults(row, { positions, all }) },
    heads.decisions,
    seen,
  );
  const audit = await verifyChain<AuditRow>({ name: "audit", rows: rowsOf(ledger.audit), content: auditContent, faults: () => [] }, heads.audit, seen);
  const dangling = [...missing].map((article): Fault => ({ chain: "removals", position: null, what: `no capture of ${article}, which it says was forgotten` }));
  return {
    heads,
    forgotten: removed.size,
    faults: [...captures, ...decisions, ...removals, ...audit, ...dangling],
    knownHead: expectHead === null ? null : knownHead,
  };
}
