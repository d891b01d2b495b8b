import { readFile, stat } from "node:fs/promises";
import type { Collected, Source } from "../app/ports.ts";
import { MAX_FILE_BYTES } from "../config.ts";
import { AppError } from "../errors.ts";
import type { PoliteFetcher } from "../fetch/polite.ts";
import { addressReports, listReports, type Reader } from "./addresses.ts";
import { fileReports, handOnOnce, reportsIn } from "./file.ts";
import { kindOf, kindOfBytes, kindOfName } from "./kinds.ts";
import { megabytes, skip } from "./skip.ts";
import { walk } from "./walk.ts";
import { addressLines, readXml } from "./xml-kinds.ts";

/** What collecting needs of the world. */
export interface Surroundings {
  readonly now: () => string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Made when an address is first read: who reads files never opens a connection. */
  readonly fetcher: () => PoliteFetcher;
  readonly maxPages: number;
}

/** True for what is fetched rather than opened. */
export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/** Addresses in a text that is nothing but a list of them: lines, an OPML reading list, a sitemap. Null for anything else. */
function addressesIn(bytes: Uint8Array, name: string): readonly string[] | null {
  const kind = kindOf(name, bytes);
  if (kind === "page") return addressLines(new TextDecoder().decode(bytes.subarray(0, MAX_FILE_BYTES)));
  if (kind !== "xml") return null;
  const found = readXml(bytes, null, null);
  if (found.kind === "feeds" || found.kind === "sitemaps") return found.urls;
  return found.kind === "pages" ? found.pages.map(({ url }) => url) : null;
}

/** The addresses in a file that lists them; an error in one sentence when it lists none. */
export async function listedAddresses(path: string): Promise<readonly string[]> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new AppError("input/not-found", { path });
  const urls = addressesIn(bytes, path);
  if (urls === null || urls.length === 0) throw new AppError("input/no-addresses", { path });
  return urls;
}

/** Bytes a person handed over by name or by pipe: a list of addresses is read as what it lists. */
async function* namedReports(bytes: Uint8Array, name: string, receivedAt: string, reader: () => Reader): AsyncIterable<Collected> {
  const urls = addressesIn(bytes, name);
  if (urls === null) yield* reportsIn(bytes, name, receivedAt);
  else yield* listReports(urls, name, reader());
}

async function* stdinReports(input: AsyncIterable<Uint8Array>, receivedAt: string, reader: () => Reader): AsyncIterable<Collected> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) {
      yield skip("collect/too-large", "standard input", `more than ${megabytes(MAX_FILE_BYTES)}`, "save it as files of one report each");
      return;
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const kind = kindOfBytes(bytes);
  const endings = { json: "json", jsonl: "jsonl", mail: "eml", mailbox: "mbox", zip: "zip", warc: "warc", gzip: "gz", xml: "xml", page: "txt" } as const;
  const ending = kind === "page" && bytes.subarray(0, 64).toString().trimStart().startsWith("<") ? "html" : endings[kind];
  yield* namedReports(bytes, `stdin.${ending}`, receivedAt, reader);
}

/** Files that may hold nothing but addresses; larger ones hold something else. */
const MAX_LIST_BYTES = 5_000_000;

async function* pathReports(path: string, receivedAt: string, reader: () => Reader): AsyncIterable<Collected> {
  const info = await stat(path).catch(() => null);
  const kind = kindOfName(path);
  const mayList = info?.isFile() === true && info.size <= MAX_LIST_BYTES && (kind === null || kind === "page" || kind === "xml");
  const bytes = mayList ? await readFile(path).catch(() => null) : null;
  const urls = bytes === null ? null : addressesIn(bytes, path);
  if (urls !== null) {
    yield* listReports(urls, path, reader());
    return;
  }
  for await (const found of walk([path])) {
    if (found.kind === "file") yield* fileReports(found.path, found.name, receivedAt);
    else if (found.kind === "unreadable") yield skip("collect/unreadable", found.path, found.reason, "make it readable, or leave it out");
    else if (found.kind === "outside") yield skip("collect/outside", found.path, "a link that leads out of the folder", "name its target instead");
    else if (found.kind === "about")
      yield skip("collect/about-folder", found.path, "tells about the folder, not about an event", "name the file itself to have it read", false);
    else yield skip("collect/other-kind", found.path, "not a kind of file that holds reports", "save it as .txt or .html to have it read", false);
  }
}

/** Reports behind inputs in their order: files, folders, addresses, and standard input ("-"); the same bytes are handed on once. */
export function inputSource(inputs: readonly string[], { now, stdin, fetcher, maxPages }: Surroundings): Source {
  const asked = new Set<string>();
  const noting = ({ get, close }: PoliteFetcher): PoliteFetcher => ({
    get: (url, signal, wish) => get(url, signal, { ...wish, onAsk: (host) => asked.add(host) }),
    close,
  });
  async function* everything(signal: AbortSignal): AsyncIterable<Collected> {
    const receivedAt = now();
    const reader = (): Reader => ({ fetcher: noting(fetcher()), signal, now, maxPages, other: (bytes, name) => reportsIn(bytes, name, receivedAt) });
    for (const input of inputs) {
      if (input === "-") yield* stdinReports(stdin, receivedAt, reader);
      else if (isAddress(input)) yield* addressReports(input, reader());
      else yield* pathReports(input, receivedAt, reader);
    }
  }
  return { captures: (signal) => handOnOnce(everything(signal), signal), asked: () => [...asked] };
}
