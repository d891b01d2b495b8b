import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { sha256 } from "../../sha256.ts";

/** Bits of chance in every secret we make: 256, in bytes. */
const SECRET_BYTES = 32;

/** How an API token begins, so that people and scanners of leaked secrets know one. */
const TOKEN_MARK = "unecho_";
const TOKEN = /^unecho_[\w-]{43}$/;

/** A secret nobody can guess, in base64url. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

export const newTokenSecret = (): string => `${TOKEN_MARK}${newSecret()}`;

export const isTokenSecret = (text: string): boolean => TOKEN.test(text);

/** What is kept of a secret of 256 bits: it cannot be searched through as a password can, so a plain hash is enough. */
export const hashSecret = (secret: string): string => sha256(secret);

/** Whether two texts are equal, in a time that does not tell how far they agree. */
export function isSameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The token a page of a session sends with its writes: made from the secret of the cookie, which no page can read and no store has. */
export const pageTokenOf = (secret: string): string => createHash("sha256").update(`page token of ${secret}`).digest("base64url");
