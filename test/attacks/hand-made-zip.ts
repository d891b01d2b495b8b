import { crc32, deflateRawSync } from "node:zlib";

/** A file in an archive, by whatever name. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  /** What the archive claims the entry unpacks to. */
  readonly claims: number;
  readonly sum: number;
}

export const entryOf = (name: string, bytes: Uint8Array, claims = bytes.length): ZipEntry => ({
  name,
  packed: deflateRawSync(bytes),
  claims,
  sum: crc32(bytes),
});

/** A zip written by hand, so that it can lie (APPNOTE 4.3); `overlapping` lets every entry lead to the bytes of the first. */
export function zipOf(entries: readonly ZipEntry[], overlapping = false): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  entries.forEach(({ name, packed, claims, sum }, index) => {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claims, 22);
    local.writeUInt16LE(title.length, 26);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(20, 6);
    local.copy(header, 10, 8, 28);
    header.writeUInt16LE(title.length, 28);
    header.writeUInt32LE(overlapping ? 0 : at, 42);
    central.push(header, title);
    if (overlapping && index > 0) return;
    locals.push(local, title, Buffer.from(packed));
    at += local.length + title.length + packed.length;
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
