/** `<?xml version="1.0" encoding="ISO-8859-1"?>` */
const DECLARED = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** Byte order marks, and the first bytes of "<?" in UTF-16 without one. */
const MARKS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
  [[0x3c, 0x00, 0x3f, 0x00], "utf-16le"],
  [[0x00, 0x3c, 0x00, 0x3f], "utf-16be"],
];

function decoderFor(label: string | undefined | null): InstanceType<typeof TextDecoder> | null {
  try {
    return label ? new TextDecoder(label) : null;
  } catch {
    return null;
  }
}

/** XML bytes as text: byte order mark first, then what the server said, then what the document says, else UTF-8 (RFC 7303). */
export function decodeXml(bytes: Uint8Array, charset: string | null): string {
  const mark = MARKS.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1];
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];
  const decoder = decoderFor(mark) ?? decoderFor(charset) ?? decoderFor(declared) ?? new TextDecoder("utf-8");
  return decoder.decode(bytes);
}
