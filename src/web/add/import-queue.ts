import type { Summary } from "../data/shapes.ts";

/** Something to be read: a file or pasted report, or an address of the web. */
export type Wanted =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly bytes: number;
      readonly load: () => Promise<{ readonly name: string; readonly text?: string; readonly base64?: string }>;
    }
  | { readonly kind: "address"; readonly name: string };

/** Something that was not read, in the server's words. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
  readonly fix: string;
}

/** How an import stands. */
export interface Progress {
  /** Files and addresses that were handed over and answered. */
  readonly done: number;
  readonly all: number;
  readonly running: boolean;
  /** Reports that are new, and those that were here already: a file may hold many. */
  readonly added: readonly string[];
  readonly known: number;
  readonly leftOut: readonly LeftOut[];
  /** Stories that got one of the new reports. */
  readonly stories: readonly { readonly id: string; readonly label: string }[];
}

export const NOTHING: Progress = { done: 0, all: 0, running: false, added: [], known: 0, leftOut: [], stories: [] };

/** Most that goes over in one request: a request of ours may have 25 MB, and bytes grow by a third on the way. */
const MOST_FILES = 8;
const MOST_BYTES = 4_000_000;
const MOST_ADDRESSES = 5;
/** Largest file that fits into a request at all. */
export const LARGEST_BYTES = 18_000_000;

/** The next things that go over together: of one kind, few enough that the bar moves. */
export function nextBatch(waiting: readonly Wanted[]): readonly Wanted[] {
  const [first] = waiting;
  if (first === undefined) return [];
  const batch: Wanted[] = [];
  let bytes = 0;
  for (const one of waiting) {
    if (one.kind !== first.kind) break;
    if (one.kind === "file") bytes += one.bytes;
    if (batch.length > 0 && (bytes > MOST_BYTES || batch.length >= (one.kind === "file" ? MOST_FILES : MOST_ADDRESSES))) break;
    batch.push(one);
  }
  return batch;
}

/** What stands after one more answer. */
export function withAnswer(progress: Progress, batch: readonly Wanted[], { read, stories }: Summary): Progress {
  const added = new Set(read?.added ?? []);
  const touched = stories.filter(({ articles }) => articles.some(({ name }) => added.has(name)));
  const known = new Map([...progress.stories, ...touched.map(({ id, label }) => ({ id, label }))].map((story) => [story.id, story]));
  return {
    ...progress,
    done: progress.done + batch.length,
    added: [...progress.added, ...added],
    known: progress.known + (read?.known ?? 0),
    leftOut: [...progress.leftOut, ...(read?.skipped ?? []).map(({ file, message, fix }) => ({ name: file, why: message, fix }))],
    stories: [...known.values()],
  };
}

/** What stands after a batch that was refused as a whole. */
export const withRefusal = (progress: Progress, batch: readonly Wanted[], why: string, fix: string): Progress => ({
  ...progress,
  done: progress.done + batch.length,
  leftOut: [...progress.leftOut, ...batch.map(({ name }) => ({ name, why, fix }))],
});

const ADDRESS = /^https?:\/\/\S+$/i;

/** Addresses in pasted words that are nothing but addresses, one a line; null for anything else. */
export function pastedAddresses(text: string): readonly string[] | null {
  const lines = text.split(/\s+/).filter((line) => line !== "");
  return lines.length > 0 && lines.every((line) => ADDRESS.test(line)) ? [...new Set(lines)] : null;
}
