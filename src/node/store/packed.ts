import { deserialize, serialize } from "node:v8";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** A value as compressed JSON: a reading of 95 kB is kept in 12. */
export const packJson = (value: unknown): Uint8Array => zstdCompressSync(JSON.stringify(value));

export const unpackJson = <T>(bytes: Uint8Array): T => JSON.parse(zstdDecompressSync(bytes).toString("utf8")) as T;

/** A value in the engine's own format, for what is kept only to be faster: numbers stay numbers, and whatever cannot be read again is made again. */
export const packValue = (value: unknown): Uint8Array => zstdCompressSync(serialize(value));

export const unpackValue = (bytes: Uint8Array): unknown => deserialize(zstdDecompressSync(bytes)) as unknown;
