import { gunzipSync } from "node:zlib";
import { MAX_FILE_BYTES } from "./config.ts";

/** Unpacked bytes for one packed byte: text packs ten to one. */
export const MAX_RATIO = 200;
/** The ratio is looked at from so many bytes on: a short page of one letter is no bomb. */
export const RATIO_FROM_BYTES = 1_000_000;

/** True for so few packed bytes that only a bomb unpacks to so many. */
export const isBomb = (packed: number, unpacked: number): boolean => unpacked > RATIO_FROM_BYTES && unpacked > packed * MAX_RATIO;

/** What so many packed bytes may unpack to. */
export const mostUnpacked = (packed: number): number => Math.min(MAX_FILE_BYTES, Math.max(RATIO_FROM_BYTES, packed * MAX_RATIO));

/** Unpacks gzip, and stops at what a report may be; throws ERR_BUFFER_TOO_LARGE there. */
export const gunzipWithin = (packed: Uint8Array): Uint8Array => gunzipSync(packed, { maxOutputLength: mostUnpacked(packed.length) });
