import { parentPort, workerData } from "node:worker_threads";
import { loadPacks } from "../app/packs.ts";
import { type ReadPiece, type ReadTask, readStretch } from "./read-stretch.ts";

/** What a thread is started with; in `watch` it writes which record it has in hand: a serial number, and its place (-1: none). */
export interface ThreadStart {
  readonly root: string;
  readonly watch: SharedArrayBuffer;
}

export type ToStretchThread = { readonly task: ReadTask } | { readonly goOn: boolean };
export type FromStretchThread =
  | { readonly piece: ReadPiece }
  | { readonly asks: number }
  | { readonly end: true }
  | /** The file cannot be read here. */ { readonly unreadable: string };

const start = workerData as ThreadStart;
const packs = loadPacks(start.root);
const watch = new BigInt64Array(start.watch);
const port = parentPort;

let answer: ((goOn: boolean) => void) | null = null;

/** Bytes that may change hands: a part of a larger piece of memory is copied out of it. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);

function inHand(place: number): void {
  Atomics.store(watch, 1, BigInt(place));
  Atomics.add(watch, 0, 1n);
}

function hand(piece: ReadPiece): void {
  if (piece.staged === null) return port?.postMessage({ piece } satisfies FromStretchThread);
  const bytes = own(piece.staged.capture.bytes);
  const reading = own(piece.staged.reading);
  const staged = { ...piece.staged, reading, capture: { ...piece.staged.capture, bytes } };
  return port?.postMessage({ piece: { ...piece, staged } } satisfies FromStretchThread, [bytes.buffer, reading.buffer]);
}

async function work(task: ReadTask): Promise<void> {
  const before = async (place: number): Promise<boolean> => {
    const goOn =
      !task.careful ||
      (await new Promise<boolean>((resolve) => {
        answer = resolve;
        port?.postMessage({ asks: place } satisfies FromStretchThread);
      }));
    inHand(place);
    return goOn;
  };
  inHand(-1);
  try {
    for await (const piece of readStretch(task, packs, before)) {
      inHand(-1);
      hand(piece);
    }
    port?.postMessage({ end: true } satisfies FromStretchThread);
  } catch (error) {
    port?.postMessage({ unreadable: error instanceof Error ? error.message : String(error) } satisfies FromStretchThread);
  }
}

port?.on("message", (message: ToStretchThread) => {
  if ("task" in message) void work(message.task);
  else answer?.(message.goOn);
});
