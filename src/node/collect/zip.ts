import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import type { Collected } from "../app/ports.ts";
import { MAX_FILE_BYTES } from "../config.ts";
import { isBomb, MAX_RATIO } from "../unpack.ts";
import { kindOfName } from "./kinds.ts";
import { megabytes, reasonOf, skip } from "./skip.ts";
import { isAbout } from "./walk.ts";

/** Files of one archive that are read, and their size unpacked, all together. */
const MAX_ENTRIES = 10_000;
const MAX_TOTAL_BYTES = 500_000_000;

const STORED = 0;
const DEFLATED = 8;

/** What an entry is called on screen. Nothing is ever written under it, so a path that climbs out of the archive is merely a strange name. */
export function entryLabel(raw: string): string {
  const parts = raw.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== ".." && !/^[a-z]:$/i.test(part));
  return parts.join("/").replace(/\p{C}/gu, "?").slice(0, 300) || "unnamed";
}

const nameOf = (entry: Entry): string => getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** Why an entry is not unpacked, null when it is. */
function refusalOf(entry: Entry): readonly [message: string, fix: string] | null {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) return ["locked with a password", "unpack it first"];
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) return [`packed by method ${compressionMethod}, which is not read`, "unpack it first"];
  if (uncompressedSize > MAX_FILE_BYTES) return [`${megabytes(uncompressedSize)} (limit ${megabytes(MAX_FILE_BYTES)})`, "unpack it first"];
  if (isBomb(compressedSize, uncompressedSize)) return [`${compressedSize} bytes that unpack to more than ${MAX_RATIO} times as many`, "leave it out"];
  return null;
}

/** The bytes of one entry; the library stops where it grows beyond the size the archive claims. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const stream = await zip.openReadStreamPromise(entry);
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Files a zip of reports may hold besides them. */
const isClutter = (label: string): boolean => label.startsWith("__MACOSX/") || label.split("/").some((part) => part.startsWith("."));

/** What opens an archive: from disk by its path, from memory by its bytes. */
const openZip = (archive: string | Uint8Array): Promise<ZipFile> => {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  return typeof archive === "string" ? openPromise(archive, options) : fromBufferPromise(Buffer.from(archive), options);
};

/** The files of a zip archive, handed one by one to `readEntry`; an archive inside it is not opened. */
export async function* zipReports(
  archive: string | Uint8Array,
  name: string,
  readEntry: (bytes: Uint8Array, name: string) => AsyncIterable<Collected>,
): AsyncIterable<Collected> {
  let zip: ZipFile;
  try {
    zip = await openZip(archive);
  } catch (error) {
    yield skip("collect/unreadable", name, `an archive that cannot be opened (${reasonOf(error)})`, "make it again, or unpack it");
    return;
  }
  let total = 0;
  let count = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const label = entryLabel(nameOf(entry));
      const place = `${name}/${label}`;
      if (nameOf(entry).endsWith("/") || isClutter(label)) continue;
      const kind = kindOfName(label);
      if (kind === null) yield skip("collect/other-kind", place, "not a kind of file that holds reports", "save it as .txt or .html to have it read", false);
      else if (isAbout(label))
        yield skip("collect/about-folder", place, "tells about the folder, not about an event", "name the file itself to have it read", false);
      else if (kind === "zip") yield skip("collect/unreadable", place, "an archive inside an archive", "unpack it first");
      else {
        const refusal = refusalOf(entry);
        total += refusal === null ? entry.uncompressedSize : 0;
        count += 1;
        if (count > MAX_ENTRIES || total > MAX_TOTAL_BYTES) {
          yield skip(
            "collect/too-large",
            place,
            `beyond ${MAX_ENTRIES} files or ${megabytes(MAX_TOTAL_BYTES)} unpacked; the rest is left out`,
            "unpack it and read the folder",
          );
          return;
        }
        if (refusal !== null) yield skip("collect/unreadable", place, ...refusal);
        else yield* readOne(zip, entry, place, readEntry);
      }
    }
  } catch (error) {
    yield skip("collect/unreadable", name, `the rest of the archive cannot be read (${reasonOf(error)})`, "make it again, or unpack it");
  } finally {
    zip.close();
  }
}

async function* readOne(
  zip: ZipFile,
  entry: Entry,
  place: string,
  readEntry: (bytes: Uint8Array, name: string) => AsyncIterable<Collected>,
): AsyncIterable<Collected> {
  let bytes: Buffer;
  try {
    bytes = await bytesOf(zip, entry);
  } catch (error) {
    yield skip("collect/unreadable", place, `cannot be unpacked (${reasonOf(error)})`, "unpack it by other means");
    return;
  }
  yield* readEntry(bytes, place);
}
